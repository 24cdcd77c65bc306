"""How often a law is tried: ten times as often in `make test-long` as in `make test`."""

from __future__ import annotations

from hypothesis import settings

LONG = "long"
TIMES = 10

settings.register_profile(LONG, max_examples=100 * TIMES, deadline=None)


def tried(often: int) -> settings:
    """Try a law on so many examples, however long each takes; `long` is the profile of more."""
    times = TIMES if settings.get_current_profile_name() == LONG else 1
    return settings(max_examples=often * times, deadline=None)
