"""What is in the store, as frames (see `frames.py` for their columns). Nothing is changed here."""

from workbench.store.reads.alike import families, households, look_alikes, pairs
from workbench.store.reads.applications import (
    applications,
    applications_numbered,
    cohorts,
    people,
    stages,
)
from workbench.store.reads.intake import intakes
from workbench.store.reads.mentoring import assignments, fellows, loads, mentors
from workbench.store.reads.pipeline import paths
from workbench.store.reads.planning import scenarios
from workbench.store.reads.reviews import (
    agreements,
    own_versions,
    review_panel,
    reviewers,
    reviews,
    reviews_given,
)
from workbench.store.reads.shaping import LISTS, NUMBERS, WORDS
from workbench.store.reads.triage import decisions, decisions_on, waits

__all__ = [
    "LISTS",
    "NUMBERS",
    "WORDS",
    "agreements",
    "applications",
    "applications_numbered",
    "assignments",
    "cohorts",
    "decisions",
    "decisions_on",
    "families",
    "fellows",
    "households",
    "intakes",
    "loads",
    "look_alikes",
    "mentors",
    "own_versions",
    "pairs",
    "paths",
    "people",
    "review_panel",
    "reviewers",
    "reviews",
    "reviews_given",
    "scenarios",
    "stages",
    "waits",
]
