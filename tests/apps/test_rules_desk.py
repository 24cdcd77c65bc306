"""The rules desk on a store: amended, seen by name, saved with its reason, then used."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from tests.copies import NOW, a_store_in
from workbench import settings
from workbench.apps.rules import rules_app
from workbench.apps.rules_desk import SCORES, RulesDesk, RuleVerbs
from workbench.apps.rules_view import RulesScreen
from workbench.apps.triage import triage_app
from workbench.rules import rubric_draft as drafts
from workbench.sentences import say
from workbench.store import audit, reads, rubrics
from workbench.store.engine import Store, open_store


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Rubrics of one's own: nothing is ever written into the project."""
    place = tmp_path / "rubrics"
    shutil.copytree(settings.data_folder() / "rubrics", place)
    monkeypatch.setenv(settings.RUBRICS, str(place))
    return place


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Iterator[Store]:
    opened = a_store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def screen(store: Store) -> RulesScreen:
    return rules_app(store, language="en")


@pytest.fixture
def desk(screen: RulesScreen) -> RulesDesk:
    return screen.desk


def ask_for_less_french(desk: RulesDesk) -> None:
    desk.amend("gate", "french_at_least", "level", "A0")


def blockers(desk: RulesDesk) -> list[str]:
    return [str(one) for one in desk.blockers]


def test_it_opens_on_the_version_in_use_and_nobody_moves(desk: RulesDesk):
    assert desk.error is None
    assert (desk.begun, desk.shown, desk.preview.differences) == (desk.ground.used, (), ())
    assert blockers(desk) == [f"This cohort uses version {desk.begun} already."]


def test_a_gate_moved_names_who_changes_side_and_what_made_it(screen: RulesScreen):
    desk = screen.desk
    ask_for_less_french(desk)
    assert desk.shown
    name, today, after, made, _stage = screen.grid.page_rows[0][1:]
    assert name == desk.name_of(desk.shown[0])
    assert today.startswith("✗ Out")
    assert after[0].startswith(("✓ In", "? Depends"))
    assert made == "French A0 or better"
    assert "“French A2 or better” becomes “French A0 or better”." in screen.said.value
    assert "Fairness: " in screen.said.value
    assert blockers(desk) == ["Write a reason to save a new version."]


def test_undo_and_back_bring_the_empty_preview_again(desk: RulesDesk):
    ask_for_less_french(desk)
    desk.undo()
    assert (desk.shown, desk.preview.differences) == ((), ())
    desk.undo()
    assert str(desk.error) == "Nothing was amended yet."

    ask_for_less_french(desk)
    desk.draw_line(90)
    desk.back()
    assert (desk.shown, desk.preview.differences) == ((), ())
    desk.undo()
    assert len(desk.preview.differences) == 2


def test_points_too_many_are_said_previewed_as_shared_and_shared_at_one_press(
    screen: RulesScreen,
):
    desk = screen.desk
    old = drafts.points_of(desk.draft)["french_level"]
    desk.amend("criterion", "french_level", "points", old + 10)
    assert "The points of the criteria must add up to 100" in blockers(desk)[0]
    assert "10 points too many" in screen.editor._points.value
    assert desk.preview.is_shared
    assert "with the rest shared" in screen.said.value
    desk.list_changes(SCORES)
    seen = desk.shown
    assert seen

    desk.share()

    points = drafts.points_of(desk.draft)
    assert (points["french_level"], sum(points.values())) == (old + 10, 100)
    assert not desk.preview.is_shared
    assert desk.shown == seen
    assert desk.against_sharing()


def test_rules_are_added_from_the_shelf_at_their_mildest_and_left_out_again(screen: RulesScreen):
    desk = screen.desk
    kind, offer = "gate", screen.desk.offers("gate")[0]
    screen.editor._kinds[kind].more.value = offer.name
    screen.editor._kinds[kind].add.click()
    assert drafts.entry_of(desk.draft, kind, name=offer.name) == offer.entry
    assert (kind, offer.name) in screen.editor._rules
    desk.remove(kind, offer.name)
    assert desk.preview.differences == ()

    extra = desk.offers("criterion")[0].name
    desk.add("criterion", extra)
    assert drafts.points_of(desk.draft)[extra] == 5


def test_what_add_would_add_is_named_before_it_is_pressed(screen: RulesScreen):
    gates = screen.editor._kinds["gate"]
    offered = gates.more.value
    assert offered == screen.desk.offers("gate")[0].name
    gates.add.click()
    assert screen.desk.error is None
    assert ("gate", offered) in screen.editor._rules
    assert gates.more.value == screen.desk.offers("gate")[0].name != offered


def test_a_field_amends_the_draft_and_what_is_drawn_is_not_heard(screen: RulesScreen):
    desk = screen.desk
    french = screen.editor._rules["gate", "french_at_least"]._fields["level"].box
    french.value = "B1"
    assert drafts.entry_of(desk.draft, "gate", name="french_at_least")["level"] == "B1"
    desk.speak("fr")
    desk.undo()
    assert french.value == "A2"
    assert desk.nothing_to_undo()


def test_nothing_ticked_is_a_mistake_and_the_preview_waits(screen: RulesScreen):
    screen.desk.amend("gate", "residence_status", "accepted", [])
    assert "a list in square brackets is asked for" in blockers(screen.desk)[0]
    assert "comes back" in screen.said.value
    assert screen.desk.shown == ()


def test_a_version_is_saved_with_its_reason_and_used_only_when_somebody_says(
    desk: RulesDesk, store: Store, folder: Path
):
    used = desk.ground.used
    ask_for_less_french(desk)
    moved = desk.shown
    desk.save()
    assert str(desk.error) == "Write a reason to save a new version."
    desk.write("Too few could come")
    desk.save()
    assert desk.error is None
    new = used + 1
    assert (desk.begun, desk.ground.used, desk.shown) == (new, used, moved)
    assert f"Version {new} is saved. This cohort still uses version {used}" in str(desk.notice)
    assert (folder / f"fellowship-{new}.toml").is_file()
    assert triage_app(store, cohort=desk.cohort).desk.triage.assessment.rubric.version == used

    desk.use()

    assert (desk.error, desk.ground.used, desk.shown, desk.reason) == (None, new, (), "")
    assert rubrics.for_cohort(reads.cohorts(store).loc[desk.cohort]).version == new
    with store.reading() as session:
        assert audit.broken_links(session) == ()


def test_decisions_already_taken_keep_the_version_they_were_taken_with(
    desk: RulesDesk, store: Store
):
    before = reads.decisions(store, desk.cohort)["rubric_version"].tolist()
    ask_for_less_french(desk)
    desk.write("Too few could come")
    desk.save()
    desk.use()
    assert reads.decisions(store, desk.cohort)["rubric_version"].tolist() == before


def test_two_people_at_once_the_later_keeps_her_draft_and_can_save_it_next(
    desk: RulesDesk, store: Store
):
    hers = rules_app(open_store(store.url, by="Noor"), language="en").desk
    for each, mark in ((hers, 70), (desk, 80)):
        each.draw_line(mark)
        each.write("A trial")
    hers.save()
    desk.save()
    assert "Noor saved version" in str(desk.error)
    assert desk.draft["pass_mark"] == 80
    assert desk.numbers()[0] == hers.begun
    desk.save()
    assert desk.error is None
    assert desk.begun == hers.begun + 1


def test_any_two_versions_are_compared_in_sentences(screen: RulesScreen):
    desk = screen.desk
    ask_for_less_french(desk)
    desk.write("A trial")
    desk.save()
    new, old = desk.numbers()[:2]
    assert desk.compared == (old, new)
    assert [say(one.message, "en") for one in desk.what_changed()] == [
        "“French A2 or better” becomes “French A0 or better”."
    ]
    assert "A trial" in screen.history.value
    desk.compare(new, new)
    assert "Nothing differs." in screen.differences.value


def test_a_draft_survives_another_tab(desk: RulesDesk):
    ask_for_less_french(desk)
    moved = desk.shown
    desk.refresh()
    assert desk.shown == moved
    desk.undo()
    assert desk.shown == ()


def test_the_list_is_searched_in_any_script(desk: RulesDesk):
    desk.draw_line(100)
    everybody = desk.shown
    desk.find(desk.name_of(everybody[0]).split()[0])
    assert 0 < len(desk.shown) < len(everybody)
    desk.find("nobody of this name")
    assert desk.shown == ()


def test_every_cohort_of_the_sample_opens_in_both_languages(screen: RulesScreen):
    for cohort in screen.desk.cohorts.index:
        screen.desk.open(int(cohort))
        screen.desk.speak("fr")
        screen.desk.speak("en")
        assert screen.desk.error is None


def test_without_a_cohort_it_says_what_comes_first(store: Store):
    def never(*_: object) -> None:
        raise AssertionError("nothing to load")

    verbs = RuleVerbs(load=never, save=never, use=never)
    empty = RulesDesk(cohorts=reads.cohorts(store).iloc[:0], verbs=verbs)
    screen = RulesScreen(empty)
    assert "import applications first" in screen.day.value
    assert screen.sides.layout.display == "none"


def test_a_cohort_without_applications_shows_a_rubric_that_moves_nobody(store: Store):
    from workbench.store.tables import Cohort

    with store.writing() as session:
        session.add(
            Cohort(
                chapter_id=1,
                programme="fellowship",
                name="Empty",
                opens_on=NOW.date(),
                closes_on=NOW.date(),
                starts_on=date(2030, 1, 1),
                ends_on=date(2030, 6, 1),
                seats={},
                supports={},
            )
        )
    screen = rules_app(store, language="en")
    ask_for_less_french(screen.desk)
    assert screen.desk.error is None
    assert screen.desk.cohorts.loc[screen.desk.cohort, "name"] == "Empty"
    assert "Nobody changes side." in screen.said.value


def test_what_somebody_wrote_as_a_reason_is_escaped(screen: RulesScreen):
    desk = screen.desk
    ask_for_less_french(desk)
    desk.write("<b>bold</b>")
    desk.save()
    assert "&lt;b&gt;bold" in screen.history.value
    assert isinstance(desk.ground.applications, pd.DataFrame)
