"""Draws from a seed: one of these, some of these, now and then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from numpy.random import Generator

Thing = TypeVar("Thing")


def pick(rng: Generator, things: Sequence[Thing]) -> Thing:
    """One of these, all equally likely."""
    return things[int(rng.integers(len(things)))]


def weigh(rng: Generator, chances: Mapping[Thing, float]) -> Thing:
    """One of these, as likely as its weight says."""
    things = list(chances)
    total = sum(chances.values())
    return things[int(rng.choice(len(things), p=[chances[thing] / total for thing in things]))]


def some(rng: Generator, things: Sequence[Thing], *, count: int) -> tuple[Thing, ...]:
    """That many of these, none twice, in a drawn order."""
    order = rng.permutation(len(things))[: min(count, len(things))]
    return tuple(things[int(place)] for place in order)


def happens(rng: Generator, chance: float) -> bool:
    """Whether something of that chance (0 to 1) happens this time."""
    return bool(rng.random() < chance)


def between(rng: Generator, low: int, high: int) -> int:
    """A whole number from low to high, both included."""
    return int(rng.integers(low, high + 1))


def day_between(rng: Generator, first: date, last: date) -> date:
    """A day from first to last, both included (the first when they are the wrong way round)."""
    return first + timedelta(days=between(rng, 0, max(0, (last - first).days)))
