"""People who answered alike in some columns are of one kind, and are looked at once.

The order of a list says nothing: who can come on Monday and Tuesday is like who can come on
Tuesday and Monday.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from workbench.engines.pairs.scores import Wholes


@dataclass(frozen=True, eq=False)
class Kinds:
    """The kind of each person (n,), and the place in the frame of one person of each kind (k,)."""

    of: Wholes
    firsts: Wholes

    def __len__(self) -> int:
        """How many kinds there are."""
        return len(self.firsts)


@dataclass(frozen=True, eq=False)
class Crowd:
    """A frame of people, told apart by whichever columns a rule looks at."""

    frame: pd.DataFrame
    _codes: dict[str, Wholes] = field(default_factory=dict)
    _kinds: dict[tuple[str, ...], Kinds] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many people there are."""
        return len(self.frame)

    def kinds(self, columns: Iterable[str]) -> Kinds:
        """The kinds met in these columns; without any column everybody is alike."""
        named = tuple(sorted(set(columns)))
        if named not in self._kinds:
            parts = [self._coded(column) for column in named]
            self._kinds[named] = kinds_of(parts, people=len(self.frame))
        return self._kinds[named]

    def _coded(self, column: str) -> Wholes:
        """A number for each answer (n,), the same for equal ones; blanks are alike too."""
        if column not in self._codes:
            answers = self.frame[column]
            if answers.dtype == object:
                answers = pd.Series([_unordered(each) for each in answers], dtype=object)
            self._codes[column] = np.asarray(pd.factorize(answers)[0], dtype=np.int64) + 1
        return self._codes[column]


def kinds_of(parts: Iterable[Wholes], *, people: int) -> Kinds:
    """The kinds of people whose numbers (n,) are equal in every part."""
    together = np.zeros(people, dtype=np.int64)
    firsts = np.zeros(min(people, 1), dtype=np.int64)
    for part in parts:
        # Both are below the number of people, so that the product stays a whole number of 64 bits.
        pairs = together * (int(part.max(initial=0)) + 1) + part
        firsts, together = np.unique(pairs, return_index=True, return_inverse=True)[1:]
    return Kinds(together, firsts)


def _unordered(answer: object) -> object:
    return tuple(sorted(set(answer))) if isinstance(answer, tuple) else answer
