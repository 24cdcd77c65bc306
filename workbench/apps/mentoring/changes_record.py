"""How a store records that somebody left or that a pair ended, and takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.apps.desk import now
from workbench.apps.mentoring.table import MentoringTable
from workbench.apps.mentoring.trying import Trial, What
from workbench.rules.mentoring.terms import Pair
from workbench.store import reads, writes
from workbench.store.engine import Store


@dataclass(frozen=True)
class ChangeVerbs:
    """What a store records at this desk, and how it is taken back; each with its reason."""

    leave: Callable[[Trial, str], None]
    come_back: Callable[[Trial], None]
    end: Callable[[Pair, str], None]
    begin_again: Callable[[Pair], None]


def recording(opened: Store, table: MentoringTable) -> ChangeVerbs:
    """Record in a store what happens to the cohort on a table."""

    def leave(trial: Trial, reason: str) -> None:
        if trial.what is What.MENTOR_LEAVES:
            today = now().date()
            writes.mentor_leaves(opened, trial.who, reason=reason, on=today, now=now())
        else:
            writes.withdraw(opened, trial.who, reason=reason, now=now())

    def come_back(trial: Trial) -> None:
        if trial.what is What.MENTOR_LEAVES:
            writes.mentor_returns(opened, trial.who, now=now())
        else:
            writes.come_back(opened, trial.who, now=now())

    def end(pair: Pair, reason: str) -> None:
        today = now().date()
        writes.end_assignment(opened, number_of(pair), reason=reason, on=today, now=now())

    def number_of(pair: Pair) -> int:
        """The last assignment of the two."""
        found = reads.assignments(opened, table.cohort)
        theirs = (found["fellow"] == pair.fellow) & (found["mentor"] == pair.mentor)
        return int(found.index[theirs][-1])

    def begin_again(pair: Pair) -> None:
        writes.reopen_assignment(opened, number_of(pair), now=now())

    return ChangeVerbs(leave, come_back, end, begin_again)
