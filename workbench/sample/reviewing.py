"""Invented reviews of the open cohorts: some done, some to do, one reviewer stricter than others.

Comments are what a reviewer wrote that day: data, in French, never words of a screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import numpy as np
import pandas as pd
from numpy.random import Generator

from workbench.rules.reading_guide import MOST
from workbench.rules.reviews import ReviewState
from workbench.rules.turns import turns
from workbench.sample.cast import Sample
from workbench.sample.dice import pick
from workbench.vocabulary import Stage

READERS: Mapping[str, tuple[str, ...]] = {
    "Paris": ("Inès", "Karim", "Noor"),
    "London": ("Inès", "Noor", "Rowan"),
}
LENIENCY = {"Inès": 0.4, "Karim": 0.2, "Noor": -0.7, "Rowan": 0.0}
DRIFT = {"Noor": -0.9}
"""From the first review of many to the last."""

DONE = 0.75
"""The share of the reviews to do that is done."""

EACH = 2
CONFLICT = "Je la connais : nous étions bénévoles dans la même association."
COMMENTS: Mapping[int, tuple[str, ...]] = {
    0: (
        "Trop peu de mots pour en dire quelque chose.",
        "À appeler : elle ne dit presque rien.",
    ),
    1: ("Envie réelle, direction encore floue.", "Pas encore de pas concret."),
    2: ("Direction claire, peu d'exemples.", "Solide, mais n'importe quelle formation irait."),
    3: ("Projet précis, s'exerce déjà un peu.", "Dit bien pourquoi maintenant."),
    4: ("Sait où elle va et s'en donne les moyens.", "Très convaincant : métier, étapes, temps."),
}
AGREED = "Relu ensemble : elle a déjà fait ce travail, le texte court le cache."


@dataclass(frozen=True)
class InventedReview:
    """What a reviewer said of an application (by its position); no scores in a conflict."""

    application: int
    reviewer: str
    scores: tuple[int, ...]
    comment: str
    place: int
    given_at: datetime
    state: ReviewState


@dataclass(frozen=True)
class InventedAgreement:
    """What two reviewers agreed on after talking."""

    application: int
    score: float
    reason: str
    by: str
    agreed_at: datetime


def invented_reviews(sample: Sample, *, aspects: int) -> tuple[InventedReview, ...]:
    """Reviews in every cohort that recruits, from the seed of the sample."""
    found: list[InventedReview] = []
    for place, cohort in enumerate(sample.cohorts):
        if cohort.opens_on <= sample.today <= cohort.closes_on:
            rng = np.random.default_rng([sample.seed, place, 8])
            waiting = [
                number
                for number, one in enumerate(sample.applications)
                if one.cohort == place and one.stage in (Stage.RECEIVED, Stage.ASKED)
            ]
            found += _of_cohort(
                rng, sample, waiting=waiting, readers=READERS[cohort.chapter], aspects=aspects
            )
    return tuple(found)


def invented_agreement(reviews: Sequence[InventedReview]) -> InventedAgreement | None:
    """The two who are furthest apart talked, and agreed."""
    given: dict[int, list[InventedReview]] = {}
    for one in reviews:
        if one.state is ReviewState.GIVEN:
            given.setdefault(one.application, []).append(one)
    pairs = [both for both in given.values() if len(both) == EACH]
    if not pairs:
        return None
    first, second = max(pairs, key=lambda both: abs(sum(both[0].scores) - sum(both[1].scores)))
    score = (sum(first.scores) + sum(second.scores)) / (2 * len(first.scores))
    later = max(first.given_at, second.given_at) + timedelta(hours=3)
    return InventedAgreement(
        first.application, min(MOST, round(score) + 0.5), AGREED, second.reviewer, later
    )


def _of_cohort(
    rng: Generator,
    sample: Sample,
    *,
    waiting: Sequence[int],
    readers: Sequence[str],
    aspects: int,
) -> list[InventedReview]:
    """Everybody read the first part of her turns, and one of them knows somebody."""
    nothing = pd.DataFrame({"application": [], "reviewer": [], "state": []})
    shared = turns(waiting, readers, reviews=nothing, target=EACH, seed=sample.seed)
    merit = {number: rng.normal(0, 0.8) for number in waiting}
    found = []
    for reader in readers:
        due = shared.of(reader)
        done = due[: round(DONE * len(due))]
        for place, number in enumerate(done):
            moved = DRIFT.get(reader, 0.0) * (place / max(len(done) - 1, 1) - 0.5)
            expected = 2.1 + merit[number] + LENIENCY[reader] + moved
            scores = np.clip(np.rint(expected + rng.normal(0, 0.6, aspects)), 0, MOST)
            found.append(_review(rng, sample, number, reader=reader, scores=scores, place=place))
    known = shared.of(readers[0])[-1:]
    return [*found, *(_conflict(sample, number, reader=readers[0]) for number in known)]


def _review(
    rng: Generator, sample: Sample, number: int, *, reader: str, scores: object, place: int
) -> InventedReview:
    whole = tuple(int(score) for score in np.asarray(scores))
    day = sample.today - timedelta(days=3 - min(place // 8, 2))
    moment = datetime.combine(day, time(9 + place % 8, place % 60), UTC)
    came = sample.applications[number].submitted_at
    return InventedReview(
        application=number,
        reviewer=reader,
        scores=whole,
        comment=pick(rng, COMMENTS[round(sum(whole) / len(whole))]),
        place=place,
        given_at=max(moment, came + timedelta(hours=1)),
        state=ReviewState.GIVEN,
    )


def _conflict(sample: Sample, number: int, *, reader: str) -> InventedReview:
    day = sample.today - timedelta(days=1)
    return InventedReview(
        application=number,
        reviewer=reader,
        scores=(),
        comment=CONFLICT,
        place=0,
        given_at=datetime.combine(day, time(17), UTC),
        state=ReviewState.CONFLICT,
    )
