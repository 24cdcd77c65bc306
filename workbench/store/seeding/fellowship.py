"""Invented fellows, mentors, and all that follows a seat."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert
from sqlalchemy.orm import Session

from workbench.rules.answers import fingerprint_of
from workbench.sample import Sample
from workbench.store import tables as t
from workbench.store.seeding.rows import Written, add, codes, plain


def fellows(
    session: Session, sample: Sample, *, applications: Sequence[int], written: Written
) -> list[int]:
    """Who holds a seat; their numbers in the order of the sample."""
    rows = []
    for fellow in sample.fellows:
        fields = plain(fellow)
        fields["application_id"] = applications[fields.pop("application")]
        fields["cohort_id"] = written.cohorts[fields.pop("cohort")]
        rows.append(fields)
    return add(session, t.Fellow, rows)


def mentors(session: Session, sample: Sample, *, written: Written) -> list[int]:
    """Who accompanies; their numbers in the order of the sample."""
    rows = []
    for mentor in sample.mentors:
        fields = plain(mentor)
        fields["person_id"] = written.people[fields.pop("person")]
        fields["partner_id"] = written.partners[fields.pop("partner")]
        fields["chapter_id"] = written.chapters[fields.pop("chapter")]
        for several in ("tracks", "languages", "slots", "skills"):
            fields[several] = codes(fields[several])
        rows.append(fields)
    return add(session, t.Mentor, rows)


def assignments(
    session: Session, sample: Sample, *, fellows: Sequence[int], mentors: Sequence[int]
) -> None:
    """Who accompanies whom."""
    rows = []
    for assignment in sample.assignments:
        fields = plain(assignment)
        answers = sample.applications[sample.fellows[assignment.fellow].application].answers
        fields["fellow_id"] = fellows[fields.pop("fellow")]
        fields["mentor_id"] = mentors[fields.pop("mentor")]
        fields["input_fingerprint"] = fingerprint_of(answers)
        rows.append(fields)
    add(session, t.Assignment, rows)


def follow_up(
    session: Session, sample: Sample, *, fellows: Sequence[int], written: Written
) -> None:
    """Activities with who came, and outcomes."""
    held = []
    for activity in sample.activities:
        fields = plain(activity)
        fields.pop("attendance")
        host = fields.pop("partner")
        fields["partner_id"] = None if host is None else written.partners[host]
        fields["cohort_id"] = written.cohorts[fields.pop("cohort")]
        held.append(fields)
    numbers = add(session, t.Activity, held)
    attendance = [
        {"activity_id": number, "fellow_id": fellows[fellow], "presence": presence.value}
        for number, activity in zip(numbers, sample.activities, strict=True)
        for fellow, presence in activity.attendance.items()
    ]
    session.execute(insert(t.Attendance), attendance)
    outcomes = [plain(outcome) for outcome in sample.outcomes]
    for fields in outcomes:
        fields["fellow_id"] = fellows[fields.pop("fellow")]
    add(session, t.Outcome, outcomes)
