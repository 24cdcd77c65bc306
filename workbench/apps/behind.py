"""Long work behind a desk: it goes on in a thread, and the desk can still be used.

What it finds is told in the kernel's own turn, so that nothing of a desk is touched from two
sides. Without a kernel (in a test, in a script) it is done at once.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

Step = TypeVar("Step")


def behind(
    steps: Callable[[], Iterator[Step]],
    *,
    each: Callable[[Step], None],
    ended: Callable[[Exception | None], None],
) -> None:
    """Go through some steps; each is told, and at last whether something went wrong."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        _go(steps, each, ended)
        return
    told = partial(loop.call_soon_threadsafe, each)
    over = partial(loop.call_soon_threadsafe, ended)
    threading.Thread(target=_go, args=(steps, told, over), daemon=True).start()


def _go(
    steps: Callable[[], Iterator[Step]],
    each: Callable[[Step], object],
    ended: Callable[[Exception | None], object],
) -> None:
    try:
        for step in steps():
            each(step)
    except Exception as wrong:
        ended(wrong)
    else:
        ended(None)
