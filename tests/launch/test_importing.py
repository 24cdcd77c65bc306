"""Importing from the command line with mappings that were saved."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from workbench import settings
from workbench.errors import WorkbenchError
from workbench.launch.import_report import as_json
from workbench.launch.importing import Order, foresee_file, import_file
from workbench.rules.saved_mapping import SavedMapping
from workbench.rules.understanding import LEFT_OUT, Taken
from workbench.store import mapping_files
from workbench.vocabulary import DateOrder

HEADER = ("Nom complet ?", "N", "P", "Quand", "Choix", "OK", "Divers")
TAKEN = ("family_name", "_id", "given_name", "birth_date", "first_choice", "consent_data")
ROWS = (
    ("Haddad", "1", "Rim", "03/04/1990", "web", "Oui", "x"),
    ("Barakat", "2", "Lina", "05/06/1992", "la data", "Oui", ""),
)
SAVED = SavedMapping(
    name="autumn",
    version=1,
    by="Alexis",
    on=date(2027, 1, 2),
    why="First import",
    columns={
        **{header: Taken(name) for header, name in zip(HEADER, TAKEN, strict=False)},
        "Divers": LEFT_OUT,
    },
    date_orders={"birth_date": DateOrder.DAY_FIRST},
    values={"first_choice": {"la data": "data"}},
    choices={"first_choice": ("web",)},
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> settings.Settings:
    monkeypatch.setenv(settings.MAPPINGS, str(tmp_path / "mappings"))
    return settings.current(str(tmp_path / "store"), language="en")


def a_file(folder: Path, header: tuple[str, ...] = HEADER) -> Path:
    file = folder / "answers.csv"
    file.write_text("\n".join(",".join(each) for each in (header, *ROWS)), encoding="utf-8")
    return file


def told(outcome) -> dict:
    return json.loads(as_json(outcome, "en"))


def test_without_its_mapping_the_file_stops_and_makes_nothing(here, tmp_path: Path):
    with pytest.raises(WorkbenchError):
        import_file(here, Order(a_file(tmp_path)))
    assert not (tmp_path / "store").exists()


def test_the_mapping_with_the_same_header_is_followed(here, tmp_path: Path):
    mapping_files.save(SAVED)
    report = told(import_file(here, Order(a_file(tmp_path), by="Alexis")))
    assert (report["mapping"], report["new"], report["questions"]) == ("autumn", 2, [])
    assert report["changes"] == []
    assert not [each for each in report["problems"] if each["row"] is not None and each["value"]]


def test_a_changed_form_says_so_in_the_report(here, tmp_path: Path):
    mapping_files.save(SAVED)
    file = a_file(tmp_path, (*HEADER[:-1], "Ville"))
    report = told(foresee_file(here, Order(file, mapping="autumn")))
    assert report["changes"] == [
        "Since the mapping “autumn” was saved, the form changed:",
        "1 column is new: “Ville”.",
        "1 column is gone: “Divers”.",
    ]
    assert report["dry_run"]


def test_a_renamed_column_that_is_needed_is_not_taken_for_sure(here, tmp_path: Path):
    mapping_files.save(SAVED)
    file = a_file(tmp_path, (*HEADER[:3], "Quand ?", *HEADER[4:]))
    with pytest.raises(WorkbenchError) as caught:
        foresee_file(here, Order(file, mapping="autumn"))
    assert caught.value.code == "unsure_mapping"
    assert "“Quand ?”" in str(caught.value)


def test_a_word_never_met_is_said(here, tmp_path: Path):
    mapping_files.save(SAVED)
    file = a_file(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("la data", "ux"), encoding="utf-8")
    report = told(foresee_file(here, Order(file)))
    assert report["changes"][1] == "First choice has 1 answer the mapping does not know: “ux”."


def test_the_mappings_there_are_are_listed(here, tmp_path: Path):
    mapping_files.save(SAVED)
    with pytest.raises(WorkbenchError) as caught:
        foresee_file(here, Order(a_file(tmp_path), mapping="spring"))
    assert str(caught.value) == "There is no mapping “spring”. There are: autumn."


def test_a_faulty_mapping_file_is_said_when_it_is_asked_for(here, tmp_path: Path):
    mapping_files.save(SAVED)
    path = tmp_path / "mappings" / "autumn.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("day_first", "x"), encoding="utf-8")
    with pytest.raises(WorkbenchError) as caught:
        foresee_file(here, Order(a_file(tmp_path), mapping="autumn"))
    assert caught.value.code == "faulty_mapping"
    assert len(mapping_files.faults()) == 1
