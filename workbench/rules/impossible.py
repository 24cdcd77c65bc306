"""Demands that cannot hold together: which ones, with the facts, and the cheapest ways out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.engines import clash
from workbench.errors import Impossible
from workbench.rules.demand_changes import Change, short_name
from workbench.rules.demand_words import demanded, quota_group, quota_named
from workbench.rules.demands import TRACKS, Key, wishes
from workbench.rules.supports import SUPPORTS
from workbench.rules.ways_out import BY_HAND, WayOut, at, key_of, terms, way_of, ways_out
from workbench.sentences import Either, Paragraph, Sentence, Several, sentence, sentences
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem

FEW = 3
"""So many names are said, and so many ways; of more, how many there are."""


def explained(of: Problem) -> Impossible:
    """The error that names the demands which clash, the facts behind it, and the ways out."""
    named = clash.smallest(of.seating, terms(of))
    clashing = (*_demands(of, named), *_by_hand(of, named))
    said: list[Sentence] = [_clash(clashing), *_fact(of, named)]
    ways = ways_out(of)
    if ways:
        said.append(_ways(ways))
    message = sentence("{said}", said=Paragraph(tuple(said)))
    return Impossible(message, clash=clashing, ways=ways)


def lock_not_here(rest: Problem, lost: Sequence[int]) -> Impossible:
    """Seats are locked for some who cannot have one; `rest` is the cohort without these locks."""
    changes = tuple(Change(Key("lock", str(number)), 1, 0) for number in lost)
    said = sentence(
        "Application {application} is locked in a seat, but is not among those who can have one. "
        "Take the lock off.",
        application=lost[0],
    )
    return Impossible(said, clash=(said,), ways=_with_all(rest, changes))


def _clash(clashing: Sequence[Sentence]) -> Sentence:
    if len(clashing) == 1:
        return sentence("This cannot be: {demand}.", demand=clashing[0])
    return sentence("These do not go together: {demands}.", demands=Several(tuple(clashing)))
