"""The cohort desk: seats asked for, a proved proposal, changes judged at once, enrolment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.seating import SEED, Choice, Draft, Seating, choice_of
from workbench.errors import AlreadyChanged, AlreadyDecided, NotReady
from workbench.rules import cohorts as rules
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store
from workbench.vocabulary import Stage, Track

if TYPE_CHECKING:
    from workbench.apps.cohort_view import CohortScreen


class CohortDesk(Desk):
    """Ask for seats, let the rule propose, change by hand, enrol with a reason."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    demands = traitlets.Any(None, allow_none=True)
    draft = traitlets.Instance(Draft, args=({}, {}))
    against = traitlets.Tuple()
    selected = traitlets.Int(None, allow_none=True)
    reason = traitlets.Unicode("")
    search = traitlets.Unicode("")

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        load: Callable[[int], Choice],
        record: Callable[[Seating], None],
        **traits: object,
    ) -> None:
        """Open on the newest cohort; `load` gives who may be chosen, `record` gives seats."""
        super().__init__(cohorts=cohorts, **traits)
        self._load, self._record = load, record
        self._before: tuple[Draft, ...] = ()
        self.choice: Choice | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]))

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort."""
        self.cohort = cohort
        self._reload()

    @verb
    def ask_seats(self, track: Track, seats: int) -> None:
        """Ask for another number of seats in a track."""
        self.demands = replace(self.demands, seats={**self.demands.seats, track: seats})
        self._judge()

    @verb
    def ask_support(self, support: str, most: int) -> None:
        """Say how much of a support there is to give."""
        self.demands = replace(self.demands, supports={**self.demands.supports, support: most})
        self._judge()

    @verb
    def propose(self) -> None:
        """Let the rule fill the seats around what was settled by hand."""
        self.notice = sentence("Looking for the best plan…")
        plan = rules.propose(
            self._shortlisted(),
            self.choice.scores,
            demands=self._settled(),
            seed=SEED,
        )
        self._amend(replace(self.draft, seats=plan.tracks, plan=plan))
        self.notice = sentences(
            "{count} new seat proposed.", "{count} new seats proposed.", len(self.new_seats())
        )

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
        self._amend(self.draft.with_seat(self._chosen(), track))

    @verb
    def leave_out(self) -> None:
        """Leave the one chosen out by hand; a new proposal keeps her out."""
        self._amend(self.draft.without(self._chosen()))

    @verb
    def release(self) -> None:
        """Let the rule decide again on the one chosen, at the next proposal."""
        self._amend(self.draft.released(self._chosen()))

    @verb
    def undo(self) -> None:
        """Take the last change back: a proposal, or a change by hand."""
        if not self._before:
            raise NotReady(self.nothing_to_undo()[0], code="blocked")
        self.draft, self._before = self._before[-1], self._before[:-1]
        self._judge()

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._judge()

    @verb
    def enrol(self) -> None:
        """Give the seats: each person becomes a fellow, with a decision and its reason."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        new = self.new_seats()
        seats = self.choice.as_seen(new)
        try:
            self._record(Seating(self.cohort, seats, self.reason.strip()))
        except (AlreadyChanged, AlreadyDecided):
            self._look_again()
            raise
        self.recorded(sentences("{count} fellow enrolled.", "{count} fellows enrolled.", len(new)))
        self._reload()

    def new_seats(self) -> dict[int, Track]:
        """The seats on the table that nobody holds yet."""
        held = self.choice.enrolled
        return {one: track for one, track in self.draft.seats.items() if one not in held}

    def why(self) -> Sentence | None:
        """Why the one chosen has this seat, or none."""
        one, draft = self.selected, self.draft
        if one is None:
            return None
        if one in self.choice.enrolled:
            return sentence("She is enrolled: her seat stands.")
        if one in draft.locked:
            return sentence("You gave her this seat: a new proposal keeps it.")
        if one in draft.left_out:
            return sentence("You left her out: a new proposal keeps her out.")
        if self.stage_of(one) == Stage.WAITLISTED and one not in draft.seats:
            return sentence("She is on the waitlist: the rule does not propose her, you may.")
        if draft.plan is None:
            return sentence("Nothing is proposed yet.")
        return draft.plan.reasons.get(one) or draft.plan.left.get(one)

    def shown(self) -> tuple[int, ...]:
        """Those in the list: seats first in the order of the tracks, then the best scores."""
        if self.choice is None:
            return ()
        order, seats = list(Track), self.draft.seats
        return tuple(
            sorted(
                self.choice.found(self.search),
                key=lambda one: order.index(seats[one]) if one in seats else len(order),
            )
        )

    def by_hand(self) -> Track | None:
        """The seat given by hand to the one chosen."""
        return self.draft.locked.get(self.selected)

    def is_left_out(self) -> bool:
        """Whether the one chosen was left out by hand."""
        return self.selected in self.draft.left_out

    def is_changed(self) -> bool:
        """Whether the seats on the table are no longer those proposed."""
        return self.draft.plan is not None and self.draft.plan.tracks != dict(self.draft.seats)

    def stage_of(self, application: int) -> Stage:
        """Shortlisted, waitlisted or enrolled."""
        return Stage(self.choice.applications.at[application, "stage"])

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last change can."""
        return () if self._before else (sentence("Nothing was changed here yet."),)

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort stands, in a few short sentences."""
        if self.choice is None:
            return (sentence("No cohort yet: import applications first."),)
        stages = self.choice.applications["stage"]
        return (
            sentences("{count} seat in all", "{count} seats in all", self.demands.places()),
            sentences(
                "{count} shortlisted",
                "{count} shortlisted",
                int((stages == Stage.SHORTLISTED).sum()),
            ),
            sentences(
                "{count} waitlisted", "{count} waitlisted", int((stages == Stage.WAITLISTED).sum())
            ),
            sentences("{count} enrolled", "{count} enrolled", len(self.choice.enrolled)),
        )

    def _settled(self) -> rules.Demands:
        """The demands with the seats that stand and those settled by hand."""
        given = {**self.choice.enrolled, **self.draft.locked}
        locks = {one: rules.Lock(track) for one, track in given.items()}
        out = {one: rules.Lock(None) for one in self.draft.left_out}
        return replace(self.demands, locks={**locks, **out})

    def _chosen(self) -> int:
        if self.selected is None:
            raise NotReady(sentence("Choose a person in the list."), code="blocked")
        if self.selected in self.choice.enrolled:
            raise NotReady(sentence("She is enrolled: her seat stands."), code="blocked")
        return self.selected

    def _shortlisted(self) -> pd.DataFrame:
        """Whom the rule may propose: the shortlisted, and who has a seat or was given one."""
        rows = self.choice.applications
        given = [*self.choice.enrolled, *self.draft.locked]
        return rows[(rows["stage"] == Stage.SHORTLISTED) | rows.index.isin(given)]

    def _amend(self, draft: Draft) -> None:
        self._before = (*self._before, self.draft)
        self.draft = draft
        self._judge()

    def _reload(self) -> None:
        self.choice = self._load(self.cohort)
        self.demands, self._before = self.choice.demands, ()
        self.draft = Draft(seats=self.choice.enrolled, locked={})
        self.reason = ""
        rows = self.choice.applications
        self.selected = int(rows.index[0]) if len(rows) else None
        self._judge()

    def _look_again(self) -> None:
        """Read who may be seated again, and keep of the draft what still may be."""
        self.choice = self._load(self.cohort)
        here = self.choice.applications.index
        self.draft = replace(
            self.draft,
            seats={one: track for one, track in self.draft.seats.items() if one in here},
            locked={one: track for one, track in self.draft.locked.items() if one in here},
        )
        self.selected = self.selected if self.selected in here else None
        self._judge()

    def _judge(self) -> None:
        """Judge what is on the table as the proposal was judged, and say what stands in the way."""
        self.against = tuple(
            rules.judge(self.draft.seats, self.choice.applications, demands=self.demands)
        )
        missing: tuple[Sentence, ...] = ()
        if not self.new_seats():
            missing = (sentence("There is no new seat yet: propose, or give one by hand."),)
        elif not self.reason.strip():
            missing = (sentence("Write a reason: it is kept with every seat."),)
        self.blockers = (*self.against, *missing)


def cohort_app(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> CohortScreen:
    """Open the cohort desk on the store of the settings, or on the one given."""
    from workbench.apps.cohort_view import CohortScreen

    opened = store_here(store, by=by)
    cohorts = reads.cohorts(opened)

    def load(cohort: int) -> Choice:
        return choice_of(opened, cohort, row=cohorts.loc[cohort])

    def record(asked: Seating) -> None:
        writes.enrol(
            opened, asked.cohort, asked.seats, reason=asked.reason, seed=asked.seed, now=now()
        )

    desk = CohortDesk(
        cohorts=cohorts,
        load=load,
        record=record,
        by=opened.by,
        language=settings.current_language(language),
    )
    return CohortScreen(desk)
