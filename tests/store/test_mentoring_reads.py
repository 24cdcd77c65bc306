"""What both sides say for mentoring, as the desks read it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine, text, update

from tests.store.conftest import NOW
from tests.store.mentored import CLAIRE, a_mentor_more, a_relation, entries, seated
from tests.store.test_demands import a_store_of
from workbench import frames, settings
from workbench.errors import CohortChanged, WishChanged, WorkbenchError
from workbench.rules.mentoring.hours import A_MONTH
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.store import reads
from workbench.store import tables as t
from workbench.store.engine import Store, create_store, open_store
from workbench.store.writes import NewWish, relate, save_terms, save_wish
from workbench.vocabulary import (
    Aim,
    Capacity,
    Meets,
    PartnerRole,
    Relation,
    Role,
    Seniority,
    Skill,
    Track,
)

TODAY = NOW.date()
A_WISH = NewWish(
    1,
    skills=(Skill.JAVASCRIPT, Skill.CV),
    sectors=("banking",),
    seniority=Seniority.SENIOR,
    meets=Meets.EITHER,
    hours=4,
    wants_co_mentor=True,
)
TERMS = (
    Terms(
        aim=Aim.FAIR,
        capacity=Capacity.HOURS,
        per_partner=3,
        caps={7: 1},
        woman_in=frozenset({Track.DATA}),
        co_mentored=frozenset({2}),
    )
    .with_lock(Pair(1, 1), reason="They know each other well.")
    .with_ban(Pair(2, 1), reason="Same company.")
    .with_nobody(3, reason="She is away.")
)


def test_what_a_fellow_says_is_read_with_her_and_blank_until_then(store: Store):
    seated(store)
    assert save_wish(store, A_WISH, seen_version=0, now=NOW) == 1
    found = frames.check_fellows(reads.fellows(store, 1))
    said = found.loc[1]
    assert (said["skills"], said["sectors"]) == (("javascript", "cv"), ("banking",))
    assert (said["seniority"], said["meets"], said["hours"]) == ("senior", "either", 4.0)
    assert (said["wants_co_mentor"], said["wish_version"]) == (True, 1)
    silent = found.loc[2]
    assert [silent[name] for name in ("skills", "sectors", "seniority", "meets")] == [None] * 4
    assert silent["wish_version"] == 0
    assert found["hours"].isna().tolist() == [False, True, True]


def test_two_who_write_down_her_wishes_do_not_write_over_each_other(store: Store):
    seated(store)
    samira = open_store(store.url, by="Samira")
    save_wish(samira, A_WISH, seen_version=0, now=NOW)
    with pytest.raises(WishChanged, match="Samira changed what she says") as told:
        save_wish(store, NewWish(1), seen_version=0, now=NOW)
    assert told.value.by == "Samira"
    assert save_wish(store, NewWish(1, hours=2), seen_version=1, now=NOW) == 2
    assert reads.fellows(store, 1).loc[1, "skills"] is None
    samira.close()


def test_a_partner_that_hires_on_the_day_may_recruit(store: Store):
    recruits = {}
    with store.writing() as session:
        session.add(
            t.PartnerPart(
                partner_id=1,
                role=PartnerRole.HIRES,
                starts_on=TODAY,
                ends_on=TODAY + timedelta(days=9),
            )
        )
    for days in (-1, 0, 9, 10):
        found = reads.mentors(store, 1, on=TODAY + timedelta(days=days))
        recruits[days] = found.loc[CLAIRE, "may_recruit"]
    assert recruits == {-1: "no", 0: "yes", 9: "yes", 10: "no"}


def test_a_partner_that_only_gives_money_may_not_recruit(store: Store):
    with store.writing() as session:
        session.add(t.PartnerPart(partner_id=1, role=PartnerRole.FUNDS, starts_on=TODAY))
    assert reads.mentors(store, 1, on=TODAY).loc[CLAIRE, "may_recruit"] == "no"


def test_what_a_mentor_says_is_read_with_her_or_him(store: Store):
    paul = a_mentor_more(
        store, skills=["python"], seniority="leader", meets="remote", city="Lyon", hours=6.5
    )
    found = frames.check_mentors(reads.mentors(store, 1))
    said = found.loc[paul]
    assert (said["skills"], said["seniority"], said["meets"]) == (("python",), "leader", "remote")
    assert (said["city"], said["hours"], said["sector"]) == ("Lyon", 6.5, "web")
    assert found.loc[CLAIRE, "skills"] is None


def test_a_mentor_who_has_left_stays_in_the_list_with_room_for_nobody(store: Store):
    with store.writing() as session:
        session.execute(update(t.Mentor).values(left_on=TODAY, hours=8))
    before = reads.mentors(store, 1, on=TODAY - timedelta(days=1)).loc[CLAIRE]
    assert (before["capacity"], before["hours"]) == (1, 8)
    after = frames.check_mentors(reads.mentors(store, 1, on=TODAY)).loc[CLAIRE]
    assert (after["capacity"], after["hours"]) == (0, 0)


def test_terms_are_read_again_exactly_as_they_were_kept(store: Store):
    assert reads.terms(store, 1) == Terms()
    assert save_terms(store, 1, TERMS, seen=1, now=NOW) == 2
    assert reads.terms(store, 1) == TERMS
    assert reads.cohorts(store).loc[1, "version"] == 2
    assert save_terms(store, 1, TERMS, seen=2, now=NOW) == 2
    assert len(entries(store, "save_terms")) == 1


def test_the_log_says_what_changed_in_the_terms_without_a_word_of_the_reasons(store: Store):
    save_terms(store, 1, TERMS, seen=1, now=NOW)
    (entry,) = entries(store, "save_terms")
    assert entry.detail["changed"]["aim"] == {"before": "best", "after": "fair"}
    assert entry.detail["changed"]["forbidden"] == {"before": [], "after": [[2, 1]]}
    assert "Same company" not in str(entry.detail)


def test_who_comes_second_with_terms_is_told_who_changed_the_cohort(store: Store):
    samira = open_store(store.url, by="Samira")
    save_terms(samira, 1, TERMS, seen=1, now=NOW)
    with pytest.raises(CohortChanged, match="Samira changed this cohort"):
        save_terms(store, 1, Terms(), seen=1, now=NOW)
    assert reads.terms(store, 1) == TERMS
    samira.close()


@pytest.mark.parametrize("kept", [{"wish": 1}, {"aim": "quick"}, {"forbidden": [[1]]}, {"caps": 3}])
def test_terms_that_cannot_be_understood_are_said_and_can_be_replaced(store: Store, kept: dict):
    with store.writing() as session:
        session.execute(update(t.Cohort).values(mentoring=kept))
    with pytest.raises(WorkbenchError, match="cannot be understood"):
        reads.terms(store, 1)
    save_terms(store, 1, TERMS, seen=1, now=NOW)
    assert reads.terms(store, 1) == TERMS


def test_what_a_proposal_finds_as_given_is_read_in_one_go(store: Store):
    seated(store)
    paul = a_mentor_more(store)
    save_wish(store, NewWish(2, hours=3), seen_version=0, now=NOW)
    relate(store, a_relation(Relation.NEVER), now=NOW)
    with store.writing() as session:
        pairs = ((1, CLAIRE, False, None), (2, paul, True, None), (3, paul, False, TODAY))
        for fellow, mentor, is_co_mentor, ends_on in pairs:
            session.add(
                t.Assignment(
                    fellow_id=fellow,
                    mentor_id=mentor,
                    state="confirmed",
                    starts_on=date(2026, 11, 1),
                    ends_on=ends_on,
                    fit=80,
                    reason="why",
                    by="Alexis",
                    input_fingerprint="print",
                    is_co_mentor=is_co_mentor,
                )
            )
    found = reads.circumstances(store, 1, role=Role.COORDINATOR)
    assert found.started == {1: CLAIRE}
    assert found.loads == {paul: 1}
    assert found.hours == {paul: 3.0}
    assert found.banned == {Pair(1, CLAIRE)}
    assert dict(reads.loads(store, 1)) == {CLAIRE: 1, paul: 1}
    assert dict(reads.hours(store, 1)) == {CLAIRE: A_MONTH, paul: 3.0}


def test_whoever_sits_here_is_a_coordinator_unless_the_setting_says_otherwise(monkeypatch):
    monkeypatch.delenv("WORKBENCH_ROLE", raising=False)
    assert settings.role() is Role.COORDINATOR
    monkeypatch.setenv("WORKBENCH_ROLE", " Protection ")
    assert settings.role() is Role.PROTECTION
    monkeypatch.setenv("WORKBENCH_ROLE", "director")
    with pytest.raises(WorkbenchError, match="“director”; it can be: coordinator or protection"):
        settings.role()


def test_a_store_of_the_version_before_keeps_its_mentors_and_pairs(url: str):
    a_store_of(url, "0003")
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in OF_BEFORE:
            connection.execute(text(statement))
    engine.dispose()
    store = create_store(url, by="Alexis")
    assert reads.terms(store, 1) == Terms()
    mentor = frames.check_mentors(reads.mentors(store, 1)).loc[1]
    assert (mentor["capacity"], mentor["skills"], mentor["city"]) == (2, None, None)
    assert frames.check_fellows(reads.fellows(store, 1)).loc[1, "seniority"] is None
    pair = reads.assignments(store, 1).loc[1]
    assert (pair["fit"], pair["is_co_mentor"], pair["confirmed_at"]) == (80, False, None)
    assert reads.circumstances(store, 1, role=Role.PROTECTION).started == {1: 1}
    assert save_wish(store, A_WISH, seen_version=0, now=NOW) == 1
    store.close()


OF_BEFORE = (
    "INSERT INTO person (given_name, family_name) VALUES ('Given', 'Invented'), ('Claire', 'M.')",
    (
        "INSERT INTO application (person_id, cohort_id, form_id, submission, submitted_at, "
        "answers, fingerprint, stage, version) VALUES (1, 1, 'f', '1', '2026-10-01', '{}', "
        "'print', 'enrolled', 3)"
    ),
    (
        "INSERT INTO fellow (application_id, cohort_id, track, enrolled_on) "
        "VALUES (1, 1, 'web', '2027-01-01')"
    ),
    "INSERT INTO partner (name, sector) VALUES ('Atelier Lumen', 'web')",
    (
        "INSERT INTO mentor (person_id, partner_id, chapter_id, tracks, languages, slots, "
        "capacity, is_woman, version) VALUES (2, 1, 1, '[\"web\"]', '[\"fr\"]', '[]', 2, true, 1)"
    ),
    (
        "INSERT INTO assignment (fellow_id, mentor_id, state, starts_on, fit, reason, by, "
        "input_fingerprint, version) VALUES (1, 1, 'confirmed', '2027-02-01', 80, 'why', 'Alexis', "
        "'print', 1)"
    ),
)
"""What a store of version 0003 held of one pair."""
