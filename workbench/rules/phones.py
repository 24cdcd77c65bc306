"""A telephone number in its international form (E.164)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workbench.rules.digits import with_plain_digits
from workbench.rules.spelling import folded
from workbench.rules.values import Reading
from workbench.sentences import sentence

REGION = "FR"
LONGEST = 120
_FEWEST_DIGITS = 7
_EXPONENT = re.compile(r"\+?\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_BETWEEN = re.compile(r"[;,\n|]|\s[-–/]\s|/|\b(?:ou|or|et|and|puis)\b|أو|او", re.IGNORECASE)
_KNOWN_WORDS = re.compile(
    r"(?:\b(?:tel(?:ephone)?|phone|mobile|portable|whatsapp|whats app|signal|telegram|numero|"
    r"number|num|no|mob|gsm|cell|هاتف|واتساب|واتس اب)\b|n°)[\s.:°]*",
    re.IGNORECASE,
)
_GAPS = str.maketrans("", "", " .-\u00a0\u202f")
_LETTER = re.compile(r"[^\W\d_]")
# Kept for fiction by the French and British regulators: invented on purpose.
_FICTION = re.compile(
    r"\+33(?:19900|26191|35301|46571|53649|63998)\d{4}|\+44(?:7700900|20794600|1632960)\d{2,3}"
)


def read_phone(text: str, *, region: str = REGION) -> Reading:
    """A telephone number; one without its country is of the region."""
    plain = with_plain_digits(text).strip().removesuffix(".0").replace("＋", "+")
    if len(plain) > LONGEST:
        return Reading(code="not_a_phone", message=sentence("not a telephone number"))
    if _EXPONENT.fullmatch(plain.replace(" ", "")):
        return Reading(
            code="cut_by_spreadsheet",
            message=sentence("a spreadsheet rounded this number, and its last digits are lost"),
        )
    if (at_once := _at_once(plain, region)) is not None:
        return Reading(at_once)
    bare = _KNOWN_WORDS.sub(" ", folded(plain)).strip()
    whole = _number(bare, region)
    if whole is not None:
        return whole
    parts = [part for part in _BETWEEN.split(bare) if _digits(part) >= _FEWEST_DIGITS]
    numbers = [found for found in (_number(part, region) for part in parts) if found is not None]
    if len(parts) > 1 and numbers:
        return Reading(
            numbers[0].value,
            "second_value",
            sentence("two telephone numbers: the first that can be read is kept"),
        )
    return _not_a_phone(bare)


@dataclass(frozen=True)
class _Parsed:
    """A number of a possible length, and whether an operator can have it."""

    number: str
    is_sure: bool


def _number(text: str, region: str) -> Reading | None:
    """One number: of the region, else international without its +; None when it is neither."""
    if _LETTER.search(text):
        return None
    here = _parsed(text, region)
    if here is not None and here.is_sure:
        return Reading(here.number)
    digits = re.sub(r"\D", "", text)
    abroad = None if digits.startswith("0") else _parsed(f"+{digits}", region)
    if abroad is not None and abroad.is_sure:
        message = sentence("read as {number}, with the + it lacks", number=abroad.number)
        return Reading(abroad.number, "plus_added", message)
    if here is None:
        return None
    message = sentence("no operator has such a number: check it with her")
    return Reading(here.number, "doubtful_phone", message)


def _parsed(text: str, region: str) -> _Parsed | None:
    import phonenumbers

    try:
        found = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if found.extension or not phonenumbers.is_possible_number(found):
        return None
    number = str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164))
    is_fiction = _FICTION.fullmatch(number) is not None
    return _Parsed(number, is_fiction or bool(phonenumbers.is_valid_number(found)))


def _at_once(plain: str, region: str) -> str | None:
    """A plain mobile number at once, as nearly all of a file are: the same as parsed in full."""
    bare = plain.translate(_GAPS)
    international = f"+{bare[2:]}" if bare.startswith("00") else bare
    if international.startswith("+"):
        code = _code_of(international)
        pattern = _mobile(code) if code else None
        return international if pattern and pattern.fullmatch(international[1:]) else None
    pattern = _mobile(code := _country_code(region))
    national = f"{code}{bare[1:]}"
    is_here = bare.startswith("0") and pattern is not None and pattern.fullmatch(national)
    return f"+{national}" if is_here else None


def _code_of(international: str) -> int | None:
    """The country code that a number begins with."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE as REGIONS

    begins = (international[1 : 1 + length] for length in (1, 2, 3))
    return next((int(code) for code in begins if code.isdecimal() and int(code) in REGIONS), None)


@cache
def _mobile(code: int) -> re.Pattern[str] | None:
    """Mobile numbers with their country code, of countries where a 0 is dialled before them."""
    import phonenumbers

    region = phonenumbers.region_code_for_country_code(code)
    known = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if known is None or known.national_prefix != "0" or known.mobile is None:
        return None
    return re.compile(rf"{code}(?:{known.mobile.national_number_pattern})", re.ASCII)


@cache
def _country_code(region: str) -> int:
    import phonenumbers

    return int(phonenumbers.country_code_for_region(region))


def _digits(text: str) -> int:
    return sum(sign.isdecimal() for sign in text)


def _not_a_phone(text: str) -> Reading:
    count = _digits(text)
    if count and not _LETTER.search(text):
        message = sentence("not a telephone number: {count} digits", count=count)
    elif count >= _FEWEST_DIGITS:
        message = sentence("words beside a number, which may be another person's")
    else:
        message = sentence("not a telephone number")
    return Reading(code="not_a_phone", message=message)
