"""How long a person waits: the first start, the second, a desk, a staff page (wall seconds)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.measure import Measured
from tests.browser.conftest import FLAGS, READY, chromium_path
from tests.ports import free_port

DESKS = ("00-today", "20-triage", "30-cohort", "40-mentoring")
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"


def all_lines() -> list[Measured]:
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        with opened(Path(folder)) as (seconds, _):
            lines.append(line("start-first", seconds))
        with opened(Path(folder)) as (seconds, addresses):
            lines.append(line("start-second", seconds))
            lines += looked_at(*addresses)
    return lines


def line(name: str, seconds: float) -> Measured:
    return Measured(name, cpu_s=float("nan"), wall_s=round(seconds, 2))


@contextmanager
def opened(folder: Path) -> Iterator[tuple[float, list[str]]]:
    """`workbench start` until both addresses are said; the seconds it took and the addresses."""
    said = folder / "said.txt"
    command = [sys.executable, "-m", "workbench.cli", "--store", str(folder), "start"]
    command += ["--no-browser", "--port", str(free_port()), "--dashboards-port", str(free_port())]
    begun = time.perf_counter()
    environment = {**os.environ, "WORKBENCH_LANGUAGE": "en"}
    with said.open("w") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, env=environment)
    while len(addresses(said)) < 2 and process.poll() is None:
        time.sleep(0.05)
    try:
        yield time.perf_counter() - begun, addresses(said)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def addresses(said: Path) -> list[str]:
    return re.findall(r"http://\S+", said.read_text())


def looked_at(lab: str, pages: str) -> list[Measured]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        page = browser.new_page()
        page.set_default_timeout(120_000)
        lines = [line(f"desk-{name}", desk(page, lab, name)) for name in DESKS]
        lines += [
            line(f"page-{name}", staff_page(page, pages, name))
            for name in ("triage", "cohort", "mentoring")
        ]
        browser.close()
    return lines


def desk(page: Page, lab: str, name: str) -> float:
    """From pressing the button to the desk being there, its kernel already started."""
    page.goto(lab.replace("00-today", name))
    page.wait_for_selector(IDLE, state="attached")
    page.wait_for_timeout(3000)  # JupyterLab has its kernel a moment after it says so
    begun = time.perf_counter()
    page.get_by_role("button", name=re.compile("Open the desk")).click()
    page.locator(".wb-desk").first.wait_for(timeout=30_000)
    return time.perf_counter() - begun


def staff_page(page: Page, pages: str, name: str) -> float:
    """From asking for a page to all of it being there, with a cold kernel; the best of three."""
    seconds = []
    for _ in range(3):
        begun = time.perf_counter()
        page.goto(f"{pages}voila/render/{name}.ipynb")
        page.wait_for_selector(READY)
        seconds.append(time.perf_counter() - begun)
    return min(seconds)
