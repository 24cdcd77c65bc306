"""Ports for the servers of the tests, which two processes at work do not take from each other."""

from __future__ import annotations

import itertools
import random
import socket

_NEXT = itertools.count(random.SystemRandom().randrange(10_000, 30_000))
"""Below the ports that the system hands out by itself, from a place of this process's own."""


def free_port() -> int:
    """A port where nothing listens, given only once."""
    return next(port for port in _NEXT if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
