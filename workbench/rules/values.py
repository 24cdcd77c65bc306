"""One cell to one answer: what it says, or why it says nothing that can be kept.

Each reader takes the cell's text (never empty) and gives a `Reading`; nothing is guessed. What
a problem's code means is in `problem_codes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.rules.digits import with_plain_digits
from workbench.rules.spelling import on_one_line, tidied
from workbench.sentences import Sentence, sentence

_WHOLE = re.compile(r"([+-]?\d{1,15})(?:[.,]0+)?")
_IN_THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_UNIT = re.compile(
    r"\s*(?:h|hs?|hrs?|heures?|hours?|horas?|год(?:ин[аи]?)?|ساعات?|ساعة)\.?"
    r"(?:\s*(?:/|par|per|a|an|each|في|por|на)?\s*(?:sem\.?|semaines?|week|wk|w|الاسبوع|semana))?\.?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:~|≈|env(?:iron|\.)|about|around|circa|حوالي)\s*", re.IGNORECASE)
_LABELLED = re.compile(r"(\d+)\s*[-–—:.()=]\s*[^\d\W][^\d]*")
_OUT_OF = re.compile(r"(\d+)\s*(?:/|sur|out of|on|من)\s*(\d+)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:entre|between|de|from|من)?\s*(\d+)\s*(?:-|–|—|/|à|a|to|et|and|ou|or|الى|إلى|و)\s*(\d+)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST_YEAR = 40


@dataclass(frozen=True)
class Reading:
    """An answer, or None with the code and the sentence that say why (neither when empty).

    An answer with a code is kept, and something is said of it.
    """

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
    """A whole number within its range; a scale may say of how much, or what the number means."""
    plain = _IN_THOUSANDS.sub("", on_one_line(with_plain_digits(text)))
    if out_of := _OUT_OF.fullmatch(plain):
        return _of_scale(int(out_of.group(1)), of=int(out_of.group(2)), least=least, most=most)
    labelled = _LABELLED.fullmatch(plain) if most is not None else None
    found = _WHOLE.fullmatch(labelled.group(1) if labelled else plain)
    if found is None:
        return _not_one_number(plain)
    return _within(int(found.group(1)), least=least, most=most)


def read_hours(text: str, *, least: int | None = None, most: int | None = None) -> Reading:
    """Hours a week, with or without the word; a range is asked for again, never cut."""
    plain = _IN_THOUSANDS.sub("", on_one_line(with_plain_digits(text)))
    plain = _UNIT.sub("", _ABOUT.sub("", plain, count=1)).strip()
    found = _WHOLE.fullmatch(plain)
    if found is None:
        return _not_one_number(plain)
    return _within(int(found.group(1)), least=least, most=most)


def read_year(text: str, *, least: int | None = None, most: int | None = None) -> Reading:
    """A year, alone or as the only year of a date or of a few words."""
    plain = on_one_line(with_plain_digits(text))
    if found := _WHOLE.fullmatch(plain):
        return _within(int(found.group(1)), least=least, most=most)
    years = {int(year) for year in _YEAR.findall(plain)} if len(plain) <= _LONGEST_YEAR else set()
    if len(years) == 1:
        return _within(years.pop(), least=least, most=most)
    if len(years) == 2:
        return several(*map(str, sorted(years)))
    return Reading(code="not_a_number", message=sentence("not a year"))


def several(one: object, other: object) -> Reading:
    """Two values, or a range, where one is asked for: neither is taken for her."""
    return Reading(
        code="several_values",
        message=sentence("it says both {one} and {other}", one=one, other=other),
    )


def _not_one_number(plain: str) -> Reading:
    ends = _RANGE.fullmatch(plain)
    if ends is not None and int(ends.group(1)) != int(ends.group(2)):
        return several(ends.group(1), ends.group(2))
    return Reading(code="not_a_number", message=sentence("not a whole number"))


def _of_scale(number: int, *, of: int, least: int | None, most: int | None) -> Reading:
    if most is not None and of != most:
        return Reading(
            code="out_of_range",
            message=sentence("out of {of}, not out of {most}", of=of, most=most),
        )
    return _within(number, least=least, most=most)


def _within(number: int, *, least: int | None, most: int | None) -> Reading:
    if (least is not None and number < least) or (most is not None and number > most):
        return Reading(
            code="out_of_range",
            message=sentence("not between {least} and {most}", least=least, most=most),
        )
    return Reading(number)
