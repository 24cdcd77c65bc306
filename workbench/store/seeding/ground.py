"""Chapters, cohorts, persons and partners: what all the rest points to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy.orm import Session

from workbench.sample import Sample
from workbench.sample.cast import InventedCohort
from workbench.store import rubrics
from workbench.store import tables as t
from workbench.store.seeding.rows import Fields, Written, add, plain


def ground(session: Session, sample: Sample) -> Written:
    """Chapters, cohorts, persons and partners: what all the rest points to."""
    chapters = add(session, t.Chapter, [{"name": name} for name in sample.chapters])
    by_name = dict(zip(sample.chapters, chapters, strict=True))
    cohorts = add(session, t.Cohort, [_cohort(each, by_name) for each in sample.cohorts])
    people = add(session, t.Person, [asdict(person) for person in sample.people])
    partners = add(
        session, t.Partner, [{"name": p.name, "sector": p.sector} for p in sample.partners]
    )
    parts = [
        {"partner_id": number, **plain(part)}
        for number, partner in zip(partners, sample.partners, strict=True)
        for part in partner.parts
    ]
    add(session, t.PartnerPart, parts)
    return Written(by_name, cohorts, people, partners)


def _cohort(cohort: InventedCohort, chapters: Mapping[str, int]) -> Fields:
    fields = plain(cohort)
    fields["chapter_id"] = chapters[fields.pop("chapter")]
    fields["seats"] = {str(track): seats for track, seats in fields["seats"].items()}
    fields["supports"] = dict(fields["supports"])
    fields["rubric"] = rubrics.for_programme(cohort.programme, chapter=cohort.chapter).stem
    return fields
