"""Who of the fellows at the table waits for a mentor, in the order of the rule."""

from __future__ import annotations

import pandas as pd

from workbench.apps.mentoring.sides import Sides
from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring.queues import Queue, queue


def waiting(table: MentoringTable) -> Queue | None:
    """The queue beside the pairs on the table; None while nothing was proposed or asked."""
    sides, pairs = table.sides, table.draft.pairs
    if not pairs and table.draft.pairing is None and not len(sides.offers):
        return None
    return queue(
        table.problem(),
        {**pairs, **sides.confirmed},
        sides.offers,
        since=since(sides),
        on=sides.today,
    )


def since(sides: Sides) -> pd.Series:
    """The day from which each fellow waits: that of her seat, or on which her last pair ended."""
    fellows = sides.fellows
    known = "enrolled_on" in fellows.columns
    days = fellows["enrolled_on"] if known else pd.Series(sides.starts_on, fellows.index)
    ended = pd.Series(sides.ended, dtype=object).reindex(fellows.index)
    return days.where(ended.isna(), ended)
