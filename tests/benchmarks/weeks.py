"""How long it takes to choose weekly sessions and prove them best, beside HiGHS alone."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pandas as pd
from scipy.sparse import coo_array

from tests.benchmarks.invented_pool import invented_pool
from tests.benchmarks.measure import Measured, measure
from workbench.engines import highs
from workbench.rules import presence, slots, week
from workbench.rules.sessions import Wanted

SIZES = {"slots-400": 400, "slots-5000": 5_000, "slots-100000": 100_000}
PEER_UP_TO = 400
SESSIONS = 3


def all_lines() -> list[Measured]:
    return [chosen(name, size) for name, size in SIZES.items()]


def chosen(name: str, size: int) -> Measured:
    """Three sessions for so many women; no tie-breaking is asked of the peer, only the number."""
    women = invented_pool(size, seed=1)
    scores = pd.Series(np.arange(size) % 100, women.index, dtype=float)
    wanted = Wanted(SESSIONS)
    line = measure(name, lambda: slots.propose(women, scores, wanted, seed=1))
    if size > PEER_UP_TO:
        return line
    began = time.process_time()
    found = by_highs(women, wanted)
    spent = round(time.process_time() - began, 4)
    return replace(line, peer="HiGHS", peer_cpu_s=spent, peer_objective=found)


def by_highs(women: pd.DataFrame, wanted: Wanted) -> int:
    """The most women kept, as one whole-number programme: slots, then women, minutes as a row."""
    of = presence.presence(women, wanted)
    items, n = len(week.SLOTS), len(women)
    lacks = (of.sure[:, None] >> np.arange(items, dtype=np.uint32) & 1) == 0
    minutes = np.array([wanted.clock.of(slot).minutes for slot in week.SLOTS], dtype=float)
    who, slot = np.nonzero(lacks)
    each, most = np.arange(n), float(minutes.max() * items)
    # A row for each woman and slot that does not suit her; one for her minutes; one for the size.
    rows = np.concatenate([np.arange(len(who)), np.arange(len(who)), len(who) + each])
    columns = np.concatenate([slot, items + who, items + each])
    values = np.concatenate([np.ones(2 * len(who)), np.full(n, most)])
    busy = np.repeat(len(who) + each, items)
    last = len(who) + n
    rows = np.concatenate([rows, busy, np.full(items, last)])
    columns = np.concatenate([columns, np.tile(np.arange(items), n), np.arange(items)])
    values = np.concatenate([values, np.tile(minutes, n), np.ones(items)])
    upper = np.concatenate([np.ones(len(who)), of.hours_sure + most, [wanted.sessions]])
    found = highs.maximise(
        highs.Integers(
            gains=np.concatenate([np.zeros(items), np.ones(n)]),
            lower=np.zeros(items + n),
            upper=np.ones(items + n),
            is_whole=np.ones(items + n, dtype=bool),
            rows=coo_array((values, (rows, columns)), shape=(last + 1, items + n)).tocsr(),
            least=np.concatenate([np.full(last, -np.inf), [wanted.sessions]]),
            most=upper,
        )
    )
    if found is None:
        raise RuntimeError("the programme has no answer")
    return round(found.bound)
