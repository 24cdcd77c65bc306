"""Two plans side by side: the one on the table and a scenario kept under a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import now, verb
from workbench.apps.planning import Draft, PlanningTable
from workbench.apps.seating import SEED
from workbench.errors import NotReady
from workbench.rules.demand_values import demands_from
from workbench.rules.plan_comparison import Comparison, Side, compare
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.compare_view import CompareScreen

AS_HELD = 0
"""The number that stands for the seats held and the demands stored, with no scenario."""


@dataclass(frozen=True)
class Scenario:
    """A plan kept under a name: its demands, its seats, who kept it."""

    number: int
    name: str
    side: Side
    by: str
    version: int = 1


@dataclass(frozen=True)
class ScenarioVerbs:
    """What the desk is given: the scenarios of a cohort, keeping one, and putting one away."""

    load: Callable[[int], tuple[Scenario, ...]]
    keep: Callable[[int, str, Side], None]
    drop: Callable[[Scenario], None]


class CompareDesk(TableDesk):
    """Keep plans under names, see two side by side, take one back to the table."""

    name = traitlets.Unicode("")
    other = traitlets.Int(AS_HELD)
    selected = traitlets.Int(None, allow_none=True)

    def __init__(self, *, table: PlanningTable, verbs: ScenarioVerbs, **traits: object) -> None:
        """Sit at the planning table."""
        super().__init__(**traits)
        self._verbs = verbs
        self.scenarios: tuple[Scenario, ...] = ()
        self.sit(table)

    @verb
    def look_at(self, number: int) -> None:
        """Set another scenario beside the plan on the table."""
        self.other = number

    @verb
    def select(self, application: int | None) -> None:
        """Choose a person in the list."""
        self.selected = application

    def write(self, name: str) -> None:
        """Keep the name as it is written."""
        self.name, self.error = name, None
        self._block()

    @verb
    def keep(self) -> None:
        """Keep the plan on the table under the name written."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        name = self.name.strip()
        self._verbs.keep(self.cohort, name, self._on_table())
        self.recorded(sentence("Kept as “{name}”.", name=name))
        self.name = ""
        self.turn()

    @verb
    def take(self) -> None:
        """Put the scenario beside on the table; undo brings back what was there."""
        self._refuse(self.nothing_beside())
        side = self._beside()
        here = self.table.choice.applications.index
        seats = {one: track for one, track in side.seats.items() if one in here}
        self.table.amend(Draft(side.demands, {**seats, **self.table.choice.enrolled}))
        gone = len(set(side.seats) - set(here))
        self.notice = (
            sentences(
                "On the table, without {count} woman who can no longer have a seat.",
                "On the table, without {count} women who can no longer have a seat.",
                gone,
            )
            if gone
            else sentence("On the table.")
        )

    @verb
    def drop(self) -> None:
        """Put the scenario beside away."""
        self._refuse(self.nothing_beside())
        self._verbs.drop(next(each for each in self.scenarios if each.number == self.other))
        self.other = AS_HELD
        self.turn()

    def comparison(self) -> Comparison | None:
        """From the scenario beside to the plan on the table."""
        choice = self.table.choice
        if choice is None:
            return None
        return compare(
            self._beside(),
            self._on_table(),
            applications=choice.applications,
            scores=choice.scores,
        )

    def nothing_beside(self) -> tuple[Sentence, ...]:
        """Why the scenario beside cannot be taken or put away; empty when it can."""
        if self.other == AS_HELD:
            return (sentence("Choose a scenario kept under a name."),)
        return ()

    def _on_table(self) -> Side:
        return Side(self.table.draft.seats, self.table.draft.demands)

    def _beside(self) -> Side:
        for each in self.scenarios:
            if each.number == self.other:
                return each.side
        return Side(self.table.choice.enrolled, self.table.choice.demands)

    def _refuse(self, blockers: tuple[Sentence, ...]) -> None:
        if blockers:
            raise NotReady(blockers[0], code="blocked")

    def begin(self) -> None:
        """Another cohort: its own scenarios."""
        self.other, self.name, self.selected = AS_HELD, "", None

    def turn(self) -> None:
        """Look at the table and the scenarios again."""
        self.scenarios = () if self.cohort is None else self._verbs.load(self.cohort)
        if self.other not in [each.number for each in self.scenarios]:
            self.other = AS_HELD
        self._block()

    def _block(self) -> None:
        """Say what stands in the way of keeping the plan."""
        name = self.name.strip()
        if not name:
            self.blockers = (sentence("Write a name to keep this plan under."),)
        elif name in [each.name for each in self.scenarios]:
            self.blockers = (
                sentence("“{name}” is taken: choose another name, or put it away.", name=name),
            )
        else:
            self.blockers = ()


def compare_desk(opened: Store, table: PlanningTable, *, language: str) -> CompareScreen:
    """Scenarios at a planning table, kept in the store."""
    from workbench.apps.compare_view import CompareScreen

    def load(cohort: int) -> tuple[Scenario, ...]:
        found = reads.scenarios(opened, cohort)
        return tuple(
            Scenario(
                int(number),
                str(row["name"]),
                Side(row["seats"], demands_from(row["demands"])),
                str(row["by"]),
                int(row["version"]),
            )
            for number, row in found.iterrows()
        )

    def keep(cohort: int, name: str, side: Side) -> None:
        new = writes.NewScenario(cohort, name, side.demands, side.seats, seed=SEED)
        writes.save_scenario(opened, new, now=now())

    def drop(scenario: Scenario) -> None:
        writes.delete_scenario(opened, scenario.number, seen_version=scenario.version, now=now())

    verbs = ScenarioVerbs(load, keep, drop)
    return CompareScreen(CompareDesk(table=table, verbs=verbs, by=opened.by, language=language))
