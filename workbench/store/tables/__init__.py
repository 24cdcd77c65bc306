"""The tables of the store. Personal columns live in `Person` alone.

What a word means is said in GLOSSARY.md. Closed lists are kept as their codes (text), dates as
dates, moments in UTC. Rows that two people may change carry a `version`.
"""

from workbench.store.tables.applications import Amendment, Application, Intake, Merge, Pair
from workbench.store.tables.base import Moment, Table
from workbench.store.tables.fellowship import Activity, Assignment, Attendance, Fellow, Outcome
from workbench.store.tables.log import AuditEntry
from workbench.store.tables.mentoring import (
    FellowWish,
    MentoringDecision,
    MentoringPlan,
    PairOffer,
    Relation,
)
from workbench.store.tables.people import Chapter, Cohort, Mentor, Partner, PartnerPart, Person
from workbench.store.tables.planning import Plan, PlanDecision, Scenario
from workbench.store.tables.triage import Agreement, Decision, Receipt, Review, Reviewer, Wait

__all__ = [
    "Activity",
    "Agreement",
    "Amendment",
    "Application",
    "Assignment",
    "Attendance",
    "AuditEntry",
    "Chapter",
    "Cohort",
    "Decision",
    "Fellow",
    "FellowWish",
    "Intake",
    "Mentor",
    "MentoringDecision",
    "MentoringPlan",
    "Merge",
    "Moment",
    "Outcome",
    "Pair",
    "PairOffer",
    "Partner",
    "PartnerPart",
    "Person",
    "Plan",
    "PlanDecision",
    "Receipt",
    "Relation",
    "Review",
    "Reviewer",
    "Scenario",
    "Table",
    "Wait",
]
