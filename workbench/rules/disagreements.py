"""What reviewers should talk about first: applications on which they are far apart."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from workbench.rules.reading_guide import Guide
from workbench.sentences import Sentence, sentence

_ROUNDING = 1e-9


def disagreements(
    ratings: pd.DataFrame, guide: Guide, *, leniency: Mapping[str, float]
) -> pd.DataFrame:
    """The applications to discuss first, those furthest apart on top.

    `ratings` as in `reviews.panel`; `leniency` is taken out of each reviewer's scores before they
    are compared. Columns by application: `low`, `high`, `spread`, and `is_split` when the
    reviewers stand on opposite sides of the pass mark.
    """
    own = ratings["value"] - ratings["reviewer"].map(leniency).fillna(0.0)
    found = own.groupby(ratings["application"]).agg(["min", "max", "size"])
    found = found.rename(columns={"min": "low", "max": "high"})
    found["spread"] = found["high"] - found["low"]
    mark = guide.pass_mark - _ROUNDING
    found["is_split"] = (found["low"] < mark) & (found["high"] >= mark)
    is_far = found["spread"] >= guide.discuss_from - _ROUNDING
    kept = found[(found["size"] > 1) & (is_far | found["is_split"])].drop(columns="size")
    kept.index = kept.index.astype("int64").rename("application")
    return kept.sort_values("spread", ascending=False, kind="stable")


def why(row: pd.Series, guide: Guide) -> Sentence:
    """Why an application is to be discussed, from its row of `disagreements`."""
    spread = round(float(row["spread"]), 1)
    mark = float(guide.pass_mark)
    if not row["is_split"]:
        return sentence("{spread} points apart", spread=spread)
    if row["spread"] < guide.discuss_from - _ROUNDING:
        return sentence("on both sides of {mark}", mark=mark)
    return sentence("{spread} points apart, on both sides of {mark}", spread=spread, mark=mark)
