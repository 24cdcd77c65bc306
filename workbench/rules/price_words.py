"""What one step of a demand would change, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.rules.demand_changes import Change, short_name, track_of
from workbench.rules.demand_words import quota_group, quota_named
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Slot, Track

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem

FEW = 3
"""So many names are said; of more, how many there are."""

ONE_MORE = {
    "childcare": sentence("One more childcare place"),
    "laptop": sentence("One more laptop to lend"),
    "evening": sentence("One more place in an evening room"),
}


def priced(
    change: Change,
    of: Problem,
    gain: int,
    *,
    comes: Sequence[int],
    goes: Sequence[int],
    moves: Sequence[int],
) -> Sentence:
    """What a step brings: "One more childcare place would seat Divine K. (score 71) ..."."""
    facts: dict[str, object] = {
        "step": step(change, of),
        "comes": _named(of, comes),
        "points": sentences("{count} point more", "{count} points more", gain),
    }
    if not goes and not moves:
        return sentence("{step} would seat {comes}: {points}.", **facts)
    facts["moves"] = sentences("{count} changes track", "{count} change track", len(moves))
    if not goes:
        return sentence("{step} would seat {comes} ({moves}): {points}.", **facts)
    facts["goes"] = _named(of, goes)
    if not moves:
        return sentence("{step} would seat {comes} instead of {goes}: {points}.", **facts)
    return sentence("{step} would seat {comes} instead of {goes} ({moves}): {points}.", **facts)


def step(change: Change, of: Problem) -> Sentence:
    """A demand loosened by one step, as the subject of a sentence."""
    key = change.key
    match key.kind:
        case "support" if key.name in ONE_MORE:
            return ONE_MORE[key.name]
        case "support":
            more = change.after - change.before
            return sentences(
                "{count} more euro of travel money", "{count} more euros of travel money", more
            )
        case "seats":
            return _seat(change)
        case "quota":
            return _quota(change, of)
        case "graduates":
            return sentence("One reserved seat less")
        case "household":
            return sentence("One more woman of each household")
        case "mentors":
            return sentence("One more seat without a mentor")
    return _session(change)


def _seat(change: Change) -> Sentence:
    if not change.key.name:
        return sentence("One more seat in all")
    track = Track(change.key.name)
    if change.key.side == "least":
        return sentence("One seat less asked for in {track}", track=track)
    return sentence("One more seat in {track}", track=track)


def _quota(change: Change, of: Problem) -> Sentence:
    group = quota_group(quota_named(of.demands, change.key.name))
    if change.key.side == "least":
        return sentence(
            "A quota of at least {after} instead of {before} ({group})",
            after=change.after,
            before=change.before,
            group=group,
        )
    return sentence(
        "A quota of at most {after} instead of {before} ({group})",
        after=change.after,
        before=change.before,
        group=group,
    )


def _session(change: Change) -> Sentence:
    slot, track = Slot(change.key.name.rpartition(":")[2]), track_of(change.key)
    if track is None:
        return sentence("No session on {slot}", slot=slot)
    return sentence("No session on {slot} in {track}", slot=slot, track=track)


def _named(of: Problem, numbers: Sequence[int]) -> object:
    """Each with her score; of many, how many."""
    if len(numbers) > FEW:
        return sentences("{count} woman", "{count} women", len(numbers))
    places = of.applications.index.get_indexer(list(numbers)).tolist()
    return Several(
        tuple(
            sentence(
                "{name} (score {score})",
                name=short_name(of.applications, number),
                score=int(of.points[place]),
            )
            for number, place in zip(numbers, places, strict=True)
        )
    )
