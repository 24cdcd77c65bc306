"""The worst-off pair as good as possible, then the next, under limits: level by level."""

from __future__ import annotations

import time

import numpy as np

from workbench.engines.highs import Patience
from workbench.engines.pairs.goals import Goal
from workbench.engines.pairs.limits import Limits
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.programme import PATIENT, Programmed, begun, told, with_most


def fairest(of: Matching, limits: Limits, *, seed: int, patience: Patience = PATIENT) -> Programmed:
    """Of the answers with most rows that keep most, the fairest under the limits.

    As few pairs as can be have the fewest points, then the next. Where patience ends on the way,
    the levels above are left to the largest total, and nothing is said to be proved.
    """
    began = time.monotonic()
    search = begun(of, limits, seed=seed, patience=patience)
    count_bound = with_most(search, of)
    level, every = 0, np.arange(of.scores.most + 1)
    while search.is_proved:
        left = search.points[search.points >= level]
        if not len(left):
            break
        lowest = int(left.min())
        search.shut((every >= level) & (every < lowest))
        if time.monotonic() > search.until:
            search.is_proved = False
            break
        search.reach(Goal(-(every == lowest).astype(np.int64)))
        level = lowest + 1
    most = search.reach(Goal(every))
    return told(of, limits, search, count_bound=count_bound, most=most, began=began)
