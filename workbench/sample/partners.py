"""Invented partners, their roles over time, and the mentors who come from them.

Every partner's name holds the word Exemple or Example, so that nobody takes it for a company.
"""

from __future__ import annotations

from datetime import date, timedelta

from numpy.random import Generator

from workbench.sample.calendar import LONDON, PARIS
from workbench.sample.cast import (
    InventedMentor,
    InventedPart,
    InventedPartner,
    InventedPerson,
)
from workbench.sample.dice import between, happens, pick, some, weigh
from workbench.sample.names import (
    ARABIC_GIVEN,
    COMMUNITIES,
    ENGLISH_FAMILY,
    ENGLISH_GIVEN,
    ENGLISH_MEN,
    FRENCH_FAMILY,
    FRENCH_GIVEN,
    FRENCH_MEN,
    PERSIAN_GIVEN,
    Name,
)
from workbench.sample.people import address, phone
from workbench.vocabulary import PartnerRole, Slot, Track

# Sector by name; the last five are of the London chapter.
PARTNERS = {
    "Banque Exemple": "banking",
    "Énergie Exemple": "energy",
    "Rail Exemple": "transport",
    "Télécom Exemple": "telecommunications",
    "Assurance Exemple": "insurance",
    "Studio Exemple": "design",
    "Presse Exemple": "media",
    "Santé Exemple": "health",
    "École Exemple": "education",
    "Example Cloud": "software",
    "Example Retail": "retail",
    "Example Security": "cybersecurity",
    "Example Council": "public body",
    "Example Games": "software",
}
IN_LONDON = 5
MENTORS = {PARIS: 34, LONDON: 26}
FIRST_NUMBER = 510
ROLES = {PartnerRole.FUNDS: 6, PartnerRole.TRAINS: 5, PartnerRole.HOSTS: 5, PartnerRole.HIRES: 5}
TONGUES = {
    "ar": 7, "fa": 4, "uk": 2, "ru": 2, "ti": 3, "am": 3, "so": 1, "ku": 1, "tr": 2, "bo": 2,
    "ln": 1, "ps": 1,
}  # fmt: skip
MEET_AT = {slot: 3 if slot.value.endswith(("eve", "sat_am")) else 1 for slot in Slot}
CAPACITIES = {1: 45, 2: 42, 3: 13}


def the_partners(rng: Generator, *, today: date) -> tuple[InventedPartner, ...]:
    """Fourteen partners; each mentors, and most do something else too, or did."""
    return tuple(
        InventedPartner(name, sector, _parts(rng, today=today)) for name, sector in PARTNERS.items()
    )


def the_mentors(rng: Generator) -> tuple[InventedMentor, ...]:
    """Sixty mentors, every partner having at least one; `person` counts from the first mentor."""
    names = list(PARTNERS)
    mentors: list[InventedMentor] = []
    for chapter, count in MENTORS.items():
        home = names[-IN_LONDON:] if chapter == LONDON else names[:-IN_LONDON]
        for turn in range(count):
            partner = home[turn] if turn < len(home) else pick(rng, home)
            mentors.append(
                _a_mentor(rng, person=len(mentors), partner=names.index(partner), chapter=chapter)
            )
    return tuple(mentors)


def people_of(rng: Generator, mentors: tuple[InventedMentor, ...]) -> tuple[InventedPerson, ...]:
    """The persons the mentors are, in the same order; no two share a name."""
    people: list[InventedPerson] = []
    taken: set[tuple[Name, Name]] = set()
    for number, mentor in enumerate(mentors, start=FIRST_NUMBER):
        given, family = _names(rng, mentor)
        while (given, family) in taken:
            given, family = _names(rng, mentor)
        taken.add((given, family))
        people.append(
            InventedPerson(
                given_name=given.latin,
                family_name=family.latin,
                birth_date=None,
                email=address(rng, given=given, family=family),
                phone=phone(number, chapter=mentor.chapter),
            )
        )
    return tuple(people)


def _parts(rng: Generator, *, today: date) -> tuple[InventedPart, ...]:
    since = today - timedelta(days=between(rng, 420, 900))
    parts = [InventedPart(PartnerRole.MENTORS, since, None)]
    for role in some(rng, tuple(ROLES), count=between(rng, 0, 3)):
        starts_on = since + timedelta(days=between(rng, 0, 200))
        ended = starts_on + timedelta(days=between(rng, 90, 200))
        parts.append(InventedPart(role, starts_on, ended if happens(rng, 0.3) else None))
    return tuple(parts)


def _a_mentor(rng: Generator, *, person: int, partner: int, chapter: str) -> InventedMentor:
    first = weigh(rng, dict.fromkeys(Track, 1.0))
    others = [track for track in Track if track is not first]
    slots = {weigh(rng, MEET_AT) for _ in range(between(rng, 4, 8))}
    return InventedMentor(
        person=person,
        partner=partner,
        chapter=chapter,
        tracks=(first, *some(rng, others, count=between(rng, 0, 2))),
        languages=_languages(rng, chapter),
        slots=tuple(slot.value for slot in Slot if slot in slots),
        capacity=weigh(rng, CAPACITIES),
        is_woman=happens(rng, 0.65),
    )


def _languages(rng: Generator, chapter: str) -> tuple[str, ...]:
    local, other = ("en", "fr") if chapter == LONDON else ("fr", "en")
    spoken = [local]
    if happens(rng, 0.7 if chapter == PARIS else 0.4):
        spoken.append(other)
    if happens(rng, 0.45):
        spoken.append(weigh(rng, TONGUES))
    return tuple(spoken)


def _names(rng: Generator, mentor: InventedMentor) -> tuple[Name, Name]:
    """A given and a family name; who speaks Arabic or Persian mostly has names of there."""
    is_london = mentor.chapter == LONDON
    home = {"ar": ARABIC_GIVEN, "fa": PERSIAN_GIVEN}.get(mentor.languages[-1])
    if home and mentor.is_woman and happens(rng, 0.8):
        families = [c.family for c in COMMUNITIES if c.given is home]
        return pick(rng, home), pick(rng, families[0])
    women, men = (ENGLISH_GIVEN, ENGLISH_MEN) if is_london else (FRENCH_GIVEN, FRENCH_MEN)
    given = pick(rng, women if mentor.is_woman else men)
    return given, pick(rng, ENGLISH_FAMILY if is_london else FRENCH_FAMILY)
