"""Which mentors of a chapter are still here: who has left is counted and listed no more."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd


def still_here(mentors: pd.DataFrame, *, accompanying: Collection[int] = ()) -> pd.DataFrame:
    """The mentors who have not left; one who leaves on a day to come is here, with room.

    Who has left and still has an open pair, one of those `accompanying`, is here until it ends.
    """
    if "left_on" not in mentors:
        return mentors
    has_left = mentors["left_on"].notna() & (mentors["capacity"] == 0)
    return mentors[~has_left | mentors.index.isin(list(accompanying))]
