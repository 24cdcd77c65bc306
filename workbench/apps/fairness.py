"""The fairness desk: how verdicts and rules fall on groups of women, and where to look again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, store_here, verb
from workbench.rules import fairness, scoring
from workbench.rules.fairness import Comparison, Warned
from workbench.rules.groups import Grouping, groupings
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads, rubrics
from workbench.store.engine import Store
from workbench.vocabulary import Stage, Verdict

if TYPE_CHECKING:
    from workbench.apps.fairness_view import FairnessScreen


@dataclass(frozen=True, eq=False)
class Fairness:
    """A cohort's applications with their groups, and what the rules do to them."""

    applications: pd.DataFrame
    groupings: tuple[Grouping, ...]
    warned: tuple[Warned, ...]


class FairnessDesk(Desk):
    """Choose a verdict and read how often each group of women was given it."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    verdict = traitlets.Instance(Verdict)
    comparisons = traitlets.Tuple()
    warned = traitlets.Tuple()

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        load: Callable[[int], Fairness],
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest; `load` gives its groups."""
        super().__init__(cohorts=cohorts, verdict=Verdict.SHORTLIST, **traits)
        self._load = load
        self._seen: Fairness | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]) if cohort is None else cohort)

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort."""
        self.cohort = cohort
        self._look()

    @verb
    def refresh(self) -> None:
        """Look again: verdicts may have been given meanwhile."""
        if self.cohort is not None:
            self._look()

    @verb
    def compare(self, verdict: str) -> None:
        """Look at another verdict."""
        self.verdict = Verdict(verdict)
        self._compare()

    def day(self) -> tuple[Sentence, ...]:
        """On how many somebody has decided, and how much there is to look at."""
        if self._seen is None:
            return (sentence("No cohort yet: import applications first."),)
        stages = self._seen.applications["stage"]
        decided = int(fairness.decided(self._seen.applications, Verdict.SHORTLIST).sum())
        asked = int((stages == Stage.ASKED.value).sum())
        return (
            sentences("{count} application", "{count} applications", len(stages)),
            sentences("{count} decided on", "{count} decided on", decided),
            sentences("{count} asked and still open", "{count} asked and still open", asked),
            sentences("{count} thing to look at", "{count} things to look at", len(self.warned)),
        )

    def _look(self) -> None:
        self._seen = self._load(self.cohort)
        self.warned = self._seen.warned
        self._compare()

    def _compare(self) -> None:
        seen = self._seen
        found: tuple[Comparison, ...] = ()
        if seen is not None:
            found = fairness.verdict_rates(seen.applications, seen.groupings, self.verdict)
        self.comparisons = found


def fairness_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> FairnessScreen:
    """Open the fairness desk on the store of the settings, or on the one given."""
    from workbench.apps.fairness_view import FairnessScreen

    opened = store_here(store, by=by)
    cohorts = reads.cohorts(opened)

    def load(chosen: int) -> Fairness:
        row = cohorts.loc[chosen]
        assessment = scoring.assess(reads.applications(opened, chosen), rubrics.for_cohort(row))
        found = groupings(assessment.applications)
        line = fairness.line_of(assessment, seats=sum(row["seats"].values()))
        warned = fairness.warnings(assessment, found, line=line)
        return Fairness(assessment.applications, found, warned)

    desk = FairnessDesk(
        cohorts=cohorts,
        load=load,
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return FairnessScreen(desk)
