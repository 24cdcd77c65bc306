"""Digits of every script as 0 to 9."""

from __future__ import annotations

import unicodedata


def with_plain_digits(text: str) -> str:
    """The text with Arabic, Persian and other digits as 0 to 9, and without hidden marks."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in text
        if unicodedata.category(sign) != "Cf"
    )
