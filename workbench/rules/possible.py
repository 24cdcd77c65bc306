"""Every answer that a question can have, so that "whatever she answers" can be tried out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain, combinations

import numpy as np

from workbench.rules.known_questions import KNOWN

Possible = tuple[object, ...]

MOST_CODES = 6
"""Of a question with several answers, more codes than this have too many sets to try."""

_YEARS = range(1950, 2101)
_NUMBERS: Mapping[str, Possible] = {
    "age": tuple(map(float, range(131))),
    "arrival_year": tuple(map(float, _YEARS)),
    # Reviews give a share: hundredths reach every whole point of at most 100.
    "motivation_reviewed": tuple(float(one) for one in np.arange(101) / 100),
}


@cache
def answers_to(question: str) -> Possible | None:
    """Every answer to a question, the lowest first; None when they cannot be told one by one."""
    if question in _NUMBERS:
        return _NUMBERS[question]
    known = KNOWN.get(question)
    if known is None or known.kind not in ("one", "many", "whole"):
        return None
    if known.kind == "whole":
        return tuple(map(float, range(known.least or 0, (known.most or 0) + 1)))
    codes = known.codes_allowed()
    if known.kind == "one":
        return codes
    if len(codes) > MOST_CODES:
        return None
    sizes = range(len(codes) + 1)
    return tuple(chain.from_iterable(combinations(codes, size) for size in sizes))
