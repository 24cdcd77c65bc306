"""From the words of an answer to the codes of its choices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.rules.headers import options
from workbench.rules.known_questions import KnownQuestion
from workbench.rules.questionnaire import Question
from workbench.rules.spelling import folded
from workbench.rules.values import Reading
from workbench.sentences import sentence

_GAP = re.compile(r"[\s,;|،؛]*")
_TOKEN = re.compile(r"[^\s,;|،؛]+")
_TICKED = {"1", "1.0", "true", "yes", "x"}
_UNTICKED = {"", "0", "0.0", "false", "no"}


class Choosing:
    """The choices of one question in every spelling: by code, or by label in any language."""

    def __init__(self, known: KnownQuestion, question: Question | None) -> None:
        """Spell out the choices once; a code of ours counts where the form has no such choice."""
        self._codes = known.codes_allowed()
        self._is_open = known.code_list is not None
        self._plain = {code if self._is_open else folded(code): code for code in self._codes}
        self._spellings = options(question.choices if question is not None else ())
        self._order = {code: place for place, code in enumerate(self._codes)}
        self._pattern = self._longest_first()

    def code(self, spelling: str) -> str | None:
        """The code for one spelling; None when it is not one of the choices."""
        chosen = self._spellings.meaning(spelling)
        return self._ours(chosen) or self._ours(spelling)

    def read_one(self, text: str) -> Reading:
        """The answer to a question with one choice."""
        code = self.code(text.strip())
        return Reading(code) if code is not None else _unknown()

    def read_many(self, text: str) -> Reading:
        """The answer to a question with several choices, as tidied codes in our order.

        What is not a choice is left out and said; the rest is kept.
        """
        words = text.split()
        by_name = [self._ours(self._spellings.names.get(word)) for word in words]
        if words and all(by_name):
            return Reading(self.ordered({code for code in by_name if code}))
        found = list(self._parts(folded(text)))
        known = self.ordered({code for code in found if code})
        if all(found):
            return Reading(known or None)
        return Reading(known or None, _unknown().code, _unknown().message)

    def ordered(self, codes: set[str]) -> tuple[str, ...]:
        """Codes in our order, so that the order of a file's columns says nothing."""
        return tuple(sorted(codes, key=self._order.__getitem__))

    def read_tick(self, text: str, *, option: str) -> Reading:
        """Whether one option's own column says that it was chosen."""
        said = folded(text)
        if said in _TICKED or self.code(text.strip()) == self._ours(option) is not None:
            return Reading(True)
        return Reading(False) if said in _UNTICKED else _unknown()

    def _ours(self, name: str | set[str] | None) -> str | None:
        if isinstance(name, set):
            name = next(iter(name)) if len(name) == 1 else None
        if name is None:
            return None
        return self._plain.get(name if self._is_open else folded(name))

    def _longest_first(self) -> re.Pattern[str]:
        """Every spelling, the longest first: labels hold spaces, and the beginnings of others."""
        spelt = {each for each, names in self._spellings.loose.items() if len(names) == 1}
        spelt |= {folded(code) for code in self._codes} if not spelt or not self._is_open else set()
        ordered = sorted(filter(None, spelt), key=len, reverse=True)
        choices = "|".join(map(re.escape, ordered)) or r"(?!)"
        return re.compile(rf"(?:{choices})(?=$|[\s,;|،؛])")

    def _parts(self, text: str) -> Iterator[str | None]:
        """The code of each part of a folded text; None for a part that is no choice."""
        at = 0
        while (at := _end(_GAP.match(text, at))) < len(text):
            found = self._pattern.match(text, at)
            yield self._spelt(found.group()) if found else None
            at = _end(found or _TOKEN.match(text, at))

    def _spelt(self, spelling: str) -> str | None:
        chosen = self._ours(self._spellings.loose.get(spelling))
        return chosen or next((code for code in self._codes if folded(code) == spelling), None)


def _end(found: re.Match[str] | None) -> int:
    assert found is not None  # both patterns match wherever they are asked
    return found.end()


def _unknown() -> Reading:
    return Reading(code="unknown_choice", message=sentence("not one of the choices"))
