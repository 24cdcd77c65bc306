"""From bytes to letters: what the file says of itself, and only then a guess that is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.store.forms.contents import unmarked

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LIKELY = ("cp1252", "cp1250", "cp1251", "cp1254", "cp1256", "mac_roman", "cp850")
# A suggestion is followed over windows-1252 only towards another script: among Latin ones a
# short file is told apart too badly.
_OTHER_SCRIPTS = {"cp1251", "koi8_r", "koi8_u", "mac_cyrillic", "cp1256", "iso8859_6", "cp1253"}
_SAMPLE = 20_000
_LONG_SAMPLE = 2_000_000
_STARTS_OF_TWO = bytes(range(0xC3, 0xF5))


@dataclass(frozen=True)
class Decoded:
    """The text of a file, the encoding it was read in, and whether that was a guess."""

    text: str
    encoding: str
    is_guessed: bool


def decode(data: bytes, *, known: Callable[[str], int]) -> Decoded:
    """The text of a file: by its mark, as UTF-8, else the encoding under which it says most.

    `known(text)` counts the headers of a text that the form knows.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data, encoding)
    wide = unmarked(data)
    if wide is not None:
        return Decoded(data.decode(wide, errors="replace"), wide, is_guessed=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", is_guessed=False)
    except UnicodeDecodeError:
        return _mostly_utf_8(data) or _guessed(data, known)


def _mostly_utf_8(data: bytes) -> Decoded | None:
    """A UTF-8 file with a few broken letters, which are shown as lost; None for another one."""
    start = data[:_LONG_SAMPLE]
    broken = start.decode("utf-8", errors="replace").count("\ufffd")
    wide = len(start) - len(start.translate(None, delete=_STARTS_OF_TWO))
    if broken * 20 > wide:
        return None
    return Decoded(data.decode("utf-8", errors="replace"), "utf-8", is_guessed=True)


def _by_mark(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, is_guessed=False)
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, errors="replace"), encoding, is_guessed=True)


def _guessed(data: bytes, known: Callable[[str], int]) -> Decoded:
    suggestion = _suggestion(data)
    first = (suggestion,) if suggestion in _OTHER_SCRIPTS else ()
    order = tuple(dict.fromkeys((*first, *_LIKELY)))
    texts = {encoding: text for encoding in order if (text := _text(data, encoding)) is not None}
    if not texts:
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252", is_guessed=True)
    best = max(texts, key=lambda encoding: known(texts[encoding]))  # the first of equals
    return Decoded(texts[best], best, is_guessed=True)


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _suggestion(data: bytes) -> str | None:
    """What charset-normalizer makes of the lines that are not plain ASCII."""
    from charset_normalizer import from_bytes

    lines = b"\n".join(line for line in data[:_LONG_SAMPLE].split(b"\n") if not line.isascii())
    best = from_bytes(lines[:_SAMPLE]).best()
    return best.encoding if best is not None else None
