"""The verbs: each is one transaction that records what a person decided, and one audit entry.

Whoever acts on something that changed since she opened it is told who changed it, and nothing
is recorded (`AlreadyDecided`).
"""

from workbench.store.writes.answers import NewAnswer, amend
from workbench.store.writes.cohort import NewSeat, enrol
from workbench.store.writes.demands import save_demands
from workbench.store.writes.ending import (
    end_assignment,
    mentor_leaves,
    mentor_returns,
    reopen_assignment,
)
from workbench.store.writes.intake import IntakeReport, changed_since, record_intake
from workbench.store.writes.leaving import come_back, replace, withdraw
from workbench.store.writes.mappings import save_mapping
from workbench.store.writes.mentoring import NewAssignment, confirm
from workbench.store.writes.mentors import MentorsReport, record_mentors
from workbench.store.writes.merges import Saying, ask_about, say_pair, take_back
from workbench.store.writes.offers import (
    NewOffer,
    answer_offer,
    ask_pairs,
    put_off_offer,
    take_back_answer,
    withdraw_offer,
)
from workbench.store.writes.relations import NewRelation, relate, unrelate
from workbench.store.writes.reviewers import add_reviewer, hide_names, rest_reviewer, show_names
from workbench.store.writes.reviews import (
    NewReview,
    agree,
    declare_conflict,
    give_review,
    withdraw_agreement,
    withdraw_review,
)
from workbench.store.writes.rubrics import (
    NewUse,
    NewVersion,
    save_pair_rubric,
    save_rubric,
    use_rubric,
)
from workbench.store.writes.scenarios import (
    NewScenario,
    delete_scenario,
    rename_scenario,
    restore_scenario,
    save_over,
    save_scenario,
)
from workbench.store.writes.terms import save_terms
from workbench.store.writes.triage import NewDecision, decide
from workbench.store.writes.waits import NewWait, end_wait, put_off, wait_for
from workbench.store.writes.wishes import NewWish, save_wish

__all__ = [
    "IntakeReport",
    "MentorsReport",
    "NewAnswer",
    "NewAssignment",
    "NewDecision",
    "NewOffer",
    "NewRelation",
    "NewReview",
    "NewScenario",
    "NewSeat",
    "NewUse",
    "NewVersion",
    "NewWait",
    "NewWish",
    "Saying",
    "add_reviewer",
    "agree",
    "amend",
    "answer_offer",
    "ask_about",
    "ask_pairs",
    "changed_since",
    "come_back",
    "confirm",
    "decide",
    "declare_conflict",
    "delete_scenario",
    "end_assignment",
    "end_wait",
    "enrol",
    "give_review",
    "hide_names",
    "mentor_leaves",
    "mentor_returns",
    "put_off",
    "put_off_offer",
    "record_intake",
    "record_mentors",
    "relate",
    "rename_scenario",
    "reopen_assignment",
    "replace",
    "rest_reviewer",
    "restore_scenario",
    "save_demands",
    "save_mapping",
    "save_over",
    "save_pair_rubric",
    "save_rubric",
    "save_scenario",
    "save_terms",
    "save_wish",
    "say_pair",
    "show_names",
    "take_back",
    "take_back_answer",
    "unrelate",
    "use_rubric",
    "wait_for",
    "withdraw",
    "withdraw_agreement",
    "withdraw_offer",
    "withdraw_review",
]
