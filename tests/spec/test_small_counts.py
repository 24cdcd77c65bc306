"""Who may be seen in a table: drawn for a coordinator to read.

Counts of fellows by French level, as they are and as staff see them. Under 10 is "<10", zero
too; the others are rounded to 5; `hidden` stands where the sum would give a small count away.
"""

from __future__ import annotations

import pandas as pd
import pytest

from workbench.rules.disclosure import protect
from workbench.rules.figures.page import Reader

CASES = {
    "a small group is hidden, the others rounded": """
        as it is      | A2 | B1 | total      shown   | A2  | B1 | total
        Paris         |  4 | 23 |  27        Paris   | <10 | 25 |  25
        Lyon          | 18 | 31 |  49        Lyon    | 20  | 30 |  50
        all           | 22 | 54 |  76        all     | 20  | 55 |  75
    """,
    "nobody is hidden like a few": """
        as it is      | A2 | B1 | total      shown   | A2  | B1 | total
        Paris         |  0 | 14 |  14        Paris   | <10 | 15 |  15
        Lyon          | 12 |  0 |  12        Lyon    | 10  | <10 | 10
        all           | 12 | 14 |  26        all     | 10  | 15 |  25
    """,
    "two groups of nine would be known from their sum": """
        as it is      | A2 | B1 | total      shown   | A2     | B1     | total
        Paris         |  9 |  9 |  18        Paris   | hidden | hidden |  20
        Lyon          | 20 | 14 |  34        Lyon    | 20     | 15     |  35
        all           | 29 | 23 |  52        all     | 30     | 25     |  50
    """,
    "a small cohort shows no number at all": """
        as it is      | A2 | B1 | total      shown   | A2  | B1  | total
        Oslo          |  1 |  3 |   4        Oslo    | <10 | <10 | <10
        all           |  1 |  3 |   4        all     | <10 | <10 | <10
    """,
}


@pytest.mark.parametrize("drawn", CASES.values(), ids=CASES)
def test_the_drawn_tables(drawn: str) -> None:
    table, expected = read(drawn)
    shown = protect(table)
    reader = Reader(10)
    said = [[str(reader.shown(each)) for each in row] for row in shown.to_numpy()]
    assert said == expected


def read(drawn: str) -> tuple[pd.DataFrame, list[list[str]]]:
    lines = [line.split("|") for line in drawn.strip().splitlines()]
    names, counts, expected = [], [], []
    for line in lines[1:]:
        a2, b1, total = line[1], line[2], line[3].split()[0]
        names.append(line[0].strip())
        counts.append([int(a2), int(b1), int(total)])
        expected.append([line[4].strip(), line[5].strip(), line[6].strip()])
    frame = pd.DataFrame(counts, index=names, columns=["A2", "B1", "total"])
    table = frame.drop(columns="total").drop(index="all")
    assert list(frame.loc["all", ["A2", "B1"]]) == list(table.sum())
    return table, expected
