"""A column is recognised under the very name by which the workbench asks for it."""

from __future__ import annotations

import pandas as pd
import pytest

from workbench.rules.first_reading import first_reading
from workbench.rules.known_questions import KNOWN
from workbench.rules.rows import Rows
from workbench.sentences import say
from workbench.vocabulary import Confidence

ANSWERS = {
    "birth_date": "1990-05-21",
    "email": "r@example.org",
    "phone": "06 39 98 01 02",
    "country_of_origin": "SY",
    "arrival_year": "2021",
    "digital_skills": "3",
    "weekly_hours": "12",
    "french_level": "B1",
    "english_level": "A2",
    "needs_childcare": "yes",
    "has_laptop": "no",
    "consent_data": "yes",
    "consent_partners": "yes",
    "spoken_languages": "ar, fr",
    "tracks": "web, data",
    "first_choice": "web",
    "availability": "mon_am",
    "residence_status": "refugee",
    "education": "bachelor",
    "mentor_wish": "any",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_column_named_in_a_message_is_recognised_by_that_name(language: str):
    header = tuple(say(each.title, language) for each in KNOWN.values())
    cells = [[ANSWERS.get(name, "Rim Haddad") for name in KNOWN]] * 3
    rows = Rows(
        file_name="export.csv",
        fingerprint="f",
        format="csv",
        encoding="utf-8",
        separator=",",
        header=header,
        tags=None,
        cells=pd.DataFrame(cells, index=pd.Index([2, 3, 4], name="row"), dtype=object),
    )
    found = first_reading(rows, None)
    taken = [each.target for each in found.understanding.taken]
    unsure = {
        title: (name, target, str(confidence))
        for title, name, target, confidence in zip(
            header, KNOWN, taken, found.confidences, strict=True
        )
        if target != name or confidence != Confidence.SURE
    }
    assert unsure == {}
