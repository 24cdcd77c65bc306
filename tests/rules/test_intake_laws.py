"""Laws of tidying: any string is borne, and the order of rows means nothing."""

import time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import tried
from tests.spec.test_answers_tidied import PLAIN, tidied
from workbench.rules.choosing import Choosing
from workbench.rules.date_columns import read_days
from workbench.rules.emails import read_email
from workbench.rules.headers import Headers
from workbench.rules.intake import as_answers
from workbench.rules.known_questions import ANSWERS, KNOWN, PEOPLE, plain_form
from workbench.rules.phones import read_phone
from workbench.rules.values import read_hours, read_whole, read_year
from workbench.vocabulary import DateOrder

SOME = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"[0-9٠-٩]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", fullmatch=True),
    st.sampled_from(
        ["NA", "nan", "yes", "web data", "1e5", "+33639981234", "a@b.co", "\x00", "=1"]
    ),
)
QUESTIONS = (*PEOPLE, *ANSWERS, "_id", "_submission_time")
RECORDS = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(QUESTIONS, SOME)), min_size=1, max_size=5
)


@tried(40)
@given(RECORDS)
def test_any_string_is_borne_and_every_answer_has_its_kind(records):
    found = tidied(*[{**PLAIN, **each} for each in records])
    assert list(found.people.index) == list(found.applications.index)
    assert found.applications["submission"].is_unique
    for name, known in KNOWN.items():
        if name in found.applications and known.kind == "many":
            assert all(each is None or isinstance(each, tuple) for each in found.applications[name])
        if name in found.applications and known.kind in ("one", "many"):
            allowed = set(known.codes_allowed())
            values = [each for each in found.applications[name] if each is not None]
            assert all(set(v if isinstance(v, tuple) else (v,)) <= allowed for v in values)


@tried(15)
@given(RECORDS, st.randoms(use_true_random=False))
def test_shuffling_the_rows_changes_their_order_only(records, random):
    ordered = [{**PLAIN, **each, "_id": str(at)} for at, each in enumerate(records)]
    shuffled = list(ordered)
    random.shuffle(shuffled)
    one, other = tidied(*ordered), tidied(*shuffled)
    assert by_id(one) == by_id(other)
    assert sorted((p.column, p.value, p.code) for p in one.problems if p.value is not None) == (
        sorted((p.column, p.value, p.code) for p in other.problems if p.value is not None)
    )


def by_id(found):
    people = found.people.to_dict("records")
    prints = found.applications["fingerprint"]
    return {
        submission: (person, says)
        for submission, person, says in zip(
            found.applications["submission"], people, prints, strict=True
        )
    }


PIECES = [*"0129٣۳²½/-.,:+()@<é éeABCوh", "19", "2021", "A1", "mai", "oui", "et"]
NEARLY = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
ANY = st.one_of(st.text(min_size=1, max_size=40), NEARLY)


@tried(80)
@given(ANY)
def test_no_reader_raises(text):
    for reader in (read_email, read_phone, read_whole, read_hours, read_year):
        found = reader(text)
        assert found.value is not None or found.code is not None
    for known in KNOWN.values():
        if known.kind in ("one", "many", "consent"):
            choosing = Choosing(known, None)
            choosing.read_one(text)
            choosing.read_many(text)
            choosing.read_column([text])
    for order in (None, *DateOrder):
        read_days([text, "03/04/1991"], column="Born", declared=order, in_workbook=True)
    Headers(plain_form()).meaning(text)


def test_answers_as_json_hold_whole_numbers_and_lists():
    found = tidied({**PLAIN, "digital_skills": "3", "tracks": "data web"})
    (answers,) = as_answers(found.applications)
    assert answers["digital_skills"] == 3
    assert type(answers["digital_skills"]) is int
    assert answers["tracks"] == ["web", "data"]
    assert answers["arrival_year"] is None
    assert not set(PEOPLE) & set(answers)


def test_a_moment_with_its_zone_is_kept_in_utc():
    found = tidied({**PLAIN, "_submission_time": "2026-09-01T08:00:00.000+02:00"})
    assert found.applications["submitted_at"][0] == pd.Timestamp("2026-09-01T06:00", tz="UTC")


@pytest.mark.parametrize(
    "text",
    [
        " " * 20_000,
        "1" + " " * 20_000 + "x",
        "9" * 20_000,
        "a@" * 9_000,
        "1/" * 9_000,
        "و " * 9_000,
    ],
)
def test_a_very_long_cell_is_refused_at_once(text):
    start = time.process_time()
    tidied({**PLAIN, **dict.fromkeys((*PEOPLE, *ANSWERS), text)})
    assert time.process_time() - start < 5
