"""What the answers in a column say of the question it answers: e-mails, dates, levels, choices.

A few distinct answers are looked at, never all. The evidence is a share of them from 0 to 1;
none where the column is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice

import numpy as np

from workbench.rules.choosing import Choosing
from workbench.rules.known_questions import KNOWN, KnownQuestion
from workbench.rules.questionnaire import Question
from workbench.rules.spelling import folded
from workbench.vocabulary import Level

MOST_LOOKED_AT = 60
"""Distinct answers of a column that are looked at."""
MOST_CELLS = 5_000
EXAMPLES = 3

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[\d\s().\-/]{8,20}")
_DAY = re.compile(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}")
_WHOLE = re.compile(r"[+-]?\d{1,6}(?:[.,]0+)?")
_LEVEL = re.compile(rf"(?:{'|'.join(Level)})\b", re.IGNORECASE)
_BORN = range(1930, 2021)
_LONGEST_NAME = 60
_LONG_TEXT = 80

Fits = Callable[[str], bool]


def looked_at(cells: Sequence[str]) -> tuple[str, ...]:
    """A few distinct answers of a column, in the order in which they come."""
    found: dict[str, None] = {}
    for cell in islice(cells, MOST_CELLS):
        text = str(cell).strip()
        if text:
            found.setdefault(text)
        if len(found) == MOST_LOOKED_AT:
            break
    return tuple(found)


def share(question: str, answers: Sequence[str], asked: Question | None) -> float | None:
    """The part of these answers that can be ones to a known question; None when there are none.

    `asked` is the form's own question, whose choices count too.
    """
    if not answers:
        return None
    fits = _fits(KNOWN[question], asked)
    return float(np.mean([fits(answer) for answer in answers]))


def _fits(known: KnownQuestion, asked: Question | None) -> Fits:
    if known.kind in ("one", "many", "consent"):
        return _choices(known.name) if asked is None else _choice(known, asked)
    if known.kind == "whole":
        return lambda text: _is_within(text, known)
    return _KINDS[known.kind]


@cache
def _choices(name: str) -> Fits:
    from workbench.rules.asking import question_named
    from workbench.rules.known_questions import plain_form

    return _choice(KNOWN[name], question_named(plain_form(), name))


def _choice(known: KnownQuestion, asked: Question | None) -> Fits:
    choosing = Choosing(known, asked)
    is_level = known.codes == tuple(Level)

    def fits(text: str) -> bool:
        if is_level and _LEVEL.match(text):
            return True
        read = choosing.read_many if known.kind == "many" else choosing.read_one
        return read(text).value is not None

    return fits


def _is_within(text: str, known: KnownQuestion) -> bool:
    if _WHOLE.fullmatch(text) is None or known.least is None or known.most is None:
        return False
    return known.least <= int(re.split(r"[.,]", text)[0]) <= known.most


def _is_name(text: str) -> bool:
    has_digits = any(sign.isdigit() for sign in text)
    return len(text) <= _LONGEST_NAME and "@" not in text and not has_digits


def _is_birthday(text: str) -> bool:
    if not _DAY.match(text):
        return False
    years = [int(part) for part in re.findall(r"\d{4}", text)]
    return not years or years[0] in _BORN


_KINDS: dict[str, Fits] = {
    "name": _is_name,
    "line": _is_name,
    "text": lambda text: len(text) > _LONG_TEXT or " " in text,
    "day": _is_birthday,
    "email": lambda text: bool(_EMAIL.fullmatch(text)),
    "phone": lambda text: bool(_PHONE.fullmatch(text)) and not _DAY.fullmatch(text),
}


def is_said_by_answers_alone(question: str) -> float:
    """How far the answers alone can tell a question, whatever the header says; 0 for not at all."""
    return _ALONE.get(question, 0.0)


_ALONE = {
    "email": 0.64,
    "phone": 0.55,
    "birth_date": 0.5,
    "country_of_origin": 0.45,
    "residence_status": 0.5,
    "french_level": 0.41,
    "english_level": 0.41,
    "spoken_languages": 0.45,
    "tracks": 0.45,
    "first_choice": 0.45,
    "availability": 0.5,
}


def examples(answers: Sequence[str]) -> tuple[str, ...]:
    """Three answers to show beside a column, each once; spellings of one answer are one."""
    kinds: dict[str, str] = {}
    for answer in answers:
        kinds.setdefault(folded(answer), answer)
    return tuple(kinds.values())[:EXAMPLES]
