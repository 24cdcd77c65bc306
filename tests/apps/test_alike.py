"""The desk of look-alikes: compare two applications, say what they are. On a real store."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.apps.conftest import Heard
from tests.copies import a_store_in, nothing
from workbench.apps.alike import AlikeDesk, alike_app
from workbench.apps.alike_view import AlikeScreen
from workbench.apps.intake import intake_app
from workbench.apps.intake_desks import intake_desks
from workbench.apps.look_alikes import ALL, JUDGED, MERGED
from workbench.store import reads
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.views import applications as views
from workbench.vocabulary import Likeness

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "intake"
FORM = FIXTURES / "form.xlsx"
NAMES = FIXTURES / "kobo-xml-names.csv"
BACKWARDS = "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = a_store_in(tmp_path, nothing)
    yield opened
    opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The fixture's 72 applications, imported."""
    opened = a_store_in(tmp_path, the_export)
    yield opened
    opened.close()


def the_export(store: Store) -> None:
    bring_in(intake_app(store, language="en").desk)


@pytest.fixture
def screen(store: Store) -> AlikeScreen:
    return alike_app(store, language="en")


@pytest.fixture
def desk(screen: AlikeScreen) -> AlikeDesk:
    return screen.desk


def bring_in(desk) -> None:
    desk.take_form(FORM)
    desk.take_export(NAMES)
    desk.bring_in()
    assert desk.error is None


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def test_an_empty_store_has_nothing_to_compare(empty: Store):
    screen = alike_app(empty, language="en")
    assert said(screen.desk.day()) == ["No cohort yet: import applications first."]
    assert "There is no pair to judge here." in screen.card.value


def test_the_pairs_of_an_import_are_waiting(desk: AlikeDesk, store: Store):
    assert len(desk.shown) == len(reads.pairs(store, desk.cohort)) > 0
    assert desk.selected == desk.shown[0]


def test_after_an_import_the_second_tab_opens_on_its_pairs(empty: Store):
    tabs = intake_desks(empty, language="en")
    tabs.show(1)
    tabs.show(0)
    bring_in(tabs.screen.desk)
    cohort = tabs.screen.desk.cohort
    tabs.show(1)
    assert tabs.screen.desk.cohort == cohort
    assert tabs.screen.desk.selected == tabs.screen.desk.shown[0]
    tabs.show(0)
    assert tabs.screen.desk.error is None


def test_a_pair_is_judged_then_the_next_one_comes(desk: AlikeDesk, store: Store):
    first, second = desk.shown[:2]
    desk.judge(Likeness.SAME)
    assert desk.error is None
    kept = reads.pairs(store, desk.cohort).loc[first]
    assert (kept["said"], kept["said_by"]) == ("same", "Alexis")
    assert desk.selected == second
    assert first not in desk.shown


def test_what_was_said_of_a_pair_can_be_changed(desk: AlikeDesk, store: Store):
    first = desk.selected
    desk.judge(Likeness.SAME)
    desk.narrow(JUDGED)
    assert desk.selected == first
    desk.judge(Likeness.FAMILY)
    assert desk.error is None
    assert reads.pairs(store, desk.cohort).at[first, "said"] == "family"
    assert desk.shown == (first,)


def test_the_last_thing_said_is_taken_back_and_the_pair_waits_again(desk: AlikeDesk, store: Store):
    before = reads.applications(store, desk.cohort)
    assert said(desk.nothing_to_undo()) == ["No pair was judged here yet."]
    first = desk.selected
    desk.judge(Likeness.SAME)
    assert len(reads.applications(store, desk.cohort)) == len(before) - 1
    desk.undo()
    assert desk.error is None
    assert (desk.selected, desk.alike.known_of(first)) == (first, None)
    after = reads.applications(store, desk.cohort)
    assert after.drop(columns="version").equals(before.drop(columns="version"))
    assert said(desk.nothing_to_undo()) == ["No pair was judged here yet."]


def test_undo_says_again_what_was_said_before(desk: AlikeDesk, store: Store):
    first = desk.selected
    desk.judge(Likeness.FAMILY)
    desk.narrow(JUDGED)
    desk.judge(Likeness.SAME)
    desk.undo()
    assert desk.error is None
    assert reads.pairs(store, desk.cohort).at[first, "said"] == "family"


def test_two_joined_are_listed_and_parted_with_one_button(screen: AlikeScreen, store: Store):
    desk = screen.desk
    first = desk.selected
    desk.judge(Likeness.SAME)
    assert "1 joined" in said(desk.day())
    assert said(desk.against_unmerging()) == ["This pair was not joined."]
    desk.narrow(MERGED)
    assert desk.shown == (first,)
    assert "is set aside. Nothing of it is lost" in screen.joined.value
    names = [desk.alike.people.loc[one, "phone"] for one in desk.alike.both(first)]
    desk.unmerge()
    assert desk.error is None
    assert desk.alike.waits[first]
    assert [desk.alike.people.loc[one, "phone"] for one in desk.alike.both(first)] == names


def test_the_person_chooses_which_application_stays(screen: AlikeScreen, store: Store):
    desk = screen.desk
    one, other = desk.alike.both(desk.selected)
    assert desk.outlook().kept == other
    screen.keep.value = one
    desk.judge(Likeness.SAME)
    kept = reads.applications(store, desk.cohort).index
    assert one in kept
    assert other not in kept


def test_asking_her_first_leaves_the_pair_open_with_what_to_ask(screen: AlikeScreen, store: Store):
    desk = screen.desk
    first = desk.selected
    desk.ask()
    assert str(desk.error) == "To ask her first, write what to ask."
    desk.write("Is this phone your sister's?")
    desk.ask()
    assert desk.error is None
    assert "1 to ask her first" in said(desk.day())
    assert first in desk.shown
    desk.select(first)
    assert desk.note == "Is this phone your sister's?"
    assert "wants to ask her first" in screen.card.value


def test_somebody_quicker_is_named_and_the_pair_is_shown_as_it_stands(store: Store):
    mine, hers = (alike_app(store, language="en").desk for _ in range(2))
    first = mine.selected
    hers.judge(Likeness.DIFFERENT)
    mine.judge(Likeness.SAME)
    assert "Alexis said what these two are" in str(mine.error)
    assert mine.alike.known_of(first) is Likeness.DIFFERENT
    mine.judge(Likeness.SAME)
    assert mine.error is None


def test_pairs_of_one_group_come_together_and_the_rest_follows(store: Store):
    with store.writing() as session:
        a, b = session.execute(select(t.Pair.a_id, t.Pair.b_id).order_by(t.Pair.id)).first()
        paired = {one for row in session.execute(select(t.Pair.a_id, t.Pair.b_id)) for one in row}
        third = max(set(session.scalars(select(t.Application.id))) - paired)
        for one, chance in ((a, 0.001), (b, 0.002)):
            session.add(
                t.Pair(
                    a_id=min(one, third),
                    b_id=max(one, third),
                    probability=chance,
                    proposed="same",
                    evidence=["same phone"],
                )
            )
    screen = alike_app(store, language="en")
    desk = screen.desk
    group = [pair for pair in desk.shown if {a, b, third} >= set(desk.alike.both(pair))]
    assert len(group) == 3
    at = desk.shown.index(group[0])
    assert list(desk.shown[at : at + 3]) == group
    desk.select(group[0])
    assert "3 applications look alike in this group:" in screen.card.value
    for pair in group[:2]:
        desk.select(pair)
        desk.judge(Likeness.SAME)
        assert desk.error is None
    assert group[2] not in desk.shown
    assert desk.alike.known_of(group[2]) is Likeness.SAME
    desk.narrow(ALL)
    desk.select(group[2])
    assert "This follows from what was said of other pairs: Same person." in screen.card.value
    desk.judge(Likeness.DIFFERENT)
    assert "still one person" in str(desk.error)


def test_differences_are_marked_inside_the_values(screen: AlikeScreen):
    desk = screen.desk
    marked = []
    for pair in desk.shown:
        desk.select(pair)
        marked.append("<mark>" in screen.card.value)
    assert any(marked)


def test_when_every_pair_is_judged_the_desk_says_so(screen: AlikeScreen):
    desk = screen.desk
    while desk.selected is not None:
        desk.judge(Likeness.DIFFERENT)
    assert said(desk.blockers) == ["There is no pair to judge here."]
    assert "There is no pair to judge here." in screen.card.value
    desk.judge(Likeness.SAME)
    assert str(desk.error) == "There is no pair to judge here."


def test_what_the_rule_thinks_is_hidden_until_it_is_asked(screen: AlikeScreen):
    desk = screen.desk
    assert "%" not in screen.card.value + screen.thought.value
    screen.tell.click()
    assert "The rule would say: Same person." in screen.thought.value
    desk.select(desk.shown[1])
    assert screen.thought.value == ""


def test_differences_are_said_in_words(screen: AlikeScreen):
    cards = []
    for pair in screen.desk.shown:
        screen.desk.select(pair)
        cards.append(screen.card.value)
    assert any("✗ different" in card for card in cards)
    assert any("✓ the same" in card for card in cards)
    assert any("≈ in two scripts" in card for card in cards)


def test_keys_of_the_list_judge_pairs(screen: AlikeScreen, store: Store):
    first = screen.desk.selected
    screen.grid._handle_custom_msg({"kind": "key", "key": "2"}, [])
    assert reads.pairs(store, screen.desk.cohort).at[first, "said"] == "family"
    screen.grid._handle_custom_msg({"kind": "key", "key": "u"}, [])
    assert screen.desk.selected == first
    assert reads.pairs(store, screen.desk.cohort).at[first, "said"] is None


def test_the_desk_is_said_in_both_languages_at_every_step(screen: AlikeScreen, heard: Heard):
    for step in (lambda: None, screen.desk.tell):
        step()
        for language in ("fr", "en"):
            screen.switch.value = language
            assert screen.desk.error is None
            assert screen.status.language == language


def test_a_hostile_name_stays_text(screen: AlikeScreen, store: Store):
    with store.writing() as session:
        for person in session.query(t.Person):
            person.given_name, person.phone = f"<script>{BACKWARDS}", "<b>06</b>"
        for pair in session.query(t.Pair):
            pair.evidence = ["<img src=x onerror=alert(1)>"]
    screen.desk.open(screen.desk.cohort)
    assert "&lt;script&gt;" in screen.card.value
    for tag in ("<script", "<img", "<b>"):
        assert tag not in screen.card.value


def test_a_graduate_who_comes_back_is_recognised_and_triage_says_so(tmp_path: Path):
    sample = a_store_in(tmp_path)
    screen = alike_app(sample, language="en")
    desk = screen.desk
    seats = desk.alike.people["seat"]
    back = next(p for p in desk.shown if any(seats[one] for one in desk.alike.both(p)))
    desk.select(back)
    assert "was a fellow of Springboard Paris, spring 2026, until" in screen.card.value
    assert "Both applications stay, one for each cohort" in screen.joined.value
    desk.judge(Likeness.SAME)
    assert desk.error is None
    now_here = reads.applications(sample, desk.cohort).loc[desk.alike.both(back)[1]]
    assert now_here["earlier"] == "Springboard Paris, spring 2026"
    assert "earlier: Springboard Paris, spring 2026, finished" in views.who(now_here, "en")


def test_five_hundred_pairs_open_and_are_judged_at_once(store: Store):
    with store.writing() as session:
        one = session.get_one(t.Application, 1)
        for number in range(1000):
            person = t.Person(given_name=f"Given{number}", family_name="Invented")
            session.add(person)
            session.flush()
            session.add(
                t.Application(
                    person_id=person.id,
                    cohort_id=one.cohort_id,
                    form_id="many",
                    submission=str(number),
                    submitted_at=one.submitted_at,
                    answers={},
                    fingerprint=str(number),
                )
            )
        session.flush()
        last = max(session.scalars(select(t.Application.id)))
        for number in range(last - 999, last, 2):
            session.add(
                t.Pair(
                    a_id=number,
                    b_id=number + 1,
                    probability=0.9,
                    proposed="same",
                    evidence=["same phone"],
                )
            )
    started = time.process_time()
    desk = alike_app(store, language="en").desk
    desk.judge(Likeness.SAME)
    assert desk.error is None
    assert len(desk.shown) > 500
    assert time.process_time() - started < 2
