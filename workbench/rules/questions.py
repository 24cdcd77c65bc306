"""The short name of every question of the form, as a coordinator says it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.sentences import Sentence, sentence

QUESTIONS: Mapping[str, Sentence] = {
    "age": sentence("date of birth"),
    "country_of_origin": sentence("country of origin"),
    "residence_status": sentence("residence status"),
    "city": sentence("city"),
    "arrival_year": sentence("year of arrival"),
    "needs_childcare": sentence("childcare need"),
    "has_laptop": sentence("laptop"),
    "french_level": sentence("French level"),
    "english_level": sentence("English level"),
    "spoken_languages": sentence("spoken languages"),
    "education": sentence("education"),
    "digital_skills": sentence("digital skills"),
    "tracks": sentence("tracks that interest her"),
    "first_choice": sentence("first choice of track"),
    "weekly_hours": sentence("hours a week"),
    "availability": sentence("availability"),
    "mentor_wish": sentence("wish for a mentor"),
    "motivation": sentence("motivation"),
    "consent_partners": sentence("consent to be shown to partners"),
}

AWAITED: Mapping[str, Sentence] = {"motivation_reviewed": sentence("review of her motivation")}
"""What is waited for from colleagues, and never asked of her."""


def title(question: str) -> Sentence:
    """The short name of one question, or of what is awaited, for a list."""
    return QUESTIONS[question] if question in QUESTIONS else AWAITED[question]


def unanswered(question: str) -> Sentence:
    """Why a gate or a criterion cannot tell: the question was left without an answer."""
    return sentence("Not answered: {question}.", question=title(question))
