"""One cell to one answer: what it says, or why it says nothing that can be kept.

Each reader takes the cell's text (never empty) and gives a `Reading`; nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from workbench.rules.spelling import on_one_line, tidied
from workbench.sentences import Sentence, sentence

EARLIEST_BIRTH = 1920
REGION = "FR"
LONGEST_NUMBER = 15

_DAY = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ]\d{1,2}:\d{2}.*)?")
_WHOLE = re.compile(r"([+-]?\d{1,15})(?:[.,]0+)?")
# Reserved for examples and tests (RFC 2606): invented on purpose, and checked like any other.
_RESERVED = (".test", ".invalid")


@dataclass(frozen=True)
class Reading:
    """An answer, or None with the code and the sentence that say why (neither when empty)."""

    value: object | None = None
    code: str | None = None
    message: Sentence | None = None


def read_name(text: str) -> Reading:
    """A name or a city, on one line."""
    return Reading(on_one_line(text) or None)


def read_text(text: str) -> Reading:
    """Free words, as she wrote them."""
    return Reading(tidied(text) or None)


def read_whole(text: str, *, least: int | None = None, most: int | None = None) -> Reading:
    """A whole number within its range."""
    found = _WHOLE.fullmatch(_with_plain_digits(text).strip())
    if found is None:
        return Reading(code="not_a_number", message=sentence("not a whole number"))
    number = int(found.group(1))
    if (least is not None and number < least) or (most is not None and number > most):
        return Reading(
            code="out_of_range",
            message=sentence("not between {least} and {most}", least=least, most=most),
        )
    return Reading(number)


def read_day(text: str) -> Reading:
    """A date whose day and month cannot be taken for one another."""
    found = _DAY.fullmatch(_with_plain_digits(text).strip())
    if found is None:
        return _not_a_date()
    first, second, third = (int(part) for part in found.groups())
    lengths = [len(part) for part in found.groups()]
    if lengths[0] == 4 and lengths[2] <= 2:
        return _day(first, month=second, day=third)
    if lengths[2] != 4 or lengths[0] > 2:
        return _not_a_date()
    if first == second or second > 12 >= first:
        return _day(third, month=first, day=second)
    if first > 12 >= second:
        return _day(third, month=second, day=first)
    if first > 12:
        return _no_such_day()
    return Reading(
        code="ambiguous_date",
        message=sentence("day and month could be either: write it as year-month-day"),
    )


def _day(year: int, *, month: int, day: int) -> Reading:
    try:
        found = date(year, month, day)
    except ValueError:
        return _no_such_day()
    if found.year < EARLIEST_BIRTH:
        return Reading(
            code="out_of_range",
            message=sentence("before {year}: is it from another calendar?", year=EARLIEST_BIRTH),
        )
    return Reading(found)


def _no_such_day() -> Reading:
    return Reading(code="no_such_day", message=sentence("no such day"))


def _not_a_date() -> Reading:
    return Reading(code="not_a_date", message=sentence("not a date: write it as year-month-day"))


def read_phone(text: str) -> Reading:
    """A telephone number in its international form; French where no country is given."""
    import phonenumbers

    try:
        number = phonenumbers.parse(_with_plain_digits(text), REGION)
    except phonenumbers.NumberParseException:
        return _not_a_phone()
    if number.extension or not phonenumbers.is_possible_number(number):
        return _not_a_phone()
    return Reading(str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)))


def _not_a_phone() -> Reading:
    return Reading(code="not_a_phone", message=sentence("not a telephone number"))


def read_email(text: str) -> Reading:
    """An e-mail address in small letters, checked without a network."""
    from email_validator import EmailNotValidError, validate_email

    address = tidied(text).lower().removeprefix("mailto:")
    reserved = next((ending for ending in _RESERVED if address.endswith(ending)), "")
    checked = f"{address.removesuffix(reserved)}.example" if reserved else address
    try:
        found = validate_email(checked, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return Reading(code="not_an_email", message=sentence("not an e-mail address"))
    return Reading(f"{found.removesuffix('.example')}{reserved}" if reserved else found)


def _with_plain_digits(text: str) -> str:
    """The text with Arabic, Persian and other digits as 0 to 9, and without hidden marks."""
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in text
        if unicodedata.category(sign) != "Cf"
    )
