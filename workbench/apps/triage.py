"""The triage desk: who waits, why each stands where she stands, a verdict with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.beside import Beside
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.queue import Filters, Queue, in_short, queue_of
from workbench.apps.triage_loading import Triage, TriageVerbs, triage_verbs
from workbench.errors import AlreadyChanged, AlreadyDecided, NotReady
from workbench.rules import cards, scoring, verdicts
from workbench.sentences import Sentence, say, sentence
from workbench.store import reads, writes
from workbench.store.engine import Store
from workbench.vocabulary import STAGE_AFTER, Stage, Verdict

if TYPE_CHECKING:
    from workbench.apps.triage_view import TriageScreen

BACK_TO = {
    stage: verdict for verdict, stage in STAGE_AFTER.items() if verdict is not Verdict.ACCOMPANY
}
VERDICTS = (Verdict.SHORTLIST, Verdict.WAITLIST, Verdict.ASK, Verdict.DECLINE)
"""The verdicts of every day, in the order of their keys 1 to 4; Reopen is for the others."""


@dataclass(frozen=True)
class Done:
    """A decision just recorded: on whom, from which stage, why, and the version it left behind."""

    application: int
    before: Stage
    version: int
    reason: str


class TriageDesk(Desk):
    """Choose an application, read why, and record a verdict with its reason."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    filters = traitlets.Instance(Filters, ())
    selected = traitlets.Int(None, allow_none=True)
    reason = traitlets.Unicode("")
    shown = traitlets.Tuple()
    card = traitlets.Instance(cards.Card, allow_none=True)
    history = traitlets.Instance(pd.DataFrame, allow_none=True)

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        verbs: TriageVerbs,
        today: Callable[[], date] = lambda: now().date(),
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest; `today` gives the day from which days are seen."""
        super().__init__(cohorts=cohorts, **traits)
        self._verbs, self._today = verbs, today
        self.beside = Beside(self, verbs, today)
        self._done: tuple[Done, ...] = ()
        self._begun: dict[int, str] = {}
        self.triage: Triage | None = None
        self._is_of: int | None = None
        self._queue: Queue | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]) if cohort is None else cohort)

    @verb
    def refresh(self) -> None:
        """Look again: reviews, rules or verdicts may have changed meanwhile."""
        if self.cohort is not None:
            self._is_of = None  # reads everything again
            self._reload()
            here = self.triage.assessment.applications.index
            self._choose(self.selected if self.selected in here else None)

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort, from the first who waits."""
        self._choose(None)
        self.cohort = cohort
        self._reload()
        self._choose(self.shown[0] if self.shown else None)

    @verb
    def narrow(self, stage: str) -> None:
        """Show only those at a stage, those who wait, or everyone."""
        self.filters = replace(self.filters, stage=stage)
        self._narrow()

    @verb
    def filter(self, filters: Filters) -> None:
        """Show only those who pass every filter."""
        self.filters = filters
        self._narrow()

    @verb
    def find(self, text: str) -> None:
        """Show only those whose name holds this text, in whatever script."""
        self.filters = replace(self.filters, search=text)
        self._narrow()

    @verb
    def select(self, application: int | None) -> None:
        """Choose an application; a reason begun for another one waits for her with it."""
        self._choose(application)

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._judge()

    @verb
    def decide(self, verdict: Verdict) -> None:
        """Record a verdict on the application chosen, then go to the next who waits."""
        against = self.against(verdict)
        if against:
            raise NotReady(against[0], code="blocked")
        row, reason = self.line(self.selected), self.reason.strip()
        seen = int(row["version"])
        self._keep(self._decision(self.selected, verdict, reason=reason, seen=seen))
        done = Done(self.selected, Stage(row["stage"]), version=seen + 1, reason=reason)
        self._done = (*self._done, done)
        name = self.name_of(done.application)
        self.recorded(sentence("{name}: {stage}.", name=name, stage=STAGE_AFTER[verdict]))
        after = self._queue.next_waiting(self.selected, among=self.shown)
        self.reason = ""
        self._reload()
        self._choose(after)

    @verb
    def undo(self) -> None:
        """Take the last verdict given here back: a new decision, nothing is erased."""
        if self.nothing_to_undo():
            raise NotReady(self.nothing_to_undo()[0], code="blocked")
        last = self._done[-1]
        reason = say(sentence("Taken back right after it was recorded."), self.language)
        back = BACK_TO[last.before]
        self._keep(self._decision(last.application, back, reason=reason, seen=last.version))
        self._done = self._done[:-1]
        name = self.name_of(last.application)
        self.recorded(sentence("Taken back. {name}: {stage}.", name=name, stage=last.before))
        self._reload()
        self._choose(last.application)
        self.write(last.reason)

    @verb
    def record_beside(self, act: Callable[[], Sentence]) -> None:
        """Record something beside a verdict, then look at the application again."""
        self._is_of = None  # what is recorded here, or was elsewhere, may change her score
        try:
            self.recorded(act())
        except (AlreadyChanged, AlreadyDecided):
            self._reload()
            self._choose(self.selected)
            raise
        self.reason = ""
        self._reload()
        self._begun.pop(self.selected, None)
        self._choose(self.selected)

    def against(self, verdict: Verdict) -> tuple[Sentence, ...]:
        """What stands in the way of a verdict now, in sentences."""
        return verdicts.blockers(self.card, self._stage(), verdict=verdict, reason=self.reason)

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last verdict can."""
        return () if self._done else (sentence("No verdict was given here yet."),)

    def application(self) -> pd.Series:
        """The answers of the application chosen."""
        return self.triage.assessment.applications.loc[self.selected]

    def line(self, application: int) -> pd.Series:
        """What the list says of one application."""
        return self._queue.frame.loc[application]

    def name_of(self, application: int) -> str:
        """Her name as she wrote it."""
        row = self.line(application)
        return f"{row['given_name']} {row['family_name']}"

    def waits_on(self, application: int) -> tuple[str, bool]:
        """Whom an application waits on ("" for nobody), and whether that is overdue."""
        return self._queue.whom[application], bool(self._queue.late[application])

    def people(self) -> tuple[str, ...]:
        """Everybody whom something waits on."""
        return self._queue.people() if self._queue else ()

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's triage stands, in a few short sentences."""
        if self._queue is None:
            return (sentence("No cohort yet: import applications first."),)
        return in_short(self._queue, alike=self.triage.alike)

    def _decision(
        self, application: int, verdict: Verdict, *, reason: str, seen: int
    ) -> writes.NewDecision:
        rubric = self.triage.assessment.rubric
        return writes.NewDecision(
            application=application,
            seen_version=seen,
            verdict=verdict,
            reason=reason,
            input_fingerprint=str(self._queue.frame.at[application, "fingerprint"]),
            rubric=rubric.name,
            rubric_version=rubric.version,
        )

    def _keep(self, decision: writes.NewDecision) -> None:
        """Record, or show her as she stands now when someone else was quicker."""
        try:
            self._verbs.record([decision])
        except (AlreadyChanged, AlreadyDecided):
            late = decision.application
            self._done = tuple(done for done in self._done if done.application != late)
            self._reload()
            self._choose(self.selected)
            raise

    def _choose(self, application: int | None) -> None:
        if self.selected is not None:
            self._begun[self.selected] = self.reason
        self.selected = application
        self.reason = self._begun.get(application, "")
        self.card, self.history = None, None
        if application is not None:
            self.history = self._verbs.history(application)
            self.card = scoring.explain(self.application(), self.triage.assessment.rubric)
        self._judge()

    def _reload(self) -> None:
        before = self.triage if self._is_of == self.cohort else None
        load, again = self._verbs.load, self._verbs.again
        self.triage = again(self.cohort, before) if before else load(self.cohort)
        self._is_of = self.cohort
        seen = self.triage
        self._queue = queue_of(seen.assessment.queue(), seen.waits, on=self._today())
        self._narrow()

    def _narrow(self) -> None:
        self.shown = self._queue.shown(self.filters)

    def _stage(self) -> Stage | None:
        return (
            None if self.selected is None else Stage(self._queue.frame.at[self.selected, "stage"])
        )

    def _judge(self) -> None:
        """Gather what stands in the way: the reason once, then what each verdict has against it."""
        against = [
            one
            for verdict in VERDICTS
            for one in verdicts.blockers(self.card, self._stage(), verdict=verdict, reason="-")
        ]
        if self.card and self._stage() != Stage.ENROLLED and not self.reason.strip():
            against.insert(0, sentence("Write a reason: it is kept with the decision."))
        self.blockers = tuple(dict.fromkeys(against))


def triage_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> TriageScreen:
    """Open the triage desk on the store of the settings, or on the one given."""
    from workbench.apps.triage_view import TriageScreen

    opened = store_here(store, by=by)
    desk = TriageDesk(
        cohorts=reads.cohorts(opened),
        verbs=triage_verbs(opened),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return TriageScreen(desk)
