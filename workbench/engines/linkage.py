"""Finding records that are one, on arrays: fold, block, compare, weigh (Fellegi and Sunter).

Names are compared folded to plain letters; a name from a script that leaves vowels out is
compared by its consonants. Every step works on codes of distinct values, never on all pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from anyascii import anyascii
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

LARGEST_BLOCK = 100

_VOWELLESS = re.compile(r"[\u0590-\u08ff\u1200-\u139f\ufb1d-\ufefc]")
_PARTICLE = re.compile(r"\b(?:al|el|abd|bin|bint|ibn|ould|mc)[\s'-]+|\b(?:al|el)(?=[a-z]{4})")
_ARTICLE = re.compile(r"(?:^|(?<=\s))\u0627\u0644(?=\S{3})")
_ALIKE = (
    ("tch", "ch"), ("sch", "ch"), ("sh", "ch"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "h"), ("ou", "u"), ("oo", "u"),
    ("w", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"), ("y", "i"),
    ("j", "i"), ("z", "s"), ("v", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")


@dataclass(frozen=True)
class Folded:
    """A name as plain letters, its consonants, and whether its script leaves vowels out."""

    letters: str
    consonants: str
    has_no_vowels: bool


@lru_cache(maxsize=200_000)
def fold(name: str) -> Folded:
    """A name without script, accents, articles and the ways of writing one sound."""
    has_no_vowels = bool(_VOWELLESS.search(name))
    letters = anyascii(_ARTICLE.sub("", name)).lower()
    letters = _PARTICLE.sub("", letters)
    letters = re.sub(r"[^a-z]", "", letters)
    for one, other in _ALIKE:
        letters = letters.replace(one, other)
    letters = _DOUBLED.sub(r"\1", letters)
    return Folded(letters, _bones(letters), has_no_vowels)


def _bones(letters: str) -> str:
    """The consonants; a last h, which many spellings leave out, is none."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", letters.removesuffix("h").replace("ch", "c")))


def codes(values: Iterable[object]) -> Ints:
    """Equal values by equal numbers; -1 for a missing one (None, NaN or "")."""
    texts = np.array([value if value else None for value in values], dtype=object)
    return np.asarray(pd.factorize(texts)[0], dtype=np.int64)


@dataclass(frozen=True)
class Pairs:
    """Pairs of positions, each once, left before right."""

    left: Ints
    right: Ints


def pairs_within(blocks: Iterable[Ints], *, largest: int = LARGEST_BLOCK) -> Pairs:
    """Every pair that shares a code in one of the blockings; too large a block says nothing."""
    count, found = 1, [np.empty(0, dtype=np.int64)]
    for keys in blocks:
        count = max(count, len(keys))
        found += _within(keys, largest)
    joined = np.unique(np.concatenate(found))
    return Pairs(joined // count, joined % count)


def _within(keys: Ints, largest: int) -> list[Ints]:
    """Pairs of one blocking as single numbers: neighbours at each distance in sorted order."""
    count = len(keys)
    sizes = np.bincount(keys[keys >= 0]) if (keys >= 0).any() else np.zeros(1, dtype=np.int64)
    usable = np.flatnonzero((keys >= 0) & (sizes[keys] <= largest))
    order = usable[np.argsort(keys[usable], kind="stable")]
    found = []
    for distance in range(1, min(int(sizes.max()), largest)):
        first, second = order[:-distance], order[distance:]
        if not len(first):
            break
        is_same = keys[first] == keys[second]
        found.append(first[is_same] * count + second[is_same])
    return found


def alikeness(names: list[str], left: Ints, right: Ints) -> Floats:
    """How alike two names are, 0 to 1, for pairs of positions in `names`; NaN where one is empty.

    Each distinct pair of names is compared once.
    """
    distinct = pd.factorize(np.array(names, dtype=object))
    place, texts = np.asarray(distinct[0], dtype=np.int64), [str(each) for each in distinct[1]]
    one, other = place[left], place[right]
    both = np.minimum(one, other) * len(texts) + np.maximum(one, other)
    pairs, back = np.unique(both, return_inverse=True)
    scores = _scores([fold(text) for text in texts], pairs // len(texts), pairs % len(texts))
    return scores[back]


def _scores(folded: list[Folded], left: Ints, right: Ints) -> Floats:
    if not len(left):
        return np.empty(0)
    full = [each.letters for each in folded]
    bones = [each.consonants for each in folded]
    vowelless = np.array([each.has_no_vowels for each in folded], dtype=bool)
    by_letters = _compared(full, left, right)
    by_bones = _compared(bones, left, right)
    lengths = np.array([len(each) for each in bones])
    # One consonant is shared by chance, two seldom: the shorter the bones, the less they say.
    trust = np.choose(np.clip(np.minimum(lengths[left], lengths[right]), 0, 2), [0.0, 0.85, 0.98])
    scores = np.where(
        vowelless[left] != vowelless[right], np.maximum(by_letters, by_bones * trust), by_letters
    )
    empty = np.array([not each for each in full], dtype=bool)
    return np.where(empty[left] | empty[right], np.nan, scores)


def _compared(texts: list[str], left: Ints, right: Ints) -> Floats:
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cpdist

    ones, others = [texts[at] for at in left], [texts[at] for at in right]
    return np.asarray(cpdist(ones, others, scorer=JaroWinkler.similarity, dtype=np.float64))


def probability(weights: Floats, *, prior: float) -> Floats:
    """From summed log weights and the log odds of any pair to a probability."""
    return np.asarray(1 / (1 + np.exp(-np.clip(weights + prior, -60, 60))), dtype=np.float64)
