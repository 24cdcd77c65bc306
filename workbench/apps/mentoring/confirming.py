"""What a person asks to be recorded of the pairs on the table, and how a store records it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workbench.apps.desk import now
from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.sentences import say
from workbench.store import writes
from workbench.store.engine import Store


@dataclass(frozen=True)
class Confirmation:
    """What a person asks to be recorded: these pairs, why, and the digest of what they rest on."""

    cohort: int
    pairs: tuple[writes.NewAssignment, ...]
    reason: str
    fingerprint: str


def confirmation(table: MentoringTable, reason: str, *, language: str, on: date) -> Confirmation:
    """The pairs on the table with their fits and their whys, as they start from a day on."""
    fits, sides = table.compared(), table.sides
    pairs = tuple(
        sides.assignment(
            fellow,
            mentor,
            fit=fits.fit(fellow, mentor),
            reason=say(table.why(Pair(fellow, mentor)).sentence, language),
            on=on,
        )
        for fellow, mentor in table.draft.pairs.items()
    )
    return Confirmation(table.cohort, pairs, reason.strip(), sides.fingerprint())


def recorder(opened: Store) -> Callable[[Confirmation], None]:
    """Confirm pairs in a store."""

    def record(asked: Confirmation) -> None:
        writes.confirm(opened, asked.cohort, asked.pairs, reason=asked.reason, now=now())

    return record


def keeper(opened: Store) -> Callable[[int, Terms, int], None]:
    """Keep terms with a cohort in a store, if it still is in the version seen."""

    def keep(cohort: int, terms: Terms, seen: int) -> None:
        writes.save_terms(opened, cohort, terms, seen=seen, now=now())

    return keep
