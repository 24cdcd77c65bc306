"""A desk that crashed in silence fails its test."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from workbench.apps.desk import CRASHED, LOG

SWALLOWED = "Exception in callback"
"""What ipywidgets logs when a callback fails; it goes on as if nothing had happened."""


class Heard(logging.Handler):
    """Keeps every line logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def crashes(self) -> list[str]:
        return [line for line in self.lines if SWALLOWED in line or line.startswith(CRASHED)]


@pytest.fixture(autouse=True)
def heard() -> Iterator[Heard]:
    """What was logged; a crash that the test does not expect (and forget) fails it."""
    handler = Heard()
    listened = [logging.getLogger(name) for name in ("", "traitlets", LOG.name)]
    for logger in listened:
        logger.addHandler(handler)
    yield handler
    for logger in listened:
        logger.removeHandler(handler)
    assert handler.crashes() == []
