"""Two applications of one woman are found, sisters are not taken for one, and it is said why."""

import json
import random
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.duplicates import f1
from tests.benchmarks.invented_people import invented_people
from workbench.rules.duplicates import find
from workbench.store.intakes import Applicant, is_known, prepare, recognise
from workbench.vocabulary import Likeness

INTAKE = Path(__file__).resolve().parents[1] / "fixtures" / "intake"
WOMAN = {
    "given_name": "Shaimaa", "family_name": "Darwich", "birth_date": date(1991, 6, 25),
    "email": "shaimaa@mail.example", "phone": "+33639981234",
}  # fmt: skip
OTHERS = [
    {"given_name": given, "family_name": family, "birth_date": date(1980 + at, 3, 2 + at),
     "email": f"other{at}@mail.example", "phone": f"+3363998200{at}"}
    for at, (given, family) in enumerate(
        [("Olena", "Bondarenko"), ("Tenzin", "Lama"), ("Divine", "Kabongo"), ("Saba", "Haile")]
    )
]  # fmt: skip


def people(*records):
    return pd.DataFrame([*records, *OTHERS], dtype=object)


def only(**changes):
    found = find(people(WOMAN, {**WOMAN, **changes}))
    assert [(each.a, each.b) for each in found] == [(0, 1)]
    return found[0]


def said(found):
    return [str(each) for each in found.evidence]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, "same name"),
        ({"given_name": "شيماء", "family_name": "درويش"}, "same name in two scripts"),
        ({"given_name": "Darwich", "family_name": "Shaimaa"}, "given and family name change place"),
        ({"email": None, "birth_date": None}, "same phone"),
        ({"phone": "+33639989999", "birth_date": None}, "same e-mail"),
        ({"phone": None, "email": None}, "same birth date"),
        ({"birth_date": date(1991, 1, 1), "email": "new@mail.example"}, "same year of birth"),
        ({"given_name": "Chayma", "family_name": "Darwish", "email": None}, "same phone"),
    ],
)
def test_the_same_woman_is_known_again(changes, why):
    found = only(**changes)
    assert found.proposed is Likeness.SAME
    assert found.probability >= 0.5
    assert why in said(found)


def test_sisters_share_a_name_and_a_phone_and_stay_two():
    found = only(given_name="Rojda", birth_date=date(1984, 2, 3), email="rojda@mail.example")
    assert found.proposed is Likeness.FAMILY
    assert found.probability < 0.5
    assert said(found) == [
        "given names differ", "same family name", "same phone", "e-mails differ",
        "birth dates differ",
    ]  # fmt: skip


def test_a_common_name_alone_makes_nobody_the_same():
    namesake = {
        **WOMAN, "birth_date": date(2001, 9, 9), "email": "a@mail.example", "phone": "+33639980001",
    }  # fmt: skip
    assert find(people(WOMAN, namesake)) == ()


@pytest.mark.parametrize(
    "shared",
    [
        {"birth_date": date(1991, 6, 25)},
        {"birth_date": date(1991, 6, 25), "email": "shaimaa@mail.example"},
        {"birth_date": None, "email": None},
        {"given_name": "Chayla", "birth_date": date(1993, 2, 3)},
    ],
    ids=["twins", "twins with one address", "no other answer", "sisters with names alike"],
)
def test_sisters_and_twins_stay_two_whatever_a_household_shares(shared):
    found = only(**{"given_name": "Rojda", "email": "rojda@mail.example", **shared})
    assert found.proposed is Likeness.FAMILY
    assert found.probability < 0.5


def test_each_reason_says_its_fields_and_what_it_weighs():
    found = only(email="other@mail.example")
    weights = {each.fields: each.weight for each in found.reasons}
    assert weights["given_name", "family_name"] > 0
    assert weights["phone",] > 0 > weights["email",]
    assert [each.said for each in found.reasons] == list(found.evidence)


def test_what_a_household_shares_weighs_nothing_between_sisters():
    found = only(given_name="Rojda", birth_date=date(1984, 2, 3), email=None)
    weights = {each.fields: each.weight for each in found.reasons}
    assert weights["family_name",] == weights["phone",] == 0
    assert weights["given_name",] < 0 > weights["birth_date",]


def test_first_january_is_a_day_only_where_the_form_says_so():
    born = {"birth_date": date(1991, 1, 1), "phone": None, "email": None}
    frame = people({**WOMAN, **born}, {**WOMAN, **born})
    assert "same year of birth, no day known" in said(find(frame)[0])
    known = find(frame.assign(birth_precision="day"))[0]
    assert "same birth date" in said(known)
    assert known.probability > find(frame)[0].probability


def test_a_group_that_leads_from_one_woman_to_another_is_said():
    between = {**WOMAN, "email": "mina@mail.example", "birth_date": None, "given_name": "Mina"}
    other = {
        "given_name": "Mina", "family_name": "Okafor", "birth_date": date(1970, 9, 9),
        "email": "mina@mail.example", "phone": "+33639980001",
    }  # fmt: skip
    first = {**WOMAN, "given_name": "Mina Shaimaa", "email": None}
    alone = find(people(first, between))
    chained = find(people(first, between, other))
    assert [each.warning for each in alone if each.proposed is Likeness.SAME] == [None]
    same = [each for each in chained if each.proposed is Likeness.SAME]
    assert {(each.a, each.b) for each in same} >= {(0, 1), (1, 2)}
    assert all("lead to two people" in str(each.warning) for each in same)


def test_missing_answers_are_no_likeness():
    nobody = dict.fromkeys(("birth_date", "email", "phone"))
    blank = {**nobody, "given_name": "", "family_name": ""}
    assert find(people(blank, dict(blank))) == ()
    assert find(people()[:1]) == ()
    assert find(people()[:0]) == ()


def test_the_shared_files_pairs_are_all_found_and_no_other_is_called_the_same():
    found = recognise(prepare(INTAKE / "kobo-xml-names.csv", form=INTAKE / "form.xlsx"))
    truth = json.loads((INTAKE / "kobo-duplicates-truth.json").read_text())
    kinds = {"same": Likeness.SAME, "sisters": Likeness.FAMILY}
    expected = {(str(a), str(b)): kinds[kind] for a, b, kind in truth}
    proposed = {(each.a.submission, each.b.submission): each.proposed for each in found}
    assert {pair: proposed[pair] for pair in expected} == expected
    assert {p for p, kind in proposed.items() if kind is Likeness.SAME} == {
        pair for pair, kind in expected.items() if kind is Likeness.SAME
    }
    assert all(
        (each.probability >= 0.5) == (each.proposed is Likeness.SAME) and each.evidence
        for each in found
    )


def test_someone_known_before_is_recognised_and_known_pairs_are_not_said_again():
    prepared = prepare(INTAKE / "kobo-xml-names.csv", form=INTAKE / "form.xlsx")
    ids = prepared.applications[["submission", "submission_uuid"]]
    known = prepared.people.join(ids).assign(form_id=prepared.form_id)
    assert recognise(prepared, known) == ()
    before = known.iloc[:60].rename(index=lambda at: at + 1000)
    found = {(each.a, each.b) for each in recognise(prepared, before)}
    assert (Applicant("90055", 1054), Applicant("90067")) in found


def test_a_submission_is_known_by_its_uuid_or_by_its_id_in_the_same_form():
    prepared = prepare(INTAKE / "kobo-xml-names.csv", form=INTAKE / "form.xlsx")
    ids = prepared.applications[["submission", "submission_uuid"]]
    known = prepared.people.join(ids).assign(form_id=prepared.form_id)
    corrected = known.assign(submission_uuid="another")
    renumbered = known.assign(submission=[f"n{at}" for at in range(len(known))], form_id="another")
    assert is_known(prepared, known.assign(form_id="")).all()
    assert is_known(prepared, corrected).all()
    assert is_known(prepared, renumbered).all()
    assert not is_known(prepared, corrected.assign(form_id="another")).any()
    assert not is_known(prepared, None).any()


def as_set(found):
    return {(frozenset((each.a, each.b)), each.probability, each.proposed) for each in found}


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_people_changes_nothing(order):
    frame = people(WOMAN, {**WOMAN, "given_name": "شيماء", "email": None})
    assert as_set(find(frame.iloc[list(order)])) == as_set(find(frame))


def test_the_order_of_many_people_changes_nothing_either():
    frame = invented_people(1_500, seed=3)
    assert as_set(find(frame.sample(frac=1, random_state=1))) == as_set(find(frame))


PLACES = st.sampled_from(["Olena", "Tenzin", "Divine", "Saba", "Zahra"])


@settings(max_examples=30, deadline=None)
@given(PLACES, st.integers(0, 9_000), st.booleans())
def test_one_more_person_takes_no_pair_away(name, day, has_phone):
    stranger = {
        "given_name": name,
        "family_name": f"{name}stad",
        "birth_date": date(1970, 1, 2) + timedelta(day),
        "email": "stranger@example.org",
        "phone": "+33611112222" if has_phone else None,
    }
    before = find(people(WOMAN, {**WOMAN, "given_name": "Chayma", "email": None}))
    after = find(people(WOMAN, {**WOMAN, "given_name": "Chayma", "email": None}, stranger))
    assert [(each.a, each.b) for each in before] == [(0, 1)]
    assert (0, 1) in [(each.a, each.b) for each in after if each.proposed is Likeness.SAME]


def test_two_rows_that_are_equal_are_one_woman():
    frame = pd.DataFrame([WOMAN, WOMAN], dtype=object)
    assert [each.proposed for each in find(frame)] == [Likeness.SAME]


def test_columns_without_an_answer_say_nothing():
    frame = people(WOMAN, dict(WOMAN)).assign(birth_date=None, email=None, phone=None)
    found = find(frame)
    assert all(said(each) == ["same name"] for each in found)


@pytest.mark.parametrize("phone", ["", None, "+33639980000"])
def test_a_telephone_that_two_thousand_share_joins_nobody(phone):
    frame = invented_people(2_000, seed=4).drop_duplicates("entity").reset_index(drop=True)
    frame = frame.assign(phone=phone)
    again = frame.iloc[:3].rename(index=lambda at: at + 5_000)
    started = time.monotonic()
    found = find(pd.concat([frame, again]))
    assert time.monotonic() - started < 20  # a quarter of a second on an idle machine
    same = {(each.a, each.b) for each in found if each.proposed is Likeness.SAME}
    assert {(at, at + 5_000) for at in range(3)} <= same
    assert len(same) <= 8


def test_most_second_applications_among_two_thousand_are_found():
    frame = invented_people(2_000, seed=11)
    pairs = [(each.a, each.b) for each in find(frame) if each.proposed is Likeness.SAME]
    assert f1(np.array(pairs), frame) > 0.96


NAMES = st.text(max_size=12) | st.sampled_from(["", "Al", "el-", "الـ", "ሰላም", "Ñ'x", "  "])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES), min_size=2, max_size=8))
def test_any_name_is_borne(names):
    frame = pd.DataFrame(names, columns=["given_name", "family_name"], dtype=object)
    frame = frame.assign(birth_date=None, email=None, phone="+33639981234")
    for each in find(frame):
        assert 0 <= each.probability <= 1
        assert each.a != each.b


def test_ten_thousand_people_are_compared_within_seconds():
    dice = random.Random(7)
    given, family = ([f"{a}{b}{c}" for a in "KBDMRSLT" for b in ends for c in ("n", "r", "sa")]
                     for ends in (("a", "ou", "i"), ("ara", "edi", "olo")))  # fmt: skip
    frame = pd.DataFrame(
        {
            "given_name": [dice.choice(given) for _ in range(10_000)],
            "family_name": [dice.choice(family) for _ in range(10_000)],
            "birth_date": [
                date(1970, 1, 1) + timedelta(dice.randrange(13_000)) for _ in range(10_000)
            ],
            "email": [f"p{at}@mail.example" for at in range(10_000)],
            "phone": [f"+336{at:08d}" for at in range(10_000)],
        }
    )
    again = frame.iloc[:200].assign(email=None).rename(index=lambda at: at + 20_000)
    started = time.monotonic()
    found = find(pd.concat([frame, again]))
    assert time.monotonic() - started < 15  # about one second on an idle machine
    same = {(each.a, each.b) for each in found if each.proposed is Likeness.SAME}
    assert {(at, at + 20_000) for at in range(200)} <= same
    assert len(same) < 220
