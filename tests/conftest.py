"""What every test run says at its end."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines which tests were skipped, and how to have them."""
    skipped = terminalreporter.stats.get("skipped", [])
    for folder, what, package in (
        ("tests/browser/", "browser tests", "chromium"),
        ("tests/store/", "tests on PostgreSQL", "postgresql"),
    ):
        count = sum(folder in report.nodeid for report in skipped)
        if count:
            terminalreporter.write_line("")
            terminalreporter.write_line(
                f"{count} {what} were skipped: there is no {package} on this machine. To have "
                f"them (Debian, Ubuntu): sudo apt-get install {package}, then make test again.",
                yellow=True,
            )
