"""One written date: what it can mean, whatever the order of its column turns out to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from workbench.rules.digits import with_plain_digits
from workbench.rules.months import months, words_of_other_calendars
from workbench.rules.spelling import loosely
from workbench.rules.values import Reading
from workbench.sentences import sentence
from workbench.vocabulary import DateOrder

EARLIEST_BIRTH = 1920
LATEST = 2199
LONGEST = 60
_OTHER_CALENDARS = (range(1280, 1460), range(2400, 2600))

_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}.*)?"
_GAP = r"\s*[-/.,،\\ ]\s*"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_GAP}(\d{{1,2}}){_GAP}(\d{{1,2}})\.?{_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_GAP}(\d{{1,2}}){_GAP}(\d{{4}})\.?{_TIME}")
_SHORT_YEAR = re.compile(rf"\d{{1,2}}{_GAP}\d{{1,2}}{_GAP}['’]?\d{{2}}\.?{_TIME}")
_RUN = re.compile(r"\d{8}")
_YEAR = re.compile(r"\d{4}(?:\.0)?")
_MONTH_OF_YEAR = re.compile(rf"(?:\d{{1,2}}{_GAP}(\d{{4}})|(\d{{4}}){_GAP}\d{{1,2}})")
_PIECE = re.compile(r"\d+|[^\W\d_][^\s\d,،/-]*")
_FILLERS = {"le", "la", "the", "of", "de", "del", "du", "er", "st", "nd", "rd", "th", "nee",
            "ne", "born", "on", "года", "г", "р", "року", "م"}  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A date as written: its day where no order is needed, else two numbers and a year."""

    day: date | None = None
    first: int = 0
    second: int = 0
    year: int = 0

    def proves(self) -> bool:
        """Whether it can be read in one order only, and so says which one its column is in."""
        return self.day is None and len(self.orders()) == 1

    def orders(self) -> tuple[DateOrder, ...]:
        """The orders in which the two numbers can be a day and a month."""
        found = []
        if self.second <= 12:
            found.append(DateOrder.DAY_FIRST)
        if self.first <= 12:
            found.append(DateOrder.MONTH_FIRST)
        return tuple(found)

    def read_as(self, order: DateOrder) -> Reading:
        """The day it is in an order that it can be in."""
        if order is DateOrder.DAY_FIRST:
            return _day(self.year, month=self.second, day=self.first)
        return _day(self.year, month=self.first, day=self.second)


def understood(text: str) -> Written | Reading:
    """What a cell can mean as a date, or why it is none."""
    plain = " ".join(with_plain_digits(text).split())
    if len(plain) > LONGEST:
        return _not_a_date()
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = map(int, found.groups())
        return _in_full(_day(year, month=month, day=day))
    if found := _YEAR_LAST.fullmatch(plain):
        return _year_last(*map(int, found.groups()))
    if _RUN.fullmatch(plain):
        return _run_of_digits(plain)
    if _SHORT_YEAR.fullmatch(plain):
        return Reading(code="two_digit_year", message=sentence("write the year with four digits"))
    if _YEAR.fullmatch(plain):
        return _year_alone(int(plain[:4]))
    if found := _MONTH_OF_YEAR.fullmatch(plain):
        return _year_alone(int(found.group(1) or found.group(2)))
    return _in_words(plain)


def _year_last(first: int, second: int, year: int) -> Written | Reading:
    if (refused := _refused_year(year)) is not None:
        return refused
    if first == second:
        return _in_full(_day(year, month=first, day=first))
    if min(first, second) > 12 or not min(first, second) or max(first, second) > 31:
        return _no_such_day()
    return Written(first=first, second=second, year=year)


def _run_of_digits(plain: str) -> Written | Reading:
    """Eight digits: the year is on the side where there can be one."""
    if plain[:2] in ("19", "20") and int(plain[4:6]) <= 12:
        return _in_full(_day(int(plain[:4]), month=int(plain[4:6]), day=int(plain[6:])))
    return _year_last(int(plain[:2]), int(plain[2:4]), int(plain[4:]))


def _year_alone(year: int) -> Reading:
    if (refused := _refused_year(year)) is not None:
        return refused
    if year > LATEST:
        return _not_a_date()
    return Reading(
        date(year, 1, 1),
        "year_only",
        sentence("no day of the month: only the year is known"),
    )


def _in_words(plain: str) -> Written | Reading:
    """A date with the name of its month: "17 mai 1990", "May 17th, 1990"."""
    pieces = [piece.strip(".") for piece in _PIECE.findall(loosely(plain))]
    if any(piece in words_of_other_calendars() - months().keys() for piece in pieces):
        return _other_calendar()
    numbers = [piece for piece in pieces if piece.isdecimal()]
    words = [piece for piece in pieces if not piece.isdecimal() and piece not in _FILLERS]
    month = months().get(" ".join(words))
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if month is None or len(numbers) > 2 or len(years) != 1:
        is_short = month is not None and len(days) == len(numbers) == 2
        return understood("1/1/00") if is_short else _not_a_date()
    if not days:
        return _year_alone(years[0])
    return _in_full(_day(years[0], month=month, day=days[0]))


def _in_full(read: Reading) -> Written | Reading:
    return Written(day=read.value) if isinstance(read.value, date) else read


def _day(year: int, *, month: int, day: int) -> Reading:
    if (refused := _refused_year(year)) is not None:
        return refused
    try:
        return Reading(date(year, month, day))
    except ValueError:
        return _no_such_day()


def _refused_year(year: int) -> Reading | None:
    if any(year in years for years in _OTHER_CALENDARS):
        return _other_calendar()
    if year < EARLIEST_BIRTH:
        message = sentence("before {year}: is it from another calendar?", year=EARLIEST_BIRTH)
        return Reading(code="out_of_range", message=message)
    return None


def _other_calendar() -> Reading:
    return Reading(
        code="other_calendar",
        message=sentence("perhaps a date of another calendar, which is never converted"),
    )


def _no_such_day() -> Reading:
    return Reading(code="no_such_day", message=sentence("no such day"))


def _not_a_date() -> Reading:
    return Reading(code="not_a_date", message=sentence("not a date: write it as year-month-day"))
