"""Settings of gates and criteria held to values that make sense, each refusal in a sentence."""

from __future__ import annotations

from workbench.errors import WorkbenchError
from workbench.sentences import sentence

HOURS_OF_A_WEEK = 168
YEARS = 120
HOURS = 10_000
"""More than any programme takes."""


def hold(name: str, value: int, *, least: int, most: int) -> None:
    """Refuse a setting outside its range."""
    if not least <= value <= most:
        raise WorkbenchError(
            sentence("“{name}” must be from {least} to {most}.", name=name, least=least, most=most),
            code="setting_range",
        )
