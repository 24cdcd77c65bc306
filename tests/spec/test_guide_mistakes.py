"""Every mistake a reading guide can hold, and the sentence that says it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from workbench.errors import NotFound, UnreadableFile, WorkbenchError
from workbench.rules.reading_guide import SCORES
from workbench.sentences import say
from workbench.settings import data_folder
from workbench.store import guides

SHIPPED = (data_folder() / "reviews" / "motivation-1.toml").read_text(encoding="utf-8")
HEAD, *ASPECTS = SHIPPED.split("[[aspect]]")
KNOWN = "name, version, title, reviews, pass_mark, discuss_from, and aspect"

#  what is changed in the guide that ships -> what it is changed to, and the sentences
MISTAKES = {
    "no reviews": ("reviews = 2", "reviews = 0", ["“reviews” must be a whole number from 1 to 5."]),
    "reviews in words": (
        "reviews = 2",
        'reviews = "two"',
        ["“reviews” must be a whole number from 1 to 5."],
    ),
    "a pass mark beyond the scores": (
        "pass_mark = 2.0",
        "pass_mark = 60",
        ["“pass_mark” must be a number above 0, at most 4."],
    ),
    "a word that is not known": (
        "version = 1",
        'version = 1\ncolour = "red"',
        [f"“colour” is not known; known are {KNOWN}."],
    ),
    "another version": (
        "version = 1",
        "version = 2",
        ["“name” and “version” ask for the file name motivation-2.toml."],
    ),
    "a title in one language": (
        'title.fr = "Son projet"',
        "",
        ["“aspect 1, project: title.fr” must be text."],
    ),
    "the same aspect twice": (
        'name = "drive"',
        'name = "project"',
        ["“aspect 2, project” is there twice."],
    ),
    "a score without words": (
        '    "Says nothing of it",\n    "A wish without a direction",\n',
        '    "A wish without a direction",\n',
        ["“aspect 1, project: words.en” must be a list of 5 texts, one for each score from 0."],
    ),
    "an aspect without a question": (
        'question.en = "What does she want to do with what she learns?"',
        "",
        ["“aspect 1, project: question.en” must be text."],
    ),
    "aspects that are no list": (
        "".join(f"[[aspect]]{each}" for each in ASPECTS),
        "[aspect]",
        ["“aspect” must be written as [[aspect]]."],
    ),
    "one aspect alone": (
        "".join(f"[[aspect]]{each}" for each in ASPECTS[1:]),
        "",
        ["There must be 2 to 4 aspects, and there are 1."],
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said(tmp_path: Path, old: str, new: str, said: list[str]):
    assert old in SHIPPED
    file = tmp_path / "motivation-1.toml"
    file.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(WorkbenchError) as error:
        guides.read(file)
    assert [str(one) for one in error.value.message.params["mistakes"].items] == said


def test_a_file_that_is_no_toml_is_named(tmp_path: Path):
    file = tmp_path / "motivation-1.toml"
    file.write_text("name =", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"motivation-1\.toml is not a TOML file"):
        guides.read(file)


def test_the_newest_version_is_read(tmp_path: Path):
    for version in (1, 2, 10):
        text = SHIPPED.replace("version = 1", f"version = {version}", 1)
        (tmp_path / f"motivation-{version}.toml").write_text(text, encoding="utf-8")
    assert guides.motivation(folder=tmp_path).label == "motivation-10"


def test_without_a_guide_its_name_and_place_are_said(tmp_path: Path):
    with pytest.raises(NotFound, match=r"motivation-1\.toml in data/reviews"):
        guides.motivation(folder=tmp_path)


def test_the_guide_that_ships_has_words_for_each_score_in_both_languages():
    guide = guides.motivation()
    assert 2 <= len(guide.aspects) <= 4
    for aspect in guide.aspects:
        for language in ("en", "fr"):
            words = [say(anchor, language) for anchor in aspect.anchors]
            assert len(set(words)) == len(SCORES)
    assert tomllib.loads(SHIPPED)["name"] == guide.name
