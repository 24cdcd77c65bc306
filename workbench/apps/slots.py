"""The slot planner: sessions that keep most women in, what each slot costs by name, a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps import slots_asked
from workbench.apps.cohort import planning_table
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.planning import PlanningTable
from workbench.apps.seating import SEED
from workbench.apps.slots_draft import (
    Picture,
    SlotsDraft,
    asked_of,
    draft_of,
    picture,
    run_of,
    with_sessions,
)
from workbench.errors import Impossible, NotReady
from workbench.rules import calendars, slots
from workbench.rules.sessions import EVERYONE, Sessions
from workbench.rules.slot_prices import Swap, with_swap
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import writes
from workbench.store.engine import Store
from workbench.vocabulary import Slot

if TYPE_CHECKING:
    from workbench.apps.slots_view import SlotsScreen


@dataclass(frozen=True)
class Use:
    """What a person asks to be kept: the sessions of a cohort, why, and the version she saw."""

    cohort: int
    draft: SlotsDraft
    reason: str
    seen_version: int


class SlotsDesk(Desk):
    """Say when trainers come, let the rule choose, choose by hand, see at once who is lost."""

    cohort = traitlets.Int(None, allow_none=True)
    group = traitlets.Unicode(EVERYONE)
    draft = traitlets.Instance(SlotsDraft, allow_none=True)
    seen = traitlets.Instance(Picture, allow_none=True)
    selected = traitlets.Int(None, allow_none=True)
    is_all = traitlets.Bool(False)
    reason = traitlets.Unicode("")

    def __init__(
        self, *, table: PlanningTable, record: Callable[[Use], None], **traits: object
    ) -> None:
        """Sit at the planning table; `record` keeps the sessions with the cohort."""
        super().__init__(**traits)
        self.table, self._record = table, record
        self._before: tuple[SlotsDraft, ...] = ()
        self._stored: tuple[object, ...] | None = None
        table.observe(lambda _: self._turn(), "changed")
        self._turn()
        self._look()

    @property
    def cohorts(self) -> pd.DataFrame:
        """The cohorts to choose from."""
        return self.table.cohorts

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort."""
        self.reason = ""
        self.table.open(cohort)
        self._look()

    @verb
    def refresh(self) -> None:
        """Look again at who may be seated; the sessions chosen are kept."""
        self.table.look_again()
        self._look()

    @verb
    def look_at(self, group: str) -> None:
        """Look at the sessions of everyone, or at those of a track."""
        self.group = group

    @verb
    def ask(self, change: Callable[..., SlotsDraft], *asked: object) -> None:
        """Ask for something else of the week: one of the changes of `slots_asked`."""
        self._amend(change(self._laid, *asked))

    @verb
    def choose(self, ticked: list[str]) -> None:
        """Choose the sessions of the group looked at by hand."""
        chosen = tuple(map(Slot, ticked))
        self._choose(self._laid.sessions.with_group(self.group, chosen))

    @verb
    def select(self, change: int | None) -> None:
        """Choose one of the changes listed."""
        self.selected = change

    @verb
    def turn_changes(self) -> None:
        """List every change of a session, or only the best."""
        self.is_all = not self.is_all

    @verb
    def change(self) -> None:
        """Make the change chosen in the list."""
        for against in self.against_changing():
            raise NotReady(against, code="blocked")
        row = self.seen.changes.loc[self.selected]
        swap = Swap(row["group"], *(_slot(row[each]) for each in ("slot", "instead")))
        self._choose(with_swap(self._laid.sessions, swap))
        self.selected = None

    @verb
    def propose(self) -> None:
        """Let the rule choose the sessions that keep most women in."""
        draft, table = self._laid, self.table
        try:
            found = slots.propose(
                self.seen.women,
                table.choice.scores,
                self.wanted,
                seed=SEED,
                tracks={**table.draft.seats, **table.choice.enrolled},
            )
        except Impossible as clash:
            self._amend(replace(draft, clash=clash))
            raise
        self._amend(replace(draft, sessions=found.sessions, clash=None))
        self.notice = sentences(
            "Proved best: {count} choice was compared.",
            "Proved best: {count} choices were compared.",
            found.compared,
        )

    @verb
    def apply_way(self, place: int) -> None:
        """Take one of the ways out of demands that do not go together."""
        way = self._laid.clash.ways[place].wanted
        stays = self._laid.stays_enrolled and way.must >= self.wanted.must
        self._amend(replace(slots_asked.wanted(self._laid, way), stays_enrolled=stays))
        self.propose()

    @verb
    def undo(self) -> None:
        """Take the last change back."""
        if not self._before:
            raise NotReady(self.nothing_to_undo()[0], code="blocked")
        self.draft, self._before = self._before[-1], self._before[:-1]
        self._look()

    @verb
    def try_in_plan(self) -> None:
        """Ask for these sessions at the planning table; nothing is kept yet."""
        self.table.demand(with_sessions(self.table.draft.demands, self._laid))
        self._look()
        self.notice = sentence("The plan now asks for these sessions. They are not kept yet.")

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        if self.seen is not None:
            self._block()

    @verb
    def use(self) -> None:
        """Keep these sessions with the cohort, with the reason."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        version = self.table.choice.version
        self._record(Use(self.cohort, self.draft, self.reason.strip(), version))
        self.recorded(sentence("These sessions are kept with the cohort."))
        self.reason = ""
        self.table.demand(with_sessions(self.table.draft.demands, self._laid))
        self.table.look_again()
        self._look()

    @property
    def wanted(self):
        """Everything asked of the week, with the rooms' seats and who has to stay."""
        return asked_of(self._laid, self.table.draft.demands, self.table.choice.enrolled)

    def calendar(self) -> bytes:
        """The sessions on the table as a calendar; nobody is named in it."""
        draft, version = self.draft, self.table.choice.version
        run = run_of(self.cohorts.loc[self.cohort], draft, version=version)
        return calendars.calendar(
            draft.sessions, run, clock=draft.wanted.clock, language=self.language, now=now()
        )

    def day(self) -> tuple[Sentence, ...]:
        """How many are kept, to ask and lost with the sessions chosen for now."""
        if self.seen is None:
            return (sentence("No cohort yet: import applications first."),)
        return self.seen.counts()

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back."""
        return () if self._before else (sentence("Nothing was changed here yet."),)

    def against_changing(self) -> tuple[Sentence, ...]:
        """Why no change of the list can be made now."""
        if self.seen is None or self.selected not in self.seen.changes.index:
            return (sentence("Choose a change in the list."),)
        return ()

    @property
    def _laid(self) -> SlotsDraft:
        if self.draft is None:
            raise NotReady(sentence("No cohort yet: import applications first."), code="blocked")
        return self.draft

    def _choose(self, sessions: Sessions) -> None:
        self._amend(replace(self._laid, sessions=sessions, clash=None))

    def _amend(self, draft: SlotsDraft) -> None:
        self._before = (*self._before, self._laid)
        self.draft = draft
        self._look()

    def _turn(self) -> None:
        """Take over another cohort, or other sessions; what they mean is seen on coming back."""
        table = self.table
        if table.draft is None:
            return
        demands = table.draft.demands
        stored = (table.cohort, demands.sessions, tuple(demands.track_sessions.items()))
        if stored != self._stored:
            is_other = self.cohort != table.cohort
            self.draft = draft_of(demands, before=None if is_other else self.draft)
            self._before = () if is_other else self._before
            self.cohort, self._stored = table.cohort, stored

    def _look(self) -> None:
        """See what the sessions on the table mean, and what stands in the way."""
        table = self.table
        if table.draft is None:
            return
        self.seen = picture(self.draft, table.choice, table.draft.seats, table.draft.demands)
        self.selected = None
        self._block()

    def _block(self) -> None:
        """Say what stands in the way of using these sessions."""
        missing: tuple[Sentence, ...] = ()
        stored = self.table.choice.demands
        if with_sessions(stored, self._laid) == stored:
            missing = (sentence("These sessions are already kept with the cohort."),)
        elif not self.reason.strip():
            missing = (sentence("Write a reason: it is kept with the sessions."),)
        self.blockers = (*self.seen.against, *missing)


def slots_desk(opened: Store, table: PlanningTable, *, language: str) -> SlotsScreen:
    """The slot planner at a planning table, keeping sessions in the store."""
    from workbench.apps.slots_view import SlotsScreen

    def record(asked: Use) -> None:
        writes.save_demands(
            opened,
            asked.cohort,
            with_sessions(table.choice.demands, asked.draft),
            seen_version=asked.seen_version,
            reason=asked.reason,
            now=now(),
        )

    return SlotsScreen(SlotsDesk(table=table, record=record, by=opened.by, language=language))


def slots_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> SlotsScreen:
    """Open the slot planner alone, on the store of the settings or on the one given."""
    opened = store_here(store, by=by)
    table = planning_table(opened)
    if cohort is not None:
        table.open(cohort)
    return slots_desk(opened, table, language=settings.current_language(language))


def _slot(code: str | None) -> Slot | None:
    return None if code is None or pd.isna(code) else Slot(code)
