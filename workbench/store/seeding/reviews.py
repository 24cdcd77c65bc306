"""Invented reviews with the people who gave them, and what two of them agreed on."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from workbench.rules.reading_guide import Guide
from workbench.rules.reviews import ReviewState
from workbench.sample import Sample
from workbench.sample.reviewing import InventedReview, invented_agreement, invented_reviews
from workbench.store import guides
from workbench.store import tables as t
from workbench.store.seeding.rows import Fields, Written, add


def reviews(
    session: Session, sample: Sample, *, applications: Sequence[int], written: Written
) -> None:
    """Reviewers of the open cohorts, their reviews, and one agreement a cohort."""
    guide = guides.motivation()
    given = invented_reviews(sample, aspects=len(guide.aspects))
    cohort_of = {number: sample.applications[number].cohort for number in range(len(applications))}
    readers = sorted({(cohort_of[one.application], one.reviewer) for one in given})
    add(
        session,
        t.Reviewer,
        [
            {"cohort_id": written.cohorts[cohort], "name": name, "reads": True, "sees_names": False}
            for cohort, name in readers
        ],
    )
    add(session, t.Review, [_review(one, guide, applications=applications) for one in given])
    by_cohort: dict[int, list[InventedReview]] = {}
    for one in given:
        by_cohort.setdefault(cohort_of[one.application], []).append(one)
    agreed = [invented_agreement(each) for each in by_cohort.values()]
    add(
        session,
        t.Agreement,
        [
            {
                "application_id": applications[one.application],
                "score": one.score,
                "reason": one.reason,
                "by": one.by,
                "agreed_at": one.agreed_at,
            }
            for one in agreed
            if one is not None
        ],
    )


def _review(one: InventedReview, guide: Guide, *, applications: Sequence[int]) -> Fields:
    is_given = one.state is ReviewState.GIVEN
    names = [aspect.name for aspect in guide.aspects]
    scores = dict(zip(names, one.scores, strict=True)) if is_given else {}
    return {
        "application_id": applications[one.application],
        "reviewer": one.reviewer,
        "version": 1,
        "state": one.state.value,
        "guide": guide.label if is_given else "",
        "scores": scores,
        "mean": guide.mean(scores) if is_given else None,
        "comment": one.comment,
        "place": one.place,
        "given_at": one.given_at,
    }
