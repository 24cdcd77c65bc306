"""What is in the store, as frames (see `frames.py` for their columns). Nothing is changed here."""

from workbench.store.reads.applications import (
    applications,
    applications_numbered,
    cohorts,
    people,
    stages,
)
from workbench.store.reads.intake import intakes, look_alikes, pairs
from workbench.store.reads.mentoring import assignments, fellows, loads, mentors
from workbench.store.reads.shaping import LISTS, NUMBERS, WORDS
from workbench.store.reads.triage import decisions, waits

__all__ = [
    "LISTS",
    "NUMBERS",
    "WORDS",
    "applications",
    "applications_numbered",
    "assignments",
    "cohorts",
    "decisions",
    "fellows",
    "intakes",
    "loads",
    "look_alikes",
    "mentors",
    "pairs",
    "people",
    "stages",
    "waits",
]
