"""What is waiting on whom, until when: a drawn table of days and of people."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from workbench.rules.waiting import HER, answer_day, by_whom, is_overdue, when_due

ON = date(2026, 11, 24)

#  due day    | what is said of it
DUE = """
2026-11-10 | 14 days overdue
2026-11-23 | 1 day overdue
2026-11-24 | due today
2026-11-25 | in 1 day
2026-12-01 | in 7 days
"""

#  whom | due day
WAITS = """
her    | 2026-11-20
her    | 2026-12-02
Noor   | 2026-11-30
Alexis | 2026-11-22
Alexis | 2026-11-23
"""

#  whom | how many | overdue | first due
ON_WHOM = """
Alexis | 2 | 2 | 2026-11-22
her    | 2 | 1 | 2026-11-20
Noor   | 1 | 0 | 2026-11-30
"""


def rows_of(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("due", "said"), rows_of(DUE))
def test_a_day_is_said_as_it_is_seen_today(due: str, said: str):
    assert str(when_due(date.fromisoformat(due), on=ON)) == said


def waits() -> pd.DataFrame:
    rows = [(whom, date.fromisoformat(due)) for whom, due in rows_of(WAITS)]
    return pd.DataFrame(rows, columns=["whom", "due_on"])


def test_who_is_most_overdue_comes_first():
    found = [
        [each.whom, str(each.count), str(each.overdue), each.first_due.isoformat()]
        for each in by_whom(waits(), on=ON)
    ]
    assert found == rows_of(ON_WHOM)


def test_nothing_waits_on_nobody():
    assert by_whom(waits().iloc[:0], on=ON) == ()


def test_the_day_itself_is_not_overdue():
    frame = pd.DataFrame({"whom": [HER], "due_on": [ON]})
    assert not is_overdue(frame, on=ON).any()


def test_she_has_two_weeks_to_answer():
    assert answer_day(ON) == date(2026, 12, 8)
