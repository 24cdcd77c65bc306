"""Tibetan as it is spoken: half the letters that are written are silent.

A syllable has one root; a letter before it and one on top of it are silent, a letter below it
changes its sound, and of those after it few are heard and some change the vowel.
"""

from __future__ import annotations

import re
from functools import lru_cache

WRITTEN = re.compile(r"[\u0f00-\u0fff]+")
_SYLLABLE = re.compile(r"[\u0f40-\u0f6c\u0f71-\u0fbc]+")
_STACK = re.compile(r"([\u0f40-\u0f6c])([\u0f90-\u0fbc]*)([\u0f71-\u0f84]*)")
# A first letter that cannot stand silent, then a stack: pad+ma, kar+ma.
_SANSKRIT = re.compile(
    r"(?<![\u0f40-\u0fbc])([ཀཁཔཕཏཐནརལསཤཟཡཙཚ][\u0f71-\u0f7d]?)"
    r"([\u0f40-\u0f6c])([\u0f90-\u0fac])([\u0f71-\u0f84]*)"
)

_ROOTS = {
    "ཀ": "k", "ཁ": "kh", "ག": "g", "ང": "ng", "ཅ": "ch", "ཆ": "ch", "ཇ": "j", "ཉ": "ny", "ཏ": "t",
    "ཐ": "th", "ད": "d", "ན": "n", "པ": "p", "ཕ": "ph", "བ": "b", "མ": "m", "ཙ": "ts", "ཚ": "ts",
    "ཛ": "dz", "ཝ": "w", "ཞ": "sh", "ཟ": "s", "འ": "", "ཡ": "y", "ར": "r", "ལ": "l", "ཤ": "sh",
    "ས": "s", "ཧ": "h", "ཨ": "",
}  # fmt: skip
_VOWELS = {"\u0f72": "i", "\u0f74": "u", "\u0f7a": "e", "\u0f7c": "o", "\u0f71": "a"}
_HEADS = frozenset("རལས")
_BELOW_YA, _BELOW_RA, _BELOW_LA, _BELOW_WA = "\u0fb1", "\u0fb2", "\u0fb3", "\u0fad"
_CHANGING = (_BELOW_YA, _BELOW_RA, _BELOW_LA, _BELOW_WA)
_WITH_YA = {"པ": "ch", "ཕ": "ch", "བ": "j", "མ": "ny"}
_WITH_RA = {
    "ཀ": "t", "ཁ": "t", "ཏ": "t", "ཐ": "t", "པ": "t", "ཕ": "t", "ག": "d", "ད": "d", "བ": "d",
}  # fmt: skip
_PREFIXES = frozenset("གདབམའ")
_AFTER = {"ག": "g", "ང": "ng", "ན": "n", "བ": "b", "མ": "m", "ར": "r", "ལ": "l"}
_LAST_G = re.compile(r"(?<!n)g$")
_FRONTING = frozenset("དནལས")


def _apart(stacked: re.Match[str]) -> str:
    """A stack inside a word of Sanskrit is the end of one syllable and the root of the next."""
    first, letter, below, signs = stacked.groups()
    return f"{first}{letter}\u0f0b{chr(ord(below) - 0x50)}{signs}"


@lru_cache(maxsize=10_000)
def spoken(text: str) -> str:
    """A word as it is heard, in Latin letters: what is written bstan 'dzin is tenzin."""
    sounds = [_sound(each) for each in _SYLLABLE.findall(_SANSKRIT.sub(_apart, text))]
    # The last syllable pa or ba is heard wa after a vowel: zla ba is dawa.
    if len(sounds) > 1 and sounds[-1] in ("ba", "bo") and sounds[-2][-1:] in "aeiou":
        sounds[-1] = f"w{sounds[-1][1]}"
    return _LAST_G.sub("k", "".join(sounds))


def _sound(syllable: str) -> str:
    stacks = [(it[1], it[2], it[3]) for it in _STACK.finditer(syllable)]
    if not stacks:
        return ""
    at = _root(stacks)
    letter, below, signs = stacks[at]
    vowel = next((_VOWELS[sign] for sign in signs if sign in _VOWELS), "a")
    after = [stack[0] for stack in stacks[at + 1 :]]
    opening = _opening(letter, below, before=stacks[0][0] if at else "")
    if vowel == "a" and after and after[0] in _FRONTING and not opening.endswith("y"):
        vowel = "e"
    return f"{opening}{vowel}{_AFTER.get(after[0], '') if after else ''}"


def _root(stacks: list[tuple[str, str, str]]) -> int:
    """The place of the root: where something is written above or below, else by the count."""
    marked = next((at for at, stack in enumerate(stacks) if stack[1] or stack[2]), None)
    if marked is not None:
        return marked
    letters = [stack[0] for stack in stacks]
    if len(letters) < 3 or letters[0] not in _PREFIXES:
        return 0
    doubled = len(letters) == 3 and letters[2] == "ས" and letters[1] in "གངབམ"
    return 0 if doubled else 1


def _opening(letter: str, below: str, *, before: str) -> str:
    subjoined = [chr(ord(sign) - 0x50) for sign in below]
    if letter in _HEADS and subjoined and below[0] not in _CHANGING and subjoined != ["ཧ"]:
        letter, below = subjoined[0], below[1:]
    sound = _ROOTS.get(letter, "")
    if (letter, subjoined) == ("ལ", ["ཧ"]):
        return "lh"
    if before == "ད" and letter == "བ":
        return "y" if _BELOW_YA in below else "w"
    if _BELOW_YA in below:
        return _WITH_YA.get(letter, f"{sound}y")
    if _BELOW_RA in below:
        return _WITH_RA.get(letter, sound)
    if _BELOW_LA in below:
        return "d" if letter == "ཟ" else "l"
    return sound
