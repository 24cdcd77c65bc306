"""The verbs: each is one transaction that records what a person decided, and one audit entry.

Whoever acts on something that changed since she opened it is told who changed it, and nothing
is recorded (`AlreadyDecided`).
"""

from workbench.store.writes.cohort import NewSeat, enrol
from workbench.store.writes.intake import IntakeReport, changed_since, record_intake, say_pair
from workbench.store.writes.mentoring import NewAssignment, confirm
from workbench.store.writes.rubrics import NewUse, NewVersion, save_rubric, use_rubric
from workbench.store.writes.triage import NewDecision, decide
from workbench.store.writes.waits import NewWait, end_wait, put_off, wait_for

__all__ = [
    "IntakeReport",
    "NewAssignment",
    "NewDecision",
    "NewSeat",
    "NewUse",
    "NewVersion",
    "NewWait",
    "changed_since",
    "confirm",
    "decide",
    "end_wait",
    "enrol",
    "put_off",
    "record_intake",
    "save_rubric",
    "say_pair",
    "use_rubric",
    "wait_for",
]
