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
    """Who looks alike in the cohorts that recruit on a day, or like somebody who came before.

    Nobody has judged them yet.
    """
    is_open = [cohort.opens_on <= on <= cohort.closes_on for cohort in sample.cohorts]
    everyone = dict(zip(applications, sample.applications, strict=True))
    people = pd.DataFrame(
        [vars(sample.people[each.person]) for each in everyone.values()], index=list(everyone)
    )
    rows: list[Fields] = []
    for found in find(people):
        one, other = (everyone[int(str(side))] for side in (found.a, found.b))
        if one.person != other.person and (is_open[one.cohort] or is_open[other.cohort]):
            rows.append(_pair(found))
    add(session, t.Pair, rows)


def _pair(found: LookAlike) -> Fields:
    earlier, later = sorted((int(str(found.a)), int(str(found.b))))
    return {
        "a_id": earlier,
        "b_id": later,
        "probability": found.probability,
        "proposed": found.proposed.value,
        "evidence": [each.msgid for each in found.evidence],
        "weights": [round(each.weight, 2) for each in found.reasons],
        "warning": None if found.warning is None else found.warning.msgid,
    }
