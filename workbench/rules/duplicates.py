"""Which applications look alike: the same woman twice, or two of one family.

A proposal with its evidence; a person has the last word. Weights are natural logarithms of how
much more often a level is met with one woman than with two (Fellegi and Sunter, 1969).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines import linkage
from workbench.engines.linkage import Floats, Ints, Pairs
from workbench.rules.comparing import (
    CLOSE,
    NEAR,
    OTHER,
    SAME,
    TURNED,
    YEAR,
    Comparison,
    compare,
    local_parts,
)
from workbench.rules.evidence import evidence
from workbench.sentences import Sentence
from workbench.vocabulary import Likeness

SAME_FROM = 0.5
DOUBTFUL_FROM = 0.3

# About one application in ten is somebody's second one; a small file is no surer than this.
_DOUBLES_PER_PERSON = 0.1
_SMALLEST_POOL = 50
_GIVEN = {CLOSE: 2.5, NEAR: 0.0, OTHER: -5.0}
_FAMILY = {CLOSE: 2.0, NEAR: 0.0, OTHER: -3.0}
_BIRTH = {SAME: 6.5, TURNED: 4.0, YEAR: 2.5, NEAR: 1.5, OTHER: -4.5}
_PHONE = {SAME: 6.0, OTHER: -1.5}
_EMAIL = {SAME: 7.0, CLOSE: 3.0, OTHER: -0.7}
_RAREST, _COMMONEST = 3.8, 1.5


@dataclass(frozen=True)
class LookAlike:
    """Two people of a frame (by index) who may be one, or of one family, and why."""

    a: object
    b: object
    probability: float
    proposed: Likeness
    evidence: tuple[Sentence, ...]


def find(people: pd.DataFrame) -> tuple[LookAlike, ...]:
    """Who looks alike, the likeliest first.

    `people` has any index without repeats and the columns given_name, family_name ("" when
    not given), birth_date, email, phone (None when not given).
    """
    if len(people) < 2:
        return ()
    pairs = linkage.pairs_within(_blocks(people))
    if not len(pairs.left):
        return ()
    return _decided(people, pairs, compare(people, pairs))


def _decided(people: pd.DataFrame, pairs: Pairs, compared: Comparison) -> tuple[LookAlike, ...]:
    prior = np.log(2 * _DOUBLES_PER_PERSON / max(len(people) - 1, _SMALLEST_POOL))
    chances = linkage.probability(_weights(people, pairs, compared), prior=float(prior))
    shares = (compared.phone == SAME) | (compared.email == SAME)
    is_family = (chances < SAME_FROM) & shares & (compared.family >= CLOSE) & ~compared.is_turned
    worth_showing = np.flatnonzero(is_family | (chances >= DOUBTFUL_FROM))
    order = worth_showing[np.argsort(-chances[worth_showing], kind="stable")]
    ids = list(people.index)
    return tuple(
        LookAlike(
            a=ids[pairs.left[at]],
            b=ids[pairs.right[at]],
            probability=round(float(chances[at]), 4),
            proposed=_proposed(float(chances[at]), is_family=bool(is_family[at])),
            evidence=evidence(compared, int(at)),
        )
        for at in order
    )


def _proposed(chance: float, *, is_family: bool) -> Likeness:
    if chance >= SAME_FROM:
        return Likeness.SAME
    return Likeness.FAMILY if is_family else Likeness.DIFFERENT


def _weights(people: pd.DataFrame, pairs: Pairs, compared: Comparison) -> Floats:
    given = _rarity(people["given_name"], pairs)
    family = _rarity(people["family_name"], pairs)
    weights = _of_level(compared.birth, _BIRTH) + _of_level(compared.phone, _PHONE)
    weights += _of_level(compared.email, _EMAIL)
    weights += np.where(compared.given == SAME, given, _of_level(compared.given, _GIVEN))
    weights += np.where(compared.family == SAME, family, _of_level(compared.family, _FAMILY))
    return weights


def _of_level(levels: Ints, table: Mapping[int, float]) -> Floats:
    found = np.zeros(max(max(table), int(levels.max(initial=0))) + 1)
    for level, weight in table.items():
        found[level] = weight
    return found[levels]


def _rarity(names: pd.Series, pairs: Pairs) -> Floats:
    """What an equal name weighs: the rarer among these people, the more."""
    keys = linkage.codes(linkage.fold(name).consonants for name in names)
    sizes = np.bincount(keys[keys >= 0], minlength=1)
    often = np.where(keys >= 0, sizes[keys], 1)
    share = np.maximum(often[pairs.left], often[pairs.right]) / (len(names) + 100)
    return np.asarray(np.clip(np.log(0.9 / share), _COMMONEST, _RAREST), dtype=np.float64)


def _blocks(people: pd.DataFrame) -> list[Ints]:
    """What two records share at least once when they are one woman's."""
    given = [linkage.fold(name) for name in people["given_name"]]
    family = [linkage.fold(name) for name in people["family_name"]]
    born = list(people["birth_date"])
    both = list(zip(given, family, born, strict=True))
    return [
        linkage.codes(people["phone"]),
        linkage.codes(people["email"]),
        linkage.codes(local_parts(people["email"])),
        linkage.codes(None if _is_first(day) else day for day in born),
        linkage.codes(_key(*sorted((g.consonants, f.consonants))) for g, f, _ in both),
        linkage.codes(_key(f.consonants, g.consonants[:1]) for g, f, _ in both),
        linkage.codes(_key(g.consonants, getattr(day, "year", "")) for g, _, day in both),
    ]


def _is_first(day: object) -> bool:
    return getattr(day, "month", 0) == 1 and getattr(day, "day", 0) == 1


def _key(one: object, other: object) -> str | None:
    return f"{one} {other}" if one and other else None
