"""Writing the invented sample into an empty store: one transaction, decisions chained as ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from workbench.errors import NotReady
from workbench.rules.answers import fingerprint_of
from workbench.rules.duplicates import LookAlike, find
from workbench.rules.rubric import Rubric
from workbench.sample import Sample
from workbench.sample.cast import InventedDecision
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store import rubrics as rubrics_of
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.vocabulary import Verdict

Fields = dict[str, Any]


@dataclass(frozen=True)
class Written:
    """The store's own numbers of what was written, by position in the sample."""

    chapters: Mapping[str, int]
    cohorts: Sequence[int]
    people: Sequence[int]
    partners: Sequence[int]


def seed_store(store: Store, sample: Sample, *, now: datetime) -> None:
    """Fill an empty store with invented people and all that happened to them.

    Raises NotReady when the store already holds somebody: nothing is written then.
    """
    with store.writing() as session:
        if session.scalar(select(func.count()).select_from(t.Person)):
            raise NotReady(
                sentence(
                    "This store already holds people. The invented sample only goes into an "
                    "empty one; nothing was changed."
                ),
                code="not_empty",
            )
        written = _ground(session, sample)
        applications = _applications(session, sample, written=written, by=store.by)
        _pairs(session, sample, applications=applications, on=now.date())
        fellows = _fellows(session, sample, applications=applications, written=written)
        mentors = _mentors(session, sample, written=written)
        _assignments(session, sample, fellows=fellows, mentors=mentors)
        _follow_up(session, sample, fellows=fellows, written=written)
        audit.append(
            session,
            verb="seed",
            subject="store",
            detail={"seed": sample.seed, "applications": len(applications)},
            by=store.by,
            now=now,
        )


def _ground(session: Session, sample: Sample) -> Written:
    """Chapters, cohorts, persons and partners: what all the rest points to."""
    chapters = _add(session, t.Chapter, [{"name": name} for name in sample.chapters])
    by_name = dict(zip(sample.chapters, chapters, strict=True))
    cohorts = _add(session, t.Cohort, [_cohort(each, by_name) for each in sample.cohorts])
    people = _add(session, t.Person, [asdict(person) for person in sample.people])
    partners = _add(
        session, t.Partner, [{"name": p.name, "sector": p.sector} for p in sample.partners]
    )
    parts = [
        {"partner_id": number, **_plain(part)}
        for number, partner in zip(partners, sample.partners, strict=True)
        for part in partner.parts
    ]
    _add(session, t.PartnerPart, parts)
    return Written(by_name, cohorts, people, partners)


def _cohort(cohort: object, chapters: Mapping[str, int]) -> Fields:
    fields = _plain(cohort)
    fields["chapter_id"] = chapters[fields.pop("chapter")]
    fields["seats"] = {str(track): seats for track, seats in fields["seats"].items()}
    fields["supports"] = dict(fields["supports"])
    return fields


def _applications(session: Session, sample: Sample, *, written: Written, by: str) -> list[int]:
    """Applications as if each cohort's had come in one file, then their decisions by day."""
    intakes = _intakes(session, sample, written=written, by=by)
    rows: list[Fields] = [
        {
            "person_id": written.people[each.person],
            "cohort_id": written.cohorts[each.cohort],
            "intake_id": intakes[each.cohort],
            "form_id": sample.cohorts[each.cohort].form_id,
            "submission": each.submission,
            "submission_uuid": each.submission_uuid,
            "submitted_at": each.submitted_at,
            "answers": dict(each.answers),
            "fingerprint": fingerprint_of(each.answers),
            "stage": each.stage.value,
            "version": 1 + len(each.decisions),
        }
        for each in sample.applications
    ]
    ids = _add(session, t.Application, rows)
    rubrics = [rubrics_of.for_programme(c.programme, chapter=c.chapter) for c in sample.cohorts]
    said = [
        (decision.decided_at, _decision(decision, row, application=number, rubric=rubric))
        for number, row, each in zip(ids, rows, sample.applications, strict=True)
        for decision in each.decisions
        for rubric in [rubrics[each.cohort]]
    ]
    said.sort(key=lambda each: each[0])
    audit.append_decisions(session, [fields for _, fields in said])
    return ids


def _decision(
    decision: InventedDecision, row: Fields, *, application: int, rubric: Rubric
) -> dict[str, object]:
    """The fields of a decision; a seat is given by a plan, everything else by a rubric."""
    by_plan = decision.verdict is Verdict.ENROL
    return {
        "application_id": application,
        **_plain(decision),
        "rubric": None if by_plan else rubric.name,
        "rubric_version": None if by_plan else rubric.version,
        "input_fingerprint": row["fingerprint"],
        "seed": None,
    }


def _intakes(session: Session, sample: Sample, *, written: Written, by: str) -> list[int]:
    rows = []
    for place, cohort in enumerate(sample.cohorts):
        count = sum(each.cohort == place for each in sample.applications)
        last = min(cohort.closes_on, sample.today) - timedelta(days=1)
        name = f"{cohort.form_id}.csv"
        rows.append(
            {
                "cohort_id": written.cohorts[place],
                "file_name": name,
                "fingerprint": hashlib.sha256(f"{sample.seed} {name}".encode()).hexdigest(),
                "form_id": cohort.form_id,
                "form_version": "v1",
                "recorded_at": datetime.combine(last, time(9), UTC),
                "by": by,
                "rows": count,
                "new": count,
                "known": 0,
                "no_consent": 0,
            }
        )
    return _add(session, t.Intake, rows)


def _pairs(session: Session, sample: Sample, *, applications: Sequence[int], on: date) -> None:
    """Who looks alike in the cohorts that recruit on a day; nobody has judged them yet."""
    rows: list[Fields] = []
    for place, cohort in enumerate(sample.cohorts):
        if not cohort.opens_on <= on <= cohort.closes_on:
            continue
        here = {
            number: sample.people[each.person]
            for number, each in zip(applications, sample.applications, strict=True)
            if each.cohort == place
        }
        people = pd.DataFrame([vars(each) for each in here.values()], index=list(here))
        rows += [_pair(found) for found in find(people)]
    _add(session, t.Pair, rows)


def _pair(found: LookAlike) -> Fields:
    earlier, later = sorted((int(str(found.a)), int(str(found.b))))
    return {
        "a_id": earlier,
        "b_id": later,
        "probability": found.probability,
        "proposed": found.proposed.value,
        "evidence": [each.msgid for each in found.evidence],
    }


def _fellows(
    session: Session, sample: Sample, *, applications: Sequence[int], written: Written
) -> list[int]:
    rows = []
    for fellow in sample.fellows:
        fields = _plain(fellow)
        fields["application_id"] = applications[fields.pop("application")]
        fields["cohort_id"] = written.cohorts[fields.pop("cohort")]
        rows.append(fields)
    return _add(session, t.Fellow, rows)


def _mentors(session: Session, sample: Sample, *, written: Written) -> list[int]:
    rows = []
    for mentor in sample.mentors:
        fields = _plain(mentor)
        fields["person_id"] = written.people[fields.pop("person")]
        fields["partner_id"] = written.partners[fields.pop("partner")]
        fields["chapter_id"] = written.chapters[fields.pop("chapter")]
        for several in ("tracks", "languages", "slots"):
            fields[several] = [str(code) for code in fields[several]]
        rows.append(fields)
    return _add(session, t.Mentor, rows)


def _assignments(
    session: Session, sample: Sample, *, fellows: Sequence[int], mentors: Sequence[int]
) -> None:
    rows = []
    for assignment in sample.assignments:
        fields = _plain(assignment)
        answers = sample.applications[sample.fellows[assignment.fellow].application].answers
        fields["fellow_id"] = fellows[fields.pop("fellow")]
        fields["mentor_id"] = mentors[fields.pop("mentor")]
        fields["input_fingerprint"] = fingerprint_of(answers)
        rows.append(fields)
    _add(session, t.Assignment, rows)


def _follow_up(
    session: Session, sample: Sample, *, fellows: Sequence[int], written: Written
) -> None:
    """Activities with who came, and outcomes."""
    held = []
    for activity in sample.activities:
        fields = _plain(activity)
        fields.pop("attendance")
        host = fields.pop("partner")
        fields["partner_id"] = None if host is None else written.partners[host]
        fields["cohort_id"] = written.cohorts[fields.pop("cohort")]
        held.append(fields)
    numbers = _add(session, t.Activity, held)
    attendance = [
        {"activity_id": number, "fellow_id": fellows[fellow], "presence": presence.value}
        for number, activity in zip(numbers, sample.activities, strict=True)
        for fellow, presence in activity.attendance.items()
    ]
    session.execute(insert(t.Attendance), attendance)
    outcomes = [_plain(outcome) for outcome in sample.outcomes]
    for fields in outcomes:
        fields["fellow_id"] = fellows[fields.pop("fellow")]
    _add(session, t.Outcome, outcomes)


def _add(session: Session, table: Any, rows: Sequence[Fields]) -> list[int]:
    """Write rows and give back their numbers, in the same order."""
    if not rows:
        return []
    statement = insert(table).returning(table.id, sort_by_parameter_order=True)
    return list(session.scalars(statement, list(rows)))


def _plain(value: Any) -> Fields:
    """The fields of one invented thing, words as their codes."""
    return {
        name: str(field) if isinstance(field, str) else field for name, field in vars(value).items()
    }
