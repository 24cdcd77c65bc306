"""The desk of the day."""

from __future__ import annotations

from datetime import date

from workbench.apps.today import TodayDesk, TodayScreen
from workbench.errors import NotReady
from workbench.rules.today import TRIAGE, Waiting
from workbench.sentences import sentence


def a_line() -> Waiting:
    return Waiting(2, sentence("2 wait"), "Paris <img onerror=alert(1)>", TRIAGE)


def a_desk(*lines: Waiting, publish=lambda _progress: None) -> TodayDesk:
    days = iter([None, date(2026, 11, 23)])
    return TodayDesk(
        load=lambda: lines, edition_day=lambda: next(days), publish=publish, by="Alexis"
    )


def test_an_empty_day_says_so():
    assert [str(each) for each in a_desk().day()] == [
        "Nothing waits today.",
        "Nothing published yet",
    ]


def test_publishing_says_the_new_day_of_the_edition():
    desk = a_desk(a_line())
    desk.publish()
    assert [str(each) for each in desk.day()] == ["Staff edition of 23 November 2026"]
    assert "Published" in str(desk.notice)


def test_when_publishing_is_refused_the_sentence_is_shown():
    def refuse(_progress: object) -> None:
        raise NotReady(sentence("A figure would reveal somebody."), code="would_reveal")

    desk = a_desk(publish=refuse)
    desk.publish()
    assert str(desk.error) == "A figure would reveal somebody."


def test_a_line_opens_its_notebook_and_a_hostile_name_stays_text():
    drawn = TodayScreen(a_desk(a_line())).lines.value
    assert "docmanager:open" in drawn
    assert "notebooks/20-triage.ipynb" in drawn
    assert "<img" not in drawn
