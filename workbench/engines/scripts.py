"""Scripts other than Latin written in Latin letters, as their speakers would write them."""

from __future__ import annotations

import re
from collections.abc import Callable

from anyascii import anyascii

from workbench.engines import tibetan

_ABJAD = re.compile(r"[\u0590-\u08ff]")
_GEEZ = re.compile(r"[\u1200-\u139f\u2d80-\u2ddf]")
_OTHER = re.compile(r"[^\x00-\x7f]")
# Vowel signs and the lengthening stroke of Arabic, joiners, and every kind of apostrophe.
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200b-\u200f\u02bc\u02b9\u2018\u2019`]")

# In Arabic letters: the servant of (abd al-), the article, and what a word begins with.
_SERVANT = re.compile(r"(?<!\S)عبد ?ال(?=\S{3})")
_OF_GOD = re.compile(r"(?<!\S)عبد ?الله")
_ARTICLE = re.compile(r"(?<!\S)ال(?=\S{3})")
_VOWEL_FIRST = re.compile(r"(?<!\S)[عآأإٱ]")
_WAW_FIRST = re.compile(r"(?<!\S)و")
# Letters that only Persian and its neighbours use: their z has one more letter than Arabic's.
_PERSIAN = re.compile(r"\S*[یکگچپژ]\S*")
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "a", "آ": "a", "ه": "x", "ہ": "x", "ھ": "x", "ح": "x", "خ": "x",
    "ع": "", "ء": "", "ؤ": "", "ئ": "", "ى": "a", "ۍ": "i", "ې": "i", "ے": "i",
    "ث": "s", "ذ": "z", "ظ": "z", "ځ": "z", "څ": "s", "ږ": "j", "ښ": "sh", "ة": "x", "ۀ": "x",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f",
    "х": "x", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia",
}  # fmt: skip
# The spirants of Tigrinya are written with the letter they come from.
_GEEZ_ROWS = {chr(0x12B8 + at): f"k{vowel}" for at, vowel in enumerate("euiae o")} | {
    chr(0x1250 + at): f"k{vowel}" for at, vowel in enumerate("euiae o")
}
_LETTERS = {
    sign: sound.replace(" ", "") for sign, sound in (_ARABIC | _CYRILLIC | _GEEZ_ROWS).items()
}
WITH_VOWELS, ABJAD, GEEZ = range(3)


def latin(text: str) -> str:
    """A text in small Latin letters; ASCII is only made small."""
    if text.isascii():
        return text.lower()
    text = _MARKS.sub("", text.lower())
    text = _where(tibetan.WRITTEN, lambda it: tibetan.spoken(it[0]), text)
    if _ABJAD.search(text):
        text = _ARTICLE.sub("", _SERVANT.sub("", _OF_GOD.sub("abdallah", text)))
        text = _PERSIAN.sub(lambda it: it[0].replace("ض", "ز"), text)
        text = _WAW_FIRST.sub("v", _VOWEL_FIRST.sub("a", text))
    signs = set(_OTHER.findall(text))
    return text.translate({ord(each): _LETTERS.get(each, anyascii(each)) for each in signs}).lower()


def script_of(text: str) -> int:
    """Whether a text's script writes its vowels: WITH_VOWELS, ABJAD or GEEZ."""
    if text.isascii():
        return WITH_VOWELS
    if _ABJAD.search(text):
        return ABJAD
    return GEEZ if _GEEZ.search(text) else WITH_VOWELS


def _where(pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], text: str) -> str:
    return pattern.sub(change, text) if pattern.search(text) else text
