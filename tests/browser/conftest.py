"""A real browser for the tests: it may ask nothing of any address but this machine.

`page_of(url)` gives a page; requests to other addresses are stalled (as a firewall would) and
recorded; at the end of a test any of them fails it, and so does an error in the console.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, WebSocket, sync_playwright

from tests.browser.lab import Workbench, wait_for_addresses
from tests.environment import a_plain_environment
from tests.ports import free_port
from workbench.launch.dashboards import Dashboards, serve_dashboards
from workbench.settings import data_folder, project_folder

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OUTSIDE = re.compile(r"^(https?|wss?)://(?!(127\.0\.0\.1|localhost)[:/])")
SCREENSHOTS = project_folder() / "build" / "screenshots"
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
READY = ".staff-page[data-ready=yes]"
PATIENCE = 60_000
"""Milliseconds that a page may take on a busy machine before a test gives it up."""

PageOf = Callable[..., "Watched"]


@dataclass
class Watched:
    """A page and all that it asked for and complained of."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    sockets: list[WebSocket] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def screenshot(self, name: str) -> None:
        """Keep what the page looks like, in a folder that git ignores."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    def watch(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        self.page.on("websocket", self._opened)
        self.page.on("request", lambda request: self._asked(request.url))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"console: {message.text} ({message.location.get('url')})")

    def _asked(self, url: str) -> None:
        if OUTSIDE.match(url):
            self.outside.append(url)

    def _opened(self, socket_: WebSocket) -> None:
        self.sockets.append(socket_)
        self._asked(socket_.url)
        socket_.on("framesent", lambda frame: self.sent.append(str(frame)))


def chromium_path() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; skipped without one, except on CI, where that is a failure."""
    path = chromium_path()
    if path is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("there is no chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page_of(chromium: Browser) -> Iterator[PageOf]:
    """Open `page_of(url, width=1280)`; `expects` are patterns of errors that a test provokes."""
    opened: list[tuple[Watched, tuple[str, ...]]] = []

    def open_page(
        url: str, *, width: int = 1280, height: int = 900, expects: tuple[str, ...] = ()
    ) -> Watched:
        context = chromium.new_context(viewport={"width": width, "height": height})
        context.set_default_timeout(PATIENCE)
        context.route(OUTSIDE, lambda _route: None)  # never answered
        watched = Watched(context.new_page())
        watched.watch()
        opened.append((watched, expects))
        watched.page.goto(url)
        return watched

    yield open_page
    for watched, expects in opened:
        watched.page.context.close()
        errors = [e for e in watched.errors if not any(re.search(p, e) for p in expects)]
        assert watched.outside == []
        assert errors == []


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editions of the invented sample."""
    from workbench.sample import invent
    from workbench.store.engine import create_store
    from workbench.store.publish import publish
    from workbench.store.seeding import seed_store

    folder = tmp_path_factory.mktemp("sample")
    store = create_store(f"sqlite:///{folder / 'store.sqlite'}", by="Alexis")
    seed_store(store, invent(1, today=TODAY), now=NOW)
    publish(store, folder / "editions", now=NOW)
    store.close()
    return folder / "editions"


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[..., Dashboards]]:
    """Start Voilà over a folder of editions; every one is stopped at the end."""
    running: list[Dashboards] = []

    def serve(folder: Path, *, audience: str = "staff", language: str = "en") -> Dashboards:
        running.append(
            serve_dashboards(
                port=free_port(), editions=folder, language=language, audience=audience
            )
        )
        return running[-1]

    yield serve
    for each in running:
        each.stop()


@pytest.fixture(scope="session")
def staff_pages(chromium: Browser, editions: Path, served: Callable[..., Dashboards]) -> str:
    """The address of the staff pages over the sample; `chromium` first, so that all is skipped."""
    return served(editions).address


@contextmanager
def opened(folder: Path) -> Iterator[Workbench]:
    """A workbench opened with its one command, on a store, rubrics and mappings of its own."""
    said = folder / "said.txt"
    command = [sys.executable, "-m", "workbench.cli", "--lang", "en"]
    command += ["--store", str(folder / "store"), "start", "--no-browser"]
    command += ["--port", str(free_port()), "--dashboards-port", str(free_port())]
    shutil.copytree(data_folder() / "rubrics", folder / "rubrics")
    own = {"WORKBENCH_RUBRICS": folder / "rubrics", "WORKBENCH_MAPPINGS": folder / "mappings"}
    environment = {**a_plain_environment(), "WORKBENCH_USER": "Alexis"}
    environment |= {name: str(place) for name, place in own.items()}
    with said.open("w") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, env=environment)
    try:
        yield Workbench(folder, *wait_for_addresses(process, said))
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0, said.read_text()


@pytest.fixture(scope="session")
def workbench(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """The workbench that most tests share; `chromium` first, so that all is skipped."""
    with opened(tmp_path_factory.mktemp("day")) as found:
        yield found


@pytest.fixture
def fresh_workbench(chromium: Browser, tmp_path: Path) -> Iterator[Workbench]:
    """A workbench as on its first day, for a test that needs what another uses up.

    Ask for it before `page_of`: its pages are closed first.
    """
    with opened(tmp_path) as found:
        yield found
