"""Columns of which each is one choice of a question: taken together, they are one question.

Exporters write `question/option`, `question [option]` or the option alone as a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from functools import cache

from workbench.rules.asking import question_named
from workbench.rules.choosing import Choosing
from workbench.rules.header_similarity import Matrix, similarity
from workbench.rules.known_questions import KNOWN, plain_form
from workbench.rules.spelling import folded

MANY = tuple(name for name, each in KNOWN.items() if each.kind == "many")
ALONE = 0.8
"""How sure a question is when its columns name nothing but the options."""

_CUT = re.compile(r" ?/ ?| > | - |: | ?\[")
_TICKS = {"", "1", "1.0", "0", "0.0", "true", "false", "yes", "no", "x", "oui", "non", "vrai",
          "faux", "✓"}  # fmt: skip
_HEARD = 0.4
"""How much the words before the options must sound like the question."""
_UNDERSTOOD = 0.5
"""Which part of the options must be ones of the question."""


@dataclass(frozen=True)
class OptionColumns:
    """The columns of one question's options: the code of each by position, and how sure it is.

    `head` is what stands before the option; None when the options stand alone. `unknown` are
    further columns of it whose option is none that we know.
    """

    question: str
    codes: Dictionary[int, str]
    certainty: float
    head: str | None = None
    unknown: tuple[int, ...] = ()


def option_columns(
    header: Sequence[str], answers: Sequence[Sequence[str]], *, free: Sequence[int]
) -> tuple[OptionColumns, ...]:
    """The questions whose options are columns of their own, among the `free` columns."""
    found: dict[str, OptionColumns] = {}
    for each in (*_after_a_question(header, free), *_alone(header, answers, free)):
        before = found.get(each.question)
        if before is None or before.certainty < each.certainty:
            found[each.question] = each
    return tuple(found.values())


def _after_a_question(header: Sequence[str], free: Sequence[int]) -> list[OptionColumns]:
    """Headers that share what stands before the option, and what that sounds like."""
    groups: dict[str, dict[int, str]] = {}
    for at in free:
        for head, tail in _cuts(header[at]):
            groups.setdefault(head, {})[at] = tail
    heads = [head for head, tails in groups.items() if len(tails) > 1]
    heard = similarity([[head, _CUT.split(head)[-1]] for head in heads])
    likeliest = (_likeliest(heard[row], groups[head], head) for row, head in enumerate(heads))
    return [each for each in likeliest if each is not None]


def _cuts(header: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a header in two: what may be a question, and what may be an option."""
    for found in _CUT.finditer(header):
        head, tail = header[: found.start()].strip(), header[found.end() :].strip().rstrip("]")
        if head and tail:
            yield head, tail


def _likeliest(heard: Matrix, tails: Dictionary[int, str], head: str) -> OptionColumns | None:
    found = []
    for name in MANY:
        codes = _codes(name, tails)
        certainty = float(heard[list(KNOWN).index(name)])
        if len(codes) >= max(2, _UNDERSTOOD * len(tails)) and certainty >= _HEARD:
            unknown = tuple(at for at in tails if at not in codes)
            found.append(OptionColumns(name, codes, certainty, head, unknown))
    return max(found, key=lambda each: each.certainty, default=None)


def _alone(
    header: Sequence[str], answers: Sequence[Sequence[str]], free: Sequence[int]
) -> list[OptionColumns]:
    """Headers that are an option and nothing else, ticked or repeated in the cells."""
    ticked = {
        at: header[at]
        for at in free
        if header[at] and {folded(each) for each in answers[at]} <= {*_TICKS, folded(header[at])}
    }
    by_question = {name: _codes(name, ticked) for name in MANY}
    return [
        OptionColumns(name, codes, ALONE) for name, codes in by_question.items() if len(codes) > 1
    ]


def _codes(question: str, spellings: Dictionary[int, str]) -> dict[int, str]:
    """The code of each spelling that is an option of the question, the first of each code."""
    codes: dict[int, str] = {}
    for at, spelling in spellings.items():
        code = _code(question, spelling)
        if code is not None and code not in codes.values():
            codes[at] = code
    return codes


@cache
def _choosing(question: str) -> Choosing:
    return Choosing(KNOWN[question], question_named(plain_form(), question))


def option_of(question: str, header: str) -> str | None:
    """The option that a header names, alone or after the question; None when it names none."""
    spellings = (header, *(tail for _, tail in _cuts(header)))
    return next((code for each in spellings if (code := _code(question, each))), None)


@cache
def _code(question: str, spelling: str) -> str | None:
    return _choosing(question).code_by_name(spelling)
