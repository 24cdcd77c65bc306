"""What two people have in common, field by field, for many pairs at once.

Levels are small numbers with a name: MISSING says nothing, SAME the most.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import linkage
from workbench.engines.linkage import Floats, Ints, Pairs

MISSING, OTHER, NEAR, CLOSE, SAME, TURNED, YEAR = range(7)
ALIKE_FROM, CLOSE_FROM, NEAR_FROM = 0.97, 0.86, 0.72

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Comparison:
    """Levels of each field for each pair; `is_turned` where given and family names change place.

    Birth dates also know TURNED (day and month change place) and YEAR (the same year, its first
    of January on a side: day and month not known). E-mails know CLOSE (the same before the @).
    """

    given: Ints
    family: Ints
    birth: Ints
    phone: Ints
    email: Ints
    is_turned: Truths
    two_scripts: Truths


def compare(people: pd.DataFrame, pairs: Pairs) -> Comparison:
    """Compare the two people of each pair of positions in the frame."""
    given, family = list(people["given_name"]), list(people["family_name"])
    count, names = len(people), [*given, *family]
    left, right = pairs.left, pairs.right

    straight = (
        linkage.alikeness(names, left, right),
        linkage.alikeness(names, left + count, right + count),
    )
    turned = (
        linkage.alikeness(names, left, right + count),
        linkage.alikeness(names, left + count, right),
    )
    is_turned = np.minimum(*map(_or_none, turned)) > np.minimum(*map(_or_none, straight)) + 0.05
    is_turned &= np.minimum(*map(_or_none, turned)) >= CLOSE_FROM
    scripts = np.array([_has_no_vowels(text) for text in given], dtype=bool)
    return Comparison(
        given=_name_level(np.where(is_turned, turned[0], straight[0])),
        family=_name_level(np.where(is_turned, turned[1], straight[1])),
        birth=_birth_level(people["birth_date"], pairs),
        phone=_equality(linkage.codes(people["phone"]), pairs),
        email=_email_level(people["email"], pairs),
        is_turned=is_turned,
        two_scripts=scripts[left] != scripts[right],
    )


def _or_none(scores: Floats) -> Floats:
    return np.nan_to_num(scores, nan=0.0)


def _has_no_vowels(name: str) -> bool:
    return linkage.fold(name).has_no_vowels


def _name_level(scores: Floats) -> Ints:
    known = np.digitize(_or_none(scores), [NEAR_FROM, CLOSE_FROM, ALIKE_FROM]) + OTHER
    return np.where(np.isnan(scores), MISSING, known).astype(np.int64)


def _equality(codes: Ints, pairs: Pairs) -> Ints:
    one, other = codes[pairs.left], codes[pairs.right]
    level = np.where(one == other, SAME, OTHER)
    return np.where((one < 0) | (other < 0), MISSING, level).astype(np.int64)


def _email_level(emails: pd.Series, pairs: Pairs) -> Ints:
    whole = _equality(linkage.codes(emails), pairs)
    local = _equality(linkage.codes(local_parts(emails)), pairs)
    return np.where((whole == OTHER) & (local == SAME), CLOSE, whole).astype(np.int64)


def local_parts(emails: pd.Series) -> list[str]:
    """What stands before the @; "" where there is no address."""
    return [email.partition("@")[0] if isinstance(email, str) else "" for email in emails]


def _birth_level(born: pd.Series, pairs: Pairs) -> Ints:
    years, months, days = (_part(born, part) for part in ("year", "month", "day"))
    one, other = pairs.left, pairs.right
    same = [parts[one] == parts[other] for parts in (years, months, days)]
    is_first = (months == 1) & (days == 1)
    turned = same[0] & (months[one] == days[other]) & (days[one] == months[other])
    level = np.select(
        [
            (years[one] == 0) | (years[other] == 0),
            same[0] & (is_first[one] | is_first[other]),
            same[0] & same[1] & same[2],
            turned,
            np.sum(same, axis=0) == 2,
        ],
        [MISSING, YEAR, SAME, TURNED, NEAR],
        default=OTHER,
    )
    return level.astype(np.int64)


def _part(born: pd.Series, part: str) -> Ints:
    return np.array([getattr(day, part, 0) or 0 for day in born], dtype=np.int64)
