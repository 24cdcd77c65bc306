"""Mentors for fellows: pairs confirmed, each with its decision and what it was reached from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.rules.mentoring.receipts import PairReceipt, kept_pairs
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import (
    Application,
    Assignment,
    Fellow,
    MentoringDecision,
    MentoringPlan,
    PairOffer,
)
from workbench.store.writes import pair_refusals as refusals
from workbench.store.writes.mentor_room import refuse_full_mentors
from workbench.store.writes.open_offers import is_open, withdrawn
from workbench.store.writes.people import ask_why
from workbench.store.writes.triage import NewDecision, record_decisions
from workbench.vocabulary import AssignmentState, Verdict


@dataclass(frozen=True)
class NewAssignment:
    """A mentor for a fellow from a day on, with the fit (0 to 100) and why this pair."""

    fellow: int
    mentor: int
    fit: int
    reason: str
    starts_on: date
    is_co_mentor: bool = False


@dataclass(frozen=True)
class _Hers:
    """A fellow's application as it stands."""

    fellow: int
    application: int
    version: int
    fingerprint: str


@dataclass(frozen=True)
class _Giving:
    """Pairs to be confirmed in a cohort: why, by whom, when, and from which proposal."""

    cohort: int
    pairs: Sequence[NewAssignment]
    why: str
    receipt: PairReceipt | None
    by: str
    now: datetime

    @property
    def as_kept(self) -> dict[str, Any]:
        """The pairs as a plan keeps them."""
        first = {pair.fellow: pair.mentor for pair in self.pairs if not pair.is_co_mentor}
        second = {pair.fellow: pair.mentor for pair in self.pairs if pair.is_co_mentor}
        return kept_pairs(first, second)

    def fingerprint(self, hers: _Hers) -> str:
        """What a pair rests on: the whole proposal, or her answers for a pair made by hand."""
        return hers.fingerprint if self.receipt is None else self.receipt.fingerprint


def confirm(
    store: Store,
    cohort: int,
    pairs: Sequence[NewAssignment],
    *,
    reason: str,
    receipt: PairReceipt | None = None,
    now: datetime,
) -> tuple[int, ...]:
    """Confirm mentors for fellows of a cohort; gives the numbers of the assignments.

    Refused as a whole when one of them may not be any more. With the receipt of the proposal they
    come from, all that it was reached from is kept, and its seed and fingerprint are those of the
    decisions and of the log. Offers of these pairs are closed, others to these fellows withdrawn.
    """
    giving = _Giving(cohort, pairs, ask_why(reason), receipt, store.by, now)
    with store.writing() as session:
        _refuse(session, giving)
        plan = _keep(session, giving)
        rows = _applications(session, giving)
        given = _assign(session, giving, rows, plan=plan)
        numbers = [each.id for each in given]
        refuse_full_mentors(session, cohort, (pair.mentor for pair in pairs), new=numbers)
        decisions = record_decisions(session, _decisions(giving, rows), by=store.by, now=now)
        audit.append(
            session,
            verb="confirm",
            subject=audit.named("fellow", (pair.fellow for pair in pairs)),
            detail={
                "pairs": [[pair.fellow, pair.mentor] for pair in pairs],
                "assignments": numbers,
                "decisions": decisions,
                **_linked(session, giving, decisions, plan=plan),
                **_close_offers(session, giving, given),
            },
            by=store.by,
            now=now,
        )
        return tuple(numbers)


def _refuse(session: Session, giving: _Giving) -> None:
    refusals.refuse_strangers(session, giving.cohort, giving.pairs)
    refusals.refuse_named_twice(session, giving.pairs)
    refusals.refuse_gone(session, giving.pairs, on=giving.now.date())
    refusals.refuse_banned(session, giving.pairs)
    refusals.refuse_forbidden(session, giving.cohort, giving.pairs)
    refusals.refuse_accompanied(session, giving.pairs)


def _keep(session: Session, giving: _Giving) -> int | None:
    """Keep what the pairs were confirmed from; gives its number, None for pairs made by hand."""
    if giving.receipt is None:
        return None
    kept = MentoringPlan(
        cohort_id=giving.cohort,
        fingerprint=giving.receipt.fingerprint,
        **giving.receipt.as_kept,
        confirmed=giving.as_kept,
        by=giving.by,
        recorded_at=giving.now,
    )
    session.add(kept)
    session.flush()
    return kept.id


def _applications(session: Session, giving: _Giving) -> dict[int, _Hers]:
    """The application of each fellow as it stands, by fellow."""
    query = (
        select(
            Fellow.id,
            Application.id,
            Application.version,
            Application.fingerprint,
        )
        .join(Application, Application.id == Fellow.application_id)
        .where(Fellow.id.in_([pair.fellow for pair in giving.pairs]))
    )
    found = (_Hers(*row) for row in session.execute(query))
    return {each.fellow: each for each in found}


def _assign(
    session: Session, giving: _Giving, rows: dict[int, _Hers], *, plan: int | None
) -> list[Assignment]:
    given = [
        Assignment(
            fellow_id=pair.fellow,
            mentor_id=pair.mentor,
            state=AssignmentState.CONFIRMED,
            starts_on=pair.starts_on,
            fit=pair.fit,
            reason=pair.reason,
            by=giving.by,
            confirmed_at=giving.now,
            is_co_mentor=pair.is_co_mentor,
            plan_id=plan,
            input_fingerprint=giving.fingerprint(rows[pair.fellow]),
        )
        for pair in giving.pairs
    ]
    session.add_all(given)
    session.flush()
    return given


def _decisions(giving: _Giving, rows: dict[int, _Hers]) -> list[NewDecision]:
    """A decision for each pair; the second of one fellow comes after the first."""
    seen = {fellow: row.version for fellow, row in rows.items()}
    said = []
    for pair in giving.pairs:
        said.append(
            NewDecision(
                application=rows[pair.fellow].application,
                seen_version=seen[pair.fellow],
                verdict=Verdict.ACCOMPANY,
                reason=giving.why,
                input_fingerprint=giving.fingerprint(rows[pair.fellow]),
                seed=None if giving.receipt is None else giving.receipt.seed,
            )
        )
        seen[pair.fellow] += 1
    return said


def _linked(
    session: Session, giving: _Giving, decisions: Sequence[int], *, plan: int | None
) -> dict[str, Any]:
    """Say of each decision from which plan it came; gives what the log says of the plan."""
    if plan is None or giving.receipt is None:
        return {}
    session.add_all(MentoringDecision(decision_id=one, plan_id=plan) for one in decisions)
    session.flush()
    return {
        "plan": plan,
        "seed": giving.receipt.seed,
        "fingerprint": giving.receipt.fingerprint,
        "confirmed": giving.as_kept,
    }


def _close_offers(
    session: Session, giving: _Giving, given: Sequence[Assignment]
) -> dict[str, list[int]]:
    """Close the offers of these pairs, and withdraw what else these fellows were asked."""
    pairs = {(each.fellow_id, each.mentor_id): each.id for each in given}
    places = {(each.fellow_id, each.is_co_mentor) for each in given}
    is_hers = PairOffer.fellow_id.in_([each.fellow_id for each in given])
    closed, other = [], []
    for offer in session.scalars(select(PairOffer).where(is_open(), is_hers)):
        number = pairs.get((offer.fellow_id, offer.mentor_id))
        if number is not None:
            offer.assignment_id, offer.version = number, offer.version + 1
            closed.append(offer.id)
        elif (offer.fellow_id, offer.is_co_mentor) in places:
            withdrawn(offer, why=giving.why, by=giving.by, now=giving.now)
            other.append(offer.id)
    session.flush()
    return {"offers": closed, "withdrawn": other}
