"""Invented applications with their imports and decisions."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta

from sqlalchemy.orm import Session

from workbench.rules.answers import fingerprint_of
from workbench.rules.rubric import Rubric
from workbench.sample import Sample
from workbench.sample.cast import InventedDecision
from workbench.store import audit
from workbench.store import rubrics as rubrics_of
from workbench.store import tables as t
from workbench.store.seeding.rows import Fields, Written, add, plain
from workbench.vocabulary import Verdict


def applications(session: Session, sample: Sample, *, written: Written, by: str) -> list[int]:
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
    ids = add(session, t.Application, rows)
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
        **plain(decision),
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
    return add(session, t.Intake, rows)
