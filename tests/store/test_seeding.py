"""The invented sample written to a store."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import func, select

from tests.copies import NOW, a_store_at, nothing, the_sample
from workbench import frames
from workbench.errors import NotReady
from workbench.rules.answers import fingerprint_of
from workbench.rules.scoring import assess
from workbench.sample import invent
from workbench.store import audit, reads, rubrics
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.seeding import seed_store
from workbench.vocabulary import STAGE_AFTER, Programme, Stage, Verdict

SAMPLE = invent(1, today=date(2026, 11, 23))


@pytest.fixture
def empty(url: str) -> Iterator[Store]:
    opened = a_store_at(url, nothing)
    yield opened
    opened.close()


@pytest.fixture
def seeded(url: str) -> Iterator[Store]:
    opened = a_store_at(url, the_sample)
    yield opened
    opened.close()


def test_the_store_holds_what_was_invented(seeded: Store):
    expected = {
        t.Chapter: 2,
        t.Cohort: 7,
        t.Person: len(SAMPLE.people),
        t.Application: 240,
        t.Partner: 14,
        t.Mentor: 60,
        t.Fellow: len(SAMPLE.fellows),
        t.Assignment: len(SAMPLE.assignments),
        t.Activity: len(SAMPLE.activities),
        t.Outcome: len(SAMPLE.outcomes),
    }
    with seeded.reading() as session:
        found = {
            table: session.scalar(select(func.count()).select_from(table)) for table in expected
        }
    assert found == expected


def test_its_decisions_are_chained_in_the_order_of_their_days(seeded: Store):
    with seeded.reading() as session:
        assert audit.broken_links(session) == ()
        days = session.scalars(select(t.Decision.decided_at).order_by(t.Decision.id)).all()
    assert days == sorted(days)


def test_replaying_the_decisions_in_the_store_arrives_at_the_stored_stage(seeded: Store):
    with seeded.reading() as session:
        stored = dict(session.execute(select(t.Application.id, t.Application.stage)).all())
        versions = dict(session.execute(select(t.Application.id, t.Application.version)).all())
        said = session.execute(
            select(t.Decision.application_id, t.Decision.verdict).order_by(t.Decision.id)
        ).all()
    replayed = dict.fromkeys(stored, str(Stage.RECEIVED))
    counted = dict.fromkeys(stored, 1)
    after = {str(verdict): str(STAGE_AFTER[verdict]) for verdict in Verdict}
    for application, verdict in said:
        replayed[application] = after[verdict]
        counted[application] += 1
    assert replayed == stored
    assert counted == versions


def test_everyone_keeps_her_own_answers_and_name(seeded: Store):
    with seeded.reading() as session:
        rows = session.execute(
            select(t.Application, t.Person).join(t.Person, t.Person.id == t.Application.person_id)
        ).all()
    invented = {each.submission: each for each in SAMPLE.applications}
    for application, person in rows:
        each = invented[application.submission]
        assert application.answers == each.answers
        assert application.fingerprint == fingerprint_of(each.answers)
        assert person.given_name == SAMPLE.people[each.person].given_name


def test_every_verdict_but_a_seat_names_its_rubric(seeded: Store):
    with seeded.reading() as session:
        rows = session.execute(select(t.Decision.verdict, t.Decision.rubric)).all()
    assert {rubric for verdict, rubric in rows if verdict == Verdict.ENROL} == {None}
    assert None not in {rubric for verdict, rubric in rows if verdict != Verdict.ENROL}


def test_every_cohort_keeps_the_rubric_that_was_the_newest_when_it_was_made(seeded: Store):
    for _, cohort in reads.cohorts(seeded).iterrows():
        newest = rubrics.for_programme(Programme(cohort["programme"]), chapter=cohort["chapter"])
        assert cohort["rubric"] == newest.stem == f"{newest.name}-{newest.version}"


def test_nobody_was_shortlisted_or_seated_against_a_gate(seeded: Store):
    for number, cohort in reads.cohorts(seeded).iterrows():
        rubric = rubrics.for_cohort(cohort)
        applications = reads.applications(seeded, number)
        accepted = applications["stage"].isin([Stage.SHORTLISTED.value, Stage.ENROLLED.value])
        assert (assess(applications, rubric).admissible[accepted] >= 0).all()


def test_a_mentor_keeps_her_own_name_partner_and_fellows(seeded: Store):
    chapters = {row.chapter: row.chapter_id for row in reads.cohorts(seeded).itertuples()}
    found = reads.mentors(seeded, chapters["Paris"])
    invented = [each for each in SAMPLE.mentors if each.chapter == "Paris"]
    assert list(found["family_name"]) == [SAMPLE.people[m.person].family_name for m in invented]
    assert list(found["partner"]) == [SAMPLE.partners[m.partner].name for m in invented]
    assert list(found["slots"]) == [m.slots for m in invented]


def test_the_desks_can_read_every_cohort(seeded: Store):
    for cohort in reads.cohorts(seeded).index:
        applications = reads.applications(seeded, cohort)
        assert set(frames.APPLICATIONS.columns) <= set(applications.columns)
        assert len(reads.fellows(seeded, cohort)) == (applications["stage"] == "enrolled").sum()


def test_alumnae_are_known_as_such_in_the_open_fellowship(seeded: Store):
    cohorts = reads.cohorts(seeded)
    open_fellowship = int(cohorts.index[cohorts["form_id"] == "fellowship_2027"][0])
    earlier = reads.applications(seeded, open_fellowship)["earlier"].dropna()
    assert len(earlier) >= 10
    assert set(earlier) == {"Springboard Paris, spring 2026"}


def test_look_alikes_of_the_open_cohorts_wait_for_a_person(seeded: Store):
    cohorts = reads.cohorts(seeded)
    is_open = (cohorts["opens_on"] <= NOW.date()) & (cohorts["closes_on"] >= NOW.date())
    found = {cohort: reads.pairs(seeded, cohort) for cohort in cohorts.index}
    assert sum(len(found[cohort]) for cohort in cohorts.index[is_open]) >= 5
    for cohort, pairs in found.items():
        people = reads.look_alikes(seeded, cohort)
        assert pairs["said"].isna().all()
        assert (pairs["a_id"] < pairs["b_id"]).all()
        assert set(pairs["a_id"]) | set(pairs["b_id"]) == set(people.index)
        # A cohort that is closed has only pairs with somebody who applies to an open one.
        newer = pairs["b_id"].map(people["cohort_id"])
        assert is_open[cohort] or newer.map(is_open).all()


def test_a_springboard_graduate_who_comes_back_looks_like_herself(seeded: Store):
    cohorts = reads.cohorts(seeded)
    now_open = int(cohorts.index[cohorts["form_id"] == "fellowship_2027"][0])
    people = reads.look_alikes(seeded, now_open)
    seated = people[people["seat"].notna()]
    assert list(seated["cohort"]) == ["Springboard Paris, spring 2026"]
    pairs = reads.pairs(seeded, now_open)
    back = pairs[pairs["a_id"] == seated.index[0]].iloc[0]
    assert back["proposed"] == "same"
    assert reads.applications(seeded, now_open).at[back["b_id"], "earlier"] is None


def test_a_store_that_holds_people_is_left_as_it_is(seeded: Store):
    with pytest.raises(NotReady, match="already holds people"):
        seed_store(seeded, SAMPLE, now=NOW)
    with seeded.reading() as session:
        assert session.scalar(select(func.count()).select_from(t.Application)) == 240


def test_seeding_takes_less_than_three_seconds(empty: Store):
    started = time.process_time()
    seed_store(empty, invent(2, today=NOW.date()), now=NOW)
    assert time.process_time() - started < 3
