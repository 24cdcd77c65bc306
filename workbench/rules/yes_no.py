"""Yes or no, by itself or at the beginning of a few words."""

from __future__ import annotations

import re

from workbench.rules.choice_names import YES_NO
from workbench.rules.spelling import loosely
from workbench.rules.spelt import spellings
from workbench.rules.values import Reading
from workbench.sentences import sentence

_WORDS = spellings(YES_NO)
_SHORTEST_BEGINNING = 2
_BEGINNINGS = sorted(
    (word for word in _WORDS if len(word) >= _SHORTEST_BEGINNING and word[0].isalpha()),
    key=len,
    reverse=True,
)
_BEGINNING = re.compile(rf"({'|'.join(map(re.escape, _BEGINNINGS))})(?=[\s,.;:!()-])")
_BUT = re.compile(
    r"\b(?:mais|sauf|but|except|unless|if|parfois|sometimes|peut-etre|maybe|perhaps|pas toujours|"
    r"not always|partage|shared|en partie|partly|depends|depend|لكن|الا|ربما|احيانا|але|но)\b"
)


def read_yes_no(text: str) -> Reading:
    """Yes or no; both at once, or with a "but", is neither."""
    said = loosely(text).rstrip(" .!")
    if (answer := _WORDS.get(said)) is not None:
        return Reading(answer)
    beginning = _BEGINNING.match(f"{said} ")
    if beginning is None:
        return Reading(code="unknown_choice", message=sentence("neither yes nor no"))
    answer = _WORDS[beginning.group(1)]
    rest = said[beginning.end() :]
    if _BUT.search(rest) or _says(rest, "no" if answer == "yes" else "yes"):
        return Reading(
            code="unclear_answer", message=sentence("it says neither a plain yes nor a plain no")
        )
    return Reading(answer)


def _says(rest: str, answer: str) -> bool:
    words = re.findall(r"\w+", rest)
    return any(_WORDS.get(word) == answer and len(word) >= _SHORTEST_BEGINNING for word in words)
