"""Replayed pairs told from the command line, in sentences or in JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from workbench.launch import plan_telling
from workbench.rules.mentoring.receipts import kept_pairs
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.store.pair_replaying import FoundPairs, OtherMentor, ReplayedPairs


def pairs_as_json(replayed: ReplayedPairs, language: str) -> str:
    """The decision and its plan of pairs as one JSON object; its names stay stable."""
    return plan_telling.as_json(replayed, lambda found: _told(found, language))


def pairs_as_text(replayed: ReplayedPairs, language: str) -> str:
    """The decision in sentences: what it came from, and whether that is reached again."""
    return "\n".join(say(line, language) for line in plan_telling.lines(replayed, _lines))


def _told(found: FoundPairs, language: str) -> dict[str, object]:
    kept, again = found.kept, found.again
    return {
        "aim": str(kept.aim),
        "seed": kept.seed,
        "rubric": kept.inputs["rubric"]["name"],
        "rubric_version": kept.inputs["rubric"]["version"],
        "fingerprint": kept.fingerprint,
        "objective": kept.objective,
        "bound": kept.bound,
        "proposed": kept_pairs(kept.pairs, kept.co_mentors),
        "confirmed": kept_pairs(found.confirmed.mentors, found.confirmed.co_mentors),
        "again": None if again is None else kept_pairs(again.mentors, again.co_mentors),
        "stopped": None if found.stopped is None else say(found.stopped, language),
        "differences": [asdict(each) for each in found.differences],
        "by_hand": [asdict(each) for each in found.by_hand],
    }


def _lines(number: int, found: FoundPairs) -> Iterable[Sentence]:
    yield from _reached(number, found)
    yield from _by_hand(found)


def _reached(number: int, found: FoundPairs) -> Iterable[Sentence]:
    kept, count = found.kept, len(found.kept.pairs)
    yield sentences(
        "Plan of pairs {number}: {aim}, seed {seed}, {count} pair, total fit {total}.",
        "Plan of pairs {number}: {aim}, seed {seed}, {count} pairs, total fit {total}.",
        count,
        number=number,
        aim=kept.aim,
        seed=kept.seed,
        total=kept.objective,
    )
    if found.agrees:
        yield sentences(
            "The same pair is reached again.",
            "The same {count} pairs are reached again.",
            count,
        )
        return
    yield sentence("It is not reached again:")
    if found.stopped is not None:
        yield sentence("  {why}", why=found.stopped)
    yield from map(_pair, found.differences)
    if found.again is not None and found.again.objective != kept.objective:
        yield sentence(
            "  the total fit: {before}, now {after}",
            before=kept.objective,
            after=found.again.objective,
        )


def _by_hand(found: FoundPairs) -> Iterable[Sentence]:
    if not found.by_hand:
        yield sentence("The pairs were recorded as they were proposed.")
        return
    yield sentence("Mentors given otherwise than proposed, by hand:")
    yield from map(_pair, found.by_hand)


def _pair(each: OtherMentor) -> Sentence:
    if each.is_co_mentor:
        return sentence(
            "  fellow {fellow}: co-mentor {before}, now {after}",
            fellow=each.fellow,
            before=_mentor(each.before),
            after=_mentor(each.after),
        )
    return sentence(
        "  fellow {fellow}: mentor {before}, now {after}",
        fellow=each.fellow,
        before=_mentor(each.before),
        after=_mentor(each.after),
    )


def _mentor(number: int | None) -> object:
    return sentence("none") if number is None else number
