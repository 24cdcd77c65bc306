"""The answers that a plan of seats looks at, so that no others are kept with it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.frames import ANSWERS, APPLICATIONS
from workbench.rules.demands import Demands

ALWAYS = ("stage", "tracks", "first_choice", "earlier", "earlier_how")
_OF_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "country_group": ("country_of_origin",),
    "country": ("country_of_origin",),
    "newcomer": ("submitted_at", "arrival_year"),
    "graduate": ("earlier", "earlier_how"),
    "childcare": ("needs_childcare",),
    "laptop": ("has_laptop",),
    "language": ("spoken_languages",),
}
_OF_SUPPORTS: Mapping[str, tuple[str, ...]] = {
    "childcare": ("needs_childcare",),
    "laptop": ("has_laptop",),
    "travel": ("city",),
    "evening": ("availability",),
}
_OF_SESSIONS = ("availability",)
_OF_MENTORS = (
    "spoken_languages",
    "french_level",
    "english_level",
    "availability",
    "mentor_wish",
)
OF_A_MENTOR = ("tracks", "languages", "slots", "capacity", "is_woman")
"""What a plan looks at of a mentor."""

_WORDS_OF_HERS = "motivation"
_EVERYTHING = ("submitted_at", *(name for name in ANSWERS if name != _WORDS_OF_HERS))


def looked_at(demands: Demands) -> tuple[str, ...]:
    """The columns of applications that a plan with these demands looks at, in a settled order."""
    wanted = set(ALWAYS)
    for quota in demands.quotas:
        wanted.update(_of_question(quota.question))
    for support in demands.supports:
        wanted.update(_OF_SUPPORTS.get(support, _EVERYTHING))
    if demands.sessions or demands.track_sessions:
        wanted.update(_OF_SESSIONS)
    if demands.without_mentor is not None:
        wanted.update(_OF_MENTORS)
    return tuple(name for name in (*APPLICATIONS.columns, "earlier_how") if name in wanted)


def _of_question(question: str) -> tuple[str, ...]:
    """Of a question that is not an answer itself, all answers, unless it is known which."""
    return _OF_QUESTIONS.get(question, (question,) if question in ANSWERS else _EVERYTHING)
