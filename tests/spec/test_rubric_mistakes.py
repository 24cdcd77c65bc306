"""Every mistake a rubric's file can hold, and the sentence that says it."""

import textwrap

import pytest

from workbench.errors import NotFound, UnreadableFile, WorkbenchError
from workbench.sentences import say
from workbench.store import rubrics
from workbench.vocabulary import Programme

HEAD = """
    name = "trial"
    version = 1
    programme = "springboard"
    title.en = "Trial"
    title.fr = "Essai"
"""
ADULT = """
    [[gate]]
    name = "adult"
"""
HOURS = """
    [[criterion]]
    name = "weekly_hours"
    points = 100
    full = 20
"""
GATES = (
    "adult, english_at_least, french_at_least, programme_hours, residence_status, "
    "and weekly_hours_at_least"
)
POINTS = "The points of the criteria must add up to 100, and add up to {found}."


def written(folder, text, *, name="trial-1"):
    path = folder / f"{name}.toml"
    path.write_text(textwrap.dedent(text).replace("\n    ", "\n"), encoding="utf-8")
    return path


# the file, the sentences
MISTAKES = {
    "an unknown gate lists the shelf": (
        HEAD + HOURS + '[[gate]]\nname = "adlut"',
        [f"“gate 1, adlut” is not on the shelf: {GATES}."],
    ),
    "a criterion is no gate": (
        HEAD + HOURS + '[[gate]]\nname = "isolation"',
        [f"“gate 1, isolation” is not on the shelf: {GATES}."],
    ),
    "a day that is none": (
        HEAD + 'changed_on = "yesterday"' + HOURS,
        ["“changed_on” must be a day, such as 2027-01-31."],
    ),
    "points below one": (
        HEAD + HOURS.replace("100", "-5"),
        [
            "“criterion 1, weekly_hours: points” must be a whole number above 0.",
            POINTS.format(found=0),
        ],
    ),
    "points with a fraction": (
        HEAD + HOURS.replace("100", "99.5"),
        [
            "“criterion 1, weekly_hours: points” must be a whole number above 0.",
            POINTS.format(found=0),
        ],
    ),
    "points that do not add up": (HEAD + HOURS.replace("100", "90"), [POINTS.format(found=90)]),
    "the same gate twice": (
        HEAD + ADULT + ADULT + HOURS,
        ["“gate 2, adult” is there twice."],
    ),
    "the same criterion twice": (
        HEAD + HOURS.replace("100", "50") + HOURS.replace("100", "50"),
        ["“criterion 2, weekly_hours” is there twice."],
    ),
    "a setting that is not there": (
        HEAD + ADULT + "age = 18" + HOURS,
        ["“gate 1, adult: age”: there is no such setting; there is years."],
    ),
    "a setting where there is none": (
        HEAD + HOURS.replace("100", "95") + '[[criterion]]\nname = "equipment"\npoints = 5\nx = 1',
        ["“criterion 2, equipment: x”: there is no such setting, nor any other."],
    ),
    "a setting of the wrong kind": (
        HEAD + ADULT + 'years = "eighteen"' + HOURS,
        ["“gate 1, adult: years”: a whole number is asked for."],
    ),
    "a level that does not exist": (
        HEAD + HOURS + '[[gate]]\nname = "french_at_least"\nlevel = "B3"',
        ["“gate 1, french_at_least: level”: “B3” is not one of A0, A1, A2, B1, B2, C1, and C2."],
    ),
    "a list that is none": (
        HEAD + HOURS + '[[gate]]\nname = "residence_status"\naccepted = "refugee"',
        ["“gate 1, residence_status: accepted”: a list in square brackets is asked for."],
    ),
    "a setting left out": (
        HEAD + HOURS + '[[gate]]\nname = "french_at_least"',
        ["“gate 1, french_at_least: level” is missing."],
    ),
    "settings that make no sense together": (
        HEAD + HOURS.replace("full = 20", "full = 5\nstart = 9"),
        ["“criterion 1, weekly_hours”: “full” (5) must be above “start” (9)."],
    ),
    "a gate that is no list": (
        HEAD + '[gate]\nname = "adult"' + HOURS,
        ["“gate” must be written as [[gate]]."],
    ),
    "a word that is not known": (
        HEAD + 'colour = "red"' + HOURS,
        [
            (
                "“colour” is not known; known are "
                "name, version, programme, chapter, title, pass_mark, changed_by, changed_on, why, "
                "gate, and criterion."
            )
        ],
    ),
    "another programme": (
        HEAD.replace("springboard", "evening class") + HOURS,
        ["“programme” must be one of springboard and fellowship."],
    ),
    "a title in one language": (
        HEAD.replace('title.fr = "Essai"', "") + HOURS,
        ["“title.fr” must be text."],
    ),
    "a version in words": (
        HEAD.replace("version = 1", 'version = "1"') + HOURS,
        ["“version” must be a whole number above 0."],
    ),
    "a line above every score": (
        HEAD + "pass_mark = 101" + HOURS,
        ["“pass_mark” must be a whole number from 1 to 100."],
    ),
    "a line in words": (
        HEAD + 'pass_mark = "half"' + HOURS,
        ["“pass_mark” must be a whole number from 1 to 100."],
    ),
    "a setting outside its range": (
        HEAD + ADULT + "years = 300" + HOURS,
        ["“gate 1, adult”: “years” must be from 1 to 120."],
    ),
    "a chapter by number": (HEAD + "chapter = 3" + HOURS, ["“chapter” must be text."]),
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_said(tmp_path, text, said):
    with pytest.raises(WorkbenchError) as error:
        rubrics.read(written(tmp_path, text))
    mistakes = error.value.message.params["mistakes"].items
    assert [str(mistake) for mistake in mistakes] == said
    assert str(error.value).startswith("trial-1.toml has ")


def test_every_mistake_is_said_at_once(tmp_path):
    text = HEAD.replace("springboard", "none") + ADULT + "age = 18" + HOURS.replace("100", "90")
    with pytest.raises(WorkbenchError) as error:
        rubrics.read(written(tmp_path, text))
    assert str(error.value).startswith("trial-1.toml has 3 things to put right. “programme”")


def test_an_empty_file_is_told_all_it_needs(tmp_path):
    with pytest.raises(WorkbenchError) as error:
        rubrics.read(written(tmp_path, ""))
    assert "“name” must be text." in str(error.value)
    assert "add up to 0" in str(error.value)


def test_a_file_is_named_after_what_is_in_it(tmp_path):
    with pytest.raises(WorkbenchError, match=r"ask for the file name trial-1\.toml"):
        rubrics.read(written(tmp_path, HEAD + HOURS, name="trial-2"))


def test_a_file_that_is_no_toml_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"trial-1\.toml is not a TOML file"):
        rubrics.read(written(tmp_path, "name = "))


def test_the_newest_version_is_loaded_unless_one_is_asked_for(tmp_path):
    for version in (1, 2, 10):
        text = HEAD.replace("version = 1", f"version = {version}") + HOURS
        written(tmp_path, text, name=f"trial-{version}")
    assert rubrics.load("trial", folder=tmp_path).version == 10
    assert rubrics.load("trial", version=2, folder=tmp_path).version == 2
    assert rubrics.for_programme(Programme.SPRINGBOARD, folder=tmp_path).version == 10


def test_a_chapter_with_a_rubric_of_its_own_uses_it():
    assert rubrics.for_programme(Programme.FELLOWSHIP).name == "fellowship"
    assert rubrics.for_programme(Programme.FELLOWSHIP, chapter="Paris").name == "fellowship"
    assert rubrics.for_programme(Programme.FELLOWSHIP, chapter="London").name == "fellowship-london"


def test_a_rubric_that_is_not_there_names_those_that_are(tmp_path):
    written(tmp_path, HEAD + HOURS)
    with pytest.raises(NotFound, match="There are: trial-1"):
        rubrics.load("trail", folder=tmp_path)
    with pytest.raises(NotFound, match="no version 9 of the rubric “trial”"):
        rubrics.load("trial", version=9, folder=tmp_path)
    with pytest.raises(NotFound, match="no rubric for Fellowship"):
        rubrics.for_programme(Programme.FELLOWSHIP, folder=tmp_path)


SHIPPED = [
    path
    for path in sorted(rubrics.rubrics_folder().glob("*.toml"))
    if not path.stem.startswith("mentoring-")
]


@pytest.mark.parametrize("path", SHIPPED)
def test_every_rubric_that_ships_is_without_mistake_and_titled_twice(path):
    rubric = rubrics.read(path)
    assert sum(one.points for one in rubric.criteria) == 100
    assert say(rubric.title, "fr") != ""
    assert say(rubric.title, "en") != ""
