"""The overview without a browser: four pictures, in both languages, of nobody and of some."""

from __future__ import annotations

import pytest

from tests.apps.mentoring.chapter import TODAY, Chapter, said, two
from tests.builders import a_fellow, a_mentor
from workbench.apps.mentoring.lists import Lists
from workbench.apps.mentoring.overview import OverviewDesk, Picture
from workbench.apps.mentoring.overview_view import OverviewScreen
from workbench.rules.mentoring.terms import Pair


def a_screen(chapter: Chapter) -> OverviewScreen:
    table = chapter.table()
    table.propose()
    return OverviewScreen(OverviewDesk(table=table, by="Alexis"))


@pytest.mark.parametrize("picture", Picture)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_picture_is_shown_of_nobody_and_of_some(picture, language):
    for chapter in (Chapter([], []), two()):
        screen = a_screen(chapter)
        screen.desk.speak(language)
        screen.desk.look_at(picture)
        assert screen.desk.error is None
        assert screen.shown.value


def test_a_mentor_who_has_left_is_counted_no_more_and_listed_only_with_an_open_pair():
    chapter = two()
    away = chapter.mentors.assign(left_on=[None, TODAY])
    chapter.mentors = away.assign(capacity=[1, 0])
    table = chapter.table()
    desk = OverviewDesk(table=table, by="Alexis")
    assert "1 mentor in this chapter" in said(desk.day())
    assert list(desk.overview().mentors.index) == [1]
    assert Lists(table).mentors(1) == (1,)
    assert "1 mentor in this chapter" in said(Lists(table).day())
    chapter.confirmed = {2: 2}
    table.look_again()
    assert set(Lists(table).mentors(1)) == {1, 2}
    assert str(Lists(table).standing(1, 2).said) == "has left"
    desk.look_at(Picture.NETWORK)
    assert list(desk.overview().mentors.index) == [1, 2]


def test_a_pair_picked_on_the_map_is_explained():
    screen = a_screen(two())
    screen.desk.look_at(Picture.FITS)
    assert "Pick a pair" in screen.why.value
    screen.fits.picked = [0, 0]
    pair = screen.desk.pair()
    assert isinstance(pair, Pair)
    assert "Gates" in screen.why.value
    assert screen.desk.table.sides.fellows.at[pair.fellow, "given_name"] in screen.why.value


def test_pairs_now_are_marked_on_the_map_by_more_than_colour():
    screen = a_screen(two())
    screen.desk.look_at(Picture.FITS)
    cells = [cell for row in screen.fits.cells for cell in row]
    marked = [cell for cell in cells if cell["is_pair"]]
    assert len(marked) == 2
    assert all(cell["text"].startswith("●") and "a pair now" in cell["label"] for cell in marked)


def test_the_network_tells_confirmed_from_proposed():
    chapter = two()
    chapter.confirmed = {1: 2}
    screen = a_screen(chapter)
    screen.desk.look_at(Picture.NETWORK)
    assert screen.shown.value.count("<path") == 2
    assert screen.shown.value.count("stroke-dasharray") == 1
    assert "<table" in screen.shown.value


def test_another_cohort_has_nothing_picked():
    screen = a_screen(two())
    screen.desk.pick([0, 0])
    screen.desk.begin()
    assert screen.desk.pair() is None


def test_many_are_shown_as_groups_and_no_pair_is_picked():
    she = [a_fellow(given_name=f"F{at}", track=("web", "data")[at % 2]) for at in range(70)]
    he = [a_mentor(given_name=f"M{at}", partner_id=at % 4, capacity=2) for at in range(61)]
    screen = a_screen(Chapter(she, he))
    screen.desk.look_at(Picture.FITS)
    assert len(screen.fits.rows) == 2
    assert screen.pair.layout.display == "none"
    screen.desk.look_at(Picture.LOADS)
    assert "M60" not in screen.shown.value
    screen.desk.look_at(Picture.NETWORK)
    assert "F69" not in screen.shown.value
