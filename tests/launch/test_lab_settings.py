"""What JupyterLab is told before it opens: each setting is one that it knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jupyterlab.commands import get_app_dir

from workbench.launch import lab

KERNELS = "@jupyterlab/apputils-extension/kernels-settings"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    lab._write_lab_settings(tmp_path, "fr")
    return tmp_path


def test_what_is_done_at_a_desk_never_runs_in_a_thread_of_its_own(written: Path):
    told = json.loads((written / f"{KERNELS}.jupyterlab-settings").read_text())
    known = json.loads((Path(get_app_dir()) / "schemas" / f"{KERNELS}.json").read_text())
    choices = known["properties"]["commsOverSubshells"]["oneOf"]
    assert told["commsOverSubshells"] == "disabled"
    assert told["commsOverSubshells"] in {each["const"] for each in choices}
