"""Several at once: one verdict for many applications, previewed, and taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.queue import Filters, Queue, queue_of
from workbench.apps.triage import BACK_TO
from workbench.apps.triage_loading import Triage, TriageVerbs, triage_verbs
from workbench.errors import AlreadyChanged, AlreadyDecided, NotReady
from workbench.rules.batches import Batch, batch
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store
from workbench.vocabulary import STAGE_AFTER, Stage, Verdict

if TYPE_CHECKING:
    from workbench.apps.bulk_view import BulkScreen


@dataclass(frozen=True)
class DoneBatch:
    """Verdicts just recorded together: from which stage and version each came."""

    before: dict[int, Stage]
    seen: dict[int, int]


class BulkDesk(Desk):
    """Choose whom by filters, leave some out, see what a verdict would do, record it for all."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    filters = traitlets.Instance(Filters, ())
    verdict = traitlets.Instance(Verdict)
    selected = traitlets.Int(None, allow_none=True)
    reason = traitlets.Unicode("")
    shown = traitlets.Tuple()
    left_out = traitlets.Instance(frozenset, ())
    batch = traitlets.Instance(Batch, allow_none=True)

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        verbs: TriageVerbs,
        today: Callable[[], date] = lambda: now().date(),
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest, with everybody who waits chosen."""
        super().__init__(cohorts=cohorts, verdict=Verdict.SHORTLIST, **traits)
        self._verbs, self._today = verbs, today
        self._done: DoneBatch | None = None
        self.triage: Triage | None = None
        self.queue: Queue | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]) if cohort is None else cohort)

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort."""
        self.cohort, self.triage, self._done = cohort, None, None
        self._reload()

    @verb
    def refresh(self) -> None:
        """Look again: verdicts or rules may have changed meanwhile."""
        if self.cohort is not None:
            self.triage = None
            self._reload()

    @verb
    def filter(self, filters: Filters) -> None:
        """Choose those who pass every filter; whoever was left out stays out."""
        self.filters = filters
        self._narrow()

    @verb
    def find(self, text: str) -> None:
        """Choose those whose name holds this text, in whatever script."""
        self.filters = replace(self.filters, search=text)
        self._narrow()

    @verb
    def select(self, application: int | None) -> None:
        """Look at one line of the list."""
        self.selected = application

    @verb
    def turn(self) -> None:
        """Leave the one selected out, or take her in again."""
        if self.selected is None:
            raise NotReady(sentence("Choose a person in the list."), code="blocked")
        self.left_out = self.left_out ^ {self.selected}
        self._preview()

    @verb
    def take_all(self) -> None:
        """Take everybody in again."""
        self.left_out = frozenset()
        self._preview()

    @verb
    def choose(self, verdict: Verdict) -> None:
        """See what another verdict would do."""
        self.verdict = verdict
        self._preview()

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._judge()

    @verb
    def record(self) -> None:
        """Record the verdict for everybody of whom it can be said: all of them, or nobody."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        numbers, verdict = self.batch.can, self.verdict
        self.notice = sentences(
            "Recording {count} verdict…", "Recording {count} verdicts…", len(numbers)
        )
        lines = self.queue.frame.loc[list(numbers), ["version", "stage"]]
        seen = {one: int(version) for one, version in lines["version"].items()}
        before = {one: Stage(stage) for one, stage in lines["stage"].items()}
        verdicts = dict.fromkeys(numbers, verdict)
        self._keep(verdicts, seen, reason=self.reason.strip())
        self._done = DoneBatch(before, {one: version + 1 for one, version in seen.items()})
        self.reason = ""
        self._reload()
        self.recorded(
            sentences(
                "{count} application: {stage}.",
                "{count} applications: {stage}.",
                len(numbers),
                stage=STAGE_AFTER[verdict],
            )
        )

    @verb
    def undo(self) -> None:
        """Take the last verdicts back together: new decisions, nothing is erased."""
        if self.nothing_to_undo():
            raise NotReady(self.nothing_to_undo()[0], code="blocked")
        done = self._done
        verdicts = {one: BACK_TO[stage] for one, stage in done.before.items()}
        reason = say(sentence("Taken back right after it was recorded."), self.language)
        self._keep(verdicts, done.seen, reason=reason)
        self._done = None
        self._reload()
        count = len(verdicts)
        self.recorded(
            sentences("{count} verdict taken back.", "{count} verdicts taken back.", count)
        )

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last verdicts can."""
        return () if self._done else (sentence("No verdict was given here yet."),)

    def name_of(self, application: int) -> str:
        """Her name as she wrote it."""
        row = self.queue.frame.loc[application]
        return f"{row['given_name']} {row['family_name']}".strip()

    def day(self) -> tuple[Sentence, ...]:
        """How many are shown, and how many of them were left out by hand."""
        if self.queue is None:
            return (sentence("No cohort yet: import applications first."),)
        out = len(self.left_out & set(self.shown))
        return (
            sentences("{count} shown", "{count} shown", len(self.shown)),
            sentences("{count} left out by hand", "{count} left out by hand", out),
        )

    def _keep(self, verdicts: dict[int, Verdict], seen: dict[int, int], *, reason: str) -> None:
        """Record, or look again when somebody else was quicker with one of them."""
        rubric, prints = self.triage.assessment.rubric, self.queue.frame["fingerprint"]
        decisions = [
            writes.NewDecision(
                application=one,
                seen_version=seen[one],
                verdict=verdict,
                reason=reason,
                input_fingerprint=str(prints[one]),
                rubric=rubric.name,
                rubric_version=rubric.version,
            )
            for one, verdict in verdicts.items()
        ]
        try:
            self._verbs.record(decisions)
        except (AlreadyChanged, AlreadyDecided):
            self._done = None
            self._reload()
            raise

    def _reload(self) -> None:
        load, again = self._verbs.load, self._verbs.again
        self.triage = again(self.cohort, self.triage) if self.triage else load(self.cohort)
        seen = self.triage
        self.queue = queue_of(seen.assessment.queue(), seen.waits, on=self._today())
        self.left_out = self.left_out & frozenset(self.queue.frame.index)
        self._narrow()

    def _narrow(self) -> None:
        self.shown = self.queue.shown(self.filters)
        if self.selected not in self.shown:
            self.selected = self.shown[0] if self.shown else None
        self._preview()

    def _preview(self) -> None:
        chosen = [one for one in self.shown if one not in self.left_out]
        self.batch = batch(self.triage.assessment, chosen, self.verdict)
        self._judge()

    def _judge(self) -> None:
        against = []
        if self.batch is None or not self.batch.can:
            against.append(sentence("There is nobody here of whom this can be said."))
        if not self.reason.strip():
            against.append(sentence("Write a reason: it is kept with every decision."))
        self.blockers = tuple(against)


def bulk_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> BulkScreen:
    """Open the desk for several at once on the store of the settings, or on the one given."""
    from workbench.apps.bulk_view import BulkScreen

    opened = store_here(store, by=by)
    desk = BulkDesk(
        cohorts=reads.cohorts(opened),
        verbs=triage_verbs(opened),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return BulkScreen(desk)
