"""The prices desk: what one more of each demand would change, and what to ask partners for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import verb
from workbench.apps.planning import PlanningTable
from workbench.errors import NotReady
from workbench.rules import cohorts, partner_requests, seat_prices
from workbench.rules.cohorts import Plan
from workbench.rules.partner_requests import Request
from workbench.rules.seat_prices import Price
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store
from workbench.vocabulary import Choosing

if TYPE_CHECKING:
    from workbench.apps.prices_view import PricesScreen


class PricesDesk(TableDesk):
    """Find what one step of each demand would bring, take one, copy a request to a partner."""

    selected = traitlets.Int(None, allow_none=True)

    def __init__(self, *, table: PlanningTable, **traits: object) -> None:
        """Sit at the planning table."""
        super().__init__(**traits)
        self.prices: tuple[Price, ...] | None = None
        self.requests: tuple[Request, ...] = ()
        self._found_for: object = None
        self.sit(table)

    @verb
    def find_prices(self) -> None:
        """Plan again with each demand loosened by one step, and say what that would bring."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        origin, plan = self.table.draft.origin, self.table.draft.plan
        of = cohorts.problem(
            origin.applications,
            origin.scores,
            origin.demands,
            seed=plan.seed,
            circumstances=origin.circumstances,
        )
        found: list[Price] = []
        for each in seat_prices.prices(of, plan):
            found.append(each)
            self.notice = sentences(
                "Planning again: {count} price so far…",
                "Planning again: {count} prices so far…",
                len(found),
            )
        self.prices = seat_prices.ranked(found)
        self.notice = sentence("Looking for what partners could bring…")
        self.requests = partner_requests.requests(of, plan, origin.circumstances)
        self._found_for, self.selected = self.table.draft.origin, 0 if self.prices else None
        self.notice = sentences(
            "{count} demand would bring more seats or points.",
            "{count} demands would bring more seats or points.",
            len(found),
        )

    @verb
    def select(self, place: int | None) -> None:
        """Choose a price in the list."""
        self.selected = place

    @verb
    def take(self) -> None:
        """Plan with the step chosen; undo takes it back."""
        if self.nothing_chosen():
            raise NotReady(self.nothing_chosen()[0], code="blocked")
        self.table.take(self.prices[self.selected].demands)
        self.notice = sentence("Planned with it: see the plan.")

    def letter(self, language: str) -> str:
        """The request to partners in French or English; empty when there is nothing to ask."""
        return partner_requests.letter(self.requests, language)

    def nothing_chosen(self) -> tuple[Sentence, ...]:
        """Why no step can be taken; empty when one can."""
        if self.prices is None or self.selected not in range(len(self.prices)):
            return (sentence("Choose a line of the list."),)
        return ()

    def day(self) -> tuple[Sentence, ...]:
        """What was found, in a sentence."""
        if self.table.draft is None:
            return (sentence("No cohort yet: import applications first."),)
        if self.prices is None:
            return (sentence("Find the prices: each demand is loosened by one step in turn."),)
        if not self.prices:
            return (sentence("One step more of any single demand would change nothing."),)
        return (self.prices[0].said,)

    def begin(self) -> None:
        """Another cohort: its prices are not known yet."""
        self._forget()

    def turn(self) -> None:
        """Keep the prices while they are those of the plan on the table."""
        draft = self.table.draft
        if draft is None or self._found_for is not draft.origin:
            self._forget()
        self._block()

    def _forget(self) -> None:
        self.prices, self.requests, self.selected, self._found_for = None, (), None, None

    def _block(self) -> None:
        """Say what stands in the way of finding prices."""
        draft = self.table.draft
        is_best = draft is not None and isinstance(draft.plan, Plan) and draft.clash is None
        if is_best and draft.mode is Choosing.BEST:
            self.blockers = ()
        else:
            self.blockers = (sentence("Propose a best plan first: prices are counted from it."),)


def prices_desk(opened: Store, table: PlanningTable, *, language: str) -> PricesScreen:
    """The prices at a planning table."""
    from workbench.apps.prices_view import PricesScreen

    return PricesScreen(PricesDesk(table=table, by=opened.by, language=language))
