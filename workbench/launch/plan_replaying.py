"""A replayed plan of seats told from the command line, in sentences or in JSON."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.launch import plan_telling
from workbench.rules.plan_comparison import Moved
from workbench.rules.plan_receipts import kept_seats
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.store.plan_replaying import Found, ReplayedPlan
from workbench.vocabulary import Track


def plan_as_json(replayed: ReplayedPlan, language: str) -> str:
    """The decision and its plan as one JSON object; its names stay stable."""
    return plan_telling.as_json(replayed, lambda found: _told(found, language))


def plan_as_text(replayed: ReplayedPlan, language: str) -> str:
    """The decision in sentences: what it came from, and whether that is reached again."""
    return "\n".join(say(line, language) for line in plan_telling.lines(replayed, _lines))


def _told(found: Found, language: str) -> dict[str, object]:
    kept = found.kept
    return {
        "mode": str(kept.mode),
        "seed": kept.seed,
        "fingerprint": kept.fingerprint,
        "objective": kept.objective,
        "bound": kept.bound,
        "proposed": kept_seats(kept.seats),
        "enrolled": kept_seats(found.enrolled),
        "again": None if found.again is None else kept_seats(found.again.tracks),
        "stopped": None if found.stopped is None else say(found.stopped, language),
        "differences": [_moved(each) for each in found.differences],
        "by_hand": [_moved(each) for each in found.by_hand],
    }


def _moved(each: Moved) -> dict[str, object]:
    return {"application": each.application, "before": each.before, "after": each.after}


def _lines(number: int, found: Found) -> Iterable[Sentence]:
    yield from _reached(number, found)
    yield from _by_hand(found=found)


def _reached(number: int, found: Found) -> Iterable[Sentence]:
    kept, count = found.kept, len(found.kept.seats)
    yield sentences(
        "Plan {number}: {mode}, seed {seed}, {count} seat, total of the scores {total}.",
        "Plan {number}: {mode}, seed {seed}, {count} seats, total of the scores {total}.",
        count,
        number=number,
        mode=kept.mode,
        seed=kept.seed,
        total=kept.objective,
    )
    if found.agrees:
        yield sentences(
            "The plan of {count} seat is reached again: the same one.",
            "The plan of {count} seats is reached again: the same {count}.",
            count,
        )
        return
    yield sentence("It is not reached again:")
    if found.stopped is not None:
        yield sentence("  {why}", why=found.stopped)
    yield from map(_seat, found.differences)
    if found.again is not None and found.again.objective != kept.objective:
        yield sentence(
            "  the total of the scores: {before}, now {after}",
            before=kept.objective,
            after=found.again.objective,
        )


def _by_hand(found: Found) -> Iterable[Sentence]:
    if not found.by_hand:
        yield sentence("The seats were recorded as they were proposed.")
        return
    yield sentence("Seats given otherwise than proposed, by hand:")
    yield from map(_seat, found.by_hand)


def _seat(each: Moved) -> Sentence:
    return sentence(
        "  application {application}: {before}, now {after}",
        application=each.application,
        before=_track(each.before),
        after=_track(each.after),
    )


def _track(track: Track | None) -> object:
    return sentence("no seat") if track is None else track
