"""The desk of look-alikes: compare two applications, say what they are. On a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.apps.conftest import Heard
from workbench.apps.alike import AlikeDesk, alike_app
from workbench.apps.alike_view import AlikeScreen
from workbench.apps.intake import intake_app
from workbench.apps.intake_desks import intake_desks
from workbench.apps.look_alikes import ALL, JUDGED
from workbench.store import reads
from workbench.store import tables as t
from workbench.store.engine import Store, create_store
from workbench.vocabulary import Likeness

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "intake"
FORM = FIXTURES / "form.xlsx"
NAMES = FIXTURES / "kobo-xml-names.csv"
BACKWARDS = "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = create_store(f"sqlite:///{tmp_path / 'store.sqlite'}", by="Alexis")
    yield opened
    opened.close()


@pytest.fixture
def store(empty: Store) -> Store:
    """The fixture's 72 applications, imported."""
    bring_in(intake_app(empty, language="en").desk)
    return empty


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
    assert said(desk.nothing_to_look_back()) == ["No pair was judged here yet."]
    desk.judge(Likeness.SAME)
    desk.look_back()
    assert (desk.kind, desk.selected) == (ALL, first)
    desk.judge(Likeness.FAMILY)
    assert reads.pairs(store, desk.cohort).at[first, "said"] == "family"
    desk.narrow(JUDGED)
    assert desk.shown == (first,)


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
    assert "✗ different" in screen.card.value
    assert "✓ the same" in screen.card.value


def test_keys_of_the_list_judge_pairs(screen: AlikeScreen, store: Store):
    first = screen.desk.selected
    screen.grid._handle_custom_msg({"kind": "key", "key": "2"}, [])
    assert reads.pairs(store, screen.desk.cohort).at[first, "said"] == "family"
    screen.grid._handle_custom_msg({"kind": "key", "key": "u"}, [])
    assert screen.desk.selected == first


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
