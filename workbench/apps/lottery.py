"""The lottery desk: everybody's chance before the draw, then one cohort drawn by a seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import verb
from workbench.apps.planning import PlanningTable
from workbench.errors import NotReady
from workbench.rules import lottery as rules
from workbench.rules.drawn_plans import Drawn
from workbench.rules.lottery import Lottery
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.lottery_view import LotteryScreen


class LotteryDesk(TableDesk):
    """Look at the chances, publish a seed, draw; the cohort drawn goes on the table."""

    selected = traitlets.Int(None, allow_none=True)
    search = traitlets.Unicode("")
    seed = traitlets.Int(None, allow_none=True)

    def __init__(self, *, table: PlanningTable, **traits: object) -> None:
        """Sit at the planning table."""
        super().__init__(**traits)
        self.lottery: Lottery | None = None
        self._looked_for: object = None
        self.sit(table)

    @verb
    def select(self, application: int | None) -> None:
        """Choose a person."""
        self.selected = application

    @verb
    def find(self, text: str) -> None:
        """Show only those whose name holds this text, in whatever script."""
        self.search = text

    @verb
    def look(self) -> None:
        """Find the chances: as even as the demands allow, whoever scores what."""
        self.notice = sentence("Looking for the fairest lottery…")
        origin = self.table.origin(self.table.draft)
        self.lottery = rules.propose(
            origin.applications,
            origin.demands,
            seed=self.seed or 0,
            circumstances=origin.circumstances,
        )
        self._looked_for = self.table.draft.demands
        self._block()
        self.notice = sentence("These are the chances. Publish a seed, then draw.")

    @verb
    def publish_seed(self, seed: int | None) -> None:
        """Take the seed that was published."""
        self.seed = seed
        self._block()

    @verb
    def draw(self) -> None:
        """Draw one of the cohorts by the seed, and lay it on the table."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        self.table.draw(self.seed)
        plan = self.table.draft.plan
        self.lottery = plan.lottery if isinstance(plan, Drawn) else self.lottery
        self.notice = sentences(
            "{count} seat drawn, and on the table.",
            "{count} seats drawn, and on the table.",
            len(self.table.draft.seats),
        )

    @property
    def is_drawn(self) -> bool:
        """Whether the seats on the table were drawn."""
        return isinstance(self.table.draft.plan, Drawn)

    def shown(self) -> tuple[int, ...]:
        """Those in the lottery, the smallest chance first."""
        if self.lottery is None or self.table.choice is None:
            return ()
        chances = self.lottery.chances
        found = [one for one in self.table.choice.found(self.search) if one in chances.index]
        return tuple(sorted(found, key=lambda one: (float(chances[one]), one)))

    def day(self) -> tuple[Sentence, ...]:
        """How fair the lottery is, in a few sentences."""
        if self.table.choice is None:
            return (sentence("No cohort yet: import applications first."),)
        of = self.lottery
        if of is None:
            return (sentence("Find the chances first: nothing is drawn by that."),)
        proof = (
            sentence("Proved: no lottery is fairer.")
            if of.is_proved
            else sentence(
                "Not proved fairest: a chance may be {short} points too low.",
                short=round(100 * of.shortfall, 3),
            )
        )
        return (
            sentence("Smallest chance {chance} %", chance=round(100 * of.smallest, 1)),
            sentence("Gini of the chances {gini}", gini=round(of.gini, 3)),
            proof,
        )

    def against_looking(self) -> tuple[Sentence, ...]:
        """Why there is no lottery to look at; empty when there is."""
        if self.table.draft is None:
            return (sentence("No cohort yet: import applications first."),)
        return ()

    def begin(self) -> None:
        """Another cohort: its chances are not known yet, and no seed is published."""
        self.lottery, self._looked_for, self.seed, self.selected = None, None, None, None

    def turn(self) -> None:
        """Keep the chances while they are those of the demands on the table."""
        draft = self.table.draft
        if draft is not None and isinstance(draft.plan, Drawn):
            self.lottery, self._looked_for = draft.plan.lottery, draft.demands
        elif draft is None or self._looked_for != draft.demands:
            self.lottery = None
        self._block()

    def _block(self) -> None:
        """Say what stands in the way of drawing."""
        if self.lottery is None:
            self.blockers = (sentence("Look at the chances before you draw."),)
        elif self.seed is None:
            self.blockers = (sentence("Write the seed that was published before the draw."),)
        else:
            self.blockers = ()


def lottery_desk(opened: Store, table: PlanningTable, *, language: str) -> LotteryScreen:
    """The lottery at a planning table."""
    from workbench.apps.lottery_view import LotteryScreen

    return LotteryScreen(LotteryDesk(table=table, by=opened.by, language=language))
