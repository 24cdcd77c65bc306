"""What a person asks to be recorded of the pairs on the table, and how a store records it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from workbench.apps.desk import now
from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring.receipts import PairReceipt, receipt_of
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.sentences import say
from workbench.store import writes
from workbench.store.engine import Store


@dataclass(frozen=True)
class Confirmation:
    """What a person asks to be recorded: these pairs, why, and what they were proposed from.

    `receipt` is None when every pair was made by hand; `terms` are kept with the cohort where
    it still is in the version `seen`.
    """

    cohort: int
    pairs: tuple[writes.NewAssignment, ...]
    reason: str
    receipt: PairReceipt | None
    terms: Terms
    seen: int


def confirmation(table: MentoringTable, reason: str, *, language: str, on: date) -> Confirmation:
    """The pairs on the table with their fits and their whys, as they start from a day on."""
    sides, seconds = table.sides, table.draft.co_mentors
    ready = table.ready()
    first = [Pair(*each) for each in ready.items()]
    second = [Pair(*each) for each in seconds.items() if each[0] in ready]

    def new(pair: Pair) -> writes.NewAssignment:
        return sides.assignment(
            pair.fellow,
            pair.mentor,
            fit=table.compared().fit(pair.fellow, pair.mentor),
            reason=say(table.why(pair).sentence, language),
            on=on,
        )

    pairs = (*map(new, first), *(replace(new(each), is_co_mentor=True) for each in second))
    draft, proposed = table.draft, table.draft.pairing
    is_proposed = proposed is not None and proposed.of is not None
    receipt = receipt_of(proposed, proposed.of) if is_proposed else None
    return Confirmation(table.cohort, pairs, reason.strip(), receipt, draft.terms, sides.version)


def recorder(opened: Store) -> Callable[[Confirmation], None]:
    """Confirm pairs in a store."""

    def record(asked: Confirmation) -> None:
        at = now()
        writes.save_terms(opened, asked.cohort, asked.terms, seen=asked.seen, now=at)
        writes.confirm(
            opened, asked.cohort, asked.pairs, reason=asked.reason, receipt=asked.receipt, now=at
        )

    return record


def keeper(opened: Store) -> Callable[[int, Terms, int], None]:
    """Keep terms with a cohort in a store, if it still is in the version seen."""

    def keep(cohort: int, terms: Terms, seen: int) -> None:
        writes.save_terms(opened, cohort, terms, seen=seen, now=now())

    return keep
