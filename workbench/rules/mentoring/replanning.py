"""Mentors planned again after something happened: as few others move as can be.

Pairs that have begun and what was settled by hand stand. Of all ways to give as many fellows as
can be a mentor, one is taken that changes the fewest pairs of yesterday, and among those the aim
decides. A begun pair that can no longer go on is named, with what to do; a rule never moves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.engines.pairs import matching
from workbench.rules.mentoring import side_by_side, standing
from workbench.rules.mentoring.proposals import SEED, Pairing, propose
from workbench.rules.mentoring.side_by_side import Change, SideBySide
from workbench.rules.mentoring.situations import Situation, names_of
from workbench.rules.mentoring.standing import Unsettled
from workbench.rules.mentoring.terms import Terms
from workbench.sentences import Sentence, sentence, sentences


@dataclass(frozen=True, eq=False)
class Replan:
    """Today's pairs beside yesterday's, changed as little as can be.

    `pairing` is the proposal, `unsettled` the pairs that stand although something speaks against
    them. `terms` are those of today without the locks that nothing can keep, `today` is what the
    proposal was made from. `is_least` says that it is proved that no fewer pairs can change for
    as many fellows, whatever the aim.
    """

    before: Situation
    today: Situation
    pairing: Pairing
    sides: SideBySide
    unsettled: tuple[Unsettled, ...]
    is_least: bool

    @property
    def pairs(self) -> Mapping[int, int]:
        """The mentor of each fellow today."""
        return self.pairing.mentors

    @property
    def terms(self) -> Terms:
        """The terms that the proposal keeps to."""
        return self.today.terms

    def said(self) -> tuple[Sentence, ...]:
        """What the re-plan comes to, in short sentences."""
        changed, others = self.sides.changed, self.sides.for_others
        kept = len(self.sides.those(Change.KEPT, Change.LOCKED, Change.BEGUN))
        new = len(self.sides.those(Change.NEW))
        without = len(self.sides.those(Change.LOST, Change.ALONE))
        return (
            sentences("{count} pair changes", "{count} pairs change", changed),
            sentences("{count} stays", "{count} stay", kept),
            sentences("{count} more has a mentor", "{count} more have a mentor", new),
            sentences("{count} without a mentor", "{count} without a mentor", without),
            _least(others, is_least=self.is_least),
        )


def replan(before: Situation, today: Situation, *, seed: int = SEED) -> Replan:
    """Plan again from yesterday's pairs under today's circumstances.

    `before.pairs` are the pairs of yesterday, begun or on the table; those that have begun are
    `today.circumstances.started`. What `today.pairs` says is not looked at.
    """
    kept = _keepable(before, today)
    pairing = _proposed(kept, seed=seed)
    found = {**orphans_of(kept), **pairing.mentors}
    return Replan(
        before=before,
        today=replace(kept, pairs=found),
        pairing=pairing,
        sides=side_by_side.beside(before, kept, found),
        unsettled=standing.unsettled(today, names_of(before, today)),
        is_least=_is_least(pairing),
    )


def anew(of: Replan, *, seed: int = SEED) -> Pairing:
    """The same plan made as if nothing had been on the table: what keeping pairs is weighed by."""
    fresh = replace(of.today, circumstances=replace(of.today.circumstances, before={}))
    return _proposed(fresh, seed=seed)


def _proposed(of: Situation, *, seed: int) -> Pairing:
    asked = _plannable(of)
    return propose(
        asked.fellows,
        asked.mentors,
        rubric=asked.rubric,
        terms=asked.terms,
        circumstances=asked.circumstances,
        seed=seed,
    )


def _plannable(of: Situation) -> Situation:
    """What can be proposed around: who is held by a begun pair without a mentor waits."""
    orphans = orphans_of(of)
    started = {
        fellow: mentor
        for fellow, mentor in of.circumstances.started.items()
        if fellow in of.here.index and fellow not in orphans
    }
    return replace(
        of,
        terms=replace(of.terms, alone=of.terms.alone | frozenset(orphans)),
        circumstances=replace(of.circumstances, started=started),
    )


def _is_least(pairing: Pairing) -> bool:
    """Whether the proposal keeps as many pairs as any that leaves as few out, proved by prices."""
    of = pairing.of
    if of is None:
        return False
    best = matching.solve(of.matching) if pairing.matched is None else pairing.matched
    found = matching.at(of.matching, of.columns_of(pairing.mentors))
    return best.is_proved and (found.count, found.kept) == (best.count, best.kept)


def _keepable(before: Situation, today: Situation) -> Situation:
    """Today without the locks that nothing can keep, and with yesterday's pairs to be kept."""
    terms = today.terms
    for pair in standing.gone_locks(today):
        terms = terms.released(pair.fellow)
    given = replace(today.circumstances, before=dict(before.pairs))
    return replace(today, terms=terms, circumstances=given)


def orphans_of(of: Situation) -> dict[int, int]:
    """The begun pairs of fellows who are here with mentors who are not any more."""
    return {
        fellow: mentor
        for fellow, mentor in of.circumstances.started.items()
        if fellow in of.here.index and mentor not in of.mentors.index
    }


def _least(others: int, *, is_least: bool) -> Sentence:
    """How many pairs move that could have stayed, and whether fewer would do."""
    if others == 0:
        return sentence("Nobody moves who could have stayed.")
    if not is_least:
        return sentences(
            "{count} moves that could have stayed; whether fewer would do is not proved.",
            "{count} move that could have stayed; whether fewer would do is not proved.",
            others,
        )
    return sentences(
        "{count} moves that could have stayed: proved, fewer would leave somebody out.",
        "{count} move that could have stayed: proved, fewer would leave somebody out.",
        others,
    )
