"""How a column of birth dates is read: as a whole, and never guessed from one cell.

| cells | a column of them, from top to bottom
| order | what a person has said of it: day, month or year first; - where she was not asked
| kept  | the day kept of each cell; - where it stays unanswered
| said  | the code of what is said of each cell; ? where a person is asked for the order
"""

from datetime import date

import pytest

from tests.spec.drawing import drawn, shown
from workbench.rules.date_columns import read_days
from workbench.vocabulary import DateOrder

ORDERS = {"day": DateOrder.DAY_FIRST, "month": DateOrder.MONTH_FIRST, "year": DateOrder.YEAR_FIRST}

COLUMNS = """
1990-05-17; 1991-03-04           | -     | 1990-05-17; 1991-03-04 |
17/05/1990; 03/04/1991           | -     | 1990-05-17; 1991-04-03 |
03/04/1991; 05/17/1990           | -     | 1991-03-04; 1990-05-17 |
03/04/1991; 05/06/1990           | -     | -; -                   | ambiguous_date; ambiguous_date; ?
03/04/1991; 05/06/1990           | day   | 1991-04-03; 1990-06-05 |
03/04/1991; 05/06/1990           | month | 1991-03-04; 1990-05-06 |
03/04/1991; 1990-06-05           | -     | -; 1990-06-05          | ambiguous_date; ?
17/05/1990; 05/17/1990           | -     | -; -                   | contradicting_dates; contradicting_dates; ?
17/05/1990; 05/17/1990; 03/04/1991 | -   | -; -; -                | contradicting_dates; contradicting_dates; ambiguous_date; ?
17/05/1990; 05/17/1990; 03/04/1991 | day | 1990-05-17; -; 1991-04-03 | contradicts_order
05/05/1990                       | -     | 1990-05-05             |
17/05/1990                       | year  | -                      | contradicts_order
17/05/1990; 31/02/1990           | -     | 1990-05-17; -          | no_such_day
17/05/1990; 17 mai 1990; 03.04.1991 | -  | 1990-05-17; 1990-05-17; 1991-04-03 |
03/04/1991; 3 avril 1991         | -     | -; 1991-04-03          | ambiguous_date; ?
17/05/1990; 27/02/1369           | -     | 1990-05-17; -          | other_calendar
03/04/1991; 27/02/1369           | -     | -; -                   | ambiguous_date; other_calendar; ?
33010; 33011; 33012              | -     | -; -; -                | not_a_date; not_a_date; not_a_date
"""  # noqa: E501 - drawn

CELLS = """
1990-05-17            | 1990-05-17 |
1990-5-7              | 1990-05-07 |
1990/05/17            | 1990-05-17 |
1990-05-17T00:00:00   | 1990-05-17 |
17/05/1990            | 1990-05-17 |
17.05.1990            | 1990-05-17 |
17-05-1990            | 1990-05-17 |
17 05 1990            | 1990-05-17 |
17 / 05 / 1990        | 1990-05-17 |
17/05/1990 00:00      | 1990-05-17 |
17051990              | 1990-05-17 |
19900517              | 1990-05-17 |
١٧/٠٥/١٩٩٠            | 1990-05-17 |
۱۷/۰۵/۱۹۹۰            | 1990-05-17 |
17 mai 1990           | 1990-05-17 |
1er janvier 1990      | 1990-01-01 |
le 17 Mai 1990        | 1990-05-17 |
17 févr. 1990         | 1990-02-17 |
17 août 1990          | 1990-08-17 |
May 17, 1990          | 1990-05-17 |
17th of May 1990      | 1990-05-17 |
17-May-1990           | 1990-05-17 |
17 مايو 1990          | 1990-05-17 |
١٧ أيار ١٩٩٠          | 1990-05-17 |
17 كانون الثاني 1990  | 1990-01-17 |
17 ماي 1990           | 1990-05-17 |
17 de mayo de 1990    | 1990-05-17 |
17 травня 1990        | 1990-05-17 |
17 мая 1990           | 1990-05-17 |
17 Mayıs 1990         | 1990-05-17 |
1990                  | 1990-01-01 | year_only
mai 1990              | 1990-01-01 | year_only
05/1990               | 1990-01-01 | year_only
17/05/90              | -          | two_digit_year
17 mai 90             | -          | two_digit_year
90-05-17              | -          | two_digit_year
31/02/1990            | -          | no_such_day
1990-13-01            | -          | no_such_day
32/05/1990            | -          | no_such_day
00/05/1990            | -          | no_such_day
1370/05/12            | -          | other_calendar
۱۳۷۰/۰۵/۱۲            | -          | other_calendar
12 خرداد 1370         | -          | other_calendar
17 ግንቦት 1982          | -          | other_calendar
17 رمضان 1410         | -          | other_calendar
2533-05-17            | -          | other_calendar
1370                  | -          | other_calendar
1899-05-17            | -          | out_of_range
17 floréal 1990       | -          | not_a_date
35 years old          | -          | not_a_date
33010                 | -          | not_a_date
in May                | -          | not_a_date
"""


def read(cells, order="-", in_workbook=False):
    return read_days(cells, column="Born", declared=ORDERS.get(order), in_workbook=in_workbook)


@pytest.mark.parametrize("row", drawn(COLUMNS), ids=lambda row: row[0])
def test_a_column_is_read_in_the_order_that_it_proves_or_that_is_said(row):
    cells, order, kept, said = (
        part.split("; ") if at != 1 else part for at, part in enumerate(row)
    )
    days = read(cells, order)
    assert [shown(each.value) for each in days.readings] == kept
    codes = [each.code for each in days.readings if each.code]
    assert codes + ["?"] * bool(days.question) == [code for code in said if code]


@pytest.mark.parametrize("row", drawn(CELLS), ids=lambda row: row[0])
def test_a_cell_is_read_alone_where_it_can_mean_one_day_only(row):
    cell, kept, said = row
    (found,) = read([cell]).readings
    assert (shown(found.value), found.code or "") == (kept, said)


def test_the_question_shows_what_each_order_would_make_of_three_cells():
    days = read(["03/04/1991", "05/06/1990", "07/08/1992", "09/10/1993"])
    assert str(days.question).startswith("“Born”: no date says whether the day or the month comes")
    assert [choice.order for choice in days.choices] == ["day_first", "month_first"]
    examples = [[(each.cell, each.day) for each in choice.examples] for choice in days.choices]
    assert examples[0][0] == ("03/04/1991", date(1991, 4, 3))
    assert examples[1][0] == ("03/04/1991", date(1991, 3, 4))
    assert [len(each) for each in examples] == [3, 3]


def test_a_question_about_both_orders_shows_a_date_that_one_of_them_cannot_read():
    days = read(["17/05/1990", "05/17/1990", "03/04/1991"])
    assert str(days.question).startswith("“Born” holds dates of both orders.")
    assert None in [each.day for choice in days.choices for each in choice.examples]


def test_day_numbers_of_a_spreadsheet_are_days_where_the_whole_column_is_of_them():
    days = read(["33010", "33011.0", "n/a", "28126"], in_workbook=True)
    assert [shown(each.value) for each in days.readings] == [
        "1990-05-17", "1990-05-18", "-", "1977-01-01",
    ]  # fmt: skip
    (note,) = days.notes
    assert note.code == "spreadsheet_days"
    assert "28126 is read as 1 January 1977" in str(note.message)


@pytest.mark.parametrize("cells", [["33010"], ["33010", "33011", "1990-05-17"], ["1990", "1991"]])
def test_a_number_among_dates_is_never_taken_for_a_day(cells):
    found = read(cells, in_workbook=True)
    assert not found.notes
    assert [each.code for each in found.readings if each.code] in (
        ["not_a_date"], ["not_a_date"] * 2, ["year_only"] * 2,
    )  # fmt: skip


SWAPPED = ["1990-04-03", "1991-06-05", "1992-08-07", "1993-10-09", "1994-12-11"]


def test_a_spreadsheet_that_may_have_exchanged_day_and_month_is_said():
    (note,) = read([*SWAPPED, "17/05/1990"], in_workbook=True).notes
    assert note.code == "swapped_days"


@pytest.mark.parametrize(
    "cells",
    [SWAPPED, [*SWAPPED, "1990-05-17", "17/05/1990"], [*SWAPPED[:3], "17/05/1990"],
     [*SWAPPED, "03/04/1990"]],
)  # fmt: skip
def test_dates_that_look_right_are_not_said_to_be_exchanged(cells):
    assert not read(cells, in_workbook=True).notes
