"""What a moment in a file says; which number is the day is decided for the whole column.

| header | its name in the file: it tells the tool, and the clock it is read from
| cells  | the column
| kept   | the moments in UTC; None where nothing proves which number is the day
"""

import pandas as pd
import pytest

from workbench.rules.extras import extras_of
from workbench.rules.moments import submitted
from workbench.rules.rows import Rows
from workbench.rules.tools import tool_of

KOBO = ("_submission_time", "_uuid")
ODK = ("SubmissionDate", "KEY")
IN_FRENCH, IN_ENGLISH = ("Horodateur",), ("Timestamp",)
TYPEFORM = ("Submit Date (UTC)", "#")
MICROSOFT = ("Heure de fin", "ID", "Heure de début")

READ = [
    (KOBO, ["2026-09-03T10:00:00"], ["2026-09-03 10:00:00"]),
    (KOBO, ["2026-09-01T08:00:00.000+02:00"], ["2026-09-01 06:00:00"]),
    (ODK, ["2026-09-04T08:15:32.120Z"], ["2026-09-04 08:15:32.12"]),
    (TYPEFORM, ["2026-09-04 08:15:32"], ["2026-09-04 08:15:32"]),
    (IN_FRENCH, ["04/09/2026 10:15:32"], ["2026-09-04 08:15:32"]),
    (IN_FRENCH, ["04/01/2026 10:15:32"], ["2026-01-04 09:15:32"]),
    (IN_FRENCH, ["2026/09/04 10:15:32 AM UTC+2"], ["2026-09-04 08:15:32"]),
    (IN_ENGLISH, ["2026/09/04 12:15:32 AM UTC−4"], ["2026-09-04 04:15:32"]),
    (IN_ENGLISH, ["2026/09/04 3:15:32 PM GMT+5:30"], ["2026-09-04 09:45:32"]),
    (IN_ENGLISH, ["9/4/2026 22:15:32"], [None]),
    (IN_ENGLISH, ["9/4/2026 22:15:32", "9/13/2026 08:00:00"],
     ["2026-09-04 20:15:32", "2026-09-13 06:00:00"]),
    (IN_ENGLISH, ["04/09/2026 10:00:00", "13/09/2026 10:00:00"],
     ["2026-09-04 08:00:00", "2026-09-13 08:00:00"]),
    (IN_ENGLISH, ["30/09/2026 10:00:00", "9/30/2026 10:00:00"], [None, None]),
    (IN_ENGLISH, ["08/09/2026 10:00:00", "09/09/2026 10:00:00", "02/10/2026 10:00:00"],
     ["2026-09-08 08:00:00", "2026-09-09 08:00:00", "2026-10-02 08:00:00"]),
    (IN_ENGLISH, ["9/9/2026 10:00"], ["2026-09-09 08:00:00"]),
    (IN_ENGLISH, ["04.09.2026 10:00:00"], ["2026-09-04 08:00:00"]),
    (IN_FRENCH, ["٠٤/٠٩/٢٠٢٦ ١٠:١٥:٣٢"], ["2026-09-04 08:15:32"]),
    (MICROSOFT, ["2026-09-04T10:15:32"], ["2026-09-04 08:15:32"]),
    (MICROSOFT, ["46269.42745"], ["2026-09-04 08:15:32"]),
    (MICROSOFT, ["9/13/26 10:15:32"], ["2026-09-13 08:15:32"]),
    (IN_FRENCH, ["soon", "31/02/2026 10:00:00"], [None, None]),
]  # fmt: skip


def a_file(header, cells):
    table = [[cell] + ["1"] * (len(header) - 1) for cell in cells]
    frame = pd.DataFrame(table, index=pd.RangeIndex(2, 2 + len(cells), name="row"), dtype=object)
    tool = tool_of(header).name
    return Rows("drawn.csv", "", "csv", None, None, header, None, frame, tool=tool)


@pytest.mark.parametrize(("header", "cells", "kept"), READ)
def test_a_moment_is_read_by_its_column(header, cells, kept):
    rows = a_file(header, cells)
    found = submitted(rows.cells, rows, extras_of(rows), said={})
    expected = [pd.NaT if each is None else pd.Timestamp(each, tz="UTC") for each in kept]
    assert [str(each) for each in found.values] == [str(each) for each in expected]
    assert bool(found.problems) == (None in kept)


def test_what_cannot_be_told_is_said_once_for_the_column():
    rows = a_file(IN_ENGLISH, ["1/2/2026 10:00", "1/3/2026 09:00", "1/1/2026 10:00"])
    found = submitted(rows.cells, rows, extras_of(rows), said={})
    assert [(each.code, each.row) for each in found.problems] == [("ambiguous_moment", None)]


def test_what_a_person_says_of_the_order_is_followed():
    rows = a_file(IN_ENGLISH, ["1/2/2026 10:00"])
    found = submitted(rows.cells, rows, extras_of(rows), said={"Timestamp": "month_first"})
    assert str(found.values[2]) == "2026-01-02 09:00:00+00:00"
    assert found.problems == ()
