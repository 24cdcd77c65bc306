"""How much of each whole is there: seats filled of seats asked, fellows with a mentor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from workbench.charts.bars import bars

if TYPE_CHECKING:
    import altair


def shares(frame: pd.DataFrame) -> altair.LayerChart:
    """A bar of `value` inside a pale bar of `whole` for each label; what lacks is amber."""
    return bars(frame)
