"""The what-if desk without a screen: try, watch, stop, take one to the table."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

import pandas as pd

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from workbench.apps.mentoring.sides import Sides
from workbench.apps.mentoring.table import MentoringTable
from workbench.apps.mentoring.what_ifs import SUPPLY, WhatIfsDesk
from workbench.apps.mentoring.what_ifs_view import WhatIfsScreen
from workbench.errors import NotReady
from workbench.sentences import sentence
from workbench.vocabulary import Aim

COHORTS = pd.DataFrame(
    {"name": ["Fellowship Paris 2027"], "programme": ["fellowship"]},
    index=pd.Index([1], name="cohort"),
)


def a_table(she: list[dict] | None = None, he: list[dict] | None = None) -> MentoringTable:
    sides = Sides(
        fellows=fellows(*(three_fellows() if she is None else she)),
        mentors=mentors(*(two_mentors() if he is None else he)),
        confirmed={},
        loads={},
        starts_on=date(2027, 2, 1),
        rubric=a_pair_rubric(),
    )
    return MentoringTable(cohorts=COHORTS, load=lambda _: sides)


def three_fellows() -> list[dict]:
    return [
        a_fellow(given_name="Rahel"),
        a_fellow(given_name="Nour", spoken_languages=("fr",)),
        a_fellow(given_name="Lina", track="ux"),
    ]


def two_mentors() -> list[dict]:
    return [
        a_mentor(partner="Banque Exemple", partner_id=1, languages=("fr", "ti")),
        a_mentor(partner="Studio Exemple", partner_id=2, tracks=("ux",)),
    ]


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


@contextmanager
def nobody_answers() -> Iterator[Executor]:
    raise NotReady(sentence("No scheduler answers."), code="no_scheduler")
    yield


def a_desk(table: MentoringTable | None = None, processes=threads) -> WhatIfsDesk:
    return WhatIfsDesk(table=table or a_table(), processes=processes, by="Alexis")


def said(sentences) -> list[str]:
    return [str(each) for each in sentences]


def test_every_aim_is_tried_and_nothing_on_the_table_changes():
    desk = a_desk()
    before = desk.table.draft
    desk.try_all()
    assert [each.scenario.aim for _, each in desk.answered()] == list(Aim)
    assert not desk.is_trying
    assert str(desk.notice) == "3 scenarios tried."
    assert desk.table.draft is before


def test_a_partner_gone_takes_mentors_away_by_name():
    desk = a_desk()
    desk.choose(SUPPLY)
    desk.try_all()
    found = {str(each.scenario.name): each for _, each in desk.answered()}
    assert found["Without Studio Exemple"].lost == (3,)
    assert len(found["Each mentor takes one fellow more"].gained) == 1


def test_the_points_of_a_scenario_are_laid_on_the_table_and_taken_back():
    desk = a_desk()
    desk.choose("languages")
    desk.try_all()
    desk.select(0)
    desk.take()
    assert desk.error is None
    assert [each.part.name for each in desk.table.draft.rubric.parts] == [
        "tracks_wished",
        "meeting_times",
    ]
    assert desk.table.draft.pairing is not None
    desk.undo()
    desk.undo()
    assert len(desk.table.draft.rubric.parts) == 3


def test_mentors_who_are_not_there_cannot_be_laid_on_the_table():
    desk = a_desk()
    desk.choose(SUPPLY)
    desk.try_all()
    desk.select(0)
    assert said(desk.nothing_to_take()) == [
        "Mentors who are not there cannot be proposed: ask a partner for them."
    ]
    desk.take()
    assert desk.error is not None


def test_what_was_tried_is_forgotten_when_the_table_changes():
    desk = a_desk()
    desk.try_all()
    assert desk.answered()
    desk.table.propose()
    assert desk.answered() == ()


def test_a_cluster_that_does_not_answer_is_said_and_the_desk_can_try_again():
    desk = a_desk(processes=nobody_answers)
    desk.try_all()
    assert str(desk.error) == "No scheduler answers."
    assert not desk.is_trying
    assert desk.blockers == ()


def test_a_late_answer_to_what_is_no_longer_asked_is_dropped():
    desk = a_desk()
    desk.try_all()
    place, answer = desk.answered()[0]
    desk.choose(SUPPLY)
    desk._take_in(None if desk._trying else object(), (place, answer))
    assert desk.answered() == ()


def test_nothing_to_stop_is_said():
    assert said(a_desk().nothing_to_cancel()) == ["Nothing is being tried."]


def test_without_mentors_there_is_nothing_to_try():
    desk = a_desk(a_table(he=[]))
    assert said(desk.blockers) == ["There is nothing to try without fellows and mentors."]


def test_the_screen_is_drawn_before_and_after():
    desk = a_desk()
    screen = WhatIfsScreen(desk)
    desk.choose(SUPPLY)
    desk.try_all()
    desk.select(2)
    assert "Banque Exemple" in screen.chosen.value
    assert "Rahel" in screen.chosen.value or "Nour" in screen.chosen.value
    desk.language = "fr"
    desk.select(3)
    assert "Studio Exemple" in screen.picture.value
