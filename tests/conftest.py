"""What every test run says at its end."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines that the browser tests were skipped, and how to have them."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if "tests/browser/" in report.nodeid
    ]
    if skipped:
        terminalreporter.write_line("")
        terminalreporter.write_line(
            f"{len(skipped)} browser tests were skipped: there is no chromium on this machine. "
            "To have them (Debian, Ubuntu): sudo apt-get install chromium, then make test again.",
            yellow=True,
        )
