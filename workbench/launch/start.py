"""`workbench start`: everything a coordinator and her colleagues need, with two addresses."""

from __future__ import annotations

import time
import webbrowser
from collections.abc import Callable
from datetime import UTC, datetime

from workbench import settings
from workbench.launch.dashboards import Dashboards, serve_dashboards
from workbench.launch.first import ready_editions, ready_store
from workbench.launch.lab import Lab, start_lab
from workbench.launch.ports import refuse_taken_port
from workbench.launch.stopping import finish_closing, heed_ctrl_c
from workbench.sentences import Sentence, sentence


def start(
    here: settings.Settings,
    *,
    port: int,
    dashboards_port: int,
    opened: Callable[[str], None],
    tell: Callable[[Sentence], None],
) -> None:
    """Open JupyterLab and the staff pages, say their addresses, stay until Ctrl+C.

    `opened` is called with the coordinator's address once both answer.
    """
    heed_ctrl_c()
    refuse_taken_port(port, ip="127.0.0.1", option="make start PORT={free}")
    refuse_taken_port(dashboards_port, ip="127.0.0.1", option="make start DASHBOARDS_PORT={free}")
    now = datetime.now(UTC)
    store = ready_store(here, tell=tell, now=now)
    ready_editions(store, here, tell=tell, now=now)
    store.close()
    runtime = here.editions.parent / "run"
    runtime.mkdir(parents=True, exist_ok=True)
    tell(sentence("Opening the workbench..."))
    pages = serve_dashboards(port=dashboards_port, editions=here.editions, language=here.language)
    try:
        lab = start_lab(port=port, runtime=runtime, language=here.language)
    except BaseException:  # Ctrl+C too: nothing is left running
        pages.stop()
        raise
    _welcome(lab, pages, tell)
    opened(lab.address)
    _stay(lab, pages, tell)


def open_in_browser(address: str) -> None:
    """Show an address in this machine's browser, when it has one."""
    webbrowser.open(address)


def leave_closed(address: str) -> None:
    """Open no browser: the address was said."""


def _welcome(lab: Lab, pages: Dashboards, tell: Callable[[Sentence], None]) -> None:
    tell(sentence("The workbench is open."))
    tell(sentence("  For coordinators:  {address}", address=lab.address))
    tell(sentence("  For staff (read only):  {address}", address=pages.address))
    tell(sentence("Keep this window open while you work. Ctrl+C closes the workbench."))


def _stay(lab: Lab, pages: Dashboards, tell: Callable[[Sentence], None]) -> None:
    """Wait until someone closes the workbench, or one of its two servers ends."""
    try:
        while lab.process.poll() is None and pages.process.poll() is None:
            time.sleep(0.5)
    except KeyboardInterrupt:
        finish_closing()
        tell(sentence("Closing the workbench. Everything recorded is kept."))
    finally:
        lab.stop()
        pages.stop()
