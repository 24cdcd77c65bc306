"""A word of a closed list: its code, and the English words shown for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


def word(code: str, title: str) -> tuple[str, str]:
    """A code and the words a person reads for it (the words are gathered for translation)."""
    return code, title


class Word(StrEnum):
    """A code from a closed list, with the English words shown for it in `title_text`."""

    title_text: str

    def __new__(cls, code: str, title: str = "") -> Self:
        """Keep the code as the value and the words beside it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.title_text = title
        return member
