"""Languages by BCP 47 code, or by name in French, English, Arabic or the language itself.

A form's own list of choices is asked first; these words are for what it does not spell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.rules.spelling import loosely
from workbench.rules.spelt import nearest, spellings
from workbench.rules.tongue_words import KEPT_AS, OTHER_NAMES
from workbench.rules.values import Reading
from workbench.sentences import Several, Tongue, sentence

_NO_LANGUAGE = {"mul", "und", "zxx", "root"}
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
_BETWEEN = re.compile(r"[,;/|+&\n،؛]|\b(?:et|and|und|y|e|и|та|ainsi que|puis|aussi|also)\b")
_ARABIC_AND = re.compile(r"(?:^|(?<=\s))و\s*(?=\S{3})")
_HOW_WELL = re.compile(
    r"\b(?:couramment|courant|fluent(?:ly)?|native?|natif|native speaker|langue maternelle|"
    r"maternelle|mother tongue|bilingue|un peu(?: de?)?|un petit peu|a little|a bit(?: of)?|little|"
    r"basic|notions|bases|bien|tres|debutant|intermediaire|intermediate|avance|advanced|beginner|niveau|level|"
    r"parle|lu|ecrit|spoken|written|[abc][12])\b\+?|[:.]|\s-\s?|\bd'"
)


@cache
def codes() -> tuple[str, ...]:
    """Every language that has a name (BCP 47), in alphabetical order."""
    from babel import Locale

    found = (str(code).replace("_", "-") for code in Locale("en").languages)
    return tuple(sorted(code for code in found if code not in _NO_LANGUAGE))


def kept_as(code: str) -> str:
    """The code a language is kept by: one for the varieties in which people meet."""
    return KEPT_AS.get(code, code)


def read_tongue(text: str) -> str | None:
    """The code of one language; None when the words are of none."""
    spelt = loosely(text)
    return _code(spelt) or _code(_without_how_well(spelt))


def read_tongues(text: str) -> Reading:
    """Several languages, however they are parted; what is not known of them is said."""
    plain = _IN_BRACKETS.sub(" ", loosely(text))
    if (whole := read_tongue(plain)) is not None:
        return Reading((whole,))
    found: dict[str, None] = {}
    unknown: list[str] = []
    for part in _parts(plain):
        read = _words(part)
        found.update(dict.fromkeys(read))
        if not read:
            unknown.append(part)
    kept = tuple(sorted(found))
    return Reading(kept) if not unknown and kept else _partly(kept, unknown)


def _parts(plain: str) -> Iterator[str]:
    for part in _BETWEEN.split(plain):
        for piece in _ARABIC_AND.split(part) if read_tongue(part) is None else (part,):
            if bare := _without_how_well(piece):
                yield bare


def _words(part: str) -> list[str]:
    """The languages of a part: one, or one each word where every word is one."""
    if (one := _code(part)) is not None:
        return [one]
    each = [_code(word) for word in part.split()]
    return [code for code in each if code] if all(each) else []


def _without_how_well(spelt: str) -> str:
    return " ".join(_HOW_WELL.sub(" ", spelt).split()).strip(" -'\"!?")


def _code(spelt: str) -> str | None:
    """The kept code of a spelling; names in the languages themselves are looked at last."""
    found = _names().get(spelt)
    return found if found is not None or spelt.isascii() else _own_names().get(spelt)


@cache
def _own_names() -> dict[str, str]:
    return {loosely(name): kept_as(code) for name, code in _named_by_themselves()}


@cache
def _names() -> dict[str, str]:
    """The kept code of every spelling: ours, then names, codes and older codes."""
    found = spellings(OTHER_NAMES)
    for name, code in (*_named(), *_coded()):
        spelt = loosely(name)
        found.setdefault(spelt, kept_as(code))
        found.setdefault(spelt.removeprefix("ال"), kept_as(code))
    return {spelt: code for spelt, code in found.items() if spelt}


def _named() -> Iterator[tuple[str, str]]:
    from babel import Locale

    for language in ("fr", "en", "ar"):
        for code, name in Locale(language).languages.items():
            if str(code) not in _NO_LANGUAGE:
                yield str(name), str(code).replace("_", "-")


def _coded() -> Iterator[tuple[str, str]]:
    from babel.core import get_global

    known = (*codes(), *KEPT_AS)
    yield from zip(known, known, strict=True)
    for alias, code in get_global("language_aliases").items():
        if (new := code.replace("_", "-")) in known:
            yield alias, new


def _named_by_themselves() -> Iterator[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError

    for code in codes():
        try:
            own = Locale.parse(code, sep="-").languages.get(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
        if own:
            yield str(own), code


def _partly(kept: tuple[str, ...], unknown: list[str]) -> Reading:
    if not unknown:
        return Reading(code="unknown_choice", message=sentence("not one of the languages"))
    words = Several(tuple(f"“{part}”" for part in unknown))
    near = nearest(unknown[0], _names())
    if near is None:
        message = sentence("{words}: not one of the languages", words=words)
    else:
        message = sentence(
            "{words}: not one of the languages; perhaps {language} is meant",
            words=words,
            language=Tongue(_names()[near]),
        )
    return Reading(kept or None, "unknown_choice", message)
