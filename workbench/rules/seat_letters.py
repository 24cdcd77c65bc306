"""The letter about a seat, from the same facts as the card: offered, on the reserve, or none.

It says what stood against a seat in kind words and what she can do. It names nobody else, gives
no score and promises nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.rules.letters import (
    Addressed,
    Letter,
    SeatKind,
    SeatWording,
    Wording,
    day_said,
    questions_said,
)
from workbench.rules.seat_card import SeatCard, Standing
from workbench.rules.seat_stops import Stop
from workbench.sentences import isolated

REASONS: Mapping[str, frozenset[str]] = dict.fromkeys(
    (
        "places",
        "tracks",
        "groups",
        "childcare",
        "laptop",
        "travel",
        "evening",
        "times",
        "mentor",
    ),
    frozenset(),
)
"""What may stand against a seat, as letter files say it, and the words each must hold."""

STEPS: Mapping[str, frozenset[str]] = {
    "answers": frozenset({"questions"}),
    "times": frozenset({"questions"}),
    "tracks": frozenset({"tracks"}),
    "again": frozenset(),
}
"""What she can do, as letter files say it, and the words each must hold."""

FEW = 2
"""So many reasons are given; more would be a list of faults."""

OF_KIND: Mapping[str, str] = {
    "session": "times",
    "mentors": "mentor",
    "quota": "groups",
    "graduates": "groups",
    # Whose household has a seat is no business of a letter.
    "household": "places",
    "seats": "places",
}
"""The reason that goes with a kind of demand; that of a support has its name."""


def kinds_for(card: SeatCard, *, reserve: int | None) -> tuple[SeatKind, ...]:
    """The letters that make sense, the likeliest first; `reserve` is her place on the list."""
    if card.standing in (Standing.SEATED, Standing.LOCKED):
        return (SeatKind.OFFER,)
    return (SeatKind.NONE,) if reserve is None else (SeatKind.RESERVE, SeatKind.NONE)


def write(
    wording: Wording,
    seats: SeatWording,
    *,
    kind: SeatKind,
    card: SeatCard,
    to: Addressed,
    reserve: int | None = None,
) -> Letter:
    """Write a letter of one card; `seats` are the letters about seats of the same language."""
    draft = seats.drafts[kind]
    paragraphs = (wording.greeting, *draft.body, f"{wording.thanks}\n{wording.signature}")
    words = {
        "name": isolated(to.name),
        "cohort": isolated(to.cohort),
        "sender": isolated(to.sender),
        "day": day_said(to.day, wording.language),
        "track": "" if card.track is None else wording.choices["track"][str(card.track)],
        "place": "" if reserve is None else str(reserve),
        "reasons": " ".join(seats.reasons[key] for key in reasons_of(card)),
        "steps": "\n\n".join(_steps(wording, seats, card)),
    }
    filled = (one.format_map(words) for one in paragraphs)
    text = "\n\n".join(one for one in filled if one.strip())
    return Letter(wording.language, wording.direction, draft.subject.format_map(words), text)


def reasons_of(card: SeatCard) -> tuple[str, ...]:
    """What stood against a seat, the weightiest first; nothing when a person left her out."""
    if card.standing is Standing.OUT:
        return ()
    if not card.stops:
        return ("tracks",) if card.wished else ()
    return tuple(dict.fromkeys(_reason(stop) for stop in card.stops))[:FEW]


def _reason(stop: Stop) -> str:
    return stop.key.name if stop.key.kind == "support" else OF_KIND[stop.key.kind]


def _steps(wording: Wording, seats: SeatWording, card: SeatCard) -> list[str]:
    """What she can do: send an answer, tell of other times or tracks, apply again."""
    steps = []
    for step, questions in _asked(card).items():
        said = "\n".join(questions_said(wording, questions))
        steps.append(seats.steps[step].format_map({"questions": said}))
    tracks = [wording.choices["track"][str(one)] for one in card.other_tracks]
    if tracks:
        steps.append(seats.steps["tracks"].format_map({"tracks": ", ".join(tracks)}))
    return [*steps, seats.steps["again"]]


def _asked(card: SeatCard) -> dict[str, list[str]]:
    """The questions to put to her, by the step that puts them."""
    is_absent = any(stop.key.kind == "session" for stop in card.stops)
    asked: dict[str, list[str]] = {}
    for question in card.questions:
        if question == "tracks" and card.wished:
            continue  # she did answer: other tracks are for the next step to name
        is_of_times = question == "availability" and is_absent
        asked.setdefault("times" if is_of_times else "answers", []).append(question)
    return asked
