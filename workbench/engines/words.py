"""Words of any script side by side: how alike they sound, and which of them are one word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.blocking import Ints
from workbench.engines.folding import Folded, count_consonants, fold_all
from workbench.engines.levels import CLOSE_FROM, Column, Floats, column, contained, similar

_NOTHING = Folded("", "", "", 0)
# One consonant is shared by chance, two often enough: the shorter, the less they say.
_TRUST = np.array([0.0, 0.80, 0.92, 0.98])


@dataclass(frozen=True, eq=False)
class Words:
    """Columns of words folded, all with one set of codes; -1 where nothing is written.

    For each code: `letters` and `bones` (the consonants, `lengths` how many), the kind of
    `script`, in `parts` a number that is equal for the same words in any order, and in `spaced`
    the text with its spaces. The last place stands for nothing written.
    """

    columns: tuple[Ints, ...]
    letters: Column
    bones: Column
    lengths: Ints
    script: Ints
    parts: NDArray[np.uint64]
    spaced: Column

    def bones_of(self, place: int) -> Ints:
        """The consonants of a column as codes."""
        return np.take(self.bones.codes, self.columns[place])

    def first_of(self, place: int) -> Ints:
        """The first consonant of a column as a code."""
        firsts = column([each[:1] for each in self.bones.texts])
        return np.append(firsts.codes, -1)[self.bones_of(place)]

    def sums(self) -> Ints:
        """A key that is equal for the same words in whichever order and column; -1 for none."""
        total = np.zeros(len(self.columns[0]), dtype=np.uint64)
        for each in self.columns:
            total += self.parts[each]
        codes = np.asarray(pd.factorize(total)[0], dtype=np.int64)
        return np.where(total == 0, -1, codes)

    def order(self) -> Ints:
        """The place of each record in the order of its last column, then the one before."""
        texts = np.array(self.letters.texts, dtype=object)
        ranks = np.empty(len(texts) + 1, dtype=np.int64)
        ranks[np.argsort(texts)], ranks[-1] = np.arange(len(texts)), -1
        order = np.lexsort([ranks[self.letters.codes[each]] for each in self.columns])
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        return place


def words(*columns: Sequence[object]) -> Words:
    """Fold columns of words; each distinct value once."""
    count = len(columns[0])
    every = column(np.concatenate([np.asarray(each, dtype=object) for each in columns]))
    folded = fold_all(every.texts)
    keys = [f"{each.script}{each.words}" if each.letters else "" for each in folded]
    distinct = column(keys)
    place = np.full(len(distinct.texts), -1, dtype=np.int64)
    written = np.flatnonzero(distinct.codes >= 0)[::-1]
    place[distinct.codes[written]] = written
    kept = [*(folded[at] if at >= 0 else _NOTHING for at in place), _NOTHING]
    codes = np.append(distinct.codes, -1)[every.codes]
    return Words(
        columns=tuple(codes[at * count : (at + 1) * count] for at in range(len(columns))),
        letters=column([each.letters for each in kept]),
        bones=column([each.consonants for each in kept]),
        lengths=np.array([count_consonants(each.letters) for each in kept], dtype=np.int64),
        script=np.array([each.script for each in kept], dtype=np.int64),
        parts=_parts([each.words for each in kept]),
        spaced=column([each.words for each in kept]),
    )


def alikeness(of: Words, left: Ints, right: Ints) -> Floats:
    """How alike two words are, 0 to 1, for pairs of codes; NaN where one is missing.

    Words of one kind of script are compared by all letters; where only one writes its vowels,
    by their consonants too.
    """
    letters, bones = of.letters, of.bones
    by_letters = similar(letters, letters.codes[left], letters.codes[right])
    missing = (left < 0) | (right < 0)
    across = np.flatnonzero(~missing & (of.script[left] != of.script[right]))
    one, other = left[across], right[across]
    by_bones = similar(bones, bones.codes[one], bones.codes[other])
    shorter = np.minimum(of.lengths[one], of.lengths[other])
    trust = _TRUST[np.minimum(shorter, len(_TRUST) - 1)]
    by_letters[across] = np.fmax(by_letters[across], by_bones * trust)
    return _with_some_left_out(of, left, right, by_letters)


def _with_some_left_out(of: Words, left: Ints, right: Ints, scores: Floats) -> Floats:
    """Close where one of the two is some of the words of the other."""
    several = np.append([" " in text for text in of.spaced.texts], False)[of.spaced.codes]
    is_long = several[left] | several[right]
    at = np.flatnonzero(is_long & (scores < CLOSE_FROM))
    one, other = of.spaced.codes[left[at]], of.spaced.codes[right[at]]
    scores[at[contained(of.spaced, one, other)]] = CLOSE_FROM
    return scores


def _parts(texts: Sequence[str]) -> NDArray[np.uint64]:
    """The sum of a number a word, so that their order and their column do not matter."""
    split = [each.split(" ") for each in texts]
    flat = pd.Series([part for parts in split for part in parts], dtype=object)
    numbers = pd.util.hash_pandas_object(flat, index=False).to_numpy()
    starts = np.cumsum([0, *(len(parts) for parts in split)])[:-1]
    is_written = np.array([bool(text) for text in texts], dtype=bool)
    return np.where(is_written, np.add.reduceat(numbers, starts), np.uint64(0))
