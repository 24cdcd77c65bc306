"""Her own words with her name masked where she writes it, for a reader who is not to know her.

A name is found whatever its script, accents and capitals, and in a near spelling when it is
written as a name; e-mail addresses and telephone numbers are masked too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

ALIKE = 86.0
"""From this likeness (of 100) on, a word written as a name is taken for hers."""

_LONG_ENOUGH = 5
_SHORTEST = 3
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.,;!?]+")
_NUMBER = re.compile(r"(?<!\w)(?:\+|00)?\d(?:[ .\-/()]*\d){7,14}(?!\w)")


@dataclass(frozen=True)
class _Token:
    """A word of a text: where it stands, as it is written, and folded to small Latin letters."""

    start: int
    end: int
    written: str
    folded: str


def masked(text: str, names: Sequence[str], *, name: str, contact: str) -> str:
    """The text with every part of `names` replaced by the word `name`, contacts by `contact`."""
    text = _NUMBER.sub(contact, _EMAIL.sub(contact, text))
    found = list(_tokens(text))
    parts = [tuple(_tokens(part)) for whole in names for part in whole.split()]
    hidden = [
        (found[at].start, found[at + len(part) - 1].end)
        for part in parts
        if part
        for at in range(len(found) - len(part) + 1)
        if all(_is_same(a, b) for a, b in zip(found[at : at + len(part)], part, strict=True))
    ]
    for start, end in sorted(_joined(hidden), reverse=True):
        text = f"{text[:start]}{name}{text[end:]}"
    return text


def _joined(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans without those that lie in another."""
    end = -1
    for start, stop in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if start >= end:
            yield start, stop
            end = stop


def _is_same(written: _Token, name: _Token) -> bool:
    if len(name.folded) < _SHORTEST:
        return written.written == name.written
    if written.folded == name.folded:
        return True
    is_long = min(len(written.folded), len(name.folded)) >= _LONG_ENOUGH
    looks_like_a_name = not written.written[0].islower()
    return is_long and looks_like_a_name and ratio(written.folded, name.folded) >= ALIKE


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    for is_word, run in groupby(text, _is_of_a_word):
        written = "".join(run)
        if is_word:
            folded = "".join(each for each in anyascii(written).casefold() if each.isalnum())
            yield _Token(at, at + len(written), written, folded)
        at += len(written)


def _is_of_a_word(character: str) -> bool:
    """Letters, the marks that belong to them, digits."""
    return unicodedata.category(character)[0] in "LMN"
