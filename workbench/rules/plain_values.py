"""Values of frames as JSON keeps them."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd


def plain(value: Any) -> Any:
    """A value as JSON keeps it; unanswered is None, a moment is its text."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, np.generic):
        return value.item()
    return str(value) if isinstance(value, str) else value
