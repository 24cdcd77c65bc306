"""Reviews and what reviewers agreed on: every change is a new row, nothing is written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.errors import NotFound, NotReady
from workbench.rules.reading_guide import MOST, Guide
from workbench.rules.reviews import ReviewState
from workbench.sentences import Several, sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Agreement, Application, Review, Reviewer
from workbench.store.writes.reviewers import join


@dataclass(frozen=True)
class NewReview:
    """Scores (0 to 4 by aspect) on one application; `seen_version` is 0 for a first review."""

    application: int
    seen_version: int
    scores: Mapping[str, int]
    comment: str


def give_review(store: Store, review: NewReview, guide: Guide, *, now: datetime) -> int:
    """Record scores of the person sitting here, or amend them; the new version."""
    missing = guide.missing(review.scores)
    if missing:
        titles = Several(tuple(aspect.title for aspect in missing))
        raise NotReady(sentence("Give a score to: {aspects}.", aspects=titles), code="no_score")
    scores = {aspect.name: review.scores[aspect.name] for aspect in guide.aspects}
    return _record(
        store,
        review.application,
        seen=review.seen_version,
        fields={
            "state": ReviewState.GIVEN.value,
            "guide": guide.label,
            "scores": scores,
            "mean": guide.mean(scores),
            "comment": review.comment.strip(),
        },
        now=now,
    )


def declare_conflict(
    store: Store, application: int, reason: str, *, seen_version: int, now: datetime
) -> int:
    """Say that the person sitting here knows her: no score of hers counts, nobody reads why."""
    if not reason.strip():
        raise NotReady(sentence("Write why you should not read her."), code="no_reason")
    return _record(
        store,
        application,
        seen=seen_version,
        fields=_unscored(ReviewState.CONFLICT, reason.strip()),
        now=now,
    )


def withdraw_review(store: Store, application: int, *, seen_version: int, now: datetime) -> int:
    """Take back a review or a conflict of the person sitting here: a new version that says so."""
    return _record(
        store,
        application,
        seen=seen_version,
        fields=_unscored(ReviewState.WITHDRAWN, ""),
        now=now,
    )


def agree(store: Store, application: int, score: float, reason: str, *, now: datetime) -> None:
    """Record the score that reviewers agreed on after talking, with its reason."""
    if not 0 <= score <= MOST:
        raise NotReady(sentence("A score goes from 0 to {most}.", most=MOST), code="no_score")
    if not reason.strip():
        raise NotReady(sentence("Write what you agreed on, and why."), code="no_reason")
    with store.writing() as session:
        _can_agree(session, store, application)
        _add_agreement(session, store, application, score=score, reason=reason.strip(), now=now)
        _log(session, store, "agree", audit.named("application", [application]), {}, now=now)


def withdraw_agreement(store: Store, application: int, *, now: datetime) -> None:
    """Take back what was agreed: the mean of the reviews counts again."""
    with store.writing() as session:
        _may_see(session, store, application)
        _add_agreement(session, store, application, score=None, reason="", now=now)
        subject = audit.named("application", [application])
        _log(session, store, "withdraw_agreement", subject, {}, now=now)


def _unscored(state: ReviewState, comment: str) -> dict[str, object]:
    return {"state": state.value, "guide": "", "scores": {}, "mean": None, "comment": comment}


def _record(
    store: Store, application: int, *, seen: int, fields: dict[str, object], now: datetime
) -> int:
    """Add a version to the reviews of the person sitting here, if she saw the last one."""
    with store.writing() as session:
        cohort = session.scalar(
            select(Application.cohort_id).where(Application.id == int(application))
        )
        if cohort is None:
            raise NotFound(sentence("This application is not here."), code="no_application")
        join(session, cohort, store.by)
        last = next(
            (each for each in _latest(session, application) if each.reviewer == store.by), None
        )
        if (last.version if last else 0) != seen:
            raise NotReady(
                sentence("Your review of her changed elsewhere meanwhile. Look at it again."),
                code="changed_meanwhile",
            )
        version = seen + 1
        place = last.place if last else _given_before(session, cohort, store.by)
        session.add(
            Review(
                application_id=int(application),
                reviewer=store.by,
                version=version,
                place=place,
                given_at=now,
                **fields,
            )
        )
        detail = {"state": fields["state"], "version": version}
        subject = audit.named("application", [application])
        _log(session, store, "review", subject, detail, now=now)
    return version


def _latest(session: Session, application: int) -> list[Review]:
    """The last version of each reviewer's review of an application."""
    found = session.scalars(
        select(Review).where(Review.application_id == int(application)).order_by(Review.version)
    )
    return list({each.reviewer: each for each in found}.values())


def _given_before(session: Session, cohort: int, name: str) -> int:
    """How many applications of a cohort somebody has scored so far."""
    return (
        session.scalar(
            select(func.count(Review.application_id.distinct()))
            .join(Application, Application.id == Review.application_id)
            .where(Application.cohort_id == cohort, Review.reviewer == name)
            .where(Review.state == ReviewState.GIVEN.value)
        )
        or 0
    )


def _reads(session: Session, application: int, store: Store) -> bool:
    """True unless the person sitting here said that she does not read this cohort."""
    found = session.scalar(
        select(Reviewer.reads)
        .join(Application, Application.cohort_id == Reviewer.cohort_id)
        .where(Application.id == int(application), Reviewer.name == store.by)
    )
    return found is not False


def _can_agree(session: Session, store: Store, application: int) -> None:
    """Refuse an agreement on fewer than two reviews, or by somebody who may not see them."""
    states = [each.state for each in _latest(session, application)]
    if states.count(ReviewState.GIVEN.value) < 2:
        raise NotReady(
            sentence("An agreement needs two reviews; this application has fewer."),
            code="one_review",
        )
    _may_see(session, store, application)


def _may_see(session: Session, store: Store, application: int) -> None:
    """Refuse somebody from whom the reviews of an application are hidden."""
    states = {each.reviewer: each.state for each in _latest(session, application)}
    own = states.get(store.by)
    if own == ReviewState.CONFLICT:
        raise NotReady(
            sentence("You said that you should not read her: leave this to the others."),
            code="conflict",
        )
    if own != ReviewState.GIVEN and _reads(session, application, store):
        raise NotReady(
            sentence("Give your own review first: the others' are hidden until then."),
            code="hidden",
        )


def _add_agreement(
    session: Session,
    store: Store,
    application: int,
    *,
    score: float | None,
    reason: str,
    now: datetime,
) -> None:
    session.add(
        Agreement(
            application_id=int(application), score=score, reason=reason, by=store.by, agreed_at=now
        )
    )


def _log(
    session: Session,
    store: Store,
    verb: str,
    subject: str,
    detail: Mapping[str, object],
    *,
    now: datetime,
) -> None:
    audit.append(session, verb=verb, subject=subject, detail=detail, by=store.by, now=now)
