# ruff: noqa: E501 -- drawn tables are wide
"""What is said of a mentoring rubric's file that has something to put right, in a drawn table."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import NotFound, WorkbenchError
from workbench.rules.rubric_draft import TOTAL
from workbench.settings import rubrics_folder
from workbench.store import pair_rubrics

GOOD = """
name = "mentoring"
version = 4
kind = "mentoring"
wishes = 10
title.en = "Mentoring"
title.fr = "Mentorat"

[[gate]]
name = "common_language"
level = "B1"

[[part]]
name = "languages"
points = 60

[[part]]
name = "meeting_times"
points = 30
enough = 2
"""

MISTAKES = [
    # instead of              this                          what is said
    ('kind = "mentoring"',    'kind = "triage"',            "“kind” must be one of mentoring."),
    ('version = 4',           'version = 0',                "“version” must be a whole number above 0."),
    ('wishes = 10',           'wishes = 1.5',               "“wishes” must be a whole number above 0."),
    ('wishes = 10',           'wishes = 20',                "The points of the criteria must add up to 100, and add up to 110."),
    ('title.fr = "Mentorat"', '',                           "“title.fr” must be text."),
    ('level = "B1"',          'level = "B9"',               "“gate 1, common_language: level”: “B9” is not one of A0, A1, A2, B1, B2, C1, and C2."),
    ('level = "B1"',          'height = 3',                 "“gate 1, common_language: height”: there is no such setting; there is level."),
    ('"common_language"',     '"common_height"',            "“gate 1, common_height” is not on the shelf:"),
    ('enough = 2',            'enough = "two"',             "“part 2, meeting_times: enough”: a whole number is asked for."),
    ('points = 30',           'points = "many"',            "“part 2, meeting_times: points” must be a whole number above 0."),
    ('"meeting_times"',       '"languages"',                "“part 2, languages” is there twice."),
    ('wishes = 10',           'wishes = 10\ncolour = "red"', "“colour” is not known;"),
]  # fmt: skip


def file_of(folder: Path, text: str) -> Path:
    path = folder / "mentoring-4.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("instead_of", "this", "said"), MISTAKES)
def test_every_mistake_of_a_file_is_said(tmp_path, instead_of, this, said):
    with pytest.raises(WorkbenchError) as refused:
        pair_rubrics.read(file_of(tmp_path, GOOD.replace(instead_of, this)))
    assert said in str(refused.value)
    assert "mentoring-4.toml" in str(refused.value)


def test_a_file_without_mistakes_is_a_rubric(tmp_path):
    found = pair_rubrics.read(file_of(tmp_path, GOOD))
    assert [gate.name for gate in found.gates] == ["common_language"]
    assert [(each.part.name, each.points) for each in found.parts] == [
        ("languages", 60),
        ("meeting_times", 30),
    ]
    assert found.wishes == 10


def test_several_mistakes_are_said_at_once(tmp_path):
    bad = GOOD.replace("wishes = 10", "wishes = 1.5").replace('level = "B1"', 'level = "B9"')
    with pytest.raises(WorkbenchError, match="3 things to put right"):
        pair_rubrics.read(file_of(tmp_path, bad))


def test_the_rubric_that_ships_is_without_mistake_and_adds_up():
    paths = sorted(rubrics_folder().glob("mentoring-*.toml"))
    assert paths
    for path in paths:
        found = pair_rubrics.read(path)
        assert found.wishes + sum(each.points for each in found.parts) == TOTAL
        assert {"en", "fr"} <= set(found.title.by_language)


def test_a_chapter_s_own_rubric_comes_before_everybody_s(tmp_path):
    file_of(tmp_path, GOOD)
    own = GOOD.replace('name = "mentoring"', 'name = "mentoring-paris"\nchapter = "Paris"', 1)
    (tmp_path / "mentoring-paris-4.toml").write_text(own, encoding="utf-8")
    assert pair_rubrics.for_chapter("Paris", folder=tmp_path).name == "mentoring-paris"
    assert pair_rubrics.for_chapter("London", folder=tmp_path).name == "mentoring"


def test_a_version_that_is_not_there_is_named(tmp_path):
    file_of(tmp_path, GOOD)
    with pytest.raises(NotFound, match="There is no version 9 of the mentoring rubric"):
        pair_rubrics.load(version=9, folder=tmp_path)
    with pytest.raises(NotFound, match="There is no mentoring rubric"):
        pair_rubrics.load(folder=tmp_path / "empty")
