"""Every mistake in a mapping's file is said in a sentence, all of them at once.

| line     | what is written instead of what was there
| sentence | what a coordinator reads
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.store.mapping_contents import mapping_from

GOOD = """
name = "google"
version = 1
tool = "google"
by = "Alexis"
on = 2027-03-01
why = "First import"
[columns]
"Prénom" = "given_name"
"Filières [Web]" = "tracks/web"
"Remarques" = ""
[dates]
birth_date = "day_first"
[values.french_level]
"moyen" = "B1"
[choices]
french_level = ["moyen", "A1"]
"""

DRAWN = {
    'name = "google"': [
        ('name = "kobo"', "“name” asks for the file name kobo.toml."),
        ("", "“name” must be text."),
        ('name = "google"\nnom = "x"', "“nom” is not known; known are name, version,"),
    ],
    "version = 1": [("version = 0", "“version” must be a whole number above 0.")],
    'tool = "google"': [("tool = 3", "“tool” must be one of kobo, odk, google,")],
    "on = 2027-03-01": [('on = "March"', "“on” must be a date, such as 2027-03-01.")],
    '"Prénom" = "given_name"': [
        ('"Prénom" = "prenom"', "“columns, Prénom”: there is no question “prenom”; there are"),
        ('"Prénom" = 3', "“columns, Prénom” must be text."),
        (
            '"Prénom" = "given_name"\n"Nom" = "given_name"',
            "“Prénom” and “Nom” answer the same question.",
        ),
        ('"Prénom" = "city/web"', "“columns, Prénom”: only one answer is given to city/web."),
    ],
    'birth_date = "day_first"': [
        (
            'birth_date = "first"',
            "“dates, birth_date” must be one of day_first, month_first, and year_first.",
        ),
        ('city = "day_first"', "“dates, city” is no question that asks for a date."),
    ],
    '"moyen" = "B1"': [
        (
            '"moyen" = "B7"',
            "“values, french_level, moyen”: “B7” is not one of the choices of French level.",
        ),
    ],
    "[values.french_level]": [
        ("[values.email]", "“values, email” is no question with choices."),
    ],
    'french_level = ["moyen", "A1"]': [
        ('french_level = "moyen"', "“choices, french_level” must be a list of texts."),
    ],
}
CASES = [(old, new, said) for old, drawn in DRAWN.items() for new, said in drawn]


def test_a_file_without_mistakes_is_a_mapping():
    found = mapping_from(tomllib.loads(GOOD), file=Path("google.toml"))
    assert found.columns["Filières [Web]"].option == "web"
    assert found.columns["Remarques"].target is None
    assert found.values["french_level"] == {"moyen": "B1"}


@pytest.mark.parametrize(("old", "new", "said"), CASES)
def test_each_mistake_is_said(old, new, said):
    assert old in GOOD
    with pytest.raises(WorkbenchError) as caught:
        mapping_from(tomllib.loads(GOOD.replace(old, new)), file=Path("google.toml"))
    assert caught.value.code == "faulty_mapping"
    assert said in str(caught.value)


def test_every_mistake_is_said_at_once():
    faulty = GOOD.replace("version = 1", "version = 0").replace('"given_name"', '"nickname"')
    with pytest.raises(WorkbenchError) as caught:
        mapping_from(tomllib.loads(faulty), file=Path("google.toml"))
    assert "google.toml has 2 things to put right." in str(caught.value)
