"""Invented answers to the application form, in the form's own keys.

An answer not given is None. What a woman answers hangs together: her languages come from her
country, her French from the years since she arrived.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from numpy.random import Generator

from workbench.sample.calendar import LONDON
from workbench.sample.dice import between, happens, pick, some, weigh
from workbench.sample.motivations import MOTIVATIONS
from workbench.sample.names import Community
from workbench.sample.people import Woman
from workbench.vocabulary import Level, Slot, Status, Track

LEVELS = tuple(level.value for level in Level)
HIGHEST = LEVELS.index("C1")
PARIS_CITIES = {
    "Paris": 8, "Saint-Denis": 4, "Montreuil": 4, "Créteil": 3, "Ivry-sur-Seine": 3,
    "Aubervilliers": 2, "Cergy": 1, "Évry": 1,
}  # fmt: skip
LONDON_CITIES = {"London": 8, "Croydon": 3, "Barking": 2, "Luton": 2, "Watford": 1}
STATUSES = {
    Status.REFUGEE: 62,
    Status.SUBSIDIARY: 22,
    Status.ASYLUM_SEEKER: 12,
    Status.OTHER: 3,
}
UKRAINIAN_STATUSES = {Status.TEMPORARY: 85, Status.REFUGEE: 10, Status.OTHER: 5}
EDUCATION = {"none": 8, "secondary": 34, "bachelor": 38, "master": 20}
SKILLS = {0: 6, 1: 12, 2: 22, 3: 28, 4: 22, 5: 10}
HOURS = {5: 6, 8: 6, 10: 14, 12: 12, 15: 20, 20: 24, 25: 8, 35: 10}
WISHED = {Track.WEB: 26, Track.DATA: 24, Track.UX: 20, Track.CYBER: 14, Track.MARKETING: 16}
# The form insists on the country, the tracks and the wish for a mentor.
MAY_STAY_EMPTY = (
    "residence_status", "city", "arrival_year", "needs_childcare",
    "has_laptop", "french_level", "english_level", "spoken_languages", "education",
    "digital_skills", "weekly_hours", "availability", "motivation", "consent_partners",
)  # fmt: skip
STAYS_EMPTY = 0.11


def full_answers(rng: Generator, woman: Woman, *, on: date) -> dict[str, object]:
    """Everything she would answer if she left nothing out, on the day she fills the form."""
    community = woman.community
    arrival = on.year - min(between(rng, 1, 6), between(rng, 1, 11))
    french, english = _levels(rng, woman, years=on.year - arrival)
    tracks = _tracks(rng)
    return {
        "country_of_origin": community.country,
        "residence_status": _status(rng, community),
        "city": weigh(rng, LONDON_CITIES if woman.chapter == LONDON else PARIS_CITIES),
        "arrival_year": arrival,
        "needs_childcare": "yes" if happens(rng, 0.3) else "no",
        "has_laptop": "no" if happens(rng, 0.36) else "yes",
        "french_level": LEVELS[french],
        "english_level": LEVELS[english],
        "spoken_languages": _spoken(rng, community, french=french, english=english),
        "education": weigh(rng, EDUCATION),
        "digital_skills": weigh(rng, SKILLS),
        "tracks": tracks,
        "first_choice": tracks[0],
        "weekly_hours": weigh(rng, HOURS),
        "availability": _availability(rng),
        "mentor_wish": "woman" if happens(rng, 0.3) else "any",
        "motivation": pick(rng, MOTIVATIONS[_voice(rng, community)]),
        "consent_partners": "no" if happens(rng, 0.11) else "yes",
    }


def a_year_later(rng: Generator, answers: Mapping[str, object]) -> dict[str, object]:
    """What a springboard's alumna answers now: better French, surer skills, more hours."""
    french = LEVELS.index(str(answers["french_level"])) + 1
    skills = int(str(answers["digital_skills"])) + 1
    spoken = [str(language) for language in _listed(answers["spoken_languages"])]
    return {
        **answers,
        "french_level": LEVELS[min(french, HIGHEST)],
        "digital_skills": min(skills, 5),
        "weekly_hours": pick(rng, (15, 20, 25, 35)),
        "spoken_languages": sorted({*spoken, "fr"}),
        "availability": _availability(rng),
        "motivation": pick(rng, MOTIVATIONS["alumna"]),
    }


def left_empty(
    rng: Generator, answers: Mapping[str, object], *, never: Iterable[str]
) -> dict[str, object]:
    """The answers as they came in, some questions left empty (never those in `never`)."""
    kept = set(never)
    empty = {key for key in MAY_STAY_EMPTY if happens(rng, STAYS_EMPTY) and key not in kept}
    return {key: None if key in empty else answer for key, answer in answers.items()}


def without(answers: Mapping[str, object], key: str) -> dict[str, object]:
    """The answers with one of them missing."""
    return {**answers, key: None}


def _status(rng: Generator, community: Community) -> str:
    return weigh(rng, UKRAINIAN_STATUSES if community.country == "UA" else STATUSES).value


def _levels(rng: Generator, woman: Woman, *, years: int) -> tuple[int, int]:
    here = max(0, min(HIGHEST, round(1.3 + 0.25 * years + float(rng.normal(0.6, 0.9)))))
    other = max(0, min(HIGHEST, round(float(rng.normal(1.7, 1.3)))))
    if "fr" in woman.community.mother_tongues:
        return between(rng, 4, HIGHEST), other
    return (other, max(here, 2)) if woman.chapter == LONDON else (here, other)


def _spoken(rng: Generator, community: Community, *, french: int, english: int) -> list[str]:
    spoken = set(community.mother_tongues)
    spoken.update(tongue for tongue in community.other_tongues if happens(rng, 0.4))
    if french >= LEVELS.index("B1") or (french >= LEVELS.index("A2") and happens(rng, 0.7)):
        spoken.add("fr")
    if english >= LEVELS.index("B1") or (english >= LEVELS.index("A2") and happens(rng, 0.5)):
        spoken.add("en")
    return sorted(spoken)


def _tracks(rng: Generator) -> list[str]:
    first = weigh(rng, WISHED)
    others = some(rng, [track for track in Track if track != first], count=between(rng, 0, 2))
    return [track.value for track in (first, *others)]


def _availability(rng: Generator) -> list[str]:
    chosen = set(some(rng, tuple(Slot), count=between(rng, 3, 9)))
    return [slot.value for slot in Slot if slot in chosen]


def _voice(rng: Generator, community: Community) -> str:
    own = community.mother_tongues[0]
    if own in MOTIVATIONS and happens(rng, 0.25):
        return own
    return "fr" if happens(rng, 0.6) else "en"


def _listed(answer: object) -> list[object]:
    return list(answer) if isinstance(answer, list) else []
