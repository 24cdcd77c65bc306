"""What if: other points, other mentors, another aim; each tried as a whole proposal.

Scenarios are answered one by one and need nothing of each other, so that several processes can
share them. What travels to them names nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from workbench.rules.mentoring import proposals, scoring
from workbench.rules.mentoring.proposals import Pairing
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.sentences import Sentence
from workbench.vocabulary import Aim, Word

NAMES = ("given_name", "family_name")
UNSAID = ""


@dataclass(frozen=True)
class Scenario:
    """One thing that might be otherwise, in words, and what it changes.

    `points` are the points of some parts of the fit instead of the rubric's own; mentors and
    partners `without` do not take part; every mentor takes `more_room` fellows more; `more`
    mentors are as many copies of mentors who are there (number: how many); `aim` is another aim.
    """

    name: Sentence | Word
    points: Mapping[str, int] = field(default_factory=dict)
    without_mentors: frozenset[int] = frozenset()
    without_partners: frozenset[int] = frozenset()
    more_room: int = 0
    more: Mapping[int, int] = field(default_factory=dict)
    aim: Aim | None = None


@dataclass(frozen=True, eq=False)
class Sides:
    """What every scenario starts from; `now` are the pairs on the table, to compare with."""

    fellows: pd.DataFrame
    mentors: pd.DataFrame
    rubric: PairRubric
    terms: Terms
    circumstances: Circumstances
    now: Mapping[int, int]
    seed: int


@dataclass(frozen=True)
class Tried:
    """What a scenario comes to.

    `pairs` give each fellow's mentor; copies of mentors have numbers of their own. `total` and
    `worst` are points of fit by the rubric as it stands, so that scenarios can be compared;
    `changed` counts the fellows of both who would have another mentor, `gained` and `lost` those
    who would have one at last, or no longer.
    """

    scenario: Scenario
    pairs: Mapping[int, int]
    total: int
    worst: int | None
    changed: int
    gained: tuple[int, ...]
    lost: tuple[int, ...]
    is_proved: bool
    seconds: float

    @property
    def matched(self) -> int:
        """How many fellows have a mentor."""
        return len(self.pairs)


def unnamed(sides: Sides) -> Sides:
    """The same without anybody's name: what may travel to other processes."""
    given = sides.circumstances
    return replace(
        sides,
        fellows=sides.fellows.assign(**dict.fromkeys(NAMES, UNSAID)),
        mentors=sides.mentors.assign(partner=UNSAID, **dict.fromkeys(NAMES, UNSAID)),
        terms=replace(sides.terms, reasons={}),
        circumstances=replace(given, relations=given.relations.assign(reason=None)),
    )


def tried(sides: Sides, scenario: Scenario) -> Tried:
    """The proposal that a scenario would lead to, beside the pairs on the table."""
    mentors = _mentors(sides, scenario)
    here = set(mentors.index)
    found = proposals.propose(
        sides.fellows,
        mentors,
        rubric=with_points(sides.rubric, scenario.points),
        terms=_terms(sides.terms, scenario, here),
        circumstances=_circumstances(sides.circumstances, here),
        seed=sides.seed,
    )
    fits = _fits(found, sides, mentors)
    pairs = found.mentors
    return Tried(
        scenario=scenario,
        pairs=pairs,
        total=int(fits.sum()),
        worst=None if fits.empty else int(fits.min()),
        changed=sum(
            mentor != sides.now[fellow] for fellow, mentor in pairs.items() if fellow in sides.now
        ),
        gained=tuple(sorted(set(pairs) - set(sides.now))),
        lost=tuple(sorted(set(sides.now) - set(pairs))),
        is_proved=found.is_proved,
        seconds=found.seconds,
    )


def with_points(rubric: PairRubric, points: Mapping[str, int]) -> PairRubric:
    """The rubric with other points for some of its parts; what has none any more drops out."""
    parts = tuple(
        replace(each, points=points.get(each.part.name, each.points)) for each in rubric.parts
    )
    return replace(rubric, parts=tuple(each for each in parts if each.points))


def _mentors(sides: Sides, scenario: Scenario) -> pd.DataFrame:
    frame = sides.mentors
    is_gone = frame.index.isin(list(scenario.without_mentors)) | frame["partner_id"].isin(
        list(scenario.without_partners)
    )
    stay = frame[~is_gone]
    copies = [frame.loc[[number]] for number, count in scenario.more.items() for _ in range(count)]
    if copies:
        added = pd.concat(copies)
        first = int(frame.index.max()) + 1
        added.index = pd.RangeIndex(first, first + len(added), name=frame.index.name)
        stay = pd.concat([stay, added])
    return stay.assign(capacity=stay["capacity"] + scenario.more_room)


def _terms(terms: Terms, scenario: Scenario, here: set[int]) -> Terms:
    locked = {fellow: mentor for fellow, mentor in terms.locked.items() if mentor in here}
    return replace(terms, locked=locked, aim=scenario.aim or terms.aim)


def _circumstances(given: Circumstances, here: set[int]) -> Circumstances:
    """What is given, but nothing is kept for its own sake: a scenario starts afresh."""
    started = {fellow: mentor for fellow, mentor in given.started.items() if mentor in here}
    return replace(given, started=started, before={})


def _fits(found: Pairing, sides: Sides, mentors: pd.DataFrame) -> pd.Series:
    """The fit of each pair by the rubric as it stands."""
    of = scoring.table(
        sides.fellows.sort_index(),
        mentors.sort_index(),
        rubric=sides.rubric,
        circumstances=sides.circumstances,
    )
    return scoring.fits(of, (Pair(fellow, mentor) for fellow, mentor in found.mentors.items()))
