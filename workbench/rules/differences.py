"""Where two ways of writing one thing differ, letter by letter, for the eye of a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from workbench.engines.scripts import latin

LEAST_IN_COMMON = 0.5
"""Below this the two have little in common, and all of both is marked."""

_JOINED_UP = re.compile(r"[\u0600-\u08ff\u0f00-\u0fff\ufb50-\ufdff\ufe70-\ufeff]")
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """Some letters in a row: the other value has them too, or it has not."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Marked:
    """Two values cut into pieces."""

    one: tuple[Piece, ...]
    other: tuple[Piece, ...]


def by_letter(one: str, other: str) -> Marked:
    """Two values with the letters that only one of them has; whole words where letters join up."""
    if _JOINED_UP.search(one) or _JOINED_UP.search(other):
        return by_word(one, other)
    return _marked(_letters(one), _letters(other))


def by_word(one: str, other: str) -> Marked:
    """Two values with the words that only one of them has: for dates, and letters that join."""
    return _marked(_WORDS.findall(one), _WORDS.findall(other))


def in_latin_letters(text: str) -> str | None:
    """A name of another script as it may be read; None for one in Latin letters already."""
    if not any(_is_foreign(letter) for letter in text):
        return None
    return latin(text).replace("x", "h").strip(" '").title()


def are_in_two_scripts(one: str, other: str) -> bool:
    """True when only one of two names is in Latin letters."""
    return (in_latin_letters(one) is None) != (in_latin_letters(other) is None)


def _is_foreign(letter: str) -> bool:
    return letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith("LATIN")


def _letters(text: str) -> list[str]:
    """Letters with the marks that belong to them."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.combining(letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _marked(one: Sequence[str], other: Sequence[str]) -> Marked:
    plain = [each.casefold() for each in one], [each.casefold() for each in other]
    if Indel.normalized_similarity(*plain) < LEAST_IN_COMMON:
        return Marked((Piece("".join(one), True),), (Piece("".join(other), True),))
    left: list[Piece] = []
    right: list[Piece] = []
    for step in Indel.opcodes(*plain):
        differs = step.tag != "equal"
        for pieces, text in (
            (left, "".join(one[step.src_start : step.src_end])),
            (right, "".join(other[step.dest_start : step.dest_end])),
        ):
            if text:
                pieces.append(Piece(text, differs))
    return Marked(tuple(left), tuple(right))
