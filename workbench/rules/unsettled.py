"""Which answers are still wanted: those not given, and those given but not precise enough.

A year of birth without its day is an answer, and yet a gate may not be able to tell: then the
question is open as if it had not been answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from workbench.rules import answers
from workbench.rules.answers import Truths

Unsettled = Mapping[str, Truths]
"""By the name of a gate or criterion, where it cannot tell."""


def is_missing(applications: pd.DataFrame, names: Sequence[str]) -> dict[str, Truths]:
    """Where each of these is not answered."""
    return {name: ~answers.known(applications, name) for name in names}


def is_imprecise(missing: Mapping[str, Truths], *, unsettled: Truths) -> Truths:
    """Where a rule cannot tell although every answer that it looks at is there."""
    return np.asarray(unsettled & ~np.logical_or.reduce([*missing.values(), ~unsettled]))
