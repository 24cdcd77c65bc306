"""Sentences about many applications, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from workbench.sentences import Sentence


class Lazily(Mapping[int, Sentence]):
    """What is said of each application, by its number; nothing is worded before it is read.

    A plan over 100,000 applications is ready at once and says why of those somebody looks at.
    `word` takes the place of an application among `numbers`; what it says is kept.
    """

    def __init__(self, numbers: pd.Index, word: Callable[[int], Sentence]) -> None:
        self._numbers = numbers
        self._word = word
        self._said: dict[int, Sentence] = {}

    def __getitem__(self, number: int) -> Sentence:
        if number not in self._said:
            self._said[number] = self._word(int(self._numbers.get_loc(number)))
        return self._said[number]

    def __contains__(self, number: object) -> bool:
        return number in self._numbers

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers.tolist())

    def __len__(self) -> int:
        return len(self._numbers)
