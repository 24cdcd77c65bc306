"""The plan of a cohort: a proved proposal, changes by hand judged at once, enrolment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import traitlets

from workbench import settings
from workbench.apps.at_table import TableDesk
from workbench.apps.desk import now, store_here, verb
from workbench.apps.planning import PlanningTable
from workbench.apps.seating import Choice, Seating, choice_of
from workbench.errors import AlreadyChanged, AlreadyDecided, NotReady
from workbench.rules.demands import Lock
from workbench.rules.seat_card import SeatCard
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store
from workbench.vocabulary import Stage, Track

if TYPE_CHECKING:
    from workbench.apps.cohort_view import CohortScreen


class CohortDesk(TableDesk):
    """Let the rule propose, change by hand with a reason, enrol with a reason."""

    selected = traitlets.Int(None, allow_none=True)
    reason = traitlets.Unicode("")
    search = traitlets.Unicode("")

    def __init__(
        self, *, table: PlanningTable, record: Callable[[Seating], None], **traits: object
    ) -> None:
        """Sit at the planning table; `record` gives seats."""
        super().__init__(**traits)
        self._record = record
        self.sit(table)

    @verb
    def propose(self) -> None:
        """Let the rule fill the seats around what was settled by hand."""
        self.notice = sentence("Looking for the best plan…")
        self.table.propose()
        count = len(self.table.new_seats())
        self.notice = sentences("{count} new seat proposed.", "{count} new seats proposed.", count)

    @verb
    def apply_way(self, place: int) -> None:
        """Take one of the ways out of demands that do not go together."""
        self.table.take_way(place)

    @verb
    def select(self, application: int | None) -> None:
        """Choose a person."""
        self.selected = application

    @verb
    def find(self, text: str) -> None:
        """Show only those whose name holds this text, in whatever script."""
        self.search = text

    @verb
    def place(self, track: Track) -> None:
        """Give the one chosen a seat in a track by hand; a new proposal keeps it."""
        self._settle(Lock(track, self.lock_reason()))

    @verb
    def leave_out(self) -> None:
        """Leave the one chosen out by hand; a new proposal keeps her out."""
        self._settle(Lock(None, self.lock_reason()))

    @verb
    def release(self) -> None:
        """Let the rule decide again on the one chosen, at the next proposal."""
        self._settle(None)

    @verb
    def explain_lock(self, reason: str) -> None:
        """Say why the one chosen was given a seat, or left out, by hand."""
        lock = self.table.draft.demands.locks.get(self._chosen())
        if lock is not None:
            self._settle(Lock(lock.track, reason))

    @verb
    def swap(self, other: int) -> None:
        """Let the one chosen and another change places; both are settled by hand."""
        one, seats = self._chosen(), self.table.draft.seats
        draft = self.table.draft
        for each, track in ((one, seats.get(other)), (other, seats.get(one))):
            draft = draft.settled(each, Lock(track, self.lock_reason(each)))
        self.table.amend(draft)

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._block()

    @verb
    def enrol(self) -> None:
        """Give the seats: each person becomes a fellow, with a decision and its reason."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        new = self.table.new_seats()
        seats = self.table.choice.as_seen(new)
        try:
            plan = self.table.receipt()
            self._record(Seating(self.cohort, seats, self.reason.strip(), plan))
        except (AlreadyChanged, AlreadyDecided):
            self.table.look_again()
            raise
        self.recorded(sentences("{count} fellow enrolled.", "{count} fellows enrolled.", len(new)))
        self.reason = ""
        self.table.open(self.cohort)

    def lock_reason(self, application: int | None = None) -> str:
        """Why somebody, or the one chosen, is settled by hand; empty when it was not said."""
        one = self.selected if application is None else application
        lock = self.table.draft.demands.locks.get(one)
        return "" if lock is None else lock.reason

    @verb
    def apply_change(self, place: int) -> None:
        """Plan with one of the changes that would give the one chosen a seat."""
        card = self.card()
        self.table.take([each for each in card.changes if each.demands][place].demands)

    def card(self) -> SeatCard | None:
        """Why the one chosen has her seat or none; None before a proposal, or of who is held."""
        one, table = self.selected, self.table
        if one is None or table.draft.plan is None or one in table.choice.enrolled:
            return None
        cards = table.cards()
        if cards is None or one not in cards.of.applications.index:
            return None
        return cards.card(one)

    def why(self) -> Sentence | None:
        """What is to be said of the one chosen before her card, if anything."""
        one, draft = self.selected, self.table.draft
        if one is None:
            return None
        if one in self.table.choice.enrolled:
            return sentence("She is enrolled: her seat stands.")
        if one in draft.demands.locked:
            return sentence("You gave her this seat: a new proposal keeps it.")
        if one in draft.demands.left_out:
            return sentence("You left her out: a new proposal keeps her out.")
        if self.stage_of(one) == Stage.WAITLISTED and one not in draft.seats:
            return sentence("She is on the waitlist: the rule does not propose her, you may.")
        return self.table.drawn_reason(one) if draft.plan else sentence("Nothing is proposed yet.")

    def shown(self) -> tuple[int, ...]:
        """Those in the list: seats first in the order of the tracks, then the best scores."""
        if self.table.choice is None:
            return ()
        order, seats = list(Track), self.table.draft.seats
        return tuple(
            sorted(
                self.table.choice.found(self.search),
                key=lambda one: order.index(seats[one]) if one in seats else len(order),
            )
        )

    def stage_of(self, application: int) -> Stage:
        """Shortlisted, waitlisted or enrolled."""
        return Stage(self.table.choice.applications.at[application, "stage"])

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort stands, in a few short sentences."""
        if self.table.choice is None:
            return (sentence("No cohort yet: import applications first."),)
        stages = self.table.choice.applications["stage"]
        shortlisted = int((stages == Stage.SHORTLISTED).sum())
        waitlisted = int((stages == Stage.WAITLISTED).sum())
        enrolled = len(self.table.choice.enrolled)
        places = self.table.draft.demands.places()
        return (
            sentences("{count} seat in all", "{count} seats in all", places),
            sentences("{count} shortlisted", "{count} shortlisted", shortlisted),
            sentences("{count} waitlisted", "{count} waitlisted", waitlisted),
            sentences("{count} enrolled", "{count} enrolled", enrolled),
        )

    def _chosen(self) -> int:
        if self.selected is None:
            raise NotReady(sentence("Choose a person in the list."), code="blocked")
        if self.selected in self.table.choice.enrolled:
            raise NotReady(sentence("She is enrolled: her seat stands."), code="blocked")
        return self.selected

    def _settle(self, lock: Lock | None) -> None:
        self.table.amend(self.table.draft.settled(self._chosen(), lock))

    def begin(self) -> None:
        """Another cohort: nobody is chosen, and no reason is written yet."""
        self.selected, self.reason = None, ""

    def turn(self) -> None:
        """Look at the table again, with somebody chosen."""
        here = () if self.table.choice is None else self.table.choice.applications.index
        if self.selected not in here:
            self.selected = int(here[0]) if len(here) else None
        self._block()

    def _block(self) -> None:
        """Say what stands in the way of enrolling."""
        if self.table.choice is None:
            return
        missing: tuple[Sentence, ...] = ()
        if not self.table.new_seats():
            missing = (sentence("There is no new seat yet: propose, or give one by hand."),)
        elif not self.reason.strip():
            missing = (sentence("Write a reason: it is kept with every seat."),)
        self.blockers = (*self.table.against, *self._unexplained(), *missing)

    def _unexplained(self) -> tuple[Sentence, ...]:
        """Who was settled by hand without a reason."""
        choice = self.table.choice
        locks = self.table.draft.demands.locks.items()
        silent = [one for one, lock in locks if not lock.reason.strip()]
        return tuple(
            sentence("Say why {name} was settled by hand.", name=choice.name_of(one))
            for one in sorted(silent)
            if one in choice.applications.index and one not in choice.enrolled
        )


def planning_table(opened: Store) -> PlanningTable:
    """The planning table of a store."""

    def load(cohort: int) -> Choice:
        return choice_of(opened, cohort, row=reads.cohorts(opened).loc[cohort])

    return PlanningTable(cohorts=reads.cohorts(opened), load=load)


def plan_desk(opened: Store, table: PlanningTable, *, language: str) -> CohortScreen:
    """The plan at a planning table, recording in the store."""
    from workbench.apps.cohort_view import CohortScreen

    def record(asked: Seating) -> None:
        writes.enrol(
            opened, asked.cohort, asked.seats, reason=asked.reason, plan=asked.plan, now=now()
        )

    desk = CohortDesk(table=table, record=record, by=opened.by, language=language)
    return CohortScreen(desk)


def cohort_app(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> CohortScreen:
    """Open the plan alone, on the store of the settings or on the one given."""
    opened = store_here(store, by=by)
    language = settings.current_language(language)
    return plan_desk(opened, planning_table(opened), language=language)
