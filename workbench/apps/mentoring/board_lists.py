"""The two lists of the board on the screen: fellows, and mentors beside the one chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.apps.grid import Cell, Column
from workbench.sentences import sentence
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.apps.mentoring.board_view import BoardScreen


class FellowList:
    """Every fellow with her mentor, their fit, and where she stands."""

    def __init__(self, screen: BoardScreen) -> None:
        """Show them in the first grid of a screen."""
        self.screen = screen

    def draw(self) -> None:
        """Fill the grid, who needs somebody first."""
        desk, say = self.screen.desk, self.screen.say
        self.screen.grid.fill(
            desk.lists.fellows(desk.search),
            self._cells,
            columns=[
                Column(say(sentence("Fellow")), "name"),
                Column(say(sentence("Track")), "minor"),
                Column(say(sentence("Mentor")), "who"),
                Column(say(sentence("Fit of 100")), "number"),
                Column(say(sentence("State")), "minor"),
            ],
            caption=say(sentence("Fellows and their mentors")),
            language=desk.language,
            selected=desk.selected,
        )

    def _cells(self, fellow: int) -> Sequence[Cell]:
        desk, say = self.screen.desk, self.screen.say
        table, lists = desk.table, desk.lists
        mentor, state, fit = table.mentor_of(fellow), lists.state(fellow), lists.fit(fellow)
        nobody: Cell = (say(sentence("no mentor yet")), "look")
        return (
            table.sides.fellow_name(fellow),
            say(Track(table.sides.fellows.at[fellow, "track"])),
            nobody if mentor is None else lists.mentors_named(fellow),
            "" if fit is None else str(fit),
            say(state) if state else "",
        )


class MentorList:
    """Every mentor with the fellows each has, and how each would go with the fellow chosen."""

    def __init__(self, screen: BoardScreen) -> None:
        """Show them in the second grid of a screen."""
        self.screen = screen
        self._loads: Mapping[int, str] = {}

    def draw(self) -> None:
        """Fill the grid, her own mentor first, then the best for her."""
        desk, say = self.screen.desk, self.screen.say
        is_laid = desk.table.sides is not None
        pair = desk.look.pair if is_laid else None
        self._loads = desk.lists.loads() if is_laid else {}
        self._full = desk.look.full() if is_laid else {}
        self._floors = desk.look.floors() if is_laid else {}
        self.screen.mentors.fill(
            desk.lists.mentors(desk.selected, desk.mentor_search),
            self._cells,
            columns=[
                Column(say(sentence("Mentor")), "name"),
                Column(say(desk.lists.load_title()), "number"),
                Column(say(sentence("Fit with her")), "number"),
                Column(say(sentence("Cost of choosing, at least")), "text"),
            ],
            caption=say(sentence("Mentors")),
            language=desk.language,
            selected=None if pair is None else pair.mentor,
        )

    def _cells(self, mentor: int) -> Sequence[Cell]:
        desk = self.screen.desk
        fellow = desk.selected
        fit = None if fellow is None else desk.table.compared().fit(fellow, mentor)
        return (
            desk.table.sides.mentor_name(mentor),
            self._loads.get(mentor, ""),
            "" if fit is None else str(fit),
            self._cost(mentor),
        )

    def _cost(self, mentor: int) -> Cell:
        """What stands against a mentor for the fellow chosen, or what it would cost the others."""
        stand = self.screen.desk.lists.standing(self.screen.desk.selected, mentor)
        if stand is not None:
            return self.screen.say(stand.said), "look" if stand.is_against else "quiet"
        if mentor in self._full:
            return self.screen.say(self._full[mentor]), "look"
        floor = self._floors.get(mentor)
        return "" if floor is None else self.screen.say(floor)
