"""Many independent questions answered by several processes: on this machine, or on a cluster.

The same code runs on both: a pool of processes here, or a Dask cluster whose scheduler's address
was given. What is asked travels as bytes; nothing is written to a disk.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Generic, TypeVar

from workbench.errors import NotReady
from workbench.sentences import sentence

Base = TypeVar("Base")
Task = TypeVar("Task")
Found = TypeVar("Found")

ANSWER_WITHIN = "5s"
"""How long a scheduler may take to answer."""


@contextmanager
def workers(*, scheduler: str | None = None, processes: int | None = None) -> Iterator[Executor]:
    """Processes to answer questions with: this machine's, or those of a Dask scheduler.

    NotReady when no scheduler answers at the address, or Dask is not installed.
    """
    opened = _here(processes) if scheduler is None else _cluster(scheduler)
    with opened as executor:
        yield executor


class Sweep(Generic[Base, Task, Found]):
    """Questions asked of several processes at once, with how far they are; it can be cancelled.

    `work(base, task)` answers one; `base` is what all have in common. `found` holds the answers
    in the order of the tasks, None where there is none yet.
    """

    def __init__(
        self,
        work: Callable[[Base, Task], Found],
        base: Base,
        tasks: Sequence[Task],
        *,
        by: Executor,
    ) -> None:
        """Ask all; answers come in whatever order."""
        import cloudpickle

        shared = cloudpickle.dumps((work, base))
        self.tasks = tuple(tasks)
        self.found: list[Found | None] = [None] * len(self.tasks)
        self.is_cancelled = False
        self._futures: dict[Future[Found], int] = {
            by.submit(_answer, shared, cloudpickle.dumps(task)): place
            for place, task in enumerate(self.tasks)
        }

    @property
    def done(self) -> int:
        """How many are answered."""
        return sum(each is not None for each in self.found)

    def cancel(self) -> None:
        """Ask no more; what is answered stays, and what is being answered is dropped."""
        self.is_cancelled = True
        for future in self._futures:
            future.cancel()

    def answers(self) -> Iterator[tuple[int, Found]]:
        """Each answer with the place of its task, as soon as it is there; ends when cancelled."""
        for future in as_completed(self._futures):
            if self.is_cancelled:
                return
            place = self._futures[future]
            answer = _result(future)
            if answer is not None:
                self.found[place] = answer
                yield place, answer


def _result(future: Future[Found]) -> Found | None:
    try:
        return future.result()
    except CancelledError:
        return None
    except (BrokenProcessPool, ModuleNotFoundError) as broken:
        raise NotReady(
            sentence(
                "A process that was to answer stopped, or does not have the workbench of this "
                "version ({what}). Nothing was lost: try again.",
                what=type(broken).__name__,
            ),
            code="workers_broken",
        ) from broken


def _answer(shared: bytes, task: bytes) -> Any:
    """Answer one question in a process; what all have in common is unpacked once."""
    import cloudpickle

    work, base = _unpacked(shared)
    return work(base, cloudpickle.loads(task))


@lru_cache(maxsize=2)
def _unpacked(shared: bytes) -> tuple[Callable[[Any, Any], Any], Any]:
    import cloudpickle

    found: tuple[Callable[[Any, Any], Any], Any] = cloudpickle.loads(shared)
    return found


@contextmanager
def _here(processes: int | None) -> Iterator[Executor]:
    count = processes or max(1, os.cpu_count() or 1)
    fresh = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(count, mp_context=fresh)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        client: Any = _client(address)
    except ImportError as missing:
        raise NotReady(
            sentence("To work on a cluster, install Dask: {how}.", how="pip install distributed"),
            code="no_dask",
        ) from missing
    except (OSError, TimeoutError, ValueError) as silent:
        raise NotReady(
            sentence(
                "No scheduler answers at {address}. Check the address, or work without it.",
                address=address,
            ),
            code="no_scheduler",
        ) from silent
    with client:
        yield client.get_executor(pure=False)


def _client(address: str) -> Any:
    import distributed

    connect: Any = distributed.Client
    return connect(address, timeout=ANSWER_WITHIN, set_as_default=False)
