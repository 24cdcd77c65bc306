"""Demands that cannot hold together, named, with the smallest change that would do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.engines import clash
from workbench.errors import Impossible
from workbench.rules.demand_words import demanded
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem


def explained(of: Problem) -> Impossible:
    """The error that names the demands which clash, what is locked under them, and a way out."""
    held, named = clash.held(of.seating), [end.limit for end in clash.smallest(of.seating)]
    clashing: list[Sentence] = []
    for limit in named:
        clashing += [_demanded(of, limit), *_locked(of, limit, held[limit])]
    changes = [_changed(of, change) for change in clash.cheapest(of.seating)]
    return Impossible(
        sentence(
            "These do not go together: {demands}. It would work with {changes}, "
            "or with fewer locked seats.",
            demands=Several(tuple(clashing)),
            changes=Several(tuple(changes)),
        )
    )


def locked_against_her_wish(
    application: int, *, track: Track, wished: Sequence[Track]
) -> Impossible:
    """A seat is locked in a track that she does not wish for."""
    return Impossible(
        sentence(
            "Application {application} is locked in {track}, but wishes for {wished}. "
            "Lock a wished track, or take the lock off.",
            application=application,
            track=track,
            wished=Several(tuple(wished)),
        )
    )


def _demanded(of: Problem, limit: int) -> Sentence:
    each = of.asked[limit]
    return demanded(each.key, of.demands, at=each.at)


def _locked(of: Problem, limit: int, count: int) -> list[Sentence]:
    key = of.asked[limit].key
    if key.kind == "support":
        return [sentence("{holders} in a locked seat", holders=SUPPORTS[key.name].taken(count))]
    if key.kind == "seats":
        return [sentences("{count} seat locked there", "{count} seats locked there", count)]
    return []


def _changed(of: Problem, change: clash.Change) -> Sentence:
    each = of.asked[change.end.limit]
    by = change.by if change.end.side == "most" else -change.by
    return demanded(each.key, of.demands, at=each.at + by)
