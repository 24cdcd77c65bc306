"""What becomes of two applications for one cohort once they are said to be one woman's.

One is kept and the other set aside for it; what the kept one lacks is filled from the other.
The newest answers are kept, unless somebody has already decided on one of the two: then that one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Stage

DECIDED = frozenset({Stage.SHORTLISTED, Stage.WAITLISTED, Stage.DECLINED, Stage.ENROLLED})
CONSENTS = frozenset({"consent_partners"})
"""A yes to these is given on the form that holds it; only a no goes from one to the other."""


@dataclass(frozen=True)
class Side:
    """One of two applications for the same cohort, as it stands now.

    `amended` are the questions a person answered or corrected after the import: never filled.
    """

    application: int
    submitted_at: datetime
    stage: Stage
    answers: Mapping[str, object]
    amended: frozenset[str] = frozenset()


def kept_by_itself(one: Side, other: Side) -> int | None:
    """Which application is kept when nobody chooses; None when a person must choose."""
    decided = [side for side in (one, other) if side.stage in DECIDED]
    seated = [side for side in decided if side.stage is Stage.ENROLLED]
    if len(seated) == 1:
        return seated[0].application
    if len(decided) == 1:
        return decided[0].application
    if decided and one.stage is not other.stage:
        return None
    return max(one, other, key=lambda side: (side.submitted_at, side.application)).application


def against(kept: Side, joined: Side) -> tuple[Sentence, ...]:
    """Why the one may not be set aside for the other; nothing when it may."""
    if joined.stage is not Stage.ENROLLED:
        return ()
    if kept.stage is Stage.ENROLLED:
        return (
            sentence(
                "Both hold a seat in this cohort, and one woman cannot hold two. Settle the seats "
                "first; nothing was changed."
            ),
        )
    return (sentence("The application set aside would hold a seat: keep that one instead."),)


def looks(kept: Side, joined: Side) -> tuple[Sentence, ...]:
    """What to look at before setting the one aside for the other."""
    if joined.stage is kept.stage or joined.stage not in DECIDED:
        return ()
    return (
        sentence(
            "The verdict on the application set aside ({stage}) no longer counts; the kept one "
            "stays as it is: {kept}.",
            stage=joined.stage,
            kept=kept.stage,
        ),
    )


def must_choose(one: Side, other: Side) -> Sentence:
    """What is said when somebody decided differently on the two."""
    return sentence(
        "Somebody has decided on both, and differently: {one} and {other}. Choose which "
        "application is kept.",
        one=one.stage,
        other=other.stage,
    )


def filled(kept: Side, joined: Side) -> dict[str, object]:
    """The answers that the kept one lacks and the other has, by question."""
    gained = {
        question: answer
        for question, answer in joined.answers.items()
        if not _is_answered(kept.answers.get(question))
        and _is_answered(answer)
        and question not in kept.amended
        and (question not in CONSENTS or answer == "no")
    }
    wished = gained.get("tracks", kept.answers.get("tracks"))
    if isinstance(wished, list | tuple) and gained.get("first_choice") not in wished:
        gained.pop("first_choice", None)
    return gained


def different(one: Mapping[str, object], other: Mapping[str, object]) -> tuple[str, ...]:
    """The questions that both answered, and not alike."""
    return tuple(
        question
        for question, answer in one.items()
        if _is_answered(answer)
        and _is_answered(other.get(question))
        and _plain(answer) != _plain(other[question])
    )


def _is_answered(answer: object) -> bool:
    return answer is not None and answer != ""


def _plain(answer: object) -> object:
    """Several answers are the same whatever their order."""
    return sorted(map(str, answer)) if isinstance(answer, list | tuple) else answer
