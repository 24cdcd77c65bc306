"""Ending in order: on Ctrl+C, and when the machine asks a program to end."""

from __future__ import annotations

import signal
from types import FrameType


def heed_ctrl_c() -> None:
    """Close in order on Ctrl+C and when told to end, even where a shell runs us behind."""
    signal.signal(signal.SIGINT, _as_ctrl_c)
    signal.signal(signal.SIGTERM, _as_ctrl_c)


def finish_closing() -> None:
    """From now on nothing interrupts the closing: both servers end before we do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _as_ctrl_c(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
