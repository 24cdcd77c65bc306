"""Invented people: names put together at random, contacts only from ranges kept for examples.

Telephone numbers come from the French numbers kept for fiction (+33 6 39 98 ...) and the
British ones kept for drama (+44 7700 900 ...); addresses end in domains nobody can own.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from numpy.random import Generator

from workbench.sample.calendar import LONDON
from workbench.sample.cast import InventedPerson
from workbench.sample.dice import between, happens, pick
from workbench.sample.names import Community, Name, community_of

DOMAINS = ("example.com", "example.org", "mail.example")
OWN_SCRIPT = 0.65
UNKNOWN_BIRTH = 0.05


@dataclass(frozen=True)
class Woman:
    """An invented applicant, with what stays true of her from one application to the next."""

    number: int
    person: InventedPerson
    given: Name
    family: Name
    community: Community
    chapter: str


def phone(number: int, *, chapter: str) -> str:
    """A telephone number that reaches nobody; each `number` below 600 has its own.

    Only a narrow part of the French range is used, so that an example file imported beside
    the sample does not share numbers with it by chance.
    """
    if chapter == LONDON:
        return f"+447700900{number * 389 % 1000:03d}"
    return f"+3363998{3000 + number * 389 % 600:04d}"


def address(rng: Generator, *, given: Name, family: Name) -> str:
    """An e-mail address at a domain kept for examples."""
    first, last = _plain(given.latin), _plain(family.latin)
    return f"{first}.{last}{between(rng, 1, 99)}@{pick(rng, DOMAINS)}"


def a_woman(rng: Generator, *, number: int, chapter: str, today: date) -> Woman:
    """Invent an applicant; her `number` gives her a community and a telephone of her own."""
    community = community_of(number)
    given, family = pick(rng, community.given), pick(rng, community.family)
    years = 18.9 + 27 * float(rng.beta(1.7, 2.6))
    birth_date = today - timedelta(days=round(years * 365.25) + between(rng, 0, 365))
    person = InventedPerson(
        given_name=given.latin,
        family_name=family.latin,
        birth_date=None if happens(rng, UNKNOWN_BIRTH) else birth_date,
        email=None if happens(rng, 0.04) else address(rng, given=given, family=family),
        phone=None if happens(rng, 0.03) else phone(number, chapter=chapter),
    )
    woman = Woman(number, person, given, family, community, chapter)
    return in_her_script(woman) if happens(rng, OWN_SCRIPT) else woman


def in_her_script(woman: Woman) -> Woman:
    """The same woman, her name written in her own script."""
    person = replace(woman.person, given_name=woman.given.native, family_name=woman.family.native)
    return replace(woman, person=person)


def in_latin_letters(woman: Woman) -> Woman:
    """The same woman, her name written in Latin letters."""
    person = replace(woman.person, given_name=woman.given.latin, family_name=woman.family.latin)
    return replace(woman, person=person)


def writing_again(rng: Generator, woman: Woman, *, number: int) -> Woman:
    """The same woman at a second form: her name in other letters, another address.

    A coordinator has yet to say that she is one person, so she counts as somebody new.
    """
    was_latin = woman.person.given_name == woman.given.latin
    again = in_her_script(woman) if was_latin else in_latin_letters(woman)
    person = replace(again.person, email=address(rng, given=woman.given, family=woman.family))
    return replace(again, person=person, number=number)


def sister_of(rng: Generator, woman: Woman, *, number: int, today: date) -> Woman:
    """Somebody of the same family: one telephone and family name, another given name and day."""
    others = [name for name in woman.community.given if name != woman.given]
    given = pick(rng, others)
    years = between(rng, 19, 38)
    person = replace(
        woman.person,
        given_name=given.latin,
        family_name=woman.family.latin,
        birth_date=today - timedelta(days=years * 365 + between(rng, 0, 364)),
        email=address(rng, given=given, family=woman.family),
    )
    return replace(woman, person=person, given=given, number=number)


def younger(woman: Woman, *, born_on: date) -> Woman:
    """The same woman, born on another day."""
    return replace(woman, person=replace(woman.person, birth_date=born_on))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.lower().replace("ı", "i"))
    return "".join(letter for letter in folded if letter.isascii() and letter.isalpha())
