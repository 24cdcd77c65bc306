"""Countries by ISO 3166 code, or by name or people in French, English, Arabic and further tongues.

A form's own list of choices is asked first; these words are for what it does not spell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.rules.country_words import COULD_BE, OTHER_NAMES, PEOPLES, WITHOUT_A_CODE
from workbench.rules.spelling import loosely
from workbench.rules.spelt import nearest, spellings
from workbench.rules.values import Reading, several
from workbench.sentences import Country, sentence

_LANGUAGES = ("fr", "en", "ar", "fa", "ps", "uk", "ru", "ti", "am", "so", "tr", "es", "pt", "de",
              "it", "ku", "ckb", "ln", "sw", "ur", "sq", "zh")  # fmt: skip
# Kept by babel beside ISO 3166: unions, places within a country, and codes for tests.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB",
               "ZZ"}  # fmt: skip
_CODE = re.compile(r"[A-Z]{2}|[A-Z]{3}|\d{3}")
_BETWEEN = re.compile(r"[,;/+&]|\b(?:et|and)\b|\sو\s?| - ")
MOST_NAMED = 4
_AROUND = re.compile(r"[\s.,;:!]+$|^(?:la |le |les |l'|the |republic of |republique de )")


@cache
def codes() -> tuple[str, ...]:
    """Every ISO 3166 alpha-2 code, and XK for Kosovo, in alphabetical order."""
    from babel import Locale

    found = map(str, Locale("en").territories)
    return tuple(sorted(c for c in found if len(c) == 2 and c.isalpha() and c not in _NO_COUNTRY))


def read_country(text: str) -> Reading:
    """A country by its code, else by its name; one that could be two is asked about."""
    plain = text.strip()
    if _CODE.fullmatch(plain) and (code := _by_code(plain)) is not None:
        return Reading(code)
    for spelt in _forms(plain):
        if spelt in COULD_BE:
            one, other = (Country(code) for code in COULD_BE[spelt])
            message = sentence("it could be {one} or {other}", one=one, other=other)
            return Reading(code="ambiguous_choice", message=message)
        if spelt in _without_a_code():
            under = Country(_without_a_code()[spelt])
            message = sentence(
                "a place without an ISO code of its own; the list keeps it under {country}",
                country=under,
            )
            return Reading(code="no_own_code", message=message)
        if spelt in _names():
            return Reading(_names()[spelt])
    return _several(plain) or _unknown(plain)


def is_code_column(texts: Sequence[str]) -> bool:
    """Whether a column holds codes only, so that NA in it is Namibia."""
    return all(_CODE.fullmatch(text.strip()) for text in texts if text.strip())


def read_not_namibia(text: str) -> Reading:
    """NA in a column of names: Namibia, or no answer."""
    if text.strip() == "NA":
        message = sentence("it could be {country} or no answer", country=Country("NA"))
        return Reading(code="ambiguous_choice", message=message)
    return read_country(text)


def _by_code(plain: str) -> str | None:
    from babel.core import get_global

    if plain in codes():
        return plain
    found = get_global("territory_aliases").get(plain, ())
    return str(found[0]) if len(found) == 1 and found[0] in codes() else None


def _forms(plain: str) -> tuple[str, ...]:
    """A name as it stands, without its article, and without what stands in brackets after it."""
    spelt = loosely(plain).rstrip(" .,;:!")
    before = re.sub(r"\s*\(.*\)$", "", spelt)
    return tuple(dict.fromkeys((spelt, _AROUND.sub("", spelt), before, _AROUND.sub("", before))))


@cache
def _names() -> dict[str, str]:
    """The code of every spelling; ours first, then the languages in their order."""
    from babel import Locale

    found = {**spellings(PEOPLES), **spellings(OTHER_NAMES)}
    for language in _LANGUAGES:
        names = Locale.parse(language).territories
        for code in codes():
            spelt = loosely(names.get(code, "")).replace("_", " ")
            if spelt and spelt not in COULD_BE:
                found.setdefault(spelt, code)
                found.setdefault(re.sub(r"\s*\(.*\)$", "", spelt), code)
    return {spelt: code for spelt, code in found.items() if spelt not in _without_a_code()}


@cache
def _without_a_code() -> dict[str, str]:
    return {loosely(name): code for name, code in WITHOUT_A_CODE.items()}


def _several(plain: str) -> Reading | None:
    """Two countries in one answer, such as two nationalities: both are named."""
    parts = [part for part in _BETWEEN.split(loosely(plain)) if part.strip()]
    if not 1 < len(parts) <= MOST_NAMED:
        return None
    found = list(dict.fromkeys(_names().get(part.strip()) for part in parts))
    if None in found or len(found) == 1:
        return None
    return several(Country(str(found[0])), Country(str(found[1])))


def _unknown(plain: str) -> Reading:
    if plain.upper() != plain and len(plain) in (2, 3) and (code := _by_code(plain.upper())):
        return _perhaps(code)
    near = nearest(plain, _names())
    if near is not None:
        return _perhaps(_names()[near])
    return Reading(code="unknown_choice", message=sentence("not one of the countries"))


def _perhaps(code: str) -> Reading:
    message = sentence(
        "not one of the countries; perhaps {country} is meant", country=Country(code)
    )
    return Reading(code="unknown_choice", message=message)
