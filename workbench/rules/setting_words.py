"""The words for the settings of gates and criteria, and for what is written in them."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Level, Status, Track, Word

_OF_A_RULE: Mapping[tuple[str, str], Sentence] = {
    ("programme_hours", "hours"): sentence("Hours over the programme, at least"),
    ("isolation", "full"): sentence("Every point up to (years here)"),
    ("isolation", "end"): sentence("No point from (years here)"),
    ("digital_basics", "enough"): sentence("Every point from (of 5)"),
}
_WORDS: Mapping[str, Sentence] = {
    "years": sentence("Age, at least"),
    "level": sentence("Level, at least"),
    "hours": sentence("Hours a week, at least"),
    "accepted": sentence("Accepted"),
    "offered": sentence("Tracks offered"),
    "start": sentence("No point at"),
    "full": sentence("Every point from"),
    "enough": sentence("Every point from"),
}
_LISTS: tuple[type[Word], ...] = (Level, Status, Track)


def title(rule: str, setting: str) -> Sentence:
    """What a setting of a rule is called; its own name where nobody gave it words."""
    found = _OF_A_RULE.get((rule, setting)) or _WORDS.get(setting)
    return found or sentence("{setting}", setting=setting.replace("_", " "))


def value(written: object) -> object:
    """What is written in a setting, to be said: a word for a code, several for a list."""
    if isinstance(written, list | tuple):
        return Several(tuple(value(each) for each in written))
    for words in _LISTS:
        if written in tuple(each.value for each in words):
            return words(str(written))
    return written
