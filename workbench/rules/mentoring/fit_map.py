"""The fits of a cohort as a map: fellows beside mentors, or tracks beside partners when many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.pairs.scores import BLOCKED, Points, blocks
from workbench.rules.mentoring.scoring import PairTable
from workbench.vocabulary import Track

MOST_ROWS, MOST_COLUMNS = 60, 40
"""More fellows or more mentors than these are shown as groups."""


@dataclass(frozen=True, eq=False)
class FitMap:
    """The points of every cell (rows, columns), BLOCKED where the two may not go together.

    Of people, `rows` are fellows by track and `columns` mentors by partner, by number. Of groups
    (`is_grouped`), rows are places in `Track` and columns numbers of partners, and a cell is what
    the best mentor of the partner comes to for the fellows of the track, on average; BLOCKED
    where there is none for any. `least` is how many mentors those have who have fewest, and
    `with_least` how many such fellows there are.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cells: Points
    is_grouped: bool
    possible: int
    all_pairs: int
    least: int
    with_least: int


def fit_map(of: PairTable) -> FitMap:
    """The map of a table of pairs, of people or of groups as there are few or many."""
    points = _points(of)
    is_open = points != BLOCKED
    choice = is_open.sum(axis=1)
    least = int(choice.min()) if len(choice) and len(of.mentors) else 0
    is_grouped = len(of.fellows) > MOST_ROWS or len(of.mentors) > MOST_COLUMNS
    made = _grouped(of, points) if is_grouped else _of_people(of, points)
    return FitMap(
        rows=tuple(made.index.tolist()),
        columns=tuple(made.columns.tolist()),
        cells=made.to_numpy(dtype=np.int16),
        is_grouped=is_grouped,
        possible=int(is_open.sum()),
        all_pairs=points.size,
        least=least,
        with_least=int((choice == least).sum()) if points.size else 0,
    )


def _points(of: PairTable) -> Points:
    found = [of.block(rows) for rows in blocks(of)]
    return np.concatenate(found) if found else np.zeros(of.shape, dtype=np.int16)


def _of_people(of: PairTable, points: Points) -> pd.DataFrame:
    """Fellows by track, mentors by partner: neighbours have something in common."""
    tracks = _tracks(of)
    rows = np.lexsort((of.fellows["given_name"].astype(str), tracks))
    columns = np.lexsort((of.mentors.index, of.mentors["partner"].astype(str)))
    return pd.DataFrame(points, of.fellows.index, of.mentors.index).iloc[rows, columns]


def _grouped(of: PairTable, points: Points) -> pd.DataFrame:
    order = np.argsort(of.mentors["partner_id"].to_numpy(), kind="stable")
    partners, starts = np.unique(of.mentors["partner_id"].to_numpy()[order], return_index=True)
    best = np.maximum.reduceat(points[:, order], starts, axis=1) if len(starts) else points
    known = pd.DataFrame(best, columns=partners).astype("float64").replace(float(BLOCKED), np.nan)
    means = known.groupby(_tracks(of)).mean()
    return means.round().fillna(BLOCKED).astype("int64")


def _tracks(of: PairTable) -> NDArray[np.int64]:
    place = {str(track): at for at, track in enumerate(Track)}
    return np.array([place[str(track)] for track in of.fellows["track"]], dtype=np.int64)
