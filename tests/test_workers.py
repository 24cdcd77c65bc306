"""Questions shared among processes: on this machine, and on a cluster of Dask."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from workbench.errors import NotReady
from workbench.workers import Sweep, workers


def doubled(base: int, task: int) -> tuple[int, int]:
    return base + 2 * task, os.getpid()


def refused(base: int, task: int) -> int:
    raise ValueError(f"task {task} of {base}")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def test_processes_of_this_machine_answer_in_the_order_of_the_tasks():
    with workers(processes=2) as here:
        sweep = Sweep(doubled, 100, range(6), by=here)
        places = {place for place, _ in sweep.answers()}
    assert places == set(range(6))
    assert [each[0] for each in sweep.found] == [100, 102, 104, 106, 108, 110]
    assert os.getpid() not in {each[1] for each in sweep.found}


def test_a_cluster_gives_the_same_answers(address):
    with workers(scheduler=address) as cluster:
        sweep = Sweep(doubled, 100, range(6), by=cluster)
        assert sum(1 for _ in sweep.answers()) == 6
    assert [each[0] for each in sweep.found] == [100, 102, 104, 106, 108, 110]
    assert os.getpid() not in {each[1] for each in sweep.found}


def test_a_closure_travels_too(address):
    more = 7
    with workers(scheduler=address) as cluster:
        sweep = Sweep(lambda base, task: base + task + more, 1, [1, 2], by=cluster)
        assert dict(sweep.answers()) == {0: 9, 1: 10}


def test_what_is_cancelled_keeps_what_was_answered_and_asks_no_more():
    with workers(processes=1) as here:
        sweep = Sweep(doubled, 0, range(200), by=here)
        for _ in sweep.answers():
            sweep.cancel()
    assert sweep.is_cancelled
    assert 1 <= sweep.done < 200


def test_a_bug_in_a_process_is_loud_here():
    with workers(processes=1) as here, pytest.raises(ValueError, match="task 3 of 5"):
        list(Sweep(refused, 5, [3], by=here).answers())


def test_an_address_where_nobody_answers_is_named():
    silent = pytest.raises(NotReady, match=r"No scheduler answers at tcp://127\.0\.0\.1:1")
    with silent, workers(scheduler="tcp://127.0.0.1:1"):
        pass
