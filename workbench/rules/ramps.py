"""Scores that rise evenly between two values: a little more always counts a little more."""

from __future__ import annotations

import numpy as np

from workbench.rules.answers import Numbers


def rise(values: Numbers, *, start: float, full: float) -> Numbers:
    """From 0 at `start` and below to 1 at `full` and above; NaN stays unknown."""
    return np.asarray(np.clip((values - start) / (full - start), 0.0, 1.0), dtype=np.float64)


def fall(values: Numbers, *, full: float, end: float) -> Numbers:
    """From 1 at `full` and below to 0 at `end` and above; NaN stays unknown."""
    return 1.0 - rise(values, start=full, full=end)
