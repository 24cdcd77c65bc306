"""What the desk of look-alikes asks of the store, and what it remembers to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from workbench.apps.desk import now
from workbench.store import writes
from workbench.store.engine import Store
from workbench.vocabulary import Likeness


@dataclass(frozen=True)
class Verbs:
    """What the desk asks of the store: `say` and `take_back` judge, `ask` leaves a pair open."""

    say: Callable[[writes.Saying], None]
    take_back: Callable[[int, datetime | None], None]
    ask: Callable[[int, str], None]


@dataclass(frozen=True)
class Done:
    """Something said here: of which pair, and what had been said of it before."""

    pair: int
    before: Likeness | None
    kept_before: int | None


def verbs_on(store: Store) -> Verbs:
    """The verbs of a store, each at the moment it is called."""
    return Verbs(
        say=lambda saying: writes.say_pair(store, saying, now=now()),
        take_back=lambda pair, seen_at: writes.take_back(store, pair, seen_at=seen_at, now=now()),
        ask=lambda pair, note: writes.ask_about(store, pair, note=note, now=now()),
    )
