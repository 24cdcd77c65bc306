"""Where the applications stand, a bar a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from workbench.charts.bars import bars

if TYPE_CHECKING:
    import altair


def stages(frame: pd.DataFrame) -> altair.LayerChart:
    """Applications by stage; those that wait for someone here are marked in amber."""
    return bars(frame.assign(whole=0.0))
