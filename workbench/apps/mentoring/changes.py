"""The changes desk: what happened since the pairs were made, and mentors planned again for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import now, verb
from workbench.apps.mentoring import trying
from workbench.apps.mentoring.changes_record import ChangeVerbs, recording
from workbench.apps.mentoring.moments import moment, with_locks_of
from workbench.apps.mentoring.table import MentoringTable
from workbench.apps.mentoring.trying import OF_SLOTS, RECORDED, Trial, What
from workbench.errors import NotReady, WorkbenchError
from workbench.rules.mentoring import replanning, side_by_side, trade_offs
from workbench.rules.mentoring.events import Event, events
from workbench.rules.mentoring.replanning import Replan
from workbench.rules.mentoring.side_by_side import UNMOVED, Change
from workbench.rules.mentoring.situations import Situation
from workbench.rules.mentoring.terms import Pair
from workbench.rules.mentoring.trade_offs import TradeOff
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store
from workbench.vocabulary import Slot

if TYPE_CHECKING:
    from workbench.apps.mentoring.changes_view import ChangesScreen

ORDER = (Change.LOST, Change.MOVED, Change.NEW, Change.ALONE, *UNMOVED)


class ChangesDesk(TableDesk):
    """See what happened, try what may happen, compare yesterday and today, take it over.

    `selected` is the fellow looked at, `way` the trade-off chosen; `what`, `who` and `slot` are
    what is to be tried next.
    """

    selected = traitlets.Int(None, allow_none=True)
    way = traitlets.Int(0)
    what = traitlets.UseEnum(What, What.MENTOR_LEAVES)
    who = traitlets.Int(None, allow_none=True)
    slot = traitlets.UseEnum(Slot, Slot.MON_AM)
    reason = traitlets.Unicode("")

    def __init__(
        self,
        *,
        table: MentoringTable,
        verbs: ChangeVerbs,
        today: Callable[[], date],
        **traits: object,
    ) -> None:
        """Sit at the mentoring table."""
        super().__init__(**traits)
        self._verbs, self._today = verbs, today
        self.base: Situation | None = None
        self._sides: object = None
        self.trials: tuple[Trial, ...] = ()
        self.found: Replan | None = None
        self.happened: tuple[Event, ...] = ()
        self.ways: tuple[TradeOff, ...] = ()
        self._done: tuple[Trial | Pair | None, ...] = ()
        self.sit(table)

    @verb
    def choose_what(self, what: What) -> None:
        """Choose what is tried."""
        self.what = what
        self.who = next(iter(self.people()), None)

    @verb
    def choose_who(self, who: int | None) -> None:
        """Choose whom it is about."""
        self.who = who

    @verb
    def choose_slot(self, slot: Slot) -> None:
        """Choose the part of the week that is taken away, or added."""
        self.slot = slot

    @verb
    def try_out(self) -> None:
        """See what would follow; nothing is recorded."""
        self._refuse(self.nobody_to_try())
        self.trials, self.selected = (*self.trials, self._trial()), None
        self._plan()

    @verb
    def forget(self) -> None:
        """Look at things as they are again."""
        self.trials = ()
        self._plan()

    @verb
    def record(self) -> None:
        """Record that it happened, with its reason: the pairs of who leaves end."""
        self._refuse(self.against_recording())
        trial = self._trial()
        self._written(lambda: self._verbs.leave(trial, self.reason.strip()), trial)

    @verb
    def end_pair(self) -> None:
        """End the pair of the fellow chosen, with its reason; then she can have another mentor."""
        self._refuse(self.against_ending())
        pair = Pair(self.selected, self.table.sides.confirmed[self.selected])
        self._written(lambda: self._verbs.end(pair, self.reason.strip()), pair)

    @verb
    def undo(self) -> None:
        """Take back what was recorded or tried last, or the last change of the draft."""
        if self.trials:
            self.trials = self.trials[:-1]
            return self._plan()
        last, self._done = (self._done[-1], self._done[:-1]) if self._done else (None, ())
        if last is None:
            return self.table.undo()
        back = self._verbs.begin_again if isinstance(last, Pair) else self._verbs.come_back
        back(last)
        self.recorded(sentence("Taken back."))
        return self.table.look_again()

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when something can."""
        return () if self._done or self.trials else self.table.nothing_to_undo()

    @verb
    def weigh(self) -> None:
        """Find what every change more would bring, up to the best fit anew."""
        self._refuse(self.nothing_planned())
        self.notice = sentence("Weighing changes against fit…")
        self.ways, self.way = trade_offs.trade_offs(self.found), 0
        self.notice = sentences("{count} way to plan.", "{count} ways to plan.", len(self.ways))

    @verb
    def choose_way(self, way: int | None) -> None:
        """Look at another way to plan again."""
        self.way = way or 0

    @verb
    def take(self) -> None:
        """Put the plan on the board as its draft; undo takes it back."""
        self._refuse(self.against_taking())
        found, way = self.found, self.ways[self.way] if self.ways else None
        pairing = found.pairing if way is None else trade_offs.pairing_of(found, way)
        self._sides = None
        self.table.take(pairing, terms=found.terms)
        self._done = (*self._done, None)
        self.notice = sentence("On the board: see the pairs and confirm them there.")

    @verb
    def select(self, fellow: int | None) -> None:
        """Look at a fellow."""
        self.selected = fellow

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self.changed += 1

    @property
    def sides(self) -> side_by_side.SideBySide | None:
        """Yesterday beside the way chosen."""
        if self.found is None or not self.ways or self.way == 0:
            return None if self.found is None else self.found.sides
        way = self.ways[self.way]
        return side_by_side.beside(self.found.before, self.found.today, way.pairs)

    def shown(self) -> tuple[int, ...]:
        """The fellows, those whose mentor changes first."""
        if self.sides is None:
            return ()
        places = {str(change): place for place, change in enumerate(ORDER)}
        changes = self.sides.rows["change"]
        return tuple(sorted(map(int, changes.index), key=lambda one: places[changes[one]]))

    def people(self) -> dict[int, str]:
        """Whom it may be about, by name."""
        return {} if self.table.sides is None else trying.people(self.what, self.table.sides)

    def day(self) -> tuple[Sentence, ...]:
        """What the re-plan comes to."""
        if self.found is None:
            return (sentence("No cohort yet: import applications first."),)
        if not self.base.pairs:
            return (sentence("Nobody has a mentor yet: propose pairs on the board first."),)
        return self.found.said()

    def nobody_to_try(self) -> tuple[Sentence, ...]:
        """Why nothing can be tried; empty when something can."""
        if self.found is None or self.who is None:
            return (sentence("Choose whom it is about."),)
        return ()

    def nothing_planned(self) -> tuple[Sentence, ...]:
        """Why there is nothing to weigh; empty when there is."""
        if self.found is None or not self.base.pairs:
            return (sentence("There are no pairs to keep yet."),)
        return ()

    def against_recording(self) -> tuple[Sentence, ...]:
        """Why it cannot be recorded that this happened; empty when it can."""
        if self.nobody_to_try():
            return self.nobody_to_try()
        if self.what not in RECORDED:
            return (sentence("Change the answer where it is kept, then look again here."),)
        return self._no_reason()

    def against_ending(self) -> tuple[Sentence, ...]:
        """Why the pair of the fellow chosen cannot be ended; empty when it can."""
        if self.table.sides is None or self.selected not in self.table.sides.confirmed:
            return (sentence("Choose a fellow whose pair has begun."),)
        return self._no_reason()

    def against_taking(self) -> tuple[Sentence, ...]:
        """Why the plan cannot be taken to the board; empty when it can."""
        if self.nothing_planned():
            return self.nothing_planned()
        if self.trials:
            return (
                sentence(
                    "This was only tried: record what happened, or look at things as they are."
                ),
            )
        return ()

    def begin(self) -> None:
        """Another cohort: nothing happened here yet."""
        self.base, self._sides, self._done = None, None, ()
        self.trials, self.reason, self.selected = (), "", None

    def turn(self) -> None:
        """Plan again for what lies on the table now."""
        sides = self.table.sides
        if sides is None:
            return
        if self.base is None or self._sides is None or self._sides is sides:
            self.base, self._sides = moment(self.table), sides
        if self.who not in self.people():
            self.who = next(iter(self.people()), None)
        self._plan()

    def _plan(self) -> None:
        today = with_locks_of(moment(self.table), self.base)
        for each in self.trials:
            today = each.after(today, on=self._today())
        self.happened = events(self.base, today)
        self.found, self.ways, self.way = replanning.replan(self.base, today), (), 0
        self.blockers = self.against_taking()
        shown = self.shown()
        if self.selected not in shown:
            self.selected = shown[0] if shown else None

    def _trial(self) -> Trial:
        return Trial(self.what, self.who, self.slot if self.what in OF_SLOTS else None)

    def _written(self, act: Callable[[], None], what: Trial | Pair) -> None:
        try:
            act()
        except WorkbenchError:
            self.table.look_again()
            raise
        self.reason, self.trials, self.selected = "", (), None
        self._done = (*self._done, what)
        self.table.look_again()
        self.recorded(sentence("Recorded: see what follows, then take it to the board."))

    def _no_reason(self) -> tuple[Sentence, ...]:
        return () if self.reason.strip() else (sentence("Write why: it is kept with the pair."),)

    def _refuse(self, blockers: tuple[Sentence, ...]) -> None:
        if blockers:
            raise NotReady(blockers[0], code="blocked")


def changes_desk(opened: Store, table: MentoringTable, *, language: str) -> ChangesScreen:
    """The changes at a mentoring table, recording in the store."""
    from workbench.apps.mentoring.changes_view import ChangesScreen

    desk = ChangesDesk(
        table=table,
        verbs=recording(opened, table),
        today=lambda: now().date(),
        by=opened.by,
        language=language,
    )
    return ChangesScreen(desk)
