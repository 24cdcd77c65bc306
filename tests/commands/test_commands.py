"""The command as scripts and people meet it: exit codes, sentences, languages."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.commands.conftest import Run, contents
from workbench.commands import ALL


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_names_every_command(workbench: Run, language: str):
    said = workbench("--help", language=language)
    assert said.code == 0
    for command in ALL:
        name = command.__name__.rpartition(".")[2].replace("_", "-")
        assert f"\n  {name.removesuffix('-applications')}" in said.out
    assert len(ALL) == 10


def test_help_speaks_french_throughout(workbench: Run):
    said = workbench("import", "--help", language="fr").out
    assert "Utilisation" in said
    assert "Take in" not in said
    assert "Show this message" not in said


@pytest.mark.parametrize(
    "words", [("nope",), ("import",), ("init", "--nope"), ("start", "--port", "99999")]
)
def test_a_command_not_understood_exits_2_and_shows_its_usage(workbench: Run, words: tuple):
    said = workbench(*words)
    assert said.code == 2
    assert "Usage" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("words", [("publish",), ("export", "all.json")])
def test_without_a_store_one_sentence_says_how_to_make_one(workbench: Run, words: tuple):
    said = workbench(*words)
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "workbench init" in said.err


def test_init_makes_a_store_once_and_keeps_it_the_second_time(workbench: Run, tmp_path: Path):
    assert workbench("init").code == 0
    before = contents(tmp_path / "store")
    assert workbench("init").code == 0
    assert contents(tmp_path / "store") == before


def test_invented_people_go_only_into_an_empty_store(workbench: Run):
    assert workbench("init", "--sample", "--seed", 3).code == 0
    said = workbench("init", "--sample")
    assert said.code == 1
    assert "already holds" in said.err


def test_the_same_seed_invents_the_same_people(workbench: Run, tmp_path: Path):
    names = []
    for folder in ("a", "b"):
        workbench("init", "--sample", "--seed", 5, store=tmp_path / folder)
        with sqlite3.connect(tmp_path / folder / "store.sqlite") as store:
            names.append(store.execute("SELECT given_name, family_name FROM person").fetchall())
    assert names[0] == names[1]
    assert len(names[0]) > 200


def test_a_store_may_be_a_folder_a_file_or_a_url(workbench: Run, tmp_path: Path):
    for place in (tmp_path / "folder", tmp_path / "one.sqlite", f"sqlite:///{tmp_path}/two.db"):
        assert workbench("init", store=place).code == 0
    assert (tmp_path / "folder" / "store.sqlite").is_file()
    assert (tmp_path / "one.sqlite").is_file()
    assert (tmp_path / "two.db").is_file()


@pytest.mark.usefixtures("sample")
def test_an_export_is_readable_and_holds_everything_but_personal_data(
    workbench: Run, tmp_path: Path
):
    assert workbench("export", tmp_path / "open.json").code == 0
    assert workbench("export", "--personal", tmp_path / "all.json").code == 0
    without = json.loads((tmp_path / "open.json").read_text())
    everything = json.loads((tmp_path / "all.json").read_text())
    assert len(without["application"]) == len(everything["application"]) == 240
    told = (tmp_path / "open.json").read_text()
    for person in everything["person"]:
        assert person["email"] is None or person["email"] not in told
        assert person["phone"] is None or person["phone"] not in told
    assert not {"given_name", "birth_date"} & set(without["person"][0])


@pytest.mark.usefixtures("sample")
def test_publishing_tells_a_script_where_the_editions_are(workbench: Run):
    said = workbench("publish", "--json")
    assert said.code == 0
    editions = json.loads(said.out)["editions"]
    assert [each["audience"] for each in editions] == ["staff", "sponsor"]
    assert all(Path(each["path"]).is_file() for each in editions)


def test_the_doctor_finds_a_whole_store_and_a_broken_one(workbench: Run, tmp_path: Path):
    assert workbench("doctor").code == 1
    workbench("init", "--sample")
    assert workbench("doctor").code == 0
    with sqlite3.connect(tmp_path / "store" / "store.sqlite") as store:
        store.execute("DROP TRIGGER decision_keeps_every_row_update")
        store.execute("UPDATE decision SET reason = 'other' WHERE id = 2")
    said = workbench("doctor")
    assert said.code == 1
    assert "decision 2" in said.out


def test_an_export_that_cannot_be_written_is_one_sentence(workbench: Run, tmp_path: Path):
    workbench("init")
    said = workbench("export", tmp_path / "nowhere" / "all.json")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "all.json" in said.err


@pytest.mark.usefixtures("sample")
def test_replay_reaches_a_decision_again_and_says_so(workbench: Run):
    said = workbench("replay", 1)
    assert said.code == 0
    assert "every gate and every point agree" in said.out
    told = json.loads(workbench("replay", 1, "--json").out)
    assert (told["agrees"], told["whole"], told["changed"]) == (True, True, [])
    assert workbench("replay", 100_000).code == 1


@pytest.mark.usefixtures("sample")
def test_replay_leaves_with_1_when_a_receipt_was_changed_by_hand(workbench: Run, tmp_path: Path):
    with sqlite3.connect(tmp_path / "store" / "store.sqlite") as connection:
        connection.execute("UPDATE receipt SET lower = lower + 1 WHERE decision_id = 2")
    assert json.loads(workbench("replay", 1, "--json").out)["agrees"]
    said = workbench("replay", 2)
    assert said.code == 1
    assert "not reached again" in said.out
