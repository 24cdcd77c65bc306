"""When two spellings of a header or an answer are the same to a reader."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640\u00ad"))
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


def folded(text: str) -> str:
    """The text without case, accents, doubled spaces and typographic signs."""
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    plain = unicodedata.normalize("NFKD", text.translate(_INVISIBLE).translate(_SAME_SIGN))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def tidied(text: str) -> str:
    """The text as it is kept: composed letters, one kind of line end, no space around."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return composed.replace("\x00", "").strip().strip("\ufeff")


def on_one_line(text: str) -> str:
    """A name or a city as it is kept: single spaces only."""
    return re.sub(r"\s+", " ", tidied(text))


_ONE_LETTER = str.maketrans({"ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه",
                             "ı": "i", "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l",
                             "đ": "d", "·": ".", "•": "."})  # fmt: skip
_BOTH_GENDERS = re.compile(r"\(e?s?\)|\.e(?:\.?s)?\b|/e\b|-e\b")


def loosely(text: str) -> str:
    """The text as `folded`, and with what is written in two ways in it written in one.

    Arabic and Persian letters of one sound, and French endings for both genders: "réfugié(e)".
    """
    return " ".join(_BOTH_GENDERS.sub("", folded(text).translate(_ONE_LETTER)).split())
