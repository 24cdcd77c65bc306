"""What every desk at the planning table does alike: the cohort, looking again, taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from workbench.apps.desk import Desk, verb
from workbench.apps.planning import PlanningTable
from workbench.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd


class TableDesk(Desk):
    """A desk at the planning table; one of ours says what it forgets and what it looks at.

    A child gives `begin`, which forgets what belongs to another cohort, and `turn`, which looks
    at what lies on the table now. A desk that is not seen looks when it is shown again.
    """

    cohort = traitlets.Int(None, allow_none=True)

    def sit(self, table: PlanningTable) -> None:
        """Sit at a table, once everything of one's own is made."""
        self.table = table
        table.observe(lambda _: self._turned(), "changed")
        self._turned()

    @property
    def cohorts(self) -> pd.DataFrame:
        """The cohorts to choose from."""
        return self.table.cohorts

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort."""
        self.table.open(cohort)

    @verb
    def refresh(self) -> None:
        """Look again at who may be seated; the draft is kept."""
        self.table.look_again()

    @verb
    def undo(self) -> None:
        """Take the last change back: a demand, a proposal, or a change by hand."""
        self.table.undo()

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last change can."""
        return self.table.nothing_to_undo()

    def begin(self) -> None:
        """Forget what belongs to another cohort."""

    def turn(self) -> None:
        """Look at what lies on the table."""

    def _turned(self) -> None:
        """Something on the table changed, here or at another desk."""
        if self.cohort != self.table.cohort:
            self.cohort = self.table.cohort
            self.begin()
        if self.is_seen:
            self.turn()
            self.changed += 1
