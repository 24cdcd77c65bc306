"""The `workbench` command as a person runs it: a process of its own, with its three answers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.environment import a_plain_environment


@dataclass(frozen=True)
class Answered:
    code: int
    out: str
    err: str


Run = Callable[..., Answered]


@pytest.fixture
def workbench(tmp_path: Path) -> Run:
    """Runs `workbench --store FOLDER ...` and gives exit code and what was said."""

    def run(*words: object, language: str = "en", store: Path | None = None) -> Answered:
        return answered(tmp_path, store or tmp_path / "store", language, words)

    return run


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that the command filled with invented people."""
    folder = tmp_path_factory.mktemp("invented")
    made = answered(folder, folder / "store", "en", ("init", "--sample"))
    assert made.code == 0, made.err
    return folder / "store"


@pytest.fixture
def sample(invented: Path, tmp_path: Path) -> Path:
    """The folder of a copy of it, where `workbench` looks for its store."""
    return shutil.copytree(invented, tmp_path / "store")


def answered(here: Path, store: Path, language: str, words: Sequence[object]) -> Answered:
    command = [sys.executable, "-m", "workbench.cli", "--lang", language]
    command += ["--store", str(store), *map(str, words)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=here,
        timeout=120,
        env=a_plain_environment(),
    )
    return Answered(done.returncode, done.stdout, done.stderr)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
