"""Invented applications that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy.orm import Session

from workbench.rules.duplicates import LookAlike, find
from workbench.sample import Sample
from workbench.store import tables as t
from workbench.store.seeding.rows import Fields, add


def pairs(session: Session, sample: Sample, *, applications: Sequence[int], on: date) -> None:
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
    add(session, t.Pair, rows)


def _pair(found: LookAlike) -> Fields:
    earlier, later = sorted((int(str(found.a)), int(str(found.b))))
    return {
        "a_id": earlier,
        "b_id": later,
        "probability": found.probability,
        "proposed": found.proposed.value,
        "evidence": [each.msgid for each in found.evidence],
    }
