"""A telephone number in its international form (E.164)."""

from __future__ import annotations

import re
from functools import cache

from workbench.rules.digits import with_plain_digits
from workbench.rules.spelling import folded
from workbench.rules.values import Reading
from workbench.sentences import sentence

REGION = "FR"
_FEWEST_DIGITS = 7
_EXPONENT = re.compile(r"\+?\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_BETWEEN = re.compile(r"[;,\n|]|\s[-–/]\s|/|\b(?:ou|or|et|and|puis)\b|أو|او", re.IGNORECASE)
_KNOWN_WORDS = re.compile(
    r"(?:\b(?:tel(?:ephone)?|phone|mobile|portable|whatsapp|whats app|signal|telegram|numero|"
    r"number|num|no|mob|gsm|cell|هاتف|واتساب|واتس اب)\b|n°)[\s.:°]*",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# Kept for fiction by the French and British regulators: invented on purpose.
_FICTION = re.compile(
    r"\+33(?:19900|26191|35301|46571|53649|63998)\d{4}|\+44(?:7700900|20794600|1632960)\d{2,3}"
)


def read_phone(text: str, *, region: str = REGION) -> Reading:
    """A telephone number; one without its country is of the region."""
    plain = with_plain_digits(text).strip().removesuffix(".0").replace("＋", "+")
    if _EXPONENT.fullmatch(plain.replace(" ", "")):
        return Reading(
            code="cut_by_spreadsheet",
            message=sentence("a spreadsheet rounded this number, and its last digits are lost"),
        )
    if (at_once := _in_use_here(plain, region)) is not None:
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


def _number(text: str, region: str) -> Reading | None:
    """One number: of the region, else international without its +; None when it is neither."""
    if _LETTER.search(text):
        return None
    here = _parsed(text, region)
    if here is not None and _is_sure(here):
        return Reading(here)
    digits = re.sub(r"\D", "", text)
    abroad = None if digits.startswith("0") else _parsed(f"+{digits}", region)
    if abroad is not None and _is_sure(abroad):
        message = sentence("read as {number}, with the + it lacks", number=abroad)
        return Reading(abroad, "plus_added", message)
    if here is None:
        return None
    return Reading(
        here, "doubtful_phone", sentence("no operator has such a number: check it with her")
    )


def _parsed(text: str, region: str) -> str | None:
    """The number in its international form when its length is possible."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _is_sure(number: str) -> bool:
    import phonenumbers

    return bool(
        _FICTION.fullmatch(number) or phonenumbers.is_valid_number(phonenumbers.parse(number))
    )


def _in_use_here(plain: str, region: str) -> str | None:
    """A plain mobile number of the region at once: nearly all of a file are that."""
    pattern = _mobile(region)
    found = pattern.fullmatch(plain) if pattern is not None else None
    return f"+{_country_code(region)}{found.group(1)}" if found is not None else None


@cache
def _mobile(region: str) -> re.Pattern[str] | None:
    import phonenumbers

    known = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if known is None or known.national_prefix != "0" or known.mobile is None:
        return None
    code = _country_code(region)
    national = known.mobile.national_number_pattern
    return re.compile(rf"(?:0|\+{code}|00{code})({national})", re.ASCII)


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
