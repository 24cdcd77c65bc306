"""What a person asks to be recorded of offers, and how a store records it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.apps.desk import now
from workbench.apps.mentoring.confirming import Confirmation, recorder
from workbench.store import writes
from workbench.store.engine import Store
from workbench.vocabulary import Answer, Side


@dataclass(frozen=True)
class Asked:
    """A pair to be put to both sides, with its fit (0 to 100), its why and the last day."""

    fellow: int
    mentor: int
    fit: int
    reason: str
    expires_on: date
    is_co_mentor: bool = False


@dataclass(frozen=True)
class Said:
    """What one side of an offer says, with its reason where it is a no."""

    offer: int
    version: int
    side: Side
    answer: Answer
    reason: str = ""


@dataclass(frozen=True)
class Seen:
    """An offer as it was seen."""

    offer: int
    version: int


@dataclass(frozen=True)
class AskVerbs:
    """What the desk is given: asking, answers, taking back, another day, confirming."""

    ask: Callable[[int, Sequence[Asked]], Sequence[int]]
    answer: Callable[[Said], None]
    take_back: Callable[[Seen, Side], None]
    withdraw: Callable[[Seen, str], None]
    put_off: Callable[[Seen, date], None]
    confirm: Callable[[Confirmation], None]


def ask_verbs(opened: Store) -> AskVerbs:
    """Record offers in a store."""

    def ask(cohort: int, offers: Sequence[Asked]) -> Sequence[int]:
        made = [writes.NewOffer(**vars(each)) for each in offers]
        return writes.ask_pairs(opened, cohort, made, now=now())

    def answer(said: Said) -> None:
        writes.answer_offer(
            opened,
            said.offer,
            side=said.side,
            answer=said.answer,
            reason=said.reason,
            seen_version=said.version,
            now=now(),
        )

    def take_back(seen: Seen, side: Side) -> None:
        writes.take_back_answer(opened, seen.offer, side=side, seen_version=seen.version, now=now())

    def withdraw(seen: Seen, reason: str) -> None:
        writes.withdraw_offer(
            opened, seen.offer, reason=reason, seen_version=seen.version, now=now()
        )

    def put_off(seen: Seen, day: date) -> None:
        writes.put_off_offer(opened, seen.offer, day, seen_version=seen.version, now=now())

    return AskVerbs(ask, answer, take_back, withdraw, put_off, recorder(opened))
