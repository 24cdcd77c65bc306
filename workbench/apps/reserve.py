"""The reserve desk: who comes in when somebody withdraws, and her place taken in one click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import now, verb
from workbench.apps.planning import PlanningTable
from workbench.apps.seating import SEED
from workbench.errors import NotReady, WorkbenchError
from workbench.rules import cohorts as rules
from workbench.rules.reserves import Reserve, ReserveList, reserves
from workbench.sentences import Sentence, say, sentence
from workbench.store import reads, writes
from workbench.store.engine import Store
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.apps.reserve_view import ReserveScreen


@dataclass(frozen=True)
class Leaving:
    """What a person asks to be recorded: which fellow leaves, why, and the seat given instead."""

    fellow: int
    reason: str
    seat: writes.NewSeat | None = None


@dataclass(frozen=True)
class ReserveVerbs:
    """What the desk is given: recording who leaves and who comes, and taking that back."""

    record: Callable[[Leaving], None]
    take_back: Callable[[Leaving], None]


class ReserveDesk(TableDesk):
    """See whose seat has a reserve, and let the first name that fits come in."""

    selected = traitlets.Int(None, allow_none=True)
    reason = traitlets.Unicode("")
    search = traitlets.Unicode("")
    risks = traitlets.Dict()

    def __init__(self, *, table: PlanningTable, verbs: ReserveVerbs, **traits: object) -> None:
        """Sit at the planning table."""
        super().__init__(**traits)
        self._verbs = verbs
        self._last: Leaving | None = None
        self.list: ReserveList | None = None
        self.sit(table)

    @verb
    def select(self, application: int | None) -> None:
        """Choose who might leave."""
        self.selected = application
        self._block()

    @verb
    def find(self, text: str) -> None:
        """Show only those whose name holds this text, in whatever script."""
        self.search = text

    @verb
    def expect(self, percent: int | None) -> None:
        """Say how likely the one chosen is to leave, in percent; nothing when it is not known."""
        others = {one: risk for one, risk in self.risks.items() if one != self.selected}
        if percent is not None and percent > 100:
            raise NotReady(sentence("A chance is 100 % at most."), code="blocked")
        self.risks = others if percent is None else {**others, self.selected: percent / 100}
        self._draw_up()

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._block()

    @verb
    def replace_her(self) -> None:
        """Record that the one chosen leaves, and give her place to the first who fits."""
        self._refuse((*self.blockers, *self.against_replacing()))
        found = self.replacement()
        name = self.table.choice.name_of(found.application)
        seats = {found.application: found.covers[self.selected]}
        self._leave(self.table.choice.as_seen(seats)[0])
        self.recorded(sentence("{name} comes in; every other seat is unchanged.", name=name))

    @verb
    def let_go(self) -> None:
        """Record that the one chosen leaves; her place stays empty."""
        self._refuse(self.blockers)
        self._leave(None)
        self.recorded(sentence("Recorded: her place is empty."))

    @verb
    def undo(self) -> None:
        """Take the last leaving back: she has her seat again, and who came in leaves."""
        self._refuse(self.nothing_to_undo())
        self._verbs.take_back(self._last)
        self._last = None
        self.table.open(self.cohort)
        self.recorded(sentence("Taken back: she has her seat again."))

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last leaving can."""
        return () if self._last else (sentence("Nobody was let go here yet."),)

    def replacement(self) -> Reserve | None:
        """Who takes the place of the one chosen: the first of the list who can."""
        if self.list is None or self.selected is None:
            return None
        return self.list.replacement(self.selected)

    def against_replacing(self) -> tuple[Sentence, ...]:
        """Why nobody can take her place as things are; empty when somebody can."""
        if self.selected is None or self.replacement() is not None:
            return ()
        return (
            sentence(
                "Nobody outside can take her place without breaking a demand. Record that she "
                "leaves, then propose again: as few as can be will move."
            ),
        )

    def shown(self) -> tuple[int, ...]:
        """Who holds a place, those without a reserve first, then by track."""
        if self.table.choice is None:
            return ()
        order, seats = list(Track), self.table.draft.seats
        found = [one for one in self.table.choice.found(self.search) if one in seats]
        return tuple(
            sorted(
                found,
                key=lambda one: (self.list.replacement(one) is not None, order.index(seats[one])),
            )
        )

    def day(self) -> tuple[Sentence, ...]:
        """How much the reserve covers, and whether as few names could cover more."""
        if self.list is None:
            return (sentence("No cohort yet: import applications first."),)
        if not self.table.draft.seats:
            return (sentence("Nobody holds a seat yet: propose a plan first."),)
        weighed = sentence("Every withdrawal counts the same: no chance of leaving is known.")
        return (self.list.said, self.list.proof, *(() if self.risks else (weighed,)))

    def _leave(self, seat: writes.NewSeat | None) -> None:
        fellow = self.table.choice.fellows[self.selected]
        leaving = Leaving(fellow, self.reason.strip(), seat)
        try:
            self._verbs.record(leaving)
        except WorkbenchError:
            self.table.look_again()
            raise
        self.reason, self._last = "", leaving
        self.table.open(self.cohort)

    def _refuse(self, blockers: tuple[Sentence, ...]) -> None:
        if blockers:
            raise NotReady(blockers[0], code="blocked")

    def begin(self) -> None:
        """Another cohort: nobody left it here yet."""
        self.risks, self._last, self.reason, self.selected = {}, None, "", None

    def turn(self) -> None:
        """Draw the list up for the seats on the table."""
        self._draw_up()

    def _draw_up(self) -> None:
        """Draw the list up for the seats on the table, from all who wait."""
        table = self.table
        if table.choice is None:
            return
        settled = {one: lock for one, lock in table.draft.demands.locks.items() if not lock.track}
        of = rules.problem(
            table.choice.applications,
            table.choice.scores,
            replace(table.draft.demands, locks=settled),
            seed=SEED,
            circumstances=table.choice.circumstances,
        )
        here = of.applications.index
        seats = {one: track for one, track in table.draft.seats.items() if one in here}
        self.list = reserves(of, seats, risks=self.risks)
        table.on_reserve = tuple(each.application for each in self.list.names)
        if self.selected not in seats:
            self.selected = next(iter(self.shown()), None)
        self._block()

    def _block(self) -> None:
        """Say what stands in the way of recording that she leaves."""
        if self.table.choice is None or self.selected is None:
            self.blockers = (sentence("Choose who leaves in the list."),)
        elif self.selected not in self.table.choice.enrolled:
            self.blockers = (
                sentence("She is not enrolled yet: leave her out of the plan instead."),
            )
        elif not self.reason.strip():
            self.blockers = (sentence("Write why she leaves: it is kept with her seat."),)
        else:
            self.blockers = ()


def reserve_desk(opened: Store, table: PlanningTable, *, language: str) -> ReserveScreen:
    """The reserve at a planning table, kept in the store."""
    from workbench.apps.reserve_view import ReserveScreen

    def record(leaving: Leaving) -> None:
        if leaving.seat is None:
            writes.withdraw(opened, leaving.fellow, reason=leaving.reason, now=now())
        else:
            writes.replace(opened, leaving.fellow, leaving.seat, reason=leaving.reason, now=now())

    def take_back(leaving: Leaving) -> None:
        if leaving.seat is not None:
            fellows = reads.fellows(opened, table.cohort)
            came = fellows.index[fellows["application"] == leaving.seat.application][0]
            why = say(sentence("Taken back: who left has her seat again."), "en")
            writes.withdraw(opened, int(came), reason=why, now=now())
        writes.come_back(opened, leaving.fellow, now=now())

    verbs = ReserveVerbs(record, take_back)
    return ReserveScreen(ReserveDesk(table=table, verbs=verbs, by=opened.by, language=language))
