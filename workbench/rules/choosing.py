"""From the words of an answer to the codes of its choices.

The form's own choices come first, by name or label in any of its languages; then our codes;
then the words people use for them in French, English and Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from workbench.rules.cefr import read_level
from workbench.rules.choice_names import WORDS
from workbench.rules.countries import is_code_column, read_country, read_not_namibia
from workbench.rules.headers import options
from workbench.rules.known_questions import COUNTRIES, TONGUES, KnownQuestion
from workbench.rules.questionnaire import Question
from workbench.rules.spelling import loosely
from workbench.rules.spelt import nearest, spellings
from workbench.rules.tongues import kept_as, read_tongues
from workbench.rules.values import Reading
from workbench.rules.yes_no import read_yes_no
from workbench.sentences import sentence
from workbench.vocabulary import Level, Slot, Status, Track

_PIECE = re.compile(r"[,;|،؛/+&]|[^\s,;|،؛/+&]+")
_SEPARATORS = set(",;|،؛/+&")
_BETWEEN = {"et", "and", "ou", "or", "و"}
_NUMBERED = re.compile(r"^\(?[a-z0-9]{1,2}\s?[.):=-]\s+")
_IN_BRACKETS = re.compile(r"\s*\(.*\)$|\s*\[.*\]$")
_TITLES = {"residence_status": Status, "tracks": Track, "first_choice": Track,
           "availability": Slot}  # fmt: skip
_LEVELS = tuple(str(level) for level in Level)


class Choosing:
    """The choices of one question in every spelling."""

    def __init__(self, known: KnownQuestion, question: Question | None) -> None:
        """Spell out the choices once; a code of ours counts where the form has no such choice."""
        self._known = known
        self._codes = known.codes_allowed()
        self._is_open = known.code_list is not None
        self._plain = {code if self._is_open else loosely(code): code for code in self._codes}
        self._spellings = options(question.choices if question is not None else ())
        self._by_name = {name: self._ours(name) for name in self._spellings.names}
        self._words = spellings(WORDS.get(known.name, {}))
        self._order = {code: place for place, code in enumerate(self._codes)}
        self._pieces = dict(self._spelt_in_pieces())
        self._longest = max((key.count(" ") + 1 for key in self._pieces), default=1)

    def code(self, spelling: str) -> str | None:
        """The code for one spelling; None when it is not one of the choices."""
        if self._known.code_list == COUNTRIES and _is_short(spelling):
            return spelling if spelling in self._plain else None
        chosen = self._ours(self._spellings.meaning(spelling)) or self._ours(spelling)
        return chosen or self._words.get(loosely(spelling))

    def code_by_name(self, spelling: str) -> str | None:
        """The code for one spelling, or for the name of one language."""
        code = self.code(spelling)
        if code is not None or self._known.code_list != TONGUES:
            return code
        named = read_tongues(spelling)
        found = named.value if isinstance(named.value, tuple) and named.code is None else ()
        return str(found[0]) if len(found) == 1 else None

    def read_column(self, texts: Sequence[str]) -> list[Reading]:
        """The answers to a question with one choice, the distinct texts of a whole column."""
        if self._known.code_list == COUNTRIES and not is_code_column(texts):
            return [self._read_country_name(text) for text in texts]
        return [self.read_one(text) for text in texts]

    def read_one(self, text: str) -> Reading:
        """The answer to a question with one choice."""
        code = self.code(text.strip())
        if code is not None:
            return Reading(code)
        if self._codes == ("yes", "no"):
            return read_yes_no(text)
        if self._codes == _LEVELS:
            return read_level(text)
        if self._known.code_list == COUNTRIES:
            return read_country(text)
        bare = _IN_BRACKETS.sub("", _NUMBERED.sub("", loosely(text))).strip(" .!")
        code = self.code(bare)
        return Reading(code) if code is not None else self._unknown(text)

    def read_many(self, text: str) -> Reading:
        """The answer to a question with several choices, as tidied codes in our order.

        What is not a choice is left out and said; the rest is kept.
        """
        words = text.split()
        by_name = [self._by_name.get(word) for word in words]
        if words and all(by_name):
            return Reading(self.ordered(code for code in by_name if code))
        found = list(self._parts(text))
        known = self.ordered(code for code in found if code)
        if all(found):
            return Reading(known or None)
        if self._known.code_list == TONGUES:
            return self._with_tongues(known, read_tongues(text))
        unknown = self._unknown(text)
        return Reading(known or None, unknown.code, unknown.message)

    def ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Codes in our order, each once, so that the order of a file's columns says nothing."""
        return tuple(sorted(set(codes), key=self._order.__getitem__))

    def read_tick(self, text: str, *, option: str) -> Reading:
        """Whether one option's own column says that it was chosen."""
        code = self.code_by_name(text.strip())
        if code is not None and code == self.code_by_name(option):
            return Reading(True)
        said = read_yes_no(text)
        return Reading(said.value == "yes") if said.value is not None else self._unknown(text)

    def _read_country_name(self, text: str) -> Reading:
        """A country in a column of names: its label, else its name; NA is no name."""
        if text.strip() == "NA" and not self._spellings.labels.get("NA"):
            return read_not_namibia(text)
        return self.read_one(text)

    def _with_tongues(self, known: tuple[str, ...], read: Reading) -> Reading:
        """What the form's labels and the languages' names say together."""
        named = read.value if isinstance(read.value, tuple) else ()
        together = self.ordered({*known, *map(str, named)})
        return Reading(together or None, read.code, read.message)

    def _ours(self, name: str | None) -> str | None:
        if name is None:
            return None
        if self._known.code_list == TONGUES:
            return self._plain.get(kept_as(name))
        return self._plain.get(name if self._is_open else loosely(name))

    def _unknown(self, text: str) -> Reading:
        near = nearest(text, self._words)
        if near is None:
            return Reading(code="unknown_choice", message=sentence("not one of the choices"))
        title = _TITLES.get(self._known.name, str)(self._words[near])
        meant = title if self._known.name in _TITLES else near
        message = sentence("not one of the choices; perhaps “{choice}” is meant", choice=meant)
        return Reading(code="unknown_choice", message=message)

    def _spelt_in_pieces(self) -> Iterator[tuple[str, str | None]]:
        """Every spelling cut into words and signs; one the workbench has no code for is None."""
        for spelling, code in self._words.items():
            yield _in_pieces(spelling), code
        if not self._is_open:
            for spelling, code in self._plain.items():
                yield _in_pieces(spelling), code
        for spelling, names in self._spellings.loose.items():
            name = next(iter(names)) if len(names) == 1 else None
            yield _in_pieces(loosely(spelling)), self._ours(name)

    def _parts(self, text: str) -> Iterator[str | None]:
        """The code of each part of a text, the longest spelling first; None for no choice."""
        pieces = [piece for word in text.split() for piece in _pieces(word)]
        at = 0
        while at < len(pieces):
            if pieces[at] in _BETWEEN:
                at += 1
                continue
            for length in range(min(self._longest, len(pieces) - at), 0, -1):
                spelling = " ".join(pieces[at : at + length])
                if spelling in self._pieces:
                    yield self._pieces[spelling]
                    at += length
                    break
            else:
                if pieces[at] not in _SEPARATORS:
                    yield None
                at += 1


def _is_short(spelling: str) -> bool:
    """Two letters that are a code only as they stand: "no" is not Norway."""
    return len(spelling) == 2 and spelling.isascii()


@lru_cache(maxsize=10_000)
def _pieces(word: str) -> tuple[str, ...]:
    return tuple(_PIECE.findall(loosely(word)))


def _in_pieces(spelling: str) -> str:
    return " ".join(_PIECE.findall(spelling))
