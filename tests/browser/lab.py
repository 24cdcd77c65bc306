"""A workbench opened with its one command, and its notebooks in a real JupyterLab."""

from __future__ import annotations

import contextlib
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TooLate

if TYPE_CHECKING:
    from tests.browser.conftest import PageOf, Watched

IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
KERNEL = ".jp-Toolbar-kernelName"
expect.set_options(timeout=30_000)


@dataclass(frozen=True)
class Workbench:
    """A workbench that was opened with its one command: addresses, and what it said."""

    folder: Path
    lab: str
    pages: str

    def log(self) -> str:
        return (self.folder / "said.txt").read_text() + (
            self.folder / "store" / "run" / "lab.log"
        ).read_text()


def wait_for_addresses(process: subprocess.Popen, said: Path) -> list[str]:
    last = time.monotonic() + 180
    while time.monotonic() < last and process.poll() is None:
        found = re.findall(r"http://\S+", said.read_text())
        if len(found) == 2 and "Ctrl+C" in said.read_text():
            return found
        time.sleep(0.2)
    pytest.fail(f"workbench start did not open: {said.read_text()}")


def notebook(
    page_of: PageOf, workbench: Workbench, name: str, *, width: int = 1280, height: int = 900
) -> Watched:
    """Open a notebook in JupyterLab and its desk with the one button it shows."""
    address = workbench.lab.replace("00-today.ipynb", name)
    watched = page_of(address.replace("/lab/tree", "/doc/tree"), width=width, height=height)
    open_desk(watched.page)
    return watched


def open_desk(page: Page) -> None:
    """Press the button once there is a kernel, and again if nothing shows, as the page says."""
    expect(page.locator(KERNEL)).not_to_have_text("No Kernel")  # without one it is idle too
    page.wait_for_selector(IDLE, state="attached")
    desk = page.locator(".wb-desk").first
    for _ in range(3):
        page.get_by_role("button", name=re.compile("Open the desk")).click()
        with contextlib.suppress(TooLate):
            desk.wait_for(timeout=20_000)
            return
    expect(desk).to_be_visible()
