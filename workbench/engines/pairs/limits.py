"""What columns and groups of columns can hold, and what some rows are to have.

A plain matching knows heads only. Here a row may take more of a column than another does, a
group of columns may have a cap, and some rows may need one of some columns among them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.scores import NOBODY, Wholes

Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Need:
    """At least one of these rows (n,) is to have one of these columns (m,)."""

    rows: Truths
    columns: Truths


@dataclass(frozen=True, eq=False)
class Limits:
    """`room` (m,) is what each column can give, `takes` (n,) what each row takes of it.

    `groups` (m,) is the group of each column, NOBODY for none; `caps` (g,) the most rows that
    the columns of a group have together. All are whole numbers.
    """

    takes: Wholes
    room: Wholes
    groups: Wholes
    caps: Wholes
    needs: tuple[Need, ...] = ()

    def beside(self, held: Wholes) -> Limits:
        """What is left beside rows that stand with a column (n,), NOBODY for none."""
        rows = np.flatnonzero(held != NOBODY)
        given = np.bincount(held[rows], self.takes[rows], minlength=len(self.room))
        groups = self.groups[held[rows]]
        counted = np.bincount(groups[groups != NOBODY], minlength=len(self.caps))
        return replace(
            self,
            room=np.clip(self.room - given.astype(np.int64), 0, None),
            caps=np.clip(self.caps - counted, 0, None),
            needs=tuple(each for each in self.needs if not is_met(each, held)),
        )


def is_met(need: Need, columns: Wholes) -> bool:
    """Whether one of the rows of a need has one of its columns."""
    mine = columns[need.rows & (columns != NOBODY)]
    return bool(need.columns[mine].any())


def are_kept(limits: Limits, columns: Wholes) -> bool:
    """Whether columns (n,) keep to all of these limits, needs too."""
    rows = np.flatnonzero(columns != NOBODY)
    given = np.bincount(columns[rows], limits.takes[rows], minlength=len(limits.room))
    groups = limits.groups[columns[rows]]
    counted = np.bincount(groups[groups != NOBODY], minlength=len(limits.caps))
    return bool(
        np.all(given <= limits.room)
        and np.all(counted <= limits.caps)
        and all(is_met(each, columns) for each in limits.needs)
    )
