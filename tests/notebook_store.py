"""Gives the notebooks' kernels a store of their own: the sample, with its editions published."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Make the store before the first notebook, in the process that runs it."""
    if item.path.suffix == ".ipynb":
        fill_once()


@cache
def fill_once() -> None:
    from workbench.cli import main

    folder = Path(tempfile.mkdtemp(prefix="workbench-notebooks-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["WORKBENCH_STORE"] = str(folder)
    os.environ["WORKBENCH_EDITIONS"] = str(folder / "editions")
    os.environ["WORKBENCH_USER"] = "Alexis"
    for command in (["init", "--sample"], ["publish"]):
        assert main(["--lang", "en", "--store", str(folder), *command]) == 0, command
