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
from workbench.store.reads.mentoring import assignments, fellows, hours, loads, mentors
from workbench.store.reads.offers import offers
from workbench.store.reads.pipeline import paths
from workbench.store.reads.planning import scenarios
from workbench.store.reads.relations import relations
from workbench.store.reads.reviews import (
    agreements,
    own_versions,
    review_panel,
    reviewers,
    reviews,
    reviews_given,
)
from workbench.store.reads.shaping import LISTS, NUMBERS, WORDS
from workbench.store.reads.terms import circumstances, terms
from workbench.store.reads.triage import decisions, decisions_on, waits

__all__ = [
    "LISTS",
    "NUMBERS",
    "WORDS",
    "agreements",
    "applications",
    "applications_numbered",
    "assignments",
    "circumstances",
    "cohorts",
    "decisions",
    "decisions_on",
    "families",
    "fellows",
    "hours",
    "households",
    "intakes",
    "loads",
    "look_alikes",
    "mentors",
    "offers",
    "own_versions",
    "pairs",
    "paths",
    "people",
    "relations",
    "review_panel",
    "reviewers",
    "reviews",
    "reviews_given",
    "scenarios",
    "stages",
    "terms",
    "waits",
]
