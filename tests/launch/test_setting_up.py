"""What `make start` says when it cannot go on, before and after anything is installed."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from workbench.errors import NotReady
from workbench.launch import bootstrap
from workbench.launch.lab import trust_our_notebooks
from workbench.launch.ports import refuse_taken_port
from workbench.launch.unsaved import without_outputs
from workbench.settings import environment_for_viewers

BOOTSTRAP = Path(bootstrap.__file__)


def test_an_old_python_is_told_which_one_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "en")
    with pytest.raises(SystemExit) as left:
        bootstrap.main("requirements.lock", ".venv/start.done")
    assert left.value.code == 1
    assert "Python 3.9.2 is too old: the workbench needs 3.11" in capsys.readouterr().err


def test_the_first_file_that_runs_can_be_read_by_a_very_old_python():
    text = BOOTSTRAP.read_text()
    assert "from __future__" not in text
    assert not re.search(r"\bf[\"']", text), "f-strings are newer than the Python that reads this"
    assert not re.search(r"\) -> |: (str|int|list)\b.*=", text)


def test_an_install_that_fails_shows_why_and_says_what_to_do(capsys):
    with pytest.raises(SystemExit) as left:
        bootstrap.run(
            [sys.executable, "-c", "print('no space left'); raise SystemExit(1)"],
            "Run the same command again.",
        )
    assert left.value.code == 1
    said = capsys.readouterr()
    assert "no space left" in said.out
    assert said.err == "Run the same command again.\n"


def test_a_taken_port_is_named_with_another_one_to_try():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(NotReady) as told:
            refuse_taken_port(port, ip="127.0.0.1", option="make start PORT={free}")
    assert f"Port {port} is taken" in str(told.value)
    assert f"make start PORT={port + 10}" in str(told.value)


def test_start_refuses_a_taken_port_before_it_touches_anything(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "workbench.cli", "--store", str(tmp_path / "store")]
        command += ["start", "--no-browser", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "store").exists()


def test_what_a_desk_showed_is_not_saved_in_its_notebook():
    cell = {"cell_type": "code", "outputs": [{"text": "Леся Лисенко"}], "execution_count": 3}
    model = {
        "type": "notebook",
        "content": {"cells": [cell, {"cell_type": "markdown"}], "metadata": {"widgets": {"a": 1}}},
    }
    without_outputs(model, path="notebooks/20-triage.ipynb")
    assert cell == {"cell_type": "code", "outputs": [], "execution_count": None}
    assert model["content"]["metadata"] == {}


@pytest.mark.parametrize(
    "file",
    sorted((Path(bootstrap.PROJECT) / "notebooks").rglob("[0-9]*.ipynb")),
    ids=lambda f: f.stem,
)
def test_opening_a_notebook_and_saving_it_changes_nothing_in_it(file: Path, tmp_path: Path):
    opened = nbformat.read(file, as_version=4)
    opened.metadata["language_info"]["version"] = "3.13.0"
    without_outputs({"type": "notebook", "content": opened})
    nbformat.write(opened, tmp_path / "saved.ipynb")
    assert (tmp_path / "saved.ipynb").read_bytes() == file.read_bytes()


def test_our_notebooks_are_trusted_so_that_their_button_works(tmp_path: Path):
    from nbformat import read
    from nbformat.sign import NotebookNotary

    trust_our_notebooks(tmp_path)
    ours = Path(bootstrap.PROJECT) / "notebooks" / "20-triage.ipynb"
    assert NotebookNotary(data_dir=str(tmp_path)).check_signature(read(ours, as_version=4))


def test_the_viewers_process_knows_no_store_and_no_secret(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("WORKBENCH_STORE", "postgresql://secret")
    monkeypatch.setenv("JUPYTER_TOKEN", "secret")
    handed_on = environment_for_viewers(tmp_path)
    assert "secret" not in " ".join(handed_on.values())
    assert set(handed_on) <= {*os.environ, "WORKBENCH_EDITIONS", "WORKBENCH_LANGUAGE"}
