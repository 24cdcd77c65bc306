"""The table that the mentoring desks of a cohort share: both sides, the terms, pairs for now.

A pair locked at one desk is kept by the proposals of every other. Nothing here is recorded: the
desks record, each with its own verb.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
import traitlets

from workbench.apps.mentoring.sides import Compared, Sides
from workbench.errors import NotReady
from workbench.rules import mentoring as rules
from workbench.rules.mentoring import proposals
from workbench.rules.mentoring.proposals import SEED, Problem
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Relation, Track


@dataclass(frozen=True)
class Draft:
    """What is on the table: the terms with what is settled by hand, and the pairs for now.

    `pairs` give the mentor of each fellow who has none confirmed; they are those of `pairing`,
    the last proposal, until somebody is given another by hand. `rubric` weighs the fit.
    """

    terms: Terms
    pairs: Mapping[int, int]
    rubric: PairRubric
    co_mentors: Mapping[int, int] = field(default_factory=dict)
    pairing: rules.Pairing | None = None
    seed: int = SEED

    def settled(self, terms: Terms) -> Draft:
        """The draft with something settled by hand; all others keep their mentors."""
        pairs = {
            one: mentor
            for one, mentor in self.pairs.items()
            if one not in terms.alone and Pair(one, mentor) not in terms.forbidden
        }
        return replace(self, terms=terms, pairs={**pairs, **terms.locked})


class MentoringTable(traitlets.HasTraits):
    """The fellows and mentors of a cohort, what is asked of a proposal, and who has whom for now.

    `against` is what speaks against the pairs on the table; `changed` moves with every change,
    and the desks around the table look again when it does.
    """

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    sides = traitlets.Instance(Sides, allow_none=True)
    draft = traitlets.Instance(Draft, allow_none=True)
    against = traitlets.Tuple()
    changed = traitlets.Int(0)

    def __init__(
        self, *, cohorts: pd.DataFrame, load: Callable[[int], Sides], first: int | None = None
    ) -> None:
        """Open on the cohort `first`, or on the newest; `load` gives both sides of one."""
        super().__init__(cohorts=cohorts)
        self._load = load
        self._before: tuple[Draft, ...] = ()
        self._problem: Problem | None = None
        self._given: Counter[int] | None = None
        self._compared: Compared | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]) if first is None else first)

    def open(self, cohort: int) -> None:
        """Lay out another cohort: the terms kept with it, the pairs locked or asked already."""
        self.cohort, self.sides, self._before = cohort, self._load(cohort), ()
        terms = self.of_those_here(self.sides.terms)
        self._lay(Draft(terms, {**terms.locked, **self.sides.asked}, self.sides.rubric))

    def look_again(self) -> None:
        """Read both sides again, and keep of the draft what still may be."""
        if self.cohort is None:
            return
        self.sides = self._load(self.cohort)
        self._lay(
            replace(
                self.draft,
                terms=self.of_those_here(self.draft.terms),
                pairs={**self._possible(self.draft.pairs), **self.sides.asked},
                co_mentors=self._possible(self.draft.co_mentors),
            )
        )

    def _possible(self, pairs: Mapping[int, int]) -> dict[int, int]:
        """Those of these pairs whose two are here, without a mentor, and to whom nobody said no."""
        waiting, mentors = set(self.sides.waiting.index), set(self.sides.mentors.index)
        said_no = self.sides.circumstances.banned
        return {
            one: his
            for one, his in pairs.items()
            if one in waiting and his in mentors and Pair(one, his) not in said_no
        }

    def settle(self, terms: Terms) -> None:
        """Settle something by hand: the others keep their mentors, and all is judged."""
        self.amend(self.draft.settled(terms))

    def ask(self, terms: Terms) -> None:
        """Ask for something else; where pairs were proposed they are proposed anew at once."""
        draft = self.draft.settled(terms)
        self.amend(draft if draft.pairing is None else self._proposed(draft))

    def propose(self, *, seed: int = SEED) -> None:
        """Let the rule find a mentor for everybody around what was settled by hand."""
        if self.draft is None:
            raise NotReady(sentence("No cohort yet: import applications first."), code="blocked")
        self.amend(self._proposed(replace(self.draft, seed=seed)))

    def weigh(self, rubric: PairRubric) -> None:
        """Weigh the fit otherwise; where pairs were proposed they are proposed anew at once."""
        draft = replace(self.draft, rubric=rubric)
        self.amend(draft if draft.pairing is None else self._proposed(draft))

    def take(self, pairing: rules.Pairing, *, terms: Terms | None = None) -> None:
        """Lay out a pairing that a rule found: a re-plan, say, under terms of its own."""
        asked = self.draft.terms if terms is None else terms
        self.amend(self._with(replace(self.draft, terms=asked), pairing))

    def amend(self, draft: Draft) -> None:
        """Put something else on the table; `undo` brings back what was there."""
        self._before = (*self._before, self.draft)
        self._lay(draft)

    def undo(self) -> None:
        """Take the last change back: what was asked, a proposal, or a change by hand."""
        if not self._before:
            raise NotReady(self.nothing_to_undo()[0], code="blocked")
        last, self._before = self._before[-1], self._before[:-1]
        self._lay(last)

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last change can."""
        return () if self._before else (sentence("Nothing was changed here yet."),)

    @property
    def previous(self) -> Draft | None:
        """What was on the table before the last change; None when nothing was changed."""
        return self._before[-1] if self._before else None

    def problem(self) -> Problem:
        """The proposal's problem under the terms as they stand, made when looked at."""
        if self._problem is None:
            self._problem = proposals.problem(
                self.sides.proposable,
                self.sides.mentors,
                rubric=self.draft.rubric,
                terms=self.draft.terms,
                circumstances=self.sides.circumstances,
            )
        return self._problem

    def compared(self) -> Compared:
        """Every fellow beside every mentor under the rubric on the table, made when looked at."""
        found, sides, rubric = self._compared, self.sides, self.draft.rubric
        if found is None or found.sides is not sides or found.of.rubric is not rubric:
            found = self._compared = sides.compared(rubric)
        return found

    def mentor_of(self, fellow: int) -> int | None:
        """The mentor a fellow has, or would have."""
        return self.sides.confirmed.get(fellow, self.draft.pairs.get(fellow))

    def why(self, pair: Pair) -> rules.Why:
        """Why two go together under the rubric on the table, or not."""
        sides = self.sides
        return rules.why(
            sides.fellows.loc[pair.fellow],
            sides.mentors.loc[pair.mentor],
            rubric=self.draft.rubric,
            relations=sides.relations,
            role=sides.role,
        )

    def ready(self) -> dict[int, int]:
        """The pairs that can be confirmed: those on the table, without those yet to answer."""
        waits = self.sides.unanswered
        return {one: his for one, his in self.draft.pairs.items() if one not in waits}

    @property
    def given(self) -> Counter[int]:
        """How many fellows each mentor accompanies, those on the table included."""
        if self._given is None:
            self._given = Counter(self.sides.all_loads) + Counter(self.draft.pairs.values())
        return self._given

    def unsaved_rules(self) -> tuple[Sentence, ...]:
        """Why nothing can be confirmed while a draft of the rules weighs the pairs."""
        if self.draft is None or self.draft.rubric.weighs == self.sides.rubric.weighs:
            return ()
        return (
            sentence(
                "A draft of the rules weighs these pairs: save it, or undo it, before you confirm."
            ),
        )

    def is_changed(self) -> bool:
        """Whether the pairs on the table are no longer those proposed."""
        found = None if self.draft is None else self.draft.pairing
        return found is not None and self._new(found) != dict(self.draft.pairs)

    def of_those_here(self, terms: Terms) -> Terms:
        """The terms without what was settled for somebody who left, has a mentor, or heard a no."""
        waiting, mentors = set(self.sides.waiting.index), set(self.sides.mentors.index)
        known = self.sides.relations
        noes = known[known["kind"] == Relation.DECLINED]
        declined = set(zip(noes["fellow"].tolist(), noes["mentor"].tolist(), strict=True))
        gone = [
            fellow
            for fellow, mentor in terms.locked.items()
            if fellow not in waiting or mentor not in mentors or (fellow, mentor) in declined
        ]
        for fellow in (*gone, *sorted(terms.alone - waiting)):
            terms = terms.released(fellow)
        for pair in sorted(terms.forbidden):
            if pair.fellow not in waiting or pair.mentor not in mentors:
                terms = terms.without_ban(pair)
        return terms

    def _proposed(self, draft: Draft) -> Draft:
        found = rules.propose(
            self.sides.proposable,
            self.sides.mentors,
            rubric=draft.rubric,
            terms=draft.terms,
            circumstances=self.sides.circumstances,
            seed=draft.seed,
        )
        return self._with(draft, found)

    def _with(self, draft: Draft, pairing: rules.Pairing) -> Draft:
        return replace(
            draft, pairs=self._new(pairing), co_mentors=pairing.co_mentors, pairing=pairing
        )

    def _new(self, pairing: rules.Pairing) -> dict[int, int]:
        """The pairs of a proposal that are not confirmed yet."""
        held = self.sides.confirmed
        return {one: mentor for one, mentor in pairing.mentors.items() if one not in held}

    def _lay(self, draft: Draft) -> None:
        """Show a draft, judged as the proposal was judged."""
        sides = self.sides
        self.draft, self._problem, self._given = draft, None, None
        self.against = rules.judge(
            draft.pairs,
            sides.fellows,
            sides.mentors,
            rubric=draft.rubric,
            terms=replace(draft.terms, woman_in=draft.terms.woman_in - self._with_a_woman()),
            circumstances=sides.as_given,
            co_mentors=draft.co_mentors,
            role=sides.role,
        )
        self.changed += 1

    def _with_a_woman(self) -> frozenset[Track]:
        """The tracks in which a confirmed pair has a woman as mentor already."""
        sides = self.sides
        return frozenset(
            Track(sides.fellows.at[one, "track"])
            for one, mentor in sides.confirmed.items()
            if one in sides.fellows.index
            and mentor in sides.mentors.index
            and sides.mentors.at[mentor, "is_woman"]
        )
