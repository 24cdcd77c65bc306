"""From bytes to letters: what the file says of itself, and only then a guess that is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.store.forms.contents import unmarked
from workbench.store.forms.plausible import plausibility

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LIKELY = ("cp1252", "cp1250", "cp1251", "cp1254", "cp1256", "mac_roman", "cp850", "koi8_r")
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
    """The encoding under which the form knows most headers, then the most words look like words."""
    sample = _telling(data)
    suggestion = _suggestion(sample)
    order = _LIKELY if suggestion is None else tuple(dict.fromkeys((*_LIKELY, suggestion)))
    texts = {encoding: text for encoding in order if (text := _text(data, encoding)) is not None}
    if not texts:
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252", is_guessed=True)
    looks = {each: plausibility(sample.decode(each, errors="replace")) for each in texts}
    best = max(texts, key=lambda each: (known(texts[each]), looks[each]))  # the first of equals
    return Decoded(texts[best], best, is_guessed=True)


def _telling(data: bytes) -> bytes:
    """The first lines that are not plain ASCII."""
    lines = (line for line in data[:_LONG_SAMPLE].split(b"\n") if not line.isascii())
    return b"\n".join(lines)[:_SAMPLE]


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _suggestion(sample: bytes) -> str | None:
    """What charset-normalizer makes of a sample."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else None
