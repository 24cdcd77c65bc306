"""Words of any script side by side: how alike they sound, and which of them are one word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.blocking import Ints
from workbench.engines.folding import Folded, fold_all
from workbench.engines.levels import Column, Floats, column, similar

_NOTHING = Folded("", "", "", 0)
# One consonant is shared by chance, two often enough: the shorter, the less they say.
_TRUST = np.array([0.0, 0.80, 0.92, 0.98])


@dataclass(frozen=True, eq=False)
class Words:
    """Columns of words folded, all with one set of codes; -1 where nothing is written.

    `letters` and `bones` (the consonants) are texts of each code, `script` its kind of script
    and `parts` a number that is equal for the same words in any order.
    """

    columns: tuple[Ints, ...]
    letters: tuple[str, ...]
    bones: tuple[str, ...]
    script: Ints
    parts: NDArray[np.uint64]

    def bones_of(self, place: int) -> Ints:
        """The consonants of a column as codes."""
        return self._coded(self.bones, place)

    def letters_of(self, place: int) -> Ints:
        """The letters of a column as codes, of whichever script they came."""
        return self._coded(self.letters, place)

    def first_of(self, place: int) -> Ints:
        """The first consonant of a column as a code."""
        return self._coded([each[:1] for each in self.bones], place)

    def sums(self) -> Ints:
        """A key that is equal for the same words in whichever order and column; -1 for none."""
        total = np.zeros(len(self.columns[0]), dtype=np.uint64)
        for each in self.columns:
            total += np.append(self.parts, np.uint64(0))[each]
        codes = np.asarray(pd.factorize(total)[0], dtype=np.int64)
        return np.where(total == 0, -1, codes)

    def order(self) -> Ints:
        """The place of each record in the order of its last column, then the one before."""
        ranks = np.append(np.unique(np.array(self.letters, dtype=str), return_inverse=True)[1], -1)
        order = np.lexsort([ranks[each] for each in self.columns])
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        return place

    def _coded(self, texts: Sequence[str], place: int) -> Ints:
        return _coded(column(texts), self.columns[place])


def words(*columns: Sequence[object]) -> Words:
    """Fold columns of words; each distinct value once."""
    count = len(columns[0])
    every = column([each for values in columns for each in values])
    folded = fold_all(every.texts)
    keys = [f"{each.script}{each.words}" if each.letters else "" for each in folded]
    distinct = column(keys)
    place = np.full(len(distinct.texts), -1, dtype=np.int64)
    written = np.flatnonzero(distinct.codes >= 0)[::-1]
    place[distinct.codes[written]] = written
    kept = [folded[at] if at >= 0 else _NOTHING for at in place]
    codes = np.append(distinct.codes, -1)[every.codes]
    return Words(
        columns=tuple(codes[at * count : (at + 1) * count] for at in range(len(columns))),
        letters=tuple(each.letters for each in kept),
        bones=tuple(each.consonants for each in kept),
        script=np.array([each.script for each in kept], dtype=np.int64),
        parts=_parts([each.words for each in kept]),
    )


def alikeness(of: Words, left: Ints, right: Ints) -> Floats:
    """How alike two words are, 0 to 1, for pairs of codes; NaN where one is missing.

    Words of one kind of script are compared by all letters; where only one writes its vowels,
    by their consonants too.
    """
    letters = column(of.letters)
    bones = column(of.bones)
    by_letters = similar(letters, _coded(letters, left), _coded(letters, right))
    missing = (left < 0) | (right < 0)
    across = np.flatnonzero(~missing & (of.script[left] != of.script[right]))
    one, other = left[across], right[across]
    by_bones = similar(bones, _coded(bones, one), _coded(bones, other))
    lengths = np.array([len(each) for each in of.bones], dtype=np.int64)
    trust = _TRUST[np.clip(np.minimum(lengths[one], lengths[other]), 0, len(_TRUST) - 1)]
    by_letters[across] = np.fmax(by_letters[across], by_bones * trust)
    return by_letters


def _coded(texts: Column, places: Ints) -> Ints:
    return np.append(texts.codes, -1)[places]


def _parts(texts: Sequence[str]) -> NDArray[np.uint64]:
    """The sum of a number a word, so that their order and their column do not matter."""
    split = [each.split(" ") for each in texts]
    flat = pd.Series([part for parts in split for part in parts], dtype=object)
    numbers = pd.util.hash_pandas_object(flat, index=False).to_numpy()
    starts = np.cumsum([0, *(len(parts) for parts in split)])[:-1]
    return np.add.reduceat(numbers, starts) if len(texts) else np.empty(0, dtype=np.uint64)
