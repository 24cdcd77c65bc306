"""Words of any script folded to plain Latin letters, so that spellings of one word meet.

Many words are folded at once, joined to one text, so that each step is one pass in C. The order
of the steps matters: scripts first, then particles, then the ways of writing one sound.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from workbench.engines import scripts

_EDGE = "\n"
_PARTICLE = re.compile(
    r"\b(?:abd[aeiou]?[lrsnzd]?[ '-]+(?:(?:al|el|ul|ur|ar|er|as|es)[ '-]+)?(?=[a-z]{3})"
    r"|abd(?:al|el|il|ul|ar(?=r)|er(?=r)|ir(?=r)|ur(?=r))(?=[a-z]{4})"
    r"|(?:al|el|ul|bin|bint|ibn|ben|ould|oulad|mc|bet|wa)[ '-]+(?=[a-z]{3})"
    r"|(?:al|el)(?=(?:[bdfhjkmnqrstwz]|ch|gh|kh)[aeiouy][a-z]{3}))"
)
_GOD = re.compile(r"\babd[ '-]*[aeu]l?[ '-]*l+ah?\b")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"\b[iy]e", "e"),
        (r"\bjuli", "iuli"),
        (r"ija\b", "ia"),
        (r"(?:\b|(?<=[aeiou]))ou(?=[aei])", "v"),
        (r"w(?=[aeiouy])", "v"),
        (r"c(?=[eiy])", "s"),
    )
)
# One letter for one sound, so that a sound spelled otherwise is one letter away: sh and ch are q.
_ALIKE = (
    ("'", ""), ("-", " "), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("shch", "q"), ("tch", "q"), ("tsh", "q"), ("sch", "q"), ("sh", "q"), ("ch", "q"),
    ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("dz", "z"), ("ts", "s"), ("tz", "s"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("lh", "l"),
    ("x", "h"), ("c", "k"),
    ("ou", "u"), ("oo", "u"), ("w", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"),
    ("ey", "i"), ("y", "i"), ("e", "i"), ("o", "u"),
)  # fmt: skip
_BONES = str.maketrans("qV", "sv", "aeiouv")
_DOUBLED = re.compile(r"([a-z])\1+")
_LAST_H = re.compile(r"(?<=[a-z])h\b")
_NO_LETTER = re.compile(r"[^a-z\n ]+")
_SPACES = re.compile(r" +")
_STARTS_WEAK = re.compile(r"^[aeiou]", re.MULTILINE)
_STARTS_V = re.compile(r"^v", re.MULTILINE)


@dataclass(frozen=True)
class Folded:
    """A word as plain letters, its consonants, and which kind of script it was in.

    `words` keeps the spaces. `consonants` begins with "a" where the word begins with a vowel.
    """

    words: str
    letters: str
    consonants: str
    script: int

    @property
    def has_no_vowels(self) -> bool:
        """Whether its script leaves vowels out."""
        return self.script != scripts.WITH_VOWELS


def fold_all(texts: Iterable[str]) -> list[Folded]:
    """Each text without script, accents, articles and the ways of writing one sound."""
    given = [text.replace(_EDGE, " ") for text in texts]
    if not given:
        return []
    joined = _folded(_EDGE.join(given))
    letters = joined.replace(" ", "")
    bones = _bones(letters)
    columns = (joined.split(_EDGE), letters.split(_EDGE), bones.split(_EDGE))
    return [Folded(*each) for each in zip(*columns, map(scripts.script_of, given), strict=True)]


@lru_cache(maxsize=10_000)
def fold(text: str) -> Folded:
    """One text folded; many are folded quicker with `fold_all`."""
    return fold_all((text,))[0]


def count_consonants(letters: str) -> int:
    """How many consonants folded letters have, one that comes again counted again."""
    return len(_marked(letters))


def _folded(text: str) -> str:
    text = scripts.latin(unicodedata.normalize("NFKC", text))
    text = _GOD.sub("abdala", text)
    text = _PARTICLE.sub("", text)
    for pattern, sound in _SOUNDS:
        text = pattern.sub(sound, text)
    for one, other in _ALIKE:
        text = text.replace(one, other)
    text = _LAST_H.sub("", _NO_LETTER.sub("", text))
    text = _DOUBLED.sub(r"\1", text)
    return "\n".join(line.strip() for line in _SPACES.sub(" ", text).split("\n"))


def _bones(letters: str) -> str:
    """The consonants; the vowel a word begins with is written "a", whichever it is."""
    return _DOUBLED.sub(r"\1", _marked(letters)).replace("@", "a")


def _marked(letters: str) -> str:
    return _STARTS_V.sub("V", _STARTS_WEAK.sub("@", letters)).translate(_BONES)
