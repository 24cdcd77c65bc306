"""JupyterLab for coordinators: its own settings, quiet, on this machine only."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench import settings
from workbench.launch.ports import refuse_taken_port, wait_until_it_answers
from workbench.launch.quiet_keys import SHORTCUTS, switched_off

FIRST_NOTEBOOK = "notebooks/00-today.ipynb"
LAB_LOCALES = {"fr": "fr_FR", "en": "default"}


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab and the address that opens it."""

    process: subprocess.Popen[bytes]
    address: str

    def stop(self) -> None:
        """Close it and wait until it has ended."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()


def start_lab(*, port: int, runtime: Path, language: str) -> Lab:
    """Start JupyterLab on the first notebook; its log goes to `runtime`."""
    refuse_taken_port(port, ip="127.0.0.1", option="--port {free}")
    token = secrets.token_urlsafe(24)
    _write_lab_settings(runtime / "lab", language)
    trust_our_notebooks(runtime / "jupyter")
    environment = settings.environment_for_desks() | {
        "JUPYTER_TOKEN": token,
        "JUPYTER_DATA_DIR": str(runtime / "jupyter"),
        "JUPYTERLAB_SETTINGS_DIR": str(runtime / "lab"),
        "JUPYTERLAB_WORKSPACES_DIR": str(runtime / "lab-workspaces"),
    }
    with (runtime / "lab.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command
            _command(port),
            cwd=settings.project_folder(),
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C is for us: we close it in order
        )
    base = f"http://127.0.0.1:{port}"
    wait_until_it_answers(process, f"{base}/api", name="JupyterLab", seconds=90)
    return Lab(process, f"{base}/lab/tree/{FIRST_NOTEBOOK}?token={token}")


def trust_our_notebooks(data: Path) -> None:
    """Sign the workbench's own notebooks, so that their button opens the desk without a question.

    A notebook that somebody changed outside JupyterLab loses this trust until the next start.
    """
    import nbformat
    from nbformat.sign import NotebookNotary

    data.mkdir(parents=True, exist_ok=True)
    notary: Any = NotebookNotary(data_dir=str(data))  # type: ignore[no-untyped-call]  # it has none
    for file in sorted((settings.project_folder() / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]  # nor this
        notary.sign(notebook)
    notary.store.close()


def _command(port: int) -> list[str]:
    options = {
        "ServerApp.root_dir": str(settings.project_folder()),
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "FileContentsManager.pre_save_hook": "workbench.launch.unsaved.without_outputs",
        "LabApp.default_url": f"/lab/tree/{FIRST_NOTEBOOK}",
    }
    words = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "jupyterlab", *words]


def _write_lab_settings(folder: Path, language: str) -> None:
    """No news, no update questions, no key that deletes a desk, the coordinator's language.

    What a person does at a desk runs where her notebook runs: in a thread of its own (a
    "subshell"), now and then the last click is heard only with the next one.
    """
    chosen = {
        "@jupyterlab/apputils-extension/notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        "@jupyterlab/apputils-extension/kernels-settings": {"commsOverSubshells": "disabled"},
        "@jupyterlab/translation-extension/plugin": {"locale": LAB_LOCALES[language]},
        SHORTCUTS: switched_off(),
    }
    for name, values in chosen.items():
        file = folder / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
