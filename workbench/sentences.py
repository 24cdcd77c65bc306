"""Sentences for people, kept apart from the language they are read in.

Rules and errors return a `Sentence` (English words and the values that go into them); the
screen, the letter or the command line says it in French or English with `say`. The words
live in `workbench/locale/` as gettext catalogues.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import bidirectional

from workbench.vocabulary import Word

LANGUAGES = ("en", "fr")
LOCALE_FOLDER = Path(__file__).with_name("locale")
_FROM_THE_RIGHT = frozenset({"R", "AL"})


@dataclass(frozen=True)
class Sentence:
    """Words for a person, not yet in a language; `params` fill the `{names}` in them."""

    msgid: str
    params: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1

    def __str__(self) -> str:
        """The sentence in English, for logs and tests."""
        return say(self, "en")

    def __hash__(self) -> int:
        """Sentences with the same words and values are the same sentence."""
        return hash((self.msgid, self.plural, self.count, str(sorted(self.params.items()))))


@dataclass(frozen=True)
class Country:
    """A country by its ISO 3166 code, said by its name."""

    code: str


@dataclass(frozen=True)
class Tongue:
    """A language by its BCP 47 code, said by its name."""

    code: str


@dataclass(frozen=True)
class Several:
    """Several things said one after another: "French, Arabic and Tigrinya"."""

    items: tuple[object, ...]


@dataclass(frozen=True)
class Either:
    """One of several things: "French, Arabic or Tigrinya"."""

    items: tuple[object, ...]


@dataclass(frozen=True)
class Paragraph:
    """Whole sentences said one after another."""

    items: tuple[object, ...]


@dataclass(frozen=True)
class Words:
    """Words that come in every language with the data itself, such as the title of a rubric."""

    by_language: Mapping[str, str]

    def __hash__(self) -> int:
        """The same words in the same languages are the same."""
        return hash(tuple(sorted(self.by_language.items())))


def sentence(msgid: str, /, **params: object) -> Sentence:
    """A sentence with `{names}` filled by `params`."""
    return Sentence(msgid, params)


def sentences(one: str, many: str, count: int, /, **params: object) -> Sentence:
    """A sentence that changes with a number, which `{count}` stands for."""
    return Sentence(one, {"count": count, **params}, plural=many, count=count)


def say(what: object, language: str) -> str:
    """What a person reads: a sentence, a word of the vocabulary or a value, in her language."""
    if isinstance(what, Sentence):
        return _filled(what, language)
    if isinstance(what, Word):
        return _catalogue(language).gettext(what.title_text)
    if isinstance(what, Words):
        return what.by_language.get(language) or next(iter(what.by_language.values()))
    if isinstance(what, Paragraph):
        return " ".join(say(item, language) for item in what.items)
    if isinstance(what, Several | Either):
        from babel.lists import format_list

        style: Literal["standard", "or"] = "or" if isinstance(what, Either) else "standard"
        items = [_inside(item, language) for item in what.items]
        return format_list(items, style, locale=language)
    if isinstance(what, Country | Tongue | date):
        return _named(what, language)
    if isinstance(what, float):
        from babel.numbers import format_decimal

        return format_decimal(what, "0.##", locale=language)
    return str(what)


def _filled(what: Sentence, language: str) -> str:
    catalogue = _catalogue(language)
    if what.plural is None:
        text = catalogue.gettext(what.msgid)
    else:
        text = catalogue.ngettext(what.msgid, what.plural, what.count)
    if not what.params:
        return text
    return text.format_map({name: _inside(value, language) for name, value in what.params.items()})


def isolated(text: str) -> str:
    """A name that keeps its own direction inside a line of another one."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def _inside(value: object, language: str) -> str:
    """A value inside a line; one written from right to left keeps the rest of it in order."""
    text = say(value, language)
    is_as_written = isinstance(value, str) and not isinstance(value, Word)
    return (
        isolated(text)
        if is_as_written and _FROM_THE_RIGHT & set(map(bidirectional, text))
        else text
    )


def _named(what: Country | Tongue | date, language: str) -> str:
    from babel import Locale
    from babel.dates import format_date

    if isinstance(what, date):
        return format_date(what, "d MMMM y", locale=language)
    words = Locale.parse(language)
    if isinstance(what, Country):
        return str(words.territories.get(what.code, what.code))
    return str(words.languages.get(what.code.replace("-", "_"), what.code))


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("workbench", LOCALE_FOLDER, languages=[language], fallback=True)
