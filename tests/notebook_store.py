"""Gives the notebooks' kernels a store of their own: the sample, with its editions published."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest


def pytest_collection_finish(session: pytest.Session) -> None:
    """Make the store only when a notebook is among the tests that will run."""
    if any(item.path.suffix == ".ipynb" for item in session.items):
        folder = tempfile.TemporaryDirectory(prefix="workbench-notebooks-")
        session.config.add_cleanup(folder.cleanup)
        fill(Path(folder.name))


def fill(folder: Path) -> None:
    from workbench.cli import main

    os.environ["WORKBENCH_STORE"] = str(folder)
    os.environ["WORKBENCH_EDITIONS"] = str(folder / "editions")
    os.environ["WORKBENCH_USER"] = "Alexis"
    for command in (["init", "--sample"], ["publish"]):
        if main(["--lang", "en", "--store", str(folder), *command]) != 0:
            pytest.exit(f"workbench {command[0]} failed", returncode=3)
