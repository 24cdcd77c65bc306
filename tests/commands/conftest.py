"""The `workbench` command as a person runs it: a process of its own, with its three answers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
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
        command = [sys.executable, "-m", "workbench.cli", "--lang", language]
        command += ["--store", str(store or tmp_path / "store"), *map(str, words)]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            timeout=120,
            env=a_plain_environment(),
        )
        return Answered(done.returncode, done.stdout, done.stderr)

    return run


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
