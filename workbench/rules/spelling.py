"""When two spellings of a header or an answer are the same to a reader."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640\u00ad"))
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


def folded(text: str) -> str:
    """The text without case, accents, doubled spaces and typographic signs."""
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
