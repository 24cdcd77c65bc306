"""The questions the workbench understands: what kind of answer each takes, and its codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.rules import countries, tongues
from workbench.rules.question_words import ASKED_BY
from workbench.rules.questionnaire import SELECT_MULTIPLE, SELECT_ONE, Choice, Form, Question
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Level, Slot, Status, Track

HOURS, YEAR = "hours", "year"
COUNTRIES = "countries"
TONGUES = "tongues"


@dataclass(frozen=True)
class KnownQuestion:
    """One question: its kind of answer, the codes a choice may have (all, when empty), its range.

    Kinds: name, line, text, day, email, phone, one, many, whole (of hours or a year, where
    `unit` says so), consent.
    """

    name: str
    title: Sentence
    kind: str
    codes: tuple[str, ...] = ()
    code_list: str | None = None
    least: int | None = None
    most: int | None = None
    is_required: bool = False
    unit: str | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """Words it is asked by in forms, in French, English and Arabic."""
        return ASKED_BY[self.name]

    def codes_allowed(self) -> tuple[str, ...]:
        """The codes in the order in which several are kept."""
        return _codes_of(self.code_list) if self.code_list else self.codes


def _codes(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)


_YES_NO = ("yes", "no")
_LEVELS, _TRACKS, _SLOTS, _STATUSES = map(_codes, (Level, Track, Slot, Status))
_EDUCATION = ("none", "secondary", "bachelor", "master")

_ALL = (
    KnownQuestion("given_name", sentence("Given name"), "name", is_required=True),
    KnownQuestion("family_name", sentence("Family name"), "name", is_required=True),
    KnownQuestion("birth_date", sentence("Date of birth"), "day", is_required=True),
    KnownQuestion("email", sentence("E-mail"), "email"),
    KnownQuestion("phone", sentence("Phone"), "phone"),
    KnownQuestion("country_of_origin", sentence("Country of origin"), "one", code_list=COUNTRIES),
    KnownQuestion("residence_status", sentence("Residence status"), "one", _STATUSES),
    KnownQuestion("city", sentence("City"), "line"),
    KnownQuestion(
        "arrival_year", sentence("Year of arrival"), "whole", least=1950, most=2200, unit=YEAR
    ),
    KnownQuestion("needs_childcare", sentence("Needs childcare"), "one", _YES_NO),
    KnownQuestion("has_laptop", sentence("Has a laptop"), "one", _YES_NO),
    KnownQuestion("french_level", sentence("French level"), "one", _LEVELS),
    KnownQuestion("english_level", sentence("English level"), "one", _LEVELS),
    KnownQuestion("spoken_languages", sentence("Languages spoken"), "many", code_list=TONGUES),
    KnownQuestion("education", sentence("Education"), "one", _EDUCATION),
    KnownQuestion("digital_skills", sentence("Digital skills"), "whole", least=0, most=5),
    KnownQuestion("tracks", sentence("Tracks of interest"), "many", _TRACKS),
    KnownQuestion("first_choice", sentence("First choice"), "one", _TRACKS, is_required=True),
    KnownQuestion("weekly_hours", sentence("Hours a week"), "whole", least=0, most=168, unit=HOURS),
    KnownQuestion("availability", sentence("Availability"), "many", _SLOTS),
    KnownQuestion("mentor_wish", sentence("Wish for a mentor"), "one", ("any", "woman")),
    KnownQuestion("motivation", sentence("Motivation"), "text"),
    KnownQuestion(
        "consent_data", sentence("Consent to storage"), "consent", _YES_NO, is_required=True
    ),
    KnownQuestion("consent_partners", sentence("Consent to partners"), "one", _YES_NO),
)

KNOWN: Mapping[str, KnownQuestion] = {each.name: each for each in _ALL}
PEOPLE = ("given_name", "family_name", "birth_date", "email", "phone")
CONSENT = "consent_data"
ANSWERS = tuple(name for name in KNOWN if name not in {*PEOPLE, CONSENT})


def _codes_of(code_list: str) -> tuple[str, ...]:
    """Every country (ISO 3166 alpha-2) or language (BCP 47), in alphabetical order."""
    return countries.codes() if code_list == COUNTRIES else tongues.codes()


@cache
def plain_form() -> Form:
    """The form of a file that comes without one: our own names and codes, no label."""
    kinds = {"one": SELECT_ONE, "many": SELECT_MULTIPLE, "consent": SELECT_ONE}
    questions = tuple(
        Question(
            name=each.name,
            kind=kinds.get(each.kind, "text"),
            choices=tuple(Choice(code) for code in each.codes_allowed()),
        )
        for each in _ALL
    )
    return Form(form_id="", title="", version=None, questions=questions)
