"""Who was quicker: the error that names who changed an application since somebody opened it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workbench.errors import (
    AlreadyChanged,
    AlreadyDecided,
    AlreadyLeft,
    CohortChanged,
    NotReady,
    OfferChanged,
    ScenarioChanged,
    WishChanged,
    WorkbenchError,
)
from workbench.sentences import sentence
from workbench.store.tables import Amendment, AuditEntry, Decision, Merge, PairOffer

OF_A_COHORT = ("save_demands", "save_terms", "use_rubric")
"""The verbs that give a cohort a new version."""
OF_A_SCENARIO = (
    "save_scenario",
    "save_over",
    "rename_scenario",
    "delete_scenario",
    "restore_scenario",
)
"""The verbs that give a scenario a new version."""
OF_AN_OFFER = (
    "answer_offer",
    "take_back_answer",
    "put_off_offer",
    "withdraw_offer",
)
"""The verbs that give an offer a new version."""
OF_LEAVING = ("withdraw", "replace")
"""The verbs by which a fellow leaves."""


@dataclass(frozen=True)
class _Act:
    """Something that gave an application a new version: by whom, when, as which error."""

    by: str
    on: datetime
    error: type[AlreadyChanged | AlreadyDecided]


def changed_since_seen(session: Session, application: int) -> WorkbenchError:
    """The error to raise for an application that is no longer as it was seen."""
    last = max(_acts(session, application), key=lambda act: act.on, default=None)
    if last is None:
        return AlreadyChanged(by=None, on=None)
    return last.error(by=last.by, on=last.on)


def cohort_changed(session: Session, cohort: int) -> CohortChanged:
    """The error to raise for a cohort that no longer asks for what was seen."""
    last = last_entry(session, f"cohort {cohort}", OF_A_COHORT)
    if last is None:
        return CohortChanged(by=None, on=None)
    return CohortChanged(by=last.by, on=last.recorded_at)


def scenario_changed(session: Session, scenario: int) -> ScenarioChanged:
    """The error to raise for a scenario that is no longer as it was seen."""
    last = last_entry(session, f"scenario {scenario}", OF_A_SCENARIO)
    if last is None:
        return ScenarioChanged(by=None, on=None)
    return ScenarioChanged(by=last.by, on=last.recorded_at)


def wish_changed(session: Session, fellow: int) -> WishChanged:
    """The error to raise for a fellow whose wishes are no longer as they were seen."""
    last = last_entry(session, f"fellow {fellow}", ("save_wish",))
    if last is None:
        return WishChanged(by=None, on=None)
    return WishChanged(by=last.by, on=last.recorded_at)


def offer_changed(session: Session, offer: PairOffer) -> OfferChanged:
    """The error to raise for an offer that is no longer open, or not as it was seen."""
    if offer.withdrawn_at is not None:
        return OfferChanged(by=offer.withdrawn_by, on=offer.withdrawn_at)
    last = last_entry(session, f"offer {offer.id}", OF_AN_OFFER)
    if last is None or offer.assignment_id is not None:
        return OfferChanged(by=None, on=None)
    return OfferChanged(by=last.by, on=last.recorded_at)


def left_already(session: Session, fellow: int) -> AlreadyLeft:
    """The error to raise for a fellow who has left since she was seen."""
    last = last_entry(session, f"fellow {fellow}", OF_LEAVING)
    if last is None:
        return AlreadyLeft(by=None, on=None)
    return AlreadyLeft(by=last.by, on=last.recorded_at)


def last_entry(session: Session, subject: str, verbs: Sequence[str]) -> AuditEntry | None:
    """The last thing the log has of these verbs on a subject; None when it has nothing."""
    return session.scalars(
        select(AuditEntry)
        .where(AuditEntry.subject == subject, AuditEntry.verb.in_(verbs))
        .order_by(AuditEntry.id.desc())
        .limit(1)
    ).first()


def set_aside() -> NotReady:
    """The error to raise when somebody acts on an application set aside for another one."""
    return NotReady(
        sentence(
            "This application is set aside for another one of the same woman: decide on that one."
        ),
        code="set_aside",
    )


def _acts(session: Session, application: int) -> list[_Act]:
    """The last decision on it, the last amendment, and every merge it was part of."""
    found = [
        _Act(each.by, each.decided_at, AlreadyDecided)
        for each in session.scalars(
            select(Decision)
            .where(Decision.application_id == application)
            .order_by(Decision.id.desc())
            .limit(1)
        )
    ]
    found += [
        _Act(each.by, each.amended_at, AlreadyChanged)
        for each in session.scalars(
            select(Amendment)
            .where(Amendment.application_id == application)
            .order_by(Amendment.id.desc())
            .limit(1)
        )
    ]
    is_in = or_(Merge.kept_id == application, Merge.joined_id == application)
    for each in session.scalars(select(Merge).where(is_in)):
        found.append(_Act(each.by, each.merged_at, AlreadyChanged))
        if each.undone_by is not None and each.undone_at is not None:
            found.append(_Act(each.undone_by, each.undone_at, AlreadyChanged))
    return found
