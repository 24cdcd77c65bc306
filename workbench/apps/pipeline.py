"""The springboard desk: which graduates to expect, seats to keep for them, other sizes to try."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.cohort import planning_table
from workbench.apps.desk import Desk, store_here, verb
from workbench.apps.pipeline_verbs import Keeping, PipelineVerbs, pipeline_verbs
from workbench.apps.planning import PlanningTable
from workbench.errors import NotReady
from workbench.rules import pipeline_words as words
from workbench.rules.demand_values import demands_of
from workbench.rules.demands import Demands
from workbench.rules.forecasts import Forecast, forecast
from workbench.rules.imagined import IMAGINED, Aim, aim_of
from workbench.rules.springboard_sizes import STEP, sizes_to_show
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.pipeline_view import PipelineScreen


class PipelineDesk(Desk):
    """Read what the springboard will bring, keep seats for its graduates, try other sizes."""

    cohort = traitlets.Int(None, allow_none=True)
    forecast = traitlets.Instance(Forecast, allow_none=True)
    tried = traitlets.Int(0)
    seats = traitlets.Int(None, allow_none=True)
    reason = traitlets.Unicode("")
    is_pictured = traitlets.Bool(False)

    def __init__(
        self,
        *,
        table: PlanningTable,
        verbs: PipelineVerbs,
        **traits: object,
    ) -> None:
        """Sit at the planning table."""
        super().__init__(**traits)
        self.table, self._verbs = table, verbs
        self._aim: Aim | None = None
        self._before: int | None = None
        self._shown: int | None = None
        table.observe(lambda _: self._turn(), "changed")
        if table.cohort is not None:
            self._look()

    @property
    def cohorts(self) -> pd.DataFrame:
        """The cohorts to choose from."""
        return self.table.cohorts

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort: a fellowship, or the springboard that leads to it."""
        self.notice = None
        self.table.open(cohort)
        self._look()

    @verb
    def refresh(self) -> None:
        """Look again: somebody may have applied, left or been decided on meanwhile."""
        if self.table.cohort is not None:
            self.table.look_again()
            self._look()

    @verb
    def try_size(self, seats: int | None) -> None:
        """Try a springboard of another size; nothing tries ten seats more than now."""
        if self.forecast is None or self.forecast.growth is None:
            return
        largest = len(self.forecast.growth.mean) - 2
        if seats is not None and not 0 < seats <= largest:
            raise NotReady(
                sentence("Try a springboard of 1 to {most} seats.", most=largest), code="blocked"
            )
        self.tried = self._first_try() if seats is None else seats

    @verb
    def keep_seats(self, seats: int | None) -> None:
        """Say how many seats to keep for graduates; nothing takes what is proposed."""
        was_proposed = self.reason == self._reason_proposed()
        self.seats = self._proposed() if seats is None else seats
        is_proposed = self.seats == self._proposed()
        if was_proposed and not is_proposed:
            self.reason = ""  # it was about another number
        elif is_proposed and not self.reason:
            self.reason = self._reason_proposed()
        self._block()

    @verb
    def speak(self, language: str) -> None:
        """Say everything in another language, the reason too while it is the rule's own."""
        was_proposed = self.reason == self._reason_proposed()
        self.language = language
        if was_proposed:
            self.reason = self._reason_proposed()

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._block()

    @verb
    def reserve(self) -> None:
        """Keep these seats for graduates, with the reason; other demands stay as they are kept."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        before = self.table.choice.demands.reserved
        self._save(int(self.seats or 0), self.reason.strip())
        self._before, self.reason = before, ""
        self._block()

    @verb
    def undo(self) -> None:
        """Reserve as many as before the last change here; both changes stay in the log."""
        missing = self.nothing_to_undo()
        if missing:
            raise NotReady(missing[0], code="blocked")
        self._save(self._before, say(sentence("Taken back."), self.language))
        self._before = None
        self._look()

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last change can."""
        is_nothing = self._before is None
        return (sentence("Nothing was changed here yet."),) if is_nothing else ()

    @verb
    def draw_pictures(self) -> None:
        """Draw the pictures; the first time takes a few seconds."""
        self.notice = sentence("Drawing the pictures: a few seconds the first time…")
        self._verbs.prepare()
        self.is_pictured = True
        self.notice = None

    def shown_sizes(self) -> tuple[int, ...]:
        """The springboard sizes set side by side."""
        found = self.forecast
        if found is None or found.growth is None:
            return ()
        largest = len(found.growth.mean) - 2
        every = sizes_to_show(found.size, tried=self.tried)
        return tuple(size for size in every if 0 < size <= largest)

    def name(self) -> str:
        """The fellowship that is looked at."""
        return str(self._aim.found.cohorts.at[self._aim.fellowship, "name"])

    def day(self) -> tuple[Sentence, ...]:
        """Whom the figures are about, in a few short sentences."""
        if self.cohort is None:
            return (sentence("No cohort yet: import applications first."),)
        if self.forecast is None:
            return (
                sentence("There has never been a fellowship: plan one to see who may come to it."),
            )
        about = sentence("For {name}", name=self.name())
        if self.forecast.fellowship == IMAGINED:
            about = sentence(
                "No fellowship is planned after it yet: these figures are for one like {name}",
                name=self._aim.like,
            )
        return (about, *words.day(self.forecast.prospect, kept=self._demands().reserved))

    def _save(self, seats: int, reason: str) -> None:
        """Keep a number of reserved seats with the cohort, and lay it on the table."""
        choice = self.table.choice
        demands = replace(choice.demands, reserved=seats)
        try:
            self._verbs.keep(Keeping(self.table.cohort, demands, reason, choice.version))
        finally:
            self.table.look_again()  # somebody may have been quicker
        self.table.demand(replace(self.table.draft.demands, reserved=seats))
        self.recorded(
            sentences(
                "{count} seat is reserved for springboard graduates.",
                "{count} seats are reserved for springboard graduates.",
                seats,
            )
        )

    def _look(self) -> None:
        """Read everything again; what was written for this cohort stays."""
        cohort = self.table.cohort
        is_same = cohort == self._shown
        own = (self.seats, self.reason) if is_same and self._is_amended() else None
        tried = self.tried if is_same else 0
        self.cohort = self._shown = cohort
        self._before = self._before if is_same else None
        self._aim = aim = aim_of(self._verbs.load(), cohort)
        self.forecast = None
        if aim.fellowship is not None:
            self.forecast = forecast(aim.found, aim.fellowship, self._demands())
        self.tried = tried or self._first_try()
        self.seats, self.reason = own or (self._proposed(), self._reason_proposed())
        self._block()

    def _is_amended(self) -> bool:
        proposed = (self._proposed(), self._reason_proposed())
        return (self.seats, self.reason) != proposed

    def _turn(self) -> None:
        """Another cohort was laid on the table at another desk: look when this desk is shown."""
        if self.table.cohort != self.cohort:
            self.cohort = self.table.cohort

    def _demands(self) -> Demands:
        fellowship = self._aim.fellowship
        if fellowship == self.table.cohort:
            return self.table.draft.demands
        return demands_of(self._aim.found.cohorts.loc[fellowship])

    def _first_try(self) -> int:
        found = self.forecast
        if found is None or found.growth is None:
            return 0
        return min(found.size + STEP, len(found.growth.mean) - 2)

    def _proposed(self) -> int | None:
        found = self.forecast
        return None if found is None or found.keep is None else found.keep.turns_nobody_away

    def _reason_proposed(self) -> str:
        """The reason as the rule would write it, for a person to amend."""
        found = self.forecast
        if found is None or found.keep is None:
            return ""
        return say(words.reserve_reason(found.keep), self.language)

    def _block(self) -> None:
        """Say what stands in the way of reserving seats."""
        self.blockers = tuple(self._in_the_way())

    def _in_the_way(self) -> list[Sentence]:
        found = self.forecast
        if found is None:
            return []
        if found.fellowship == IMAGINED:
            return [sentence("Plan the fellowship first: there is none to keep seats in.")]
        if found.fellowship != self.table.cohort:
            return [sentence("Choose {name} above to keep seats in it.", name=self.name())]
        if not found.prospect.may_come:
            return [sentence("There is nobody left to keep a seat for.")]
        if self.seats is None:
            return [sentence("Say how many seats to keep.")]
        if self.seats > found.prospect.seats:
            most = found.prospect.seats
            return [
                sentences("There is {count} seat in all.", "There are {count} seats in all.", most)
            ]
        if self.seats == self.table.choice.demands.reserved:
            return [sentence("As many are reserved already.")]
        if not self.reason.strip():
            return [sentence("Write a reason: it is kept with the change.")]
        return []


def pipeline_desk(opened: Store, table: PlanningTable, *, language: str) -> PipelineScreen:
    """The springboard at a planning table, its seats kept in the store."""
    from workbench.apps.pipeline_view import PipelineScreen

    desk = PipelineDesk(
        table=table,
        verbs=pipeline_verbs(opened),
        is_pictured="altair" in sys.modules,
        by=opened.by,
        language=language,
    )
    return PipelineScreen(desk)


def pipeline_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> PipelineScreen:
    """Open the springboard desk alone, on the store of the settings or on the one given."""
    opened = store_here(store, by=by)
    table = planning_table(opened)
    if cohort is not None:
        table.open(cohort)
    return pipeline_desk(opened, table, language=settings.current_language(language))
