"""What every desk at a shared table does alike: the cohort, looking again, taking back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import traitlets

from workbench.apps.desk import Desk, verb
from workbench.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd


class Table(Protocol):
    """A table that the desks of one notebook share: a cohort laid out, a draft, what was before.

    `changed` moves with every change; the desks around the table look again when it does.
    """

    cohorts: pd.DataFrame
    cohort: int | None
    changed: int

    def open(self, cohort: int) -> None:
        """Lay out another cohort."""

    def look_again(self) -> None:
        """Read what is stored again, and keep of the draft what still may be."""

    def undo(self) -> None:
        """Take the last change back."""

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last change can."""

    def observe(self, handler: Callable[..., None], names: Any) -> None:
        """Call a handler whenever one of these moves."""


class TableDesk(Desk):
    """A desk at a shared table; one of ours says what it forgets and what it looks at.

    A child gives `begin`, which forgets what belongs to another cohort, and `turn`, which looks
    at what lies on the table now. A desk that is not seen looks when it is shown again.
    """

    cohort = traitlets.Int(None, allow_none=True)

    def sit(self, table: Table) -> None:
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
        """Look again at who takes part; the draft is kept."""
        self.table.look_again()

    @verb
    def undo(self) -> None:
        """Take the last change back: what was asked for, a proposal, or a change by hand."""
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
