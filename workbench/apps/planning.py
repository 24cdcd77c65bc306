"""The planning table that the desks of a cohort share: demands, seats for now, and what was before.

A demand changed at one desk is in the plan of every other. Nothing here is recorded: the desks
record, each with its own verb.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd
import traitlets

from workbench.apps.seating import SEED, Choice
from workbench.errors import Impossible, NotReady, WorkbenchError
from workbench.rules import cohorts as rules
from workbench.rules.demands import Demands, Lock
from workbench.rules.drawn_plans import Drawn
from workbench.rules.plan_receipts import RULES, PlanReceipt, Proposed, receipt_of
from workbench.rules.seat_card import SeatCards
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Choosing, Stage, Track


@dataclass(frozen=True, eq=False)
class Origin:
    """What a plan was proposed from, exactly as it was given to the rule."""

    applications: pd.DataFrame
    scores: pd.Series
    demands: Demands
    circumstances: rules.Circumstances


@dataclass(frozen=True)
class Draft:
    """What is on the table: the demands with what is settled by hand, the seats, their plan.

    `plan` is the last proposal, made from its `origin` in the `mode` and with the `seed` given;
    the seats are its own until somebody is moved by hand. The two modes are never mixed: a plan
    drawn by lottery stays one when a demand changes. `clash` is why the demands as they stand
    have no plan, with the ways out.
    """

    demands: Demands
    seats: Mapping[int, Track]
    plan: Proposed | None = None
    mode: Choosing = Choosing.BEST
    seed: int = SEED
    origin: Origin | None = None
    clash: Impossible | None = None

    def settled(self, application: int, lock: Lock | None) -> Draft:
        """The draft with one application settled by hand, or released; others keep their seats."""
        seats = self.seats
        if lock is not None:
            seats = rules.amend(seats, application, track=lock.track)
        return replace(self, demands=self.demands.with_lock(application, lock), seats=seats)


class PlanningTable(traitlets.HasTraits):
    """Who may be seated in a cohort, what is demanded and who sits where for now.

    `changed` moves with every change; the desks around the table look again when it does.
    """

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    choice = traitlets.Instance(Choice, allow_none=True)
    draft = traitlets.Instance(Draft, allow_none=True)
    against = traitlets.Tuple()
    changed = traitlets.Int(0)

    def __init__(self, *, cohorts: pd.DataFrame, load: Callable[[int], Choice]) -> None:
        """Open on the newest cohort; `load` gives who may be chosen there."""
        super().__init__(cohorts=cohorts)
        self._load = load
        self._before: tuple[Draft, ...] = ()
        self._cards: SeatCards | None = None
        self.on_reserve: tuple[int, ...] = ()
        if len(cohorts):
            self.open(int(cohorts.index[0]))

    def open(self, cohort: int) -> None:
        """Lay out another cohort: its stored demands, and the seats that are held."""
        self.cohort, self.choice, self._before = cohort, self._load(cohort), ()
        self._lay(Draft(self._of_those_here(self.choice.demands), self.choice.enrolled))

    def look_again(self) -> None:
        """Read who may be seated again, and keep of the draft what still may be."""
        if self.cohort is None:
            return
        self.choice = self._load(self.cohort)
        here, held = self.choice.applications.index, self.choice.enrolled
        seats = {one: track for one, track in self.draft.seats.items() if one in here}
        demands = self._of_those_here(self.draft.demands)
        self._lay(replace(self.draft, demands=demands, seats={**seats, **held}))

    def demand(self, demands: Demands) -> None:
        """Ask for something else; where a plan was proposed it is proposed anew."""
        draft = replace(self.draft, demands=demands, clash=None)
        self.amend(draft if draft.plan is None else self._proposed(draft))

    def take_way(self, place: int) -> None:
        """Take one of the ways out of demands that do not go together."""
        self.take(self.draft.clash.ways[place].demands)

    def take(self, demands: Demands) -> None:
        """Plan with demands that a rule offered, and propose at once."""
        held = self.choice.enrolled
        locks = {one: lock for one, lock in demands.locks.items() if one not in held}
        self.amend(self._proposed(replace(self.draft, demands=replace(demands, locks=locks))))

    def propose(self) -> None:
        """Let the rule fill the seats; demands that do not go together are explained."""
        self._fill(replace(self.draft, mode=Choosing.BEST, seed=SEED))

    def draw(self, seed: int) -> None:
        """Let a fair lottery fill the seats, drawn by a published seed."""
        self._fill(replace(self.draft, mode=Choosing.LOTTERY, seed=seed))

    def _fill(self, draft: Draft) -> None:
        proposed = self._proposed(draft)
        self.amend(proposed)
        if proposed.clash is not None:
            raise proposed.clash

    def amend(self, draft: Draft) -> None:
        """Put something else on the table; `undo` brings back what was there."""
        self._before = (*self._before, self.draft)
        self._lay(draft)

    def undo(self) -> None:
        """Take the last change back: a demand, a proposal, or a change by hand."""
        if not self._before:
            raise NotReady(self.nothing_to_undo()[0], code="blocked")
        last, self._before = self._before[-1], self._before[:-1]
        self._lay(last)

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last change can."""
        return () if self._before else (sentence("Nothing was changed here yet."),)

    def settled(self, demands: Demands) -> Demands:
        """The demands with the seats that are held already."""
        held = {one: Lock(track) for one, track in self.choice.enrolled.items()}
        return replace(demands, locks={**demands.locks, **held})

    def proposable(self) -> pd.DataFrame:
        """Whom the rule may propose: the shortlisted, and who has a seat or was given one."""
        rows = self.choice.applications
        given = [*self.choice.enrolled, *self.draft.demands.locked]
        return rows[(rows["stage"] == Stage.SHORTLISTED) | rows.index.isin(given)]

    def new_seats(self) -> dict[int, Track]:
        """The seats on the table that nobody holds yet."""
        held = self.choice.enrolled
        return {one: track for one, track in self.draft.seats.items() if one not in held}

    def is_changed(self) -> bool:
        """Whether the seats on the table are no longer those proposed."""
        return self.draft.plan is not None and self.draft.plan.tracks != dict(self.draft.seats)

    def origin(self, draft: Draft) -> Origin:
        """What a plan of these demands is proposed from."""
        people = self.proposable()
        return Origin(
            people,
            self.choice.scores.loc[people.index],
            self.settled(draft.demands),
            replace(self.choice.circumstances, before=draft.seats),
        )

    def cards(self) -> SeatCards | None:
        """Why each has a seat or none under the demands as they stand, made when looked at.

        None while what is settled by hand cannot be, and of a lottery, which looks at no score.
        """
        if self._cards is None and self.draft.mode is Choosing.BEST:
            with contextlib.suppress(WorkbenchError):
                people = self.proposable()
                of = rules.problem(
                    people,
                    self.choice.scores.loc[people.index],
                    self.settled(self.draft.demands),
                    seed=SEED,
                    circumstances=self.choice.circumstances,
                )
                here = {one: t for one, t in self.draft.seats.items() if one in people.index}
                self._cards = SeatCards(of, here)
        return self._cards

    def drawn_reason(self, application: int) -> Sentence | None:
        """What the lot had to do with her: a lottery, or a tie between plans; None when nothing."""
        plan = self.draft.plan
        if isinstance(plan, Drawn):
            of = plan.lottery
            return of.reasons.get(application) or of.left.get(application)
        tie = plan.tie if isinstance(plan, rules.Plan) else None
        if tie is None or application not in tie.chances.index:
            return None
        return tie.reason(application)

    def points_short(self, application: int) -> int | None:
        """At least how many points she is short of a seat; None where points decide nothing."""
        cards = None if self.draft.plan is None else self.cards()
        if cards is None or application not in cards.points_short.index:
            return None
        found = cards.points_short[application]
        return None if found is pd.NA else int(found)

    def receipt(self) -> PlanReceipt | None:
        """What the plan on the table was proposed from; None when nothing was proposed."""
        origin, plan = self.draft.origin, self.draft.plan
        if origin is None or plan is None:
            return None
        return receipt_of(
            origin.applications,
            origin.scores,
            origin.demands,
            circumstances=origin.circumstances,
            plan=plan,
            mode=self.draft.mode,
        )

    def _of_those_here(self, demands: Demands) -> Demands:
        """The demands without what was settled for somebody who can no longer have a seat."""
        here = self.choice.applications.index
        locks = {one: lock for one, lock in demands.locks.items() if one in here}
        return demands if len(locks) == len(demands.locks) else replace(demands, locks=locks)

    def _proposed(self, draft: Draft) -> Draft:
        origin = self.origin(draft)
        try:
            plan = RULES[draft.mode](
                origin.applications,
                origin.scores,
                origin.demands,
                seed=draft.seed,
                circumstances=origin.circumstances,
            )
        except Impossible as clash:
            return replace(draft, clash=clash)
        return replace(draft, seats=plan.tracks, plan=plan, origin=origin, clash=None)

    def _lay(self, draft: Draft) -> None:
        """Show a draft, judged as the proposal was judged."""
        self.draft, self._cards, self.on_reserve = draft, None, ()
        self.against = rules.judge(
            draft.seats,
            self.choice.applications,
            draft.demands,
            circumstances=self.choice.circumstances,
        )
        self.changed += 1
