"""Spellings and what each stands for: found exactly, or the nearest one named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.rules.spelling import loosely

NEAR_FROM = 80.0
_SHORTEST, _LONGEST = 4, 60


def spellings(words: Mapping[str, str]) -> dict[str, str]:
    """Codes by spelling, from the words of each code parted by semicolons."""
    return {
        loosely(word): code
        for code, listed in words.items()
        for word in listed.split(";")
        if word.strip()
    }


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known spelling nearest to a text, when it is near enough to ask about."""
    from rapidfuzz import fuzz, process

    wanted = loosely(text)
    if not _SHORTEST <= len(wanted) <= _LONGEST:
        return None
    found = process.extractOne(wanted, list(known), scorer=fuzz.ratio, score_cutoff=NEAR_FROM)
    return str(found[0]) if found is not None else None
