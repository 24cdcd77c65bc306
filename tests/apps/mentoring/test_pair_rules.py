"""The rules desk of mentoring without a screen: amend, see who changes, try, save."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.apps.mentoring.test_what_ifs import a_table, said
from tests.builders import a_mentor
from workbench.apps.mentoring.rules import PairRulesDesk
from workbench.apps.mentoring.rules_view import PairRulesScreen
from workbench.errors import NotReady
from workbench.rules.rubric_draft import GATE, PART, points_of
from workbench.sentences import sentence
from workbench.settings import data_folder
from workbench.store import pair_rubrics


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "rubrics"
    place.mkdir()
    shutil.copy(data_folder() / "rubrics" / "mentoring-1.toml", place)
    return place


# The second fellow has no mentor only because of the gate of tracks.
ONE_TRACK_EACH = [a_mentor(languages=("fr", "ti")), a_mentor(tracks=("ux",), capacity=2)]


class Shelf:
    """Versions in a folder, saved as the store saves them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.is_taken, self.kept = folder, False, []

    def versions(self):
        return pair_rubrics.versions(folder=self.folder)

    def save(self, draft):
        if self.is_taken:
            raise NotReady(sentence("Somebody saved version 2."), code="saved_meanwhile")
        self.kept.append(draft)
        text = draft.begun_from.text.replace("version = 1", "version = 2", 1)
        (self.folder / "mentoring-2.toml").write_text(text, encoding="utf-8")
        return self.versions()[0]


def a_desk(folder: Path) -> tuple[PairRulesDesk, Shelf]:
    shelf = Shelf(folder)
    desk = PairRulesDesk(
        table=a_table(he=ONE_TRACK_EACH),
        versions=shelf.versions,
        save=shelf.save,
        by="Alexis",
        language="en",
    )
    return desk, shelf


def shifted(desk: PairRulesDesk, by: int = 5) -> None:
    """Some points from the first part to the second."""
    (one, first), (other, second) = list(points_of(desk.draft, PART).items())[:2]
    desk.amend(PART, one, "points", first - by)
    desk.amend(PART, other, "points", second + by)


def test_an_untouched_draft_says_that_it_is_as_saved(folder):
    desk, _ = a_desk(folder)
    assert said(desk.blockers) == ["The draft is as it was saved."]
    assert said(desk.nothing_amended()) == ["Nothing was amended yet."]


def test_points_that_do_not_add_up_are_said_and_cannot_be_tried_or_saved(folder):
    desk, _ = a_desk(folder)
    name = next(iter(points_of(desk.draft, PART)))
    desk.amend(PART, name, "points", 1)
    assert "must add up to 100" in said(desk.blockers)[0]
    assert "must add up to 100" in said(desk.against_trying())[0]
    desk.take_back()
    assert desk.mistake is None
    assert desk.is_saved()


def test_a_gate_left_out_and_taken_again_is_the_same_draft(folder):
    desk, _ = a_desk(folder)
    desk.remove(GATE, "own_track")
    assert "own_track" in [each.name for each in desk.offers(GATE)]
    assert desk.changes is not None
    assert [(each.before, each.after) for each in desk.changes.moved] == [(None, 2)]
    desk.add(GATE, "own_track")
    assert desk.is_saved()


def test_trying_weighs_the_table_and_saves_nothing(folder):
    desk, shelf = a_desk(folder)
    shifted(desk)
    desk.try_it()
    assert desk.error is None
    parts = {each.part.name: each.points for each in desk.table.draft.rubric.parts}
    assert parts == points_of(desk.draft, PART)
    assert shelf.kept == []


def test_saving_needs_a_reason_and_keeps_it_with_the_version(folder):
    desk, shelf = a_desk(folder)
    shifted(desk)
    assert said(desk.blockers) == ["Write a reason to save a new version."]
    desk.write("Evenings matter more")
    assert desk.blockers == ()
    desk.keep()
    assert desk.error is None
    assert [draft.why for draft in shelf.kept] == ["Evenings matter more"]
    assert desk.newest.version == 2


def test_who_saved_meanwhile_is_said_and_the_draft_is_kept(folder):
    desk, shelf = a_desk(folder)
    shifted(desk)
    desk.write("A trial")
    shelf.is_taken, draft = True, dict(desk.draft)
    desk.keep()
    assert str(desk.error) == "Somebody saved version 2."
    assert desk.draft == draft


def test_the_screen_follows_the_draft_in_both_languages(folder):
    desk, _ = a_desk(folder)
    screen = PairRulesScreen(desk)
    desk.remove(GATE, "own_track")
    assert "own track" not in screen.said.value
    assert len(screen.kinds[GATE]._rules.children) == len(desk.draft[GATE])
    desk.language = "fr"
    desk.take_back()
    assert len(screen.kinds[GATE]._rules.children) == len(desk.draft[GATE])
