"""What the invented cohorts did together, who came, and what fellows do afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from numpy.random import Generator

from workbench.sample.cast import (
    InventedActivity,
    InventedCohort,
    InventedFellow,
    InventedOutcome,
)
from workbench.sample.dice import between, day_between, happens, pick, weigh
from workbench.vocabulary import ActivityKind, OutcomeKind, Presence, Programme

TITLES: tuple[tuple[ActivityKind, str], ...] = (
    (ActivityKind.WORKSHOP, "Se présenter en deux minutes"),
    (ActivityKind.TRAINING, "Premiers pas : fichiers, navigateur, courriel"),
    (ActivityKind.TRAINING, "Découvrir le développement web"),
    (ActivityKind.SESSION, "Première rencontre avec les mentors"),
    (ActivityKind.TRAINING, "Lire et nettoyer un tableau"),
    (ActivityKind.VISIT, "Visite : une journée chez un partenaire"),
    (ActivityKind.TRAINING, "Dessiner un écran pour tout le monde"),
    (ActivityKind.WORKSHOP, "Écrire son CV"),
    (ActivityKind.SESSION, "Point d'étape avec les mentors"),
    (ActivityKind.TRAINING, "Protéger un compte et un ordinateur"),
    (ActivityKind.VISIT, "Visite : rencontre avec une équipe technique"),
    (ActivityKind.WORKSHOP, "Entretien d'embauche, à blanc"),
    (ActivityKind.TRAINING, "Projet en équipe"),
    (ActivityKind.SESSION, "Bilan avec les mentors"),
)
MONTHS = (0, 3, 6, 12)
LEFT_WHY = (
    "A trouvé un emploi avant la fin.",
    "A déménagé dans une autre région.",
    "Raisons de santé ; reste en contact avec la communauté.",
)
# How likely each kind is so many months after the end.
CHANCES: Mapping[int, Mapping[OutcomeKind, float]] = {
    0: dict(zip(OutcomeKind, (12, 15, 10, 63, 0), strict=True)),
    3: dict(zip(OutcomeKind, (30, 22, 14, 34, 0), strict=True)),
    6: dict(zip(OutcomeKind, (46, 16, 18, 20, 0), strict=True)),
    12: dict(zip(OutcomeKind, (64, 8, 18, 10, 0), strict=True)),
}
LASTING = 0.75
UNREACHED = 0.12


@dataclass(frozen=True)
class Departure:
    """The day a fellow left before the end, and why."""

    on: date
    why: str


def held(
    rng: Generator,
    fellows: Sequence[InventedFellow],
    *,
    cohort: int,
    of: InventedCohort,
    partners: int,
    today: date,
) -> tuple[InventedActivity, ...]:
    """The activities a cohort has held up to yesterday, evenly over its weeks."""
    here = {i: fellow for i, fellow in enumerate(fellows) if fellow.cohort == cohort}
    if not here or of.starts_on >= today:
        return ()
    comes = {fellow: float(rng.beta(14, 1.8)) for fellow in here}
    step = (of.ends_on - of.starts_on).days / (len(TITLES) - 1)
    activities = []
    for turn, (kind, title) in enumerate(TITLES):
        held_on = of.starts_on + timedelta(days=round(turn * step))
        held_on -= timedelta(days=max(0, held_on.weekday() - 4))
        if held_on >= today:
            break
        attendance = {
            fellow: _presence(rng, comes[fellow])
            for fellow, who in here.items()
            if who.left_on is None or who.left_on > held_on
        }
        host = between(rng, 0, partners - 1) if kind is ActivityKind.VISIT else None
        activities.append(InventedActivity(cohort, kind, title, held_on, host, attendance))
    return tuple(activities)


def outcomes(
    rng: Generator,
    fellows: Sequence[InventedFellow],
    *,
    cohorts: Sequence[InventedCohort],
    by: str,
    today: date,
) -> tuple[InventedOutcome, ...]:
    """What the fellows of past fellowships do, at every month that has come round."""
    asked: list[InventedOutcome] = []
    for number, fellow in enumerate(fellows):
        cohort = cohorts[fellow.cohort]
        if cohort.programme is not Programme.FELLOWSHIP or fellow.left_on is not None:
            continue
        kind = OutcomeKind.SEEKING
        for months in MONTHS:
            asked_on = cohort.ends_on + timedelta(days=round(30.4 * months) + between(rng, 0, 9))
            if asked_on >= today:
                break
            kind = _next(rng, kind, months=months)
            told = OutcomeKind.UNKNOWN if happens(rng, UNREACHED) else kind
            asked.append(InventedOutcome(number, months, told, asked_on, by))
    return tuple(asked)


def leaves_early(rng: Generator, *, cohort: InventedCohort) -> Departure:
    """When and why a fellow leaves: after four weeks at least, four weeks before the end."""
    first = cohort.starts_on + timedelta(days=28)
    return Departure(
        on=day_between(rng, first, cohort.ends_on - timedelta(days=28)),
        why=pick(rng, LEFT_WHY),
    )


def _presence(rng: Generator, comes: float) -> Presence:
    if happens(rng, comes):
        return Presence.LATE if happens(rng, 0.08) else Presence.PRESENT
    return weigh(rng, {Presence.EXCUSED: 0.6, Presence.ABSENT: 0.4})


def _next(rng: Generator, before: OutcomeKind, *, months: int) -> OutcomeKind:
    """A job or studies mostly last; anything else is drawn anew."""
    if before in (OutcomeKind.JOB, OutcomeKind.STUDY) and happens(rng, LASTING):
        return before
    return weigh(rng, CHANCES[months])
