"""One woman who applied twice: joining loses nothing, and parting gives back what was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from tests.store.conftest import NOW
from workbench.errors import AlreadyChanged, AlreadyDecided, AlreadySaid, NotReady
from workbench.rules.answers import fingerprint_of
from workbench.rules.verdicts import replay
from workbench.store import audit, reads
from workbench.store import tables as t
from workbench.store.engine import Store, create_store, open_store
from workbench.store.writes import (
    NewDecision,
    NewSeat,
    Saying,
    ask_about,
    decide,
    enrol,
    say_pair,
    take_back,
)
from workbench.store.writes.answers import NewAnswer
from workbench.store.writes.answers import amend as amend_answer
from workbench.vocabulary import Likeness, Stage, Track, Verdict

SAME, FAMILY, DIFFERENT = Likeness.SAME, Likeness.FAMILY, Likeness.DIFFERENT
FULL = {"city": "Lyon", "french_level": "B1", "tracks": ["web", "data"], "first_choice": "web"}
COHORT, EARLIER = 1, 2
WOMEN = 5


@pytest.fixture
def asked(store: Store) -> Store:
    """Five applications of five persons: four for one cohort, the last for an earlier one.

    The store's own three are taken over; each later one was sent a day later.
    """
    return with_women(store)


def with_women(store: Store) -> Store:
    with store.writing() as session:
        session.add(an_earlier_cohort())
        session.flush()
        for number in range(4, WOMEN + 1):
            person = t.Person(given_name=f"Given{number - 1}", family_name="Invented")
            session.add(person)
            session.flush()
            session.add(an_application(number, person=person.id))
            session.flush()
        for number, answers in ANSWERS.items():
            session.execute(
                update(t.Application)
                .where(t.Application.id == number)
                .values(
                    answers=answers,
                    fingerprint=fingerprint_of(answers),
                    submitted_at=NOW + timedelta(days=number),
                )
            )
        for a in range(1, WOMEN + 1):
            session.add_all(a_pair(a, b) for b in range(a + 1, WOMEN + 1))
    return store


ANSWERS = {
    1: {**FULL, "city": None, "weekly_hours": 10},
    2: {**FULL, "french_level": None},
    3: {"city": "Paris", "tracks": ["ux"], "consent_partners": "yes"},
    4: {"weekly_hours": 20, "tracks": None, "city": None},
    5: {"city": "Nice"},
}


def an_earlier_cohort() -> t.Cohort:
    return t.Cohort(
        chapter_id=1,
        programme="springboard",
        name="Springboard Paris 2026",
        form_id="springboard_2026",
        opens_on=date(2025, 9, 1),
        closes_on=date(2025, 12, 15),
        starts_on=date(2026, 1, 5),
        ends_on=date(2026, 4, 3),
        seats={"web": 2},
        supports={},
    )


def an_application(number: int, *, person: int) -> t.Application:
    return t.Application(
        person_id=person,
        cohort_id=EARLIER if number == WOMEN else COHORT,
        form_id="form",
        submission=str(number),
        submission_uuid=f"uuid-{number}",
        submitted_at=NOW,
        answers={},
        fingerprint="",
    )


def a_pair(a: int, b: int) -> t.Pair:
    return t.Pair(a_id=a, b_id=b, probability=0.9, proposed="same", evidence=["same phone"])


def pair_of(store: Store, a: int, b: int) -> int:
    with store.reading() as session:
        return session.scalars(select(t.Pair.id).where(t.Pair.a_id == a, t.Pair.b_id == b)).one()


def said_at(store: Store, pair: int):
    with store.reading() as session:
        return session.get_one(t.Pair, pair).said_at


def say(store: Store, a: int, b: int, likeness: Likeness = SAME, *, keep: int | None = None):
    pair = pair_of(store, a, b)
    saying = Saying(pair, likeness, seen_at=said_at(store, pair), keep=keep)
    say_pair(store, saying, now=NOW)


def unsay(store: Store, a: int, b: int) -> None:
    pair = pair_of(store, a, b)
    take_back(store, pair, seen_at=said_at(store, pair), now=NOW)


def row(store: Store, number: int) -> t.Application:
    with store.reading() as session:
        found = session.get_one(t.Application, number)
        session.expunge(found)
        return found


def content(store: Store) -> list[tuple]:
    """All that applications and persons hold, byte for byte; the version only counts changes."""
    with store.reading() as session:
        tables = (t.Application.__table__, t.Person.__table__)
        return [
            tuple(repr(value) for name, value in each._mapping.items() if name != "version")
            for table in tables
            for each in session.execute(select(table).order_by(table.c.id))
        ]


def amend(store: Store, number: int, **answers: object) -> None:
    """As an amendment does: the answer changes with its fingerprint, and is kept as amended."""
    with store.writing() as session:
        application = session.get_one(t.Application, number)
        for question, after in answers.items():
            session.add(
                t.Amendment(
                    application_id=number,
                    question=question,
                    before=application.answers.get(question),
                    after=after,
                    reason="She called.",
                    by=store.by,
                    amended_at=NOW,
                )
            )
        application.answers = {**application.answers, **answers}
        application.fingerprint = fingerprint_of(application.answers)
        application.version += 1


def shortlist(store: Store, number: int, verdict: Verdict = Verdict.SHORTLIST) -> None:
    seen = row(store, number)
    decide(
        store,
        [NewDecision(number, seen.version, verdict, "Clear.", seen.fingerprint)],
        now=NOW,
    )


def seat(store: Store, number: int) -> None:
    shortlist(store, number)
    seen = row(store, number)
    place = NewSeat(number, seen.version, Track.WEB, seen.fingerprint)
    enrol(store, seen.cohort_id, [place], reason="The plan.", seed=1, now=NOW)


def test_the_newest_answers_stay_and_the_older_application_is_set_aside_for_it(asked: Store):
    say(asked, 1, 2)
    assert (row(asked, 1).set_aside_for, row(asked, 2).set_aside_for) == (2, None)
    assert row(asked, 1).person_id == row(asked, 2).person_id == 2
    assert 1 not in reads.applications(asked, COHORT).index


def test_what_the_kept_one_lacks_is_filled_from_the_other_and_its_fingerprint_follows(
    asked: Store,
):
    say(asked, 1, 2)
    kept = row(asked, 2)
    assert kept.answers == {**FULL, "weekly_hours": 10}
    assert kept.fingerprint == fingerprint_of(kept.answers)
    assert row(asked, 1).answers == ANSWERS[1]
    with asked.reading() as session:
        merge = session.scalars(select(t.Merge)).one()
    assert [c["question"] for c in merge.changes if c["what"] == "answer"] == [
        "french_level",
        "weekly_hours",
    ]


def test_a_yes_to_consent_does_not_go_from_one_form_to_the_other(asked: Store):
    say(asked, 3, 4)
    assert "consent_partners" not in row(asked, 4).answers


def test_the_person_chooses_which_application_is_kept(asked: Store):
    say(asked, 1, 2, keep=1)
    assert (row(asked, 1).set_aside_for, row(asked, 2).set_aside_for) == (None, 1)
    assert row(asked, 1).answers["city"] == "Lyon"


def test_applications_for_two_cohorts_both_stay_and_are_one_persons(asked: Store):
    say(asked, 1, 5)
    assert row(asked, 1).set_aside_for is None
    assert row(asked, 5).set_aside_for is None
    assert row(asked, 1).person_id == row(asked, 5).person_id
    assert row(asked, 5).answers == ANSWERS[5]


def test_nobody_is_deleted_and_other_phones_stay_readable(asked: Store):
    with asked.writing() as session:
        session.get_one(t.Person, 1).phone = "+33639980001"
    before = reads.people(asked)
    say(asked, 1, 2)
    after = reads.people(asked)
    assert after["phone"].to_dict() == before["phone"].to_dict()
    assert after["given_name"].to_dict() == before["given_name"].to_dict()


@pytest.mark.parametrize("otherwise", [DIFFERENT, FAMILY])
def test_changing_ones_mind_gives_back_exactly_what_was_there(asked: Store, otherwise: Likeness):
    before = content(asked)
    say(asked, 1, 2)
    assert content(asked) != before
    say(asked, 1, 2, otherwise)
    assert content(asked) == before
    with asked.reading() as session:
        merge = session.scalars(select(t.Merge)).one()
        assert (merge.undone_by, merge.undone_at) == ("Alexis", NOW)
        assert audit.broken_links(session) == ()


def test_taking_back_gives_back_what_was_there_and_the_pair_waits_again(asked: Store):
    before = content(asked)
    say(asked, 1, 2)
    unsay(asked, 1, 2)
    assert content(asked) == before
    assert reads.pairs(asked, COHORT).loc[pair_of(asked, 1, 2), "said"] is None


def test_an_answer_amended_after_the_merge_stays_amended_when_it_is_undone(asked: Store):
    say(asked, 1, 2)
    amend(asked, 2, weekly_hours=15)
    unsay(asked, 1, 2)
    kept = row(asked, 2)
    assert kept.answers == {**ANSWERS[2], "weekly_hours": 15}
    assert kept.fingerprint == fingerprint_of(kept.answers)


def test_an_answer_a_person_took_out_is_not_filled_again(asked: Store):
    amend(asked, 2, french_level=None)
    say(asked, 1, 2)
    assert row(asked, 2).answers["french_level"] is None


def test_a_verdict_given_after_the_merge_stays_when_it_is_undone(asked: Store):
    say(asked, 1, 2)
    shortlist(asked, 2)
    unsay(asked, 1, 2)
    assert row(asked, 2).stage == Stage.SHORTLISTED
    assert (row(asked, 1).stage, row(asked, 1).set_aside_for) == (Stage.RECEIVED, None)


def test_an_application_set_aside_is_neither_decided_on_nor_seated(asked: Store):
    shortlist(asked, 1)
    say(asked, 1, 2, keep=2)
    for act in (lambda: shortlist(asked, 1, Verdict.DECLINE), lambda: seat(asked, 1)):
        with pytest.raises(NotReady, match="set aside for another"):
            act()
    seen = row(asked, 1)
    with pytest.raises(NotReady, match="set aside for another"):
        enrol(
            asked,
            COHORT,
            [NewSeat(1, seen.version, Track.WEB, seen.fingerprint)],
            reason="The plan.",
            seed=1,
            now=NOW,
        )


def test_one_somebody_decided_on_is_kept_before_a_newer_one(asked: Store):
    shortlist(asked, 1)
    say(asked, 1, 2)
    assert (row(asked, 1).set_aside_for, row(asked, 2).set_aside_for) == (None, 1)


def test_two_decided_on_differently_ask_which_one_is_kept(asked: Store):
    shortlist(asked, 1)
    shortlist(asked, 2, Verdict.DECLINE)
    with pytest.raises(NotReady, match="Shortlisted and Declined"):
        say(asked, 1, 2)
    say(asked, 1, 2, keep=1)
    assert row(asked, 2).set_aside_for == 1
    unsay(asked, 1, 2)
    assert [row(asked, each).stage for each in (1, 2)] == ["shortlisted", "declined"]


def test_two_seats_cannot_become_one(asked: Store):
    seat(asked, 1)
    seat(asked, 2)
    before = content(asked)
    for keep in (None, 1, 2):
        with pytest.raises(NotReady, match="Both hold a seat"):
            say(asked, 1, 2, keep=keep)
    assert content(asked) == before


def test_a_seat_is_never_set_aside(asked: Store):
    seat(asked, 1)
    with pytest.raises(NotReady, match="would hold a seat"):
        say(asked, 1, 2, keep=2)
    say(asked, 1, 2)
    assert row(asked, 2).set_aside_for == 1


def test_a_chain_makes_one_woman_and_one_application_stands(asked: Store):
    say(asked, 1, 2)
    say(asked, 2, 3)
    assert [row(asked, each).set_aside_for for each in (1, 2, 3)] == [3, 3, None]
    assert len({row(asked, each).person_id for each in (1, 2, 3)}) == 1


def test_undoing_the_first_of_a_chain_keeps_the_second(asked: Store):
    say(asked, 1, 2)
    say(asked, 2, 3)
    unsay(asked, 1, 2)
    alone = content(asked)
    assert [row(asked, each).set_aside_for for each in (1, 2, 3)] == [None, 3, None]
    unsay(asked, 2, 3)
    say(asked, 2, 3)
    assert content(asked) == alone


def test_a_contradiction_is_said_with_its_names(asked: Store):
    say(asked, 1, 2)
    say(asked, 1, 3, DIFFERENT)
    with pytest.raises(NotReady) as told:
        say(asked, 2, 3)
    assert "Given0 Invented and Given2 Invented would become one person too" in str(told.value)
    assert "Alexis said of them: Different people" in str(told.value)


def test_two_held_together_by_others_are_not_called_different(asked: Store):
    say(asked, 1, 2)
    say(asked, 2, 3)
    say(asked, 1, 3)
    before = content(asked)
    with pytest.raises(NotReady, match="still one person") as told:
        say(asked, 1, 3, DIFFERENT)
    assert "Given0 Invented = Given1 Invented" in str(told.value).replace(
        "Given1 Invented = Given0 Invented", "Given0 Invented = Given1 Invented"
    )
    assert content(asked) == before


def test_the_second_to_judge_a_pair_is_told_who_was_quicker(asked: Store):
    pair = pair_of(asked, 1, 2)
    say_pair(open_store(asked.url, by="Samira"), Saying(pair, DIFFERENT), now=NOW)
    with pytest.raises(AlreadySaid, match="Samira said what these two are"):
        say_pair(asked, Saying(pair, SAME), now=NOW)
    assert row(asked, 1).set_aside_for is None


def test_an_application_decided_on_meanwhile_is_looked_at_again(asked: Store):
    shortlist(asked, 1)
    with pytest.raises(AlreadyDecided, match="Alexis decided on this application"):
        say_pair(
            asked,
            Saying(pair_of(asked, 1, 2), SAME, seen_versions={1: 1, 2: 1}),
            now=NOW,
        )


def test_a_verdict_on_answers_that_a_merge_filled_meanwhile_is_refused(asked: Store):
    seen = row(asked, 2)
    say(asked, 1, 2)
    with pytest.raises(AlreadyChanged, match="Alexis changed this application"):
        decide(
            asked,
            [NewDecision(2, seen.version, Verdict.SHORTLIST, "Clear.", seen.fingerprint)],
            now=NOW,
        )


def test_the_log_names_what_was_joined_and_no_answer(asked: Store):
    say(asked, 1, 2)
    with asked.reading() as session:
        entry = session.scalars(select(t.AuditEntry).order_by(t.AuditEntry.id.desc())).first()
        assert entry.verb == "say_pair"
        assert entry.detail == {
            "said": "same",
            "before": None,
            "kept": 2,
            "set_aside": [1],
            "filled": ["french_level", "weekly_hours"],
            "parted": None,
        }


def test_asking_her_leaves_the_pair_open_with_its_note(asked: Store):
    pair = pair_of(asked, 1, 2)
    ask_about(asked, pair, note="Is the phone her sister's?", now=NOW)
    kept = reads.pairs(asked, COHORT).loc[pair]
    assert (kept["said"], kept["note"], kept["noted_by"]) == (
        None,
        "Is the phone her sister's?",
        "Alexis",
    )
    say(asked, 1, 2)
    assert reads.pairs(asked, COHORT).at[pair, "note"] is None


def test_a_mentor_stays_the_mentor_she_is(asked: Store):
    alumna = row(asked, 5).person_id
    with asked.writing() as session:
        session.get_one(t.Mentor, 1).person_id = alumna
    say(asked, 1, 5)
    with asked.reading() as session:
        mentor = session.get_one(t.Mentor, 1).person_id
    assert row(asked, 1).person_id == row(asked, 5).person_id == mentor
    unsay(asked, 1, 5)
    assert (row(asked, 1).person_id, row(asked, 5).person_id) == (1, mentor)


def test_sisters_stay_two_and_are_one_household(asked: Store):
    say(asked, 1, 2, FAMILY)
    say(asked, 2, 3, FAMILY)
    assert len({row(asked, each).person_id for each in (1, 2, 3)}) == 3
    assert reads.families(asked, COHORT) == ((1, 2, 3),)
    assert reads.households(asked, COHORT) == {1: 1, 2: 1, 3: 1}
    say(asked, 3, 4)
    assert reads.families(asked, COHORT) == ((1, 2, 4),)
    say(asked, 1, 2, DIFFERENT)
    assert reads.families(asked, COHORT) == ((2, 4),)
    assert reads.households(asked, COHORT) == {2: 2, 4: 2}


def test_what_follows_from_other_pairs_no_longer_waits(asked: Store):
    say(asked, 1, 2)
    say(asked, 1, 3, FAMILY)
    found = reads.pairs(asked, COHORT)
    assert found.at[pair_of(asked, 2, 3), "follows"] == FAMILY
    assert not found.at[pair_of(asked, 2, 3), "waits"]
    say(asked, 1, 4)
    found = reads.pairs(asked, COHORT)
    assert found.at[pair_of(asked, 2, 4), "follows"] == SAME
    assert found["waits"].sum() == found["said"].isna().sum() - found["follows"].notna().sum()


def test_an_answer_is_not_added_to_an_application_set_aside(asked: Store):
    say(asked, 1, 2)
    answer = NewAnswer(1, row(asked, 1).version, "city", "Lyon", "She called.")
    with pytest.raises(NotReady, match="set aside for another"):
        amend_answer(asked, answer, now=NOW)


def test_two_mentors_cannot_become_one_person(asked: Store):
    alumna = row(asked, 5).person_id
    with asked.writing() as session:
        session.get_one(t.Mentor, 1).person_id = alumna
        session.add(
            t.Mentor(
                person_id=1,
                partner_id=1,
                chapter_id=1,
                tracks=[],
                languages=[],
                slots=[],
                capacity=1,
                is_woman=True,
            )
        )
    with pytest.raises(NotReady, match="Both are mentors"):
        say(asked, 1, 5)


def test_a_springboard_graduate_is_recognised_at_triage(asked: Store):
    seat(asked, 5)
    assert reads.applications(asked, COHORT).at[1, "earlier"] is None
    say(asked, 1, 5)
    assert reads.applications(asked, COHORT).at[1, "earlier"] == "Springboard Paris 2026"
    unsay(asked, 1, 5)
    assert reads.applications(asked, COHORT).at[1, "earlier"] is None


PAIRS = [(a, b) for a in range(1, WOMEN + 1) for b in range(a + 1, WOMEN + 1)]
ACTS = st.lists(
    st.tuples(st.sampled_from(PAIRS), st.sampled_from([*Likeness, None]), st.booleans()),
    max_size=14,
)
SLOWLY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def acted(store: Store, acts: Sequence[tuple]) -> None:
    for (a, b), likeness, keeps_first in acts:
        try:
            if likeness is None:
                unsay(store, a, b)
            else:
                say(store, a, b, likeness, keep=a if keeps_first else None)
        except NotReady:  # a contradiction: refused whole
            continue


def undone(store: Store) -> None:
    """Take back everything said, the pairs in the order of their numbers."""
    for a, b in PAIRS:
        unsay(store, a, b)


@pytest.fixture(scope="module")
def women(tmp_path_factory: pytest.TempPathFactory):
    """One store on a file for the laws: each example undoes what it did."""
    folder = tmp_path_factory.mktemp("laws")
    opened = create_store(f"sqlite:///{folder / 'store.sqlite'}", by="Alexis")
    with opened.writing() as session:
        chapter = t.Chapter(name="Paris")
        session.add(chapter)
        session.flush()
        session.add(a_cohort(chapter.id))
        session.flush()
        for number in range(1, 4):
            session.add(t.Person(given_name=f"Given{number - 1}", family_name="Invented"))
            session.flush()
            session.add(an_application(number, person=number))
            session.flush()
    yield with_women(opened)
    opened.close()


def a_cohort(chapter: int) -> t.Cohort:
    return t.Cohort(
        chapter_id=chapter,
        programme="fellowship",
        name="Fellowship Paris 2027",
        form_id="fellowship_2027",
        opens_on=date(2026, 9, 1),
        closes_on=date(2026, 12, 15),
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 7, 31),
        seats={"web": 1},
        supports={},
    )


@SLOWLY
@given(acts=ACTS)
def test_undoing_everything_gives_back_every_byte(women: Store, acts: list):
    before = content(women)
    acted(women, acts)
    undone(women)
    assert content(women) == before


@SLOWLY
@given(acts=ACTS)
def test_one_person_is_exactly_those_said_to_be_the_same(women: Store, acts: list):
    acted(women, acts)
    with women.reading() as session:
        same = session.execute(
            select(t.Pair.a_id, t.Pair.b_id).where(t.Pair.said == str(SAME))
        ).all()
        apart = session.execute(
            select(t.Pair.a_id, t.Pair.b_id).where(t.Pair.said.in_(["family", "different"]))
        ).all()
        rows = session.scalars(select(t.Application)).all()
        persons = {each.id: each.person_id for each in rows}
        stands = [(each.person_id, each.cohort_id) for each in rows if each.set_aside_for is None]
    assert persons_of(same) == {
        frozenset(each for each in persons if persons[each] == one) for one in persons.values()
    }
    assert all(persons[a] != persons[b] for a, b in apart)
    assert len(set(stands)) == len(stands)
    assert set(stands) == {(each.person_id, each.cohort_id) for each in rows}
    undone(women)


def persons_of(same: Sequence[tuple[int, int]]) -> set[frozenset[int]]:
    groups = {each: frozenset([each]) for each in range(1, WOMEN + 1)}
    for a, b in same:
        joined = groups[a] | groups[b]
        groups.update(dict.fromkeys(joined, joined))
    return set(groups.values())


VERDICTS = st.tuples(st.integers(1, WOMEN), st.sampled_from([*Verdict]))


@SLOWLY
@given(acts=st.lists(st.one_of(VERDICTS, ACTS.map(lambda some: some[:2])), max_size=10))
def test_replaying_the_decisions_reaches_the_stored_stage_whatever_is_merged(
    women: Store, acts: list
):
    for act in acts:
        if isinstance(act, list):
            acted(women, act)
            continue
        try:
            shortlist(women, *act)
        except NotReady:
            continue
    undone(women)
    with women.reading() as session:
        stages = dict(session.execute(select(t.Application.id, t.Application.stage)).all())
        said: dict[int, list[Verdict]] = {number: [] for number in stages}
        for number, verdict in session.execute(
            select(t.Decision.application_id, t.Decision.verdict).order_by(t.Decision.id)
        ):
            said[number].append(Verdict(verdict))
        assert audit.broken_links(session) == ()
    assert {number: replay(each) for number, each in said.items()} == stages
