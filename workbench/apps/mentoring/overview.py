"""The overview of a cohort's mentoring: coverage, loads, the map of fits, and who has whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import verb
from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring import overview as rules
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.fit_map import FitMap, fit_map
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store
from workbench.vocabulary import Word, word

if TYPE_CHECKING:
    from workbench.apps.mentoring.overview_view import OverviewScreen


class Picture(Word):
    """What the overview shows."""

    COVERAGE = word("coverage", "Coverage")
    LOADS = word("loads", "Loads")
    FITS = word("fits", "Fits")
    NETWORK = word("network", "Who has whom")


class OverviewDesk(TableDesk):
    """Look at the whole: nothing is changed here.

    `picked` is the cell of the map looked at: its row and its column; empty for none.
    """

    picture = traitlets.Enum(tuple(Picture), Picture.COVERAGE)
    picked = traitlets.Tuple()

    def __init__(self, *, table: MentoringTable, **traits: object) -> None:
        """Sit at the table."""
        super().__init__(**traits)
        self._overview: rules.Overview | None = None
        self._map: FitMap | None = None
        self.sit(table)

    @verb
    def look_at(self, picture: Picture) -> None:
        """Look at another picture."""
        self.picture = picture

    @verb
    def pick(self, cell: list[int]) -> None:
        """Look at the pair in a cell of the map."""
        self.picked = tuple(cell)

    def pairs(self) -> Mapping[int, int]:
        """The mentor that each fellow has, or would have."""
        return {**self.table.draft.pairs, **self.table.sides.confirmed}

    def state(self, fellow: int) -> str:
        """How sure a fellow's pair is: confirmed, asked, or proposed."""
        sides = self.table.sides
        if fellow in sides.confirmed:
            return "confirmed"
        return "asked" if fellow in sides.asked else "proposed"

    def overview(self) -> rules.Overview:
        """Coverage and loads under the pairs on the table, counted when looked at."""
        if self._overview is None:
            sides, terms = self.table.sides, self.table.draft.terms
            self._overview = rules.overview(
                sides.fellows,
                sides.mentors_here,
                self.pairs(),
                given=sides.circumstances,
                unit=terms.capacity,
            )
        return self._overview

    def map(self) -> FitMap:
        """The map of fits under the rubric on the table, made when looked at."""
        if self._map is None:
            table = self.table
            self._map = fit_map(
                scoring.table(
                    table.sides.fellows,
                    table.sides.mentors_here,
                    rubric=table.draft.rubric,
                    terms=table.draft.terms,
                    circumstances=table.sides.circumstances,
                )
            )
        return self._map

    def pair(self) -> Pair | None:
        """The pair looked at on the map; None where none is picked, and of groups."""
        if not self.picked or self.map().is_grouped:
            return None
        row, column = self.picked
        return Pair(self.map().rows[row], self.map().columns[column])

    def day(self) -> tuple[Sentence, ...]:
        """How many there are of whom."""
        sides = self.table.sides
        if sides is None:
            return (sentence("No cohort yet: import applications first."),)
        paired = len([one for one in self.pairs() if one in sides.fellows.index])
        count, mentors = len(sides.fellows), len(sides.mentors_here)
        return (
            sentences("{count} fellow", "{count} fellows", count),
            sentences("{count} with a mentor", "{count} with a mentor", paired),
            sentences("{count} mentor in this chapter", "{count} mentors in this chapter", mentors),
            sentences(
                "{count} partner",
                "{count} partners",
                int(sides.mentors_here["partner_id"].nunique()),
            ),
        )

    def begin(self) -> None:
        """Another cohort: nothing is picked."""
        self.picked = ()

    def turn(self) -> None:
        """Look at the table again."""
        before, self._overview, self._map = self._map, None, None
        is_same = before is not None and self.table.sides is not None
        if is_same and (before.rows, before.columns) != (self.map().rows, self.map().columns):
            self.picked = ()


def overview_desk(opened: Store, table: MentoringTable, *, language: str) -> OverviewScreen:
    """The overview at a mentoring table; it records nothing."""
    from workbench.apps.mentoring.overview_view import OverviewScreen

    return OverviewScreen(OverviewDesk(table=table, by=opened.by, language=language))
