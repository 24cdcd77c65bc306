"""A column of dates read as a whole: its order is proved, declared or asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.rules.asks import Example, Possible
from workbench.rules.dates import Written, understood
from workbench.rules.unanswered import says_nothing
from workbench.rules.values import Reading
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import DateOrder

SHOWN = 3
_SERIAL = re.compile(r"\d{4,5}(?:\.0+)?")
_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 7306, 59999
_FEWEST_SERIALS = 3
# Five days of the month, all of them 12 or less, are chance in one column of a hundred.
_FEWEST_SWAPPED = 5
_BOTH = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


@dataclass(frozen=True)
class Note:
    """Something said of a column as a whole."""

    code: str
    message: Sentence


@dataclass(frozen=True)
class Days:
    """A reading for each text, what is said of the column, and what a person is asked of it."""

    readings: tuple[Reading, ...]
    question: Sentence | None = None
    choices: tuple[Possible, ...] = ()
    notes: tuple[Note, ...] = ()


def read_days(
    texts: Sequence[str], *, column: str, declared: DateOrder | None, in_workbook: bool
) -> Days:
    """The distinct texts of one column as days, in the order that is declared, else proved."""
    if in_workbook and (serials := _serials(texts, column)) is not None:
        return serials
    written = [understood(text) for text in texts]
    proved = {each.orders()[0] for each in written if isinstance(each, Written) and each.proves()}
    order = declared or (next(iter(proved)) if len(proved) == 1 else None)
    is_mixed = len(proved) == len(_BOTH)
    readings = tuple(_read(each, order, is_mixed=is_mixed) for each in written)
    notes = _swapped(written, column) if in_workbook else ()
    choices = () if order is not None else _choices(texts, written)
    asked = _question(column, is_mixed=is_mixed) if choices else None
    return Days(readings, asked, choices, notes)


def _read(written: Written | Reading, order: DateOrder | None, *, is_mixed: bool) -> Reading:
    if isinstance(written, Reading):
        return written
    if written.day is not None:
        return Reading(written.day)
    if order is None:
        return _contradicting() if is_mixed and written.proves() else _ambiguous()
    if order not in written.orders():
        return Reading(
            code="contradicts_order",
            message=sentence("not in the order of its column ({order})", order=order),
        )
    return written.read_as(order)


def _ambiguous() -> Reading:
    return Reading(
        code="ambiguous_date",
        message=sentence("day and month could be either, and nothing says which"),
    )


def _contradicting() -> Reading:
    return Reading(
        code="contradicting_dates",
        message=sentence("the column holds dates of both orders, day first and month first"),
    )


def _choices(texts: Sequence[str], written: Sequence[Written | Reading]) -> tuple[Possible, ...]:
    """Both orders with what each makes of up to three cells, those that could be either first."""
    waiting = [
        (text, each)
        for text, each in zip(texts, written, strict=True)
        if isinstance(each, Written) and each.day is None
    ]
    waiting.sort(key=lambda pair: (-len(pair[1].orders()), pair[0]))
    proofs = [pair for pair in waiting if pair[1].proves()]
    shown = [*waiting[: SHOWN - 1], *(proofs[-1:] or waiting[SHOWN - 1 : SHOWN])]
    return tuple(
        Possible(order, tuple(Example(text, _day_in(each, order)) for text, each in shown[:SHOWN]))
        for order in _BOTH
        if waiting
    )


def _day_in(written: Written, order: DateOrder) -> date | None:
    if order not in written.orders():
        return None
    found = written.read_as(order).value
    return found if isinstance(found, date) else None


def _question(column: str, *, is_mixed: bool) -> Sentence:
    if is_mixed:
        return sentence(
            "“{column}” holds dates of both orders. Which one is meant? The others stay unknown.",
            column=column,
        )
    return sentence(
        "“{column}”: no date says whether the day or the month comes first. Which one is it?",
        column=column,
    )


def _swapped(written: Sequence[Written | Reading], column: str) -> tuple[Note, ...]:
    """A spreadsheet that takes day for month turns 03/04 into a day and leaves 17/05 as text."""
    dates = [each for each in written if isinstance(each, Written)]
    days = [each.day for each in dates if each.day is not None]
    telling = [day for day in days if (day.month, day.day) != (1, 1) and day.month != day.day]
    texts = [each for each in dates if each.day is None]
    is_cut = bool(texts) and all(each.proves() for each in texts)
    if len(telling) < _FEWEST_SWAPPED or not is_cut or any(day.day > 12 for day in telling):
        return ()
    message = sentence(
        "“{column}”: every day up to the 12th is a date of the spreadsheet and every later one is "
        "text. The spreadsheet may have exchanged day and month: compare some with the form.",
        column=column,
    )
    return (Note("swapped_days", message),)


def _serials(texts: Sequence[str], column: str) -> Days | None:
    """Days from a spreadsheet's day numbers, where the whole column is made of them."""
    filled = [text.strip() for text in texts if not says_nothing(text, "day")]
    if len(filled) < _FEWEST_SERIALS or not all(map(_is_serial, filled)):
        return None
    readings = tuple(
        Reading(_serial_day(text)) if _is_serial(text.strip()) else Reading() for text in texts
    )
    example = min(filled)
    message = sentence(
        "“{column}” holds day numbers of a spreadsheet: {number} is read as {day}. Check one.",
        column=column,
        number=example,
        day=_serial_day(example),
    )
    return Days(readings, notes=(Note("spreadsheet_days", message),))


def _is_serial(text: str) -> bool:
    found = _SERIAL.fullmatch(text)
    return found is not None and _FIRST_SERIAL <= int(float(text)) <= _LAST_SERIAL


def _serial_day(text: str) -> date:
    return _EPOCH + timedelta(days=int(float(text)))
