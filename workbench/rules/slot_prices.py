"""What each session costs, by name, and what another slot in its place would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.coverage import Bits
from workbench.rules import kleene, presence, week
from workbench.rules.presence import Presence
from workbench.rules.sessions import EVERYONE, Sessions, Wanted
from workbench.vocabulary import Slot

Answers = NDArray[np.int8]


@dataclass(frozen=True)
class Swap:
    """A session of a group left out, another held, or one in the place of the other."""

    group: str
    slot: Slot | None
    instead: Slot | None


ALTERNATIVES = (
    "group",
    "slot",
    "instead",
    "kept",
    "to_ask",
    "lost",
    "points",
    "gained",
    "gone",
    "has_trainer",
    "has_room",
)


def alternatives(
    of: Presence, points: NDArray[np.int64], wanted: Wanted, *, sessions: Sessions
) -> pd.DataFrame:
    """Every change of one session and its price: swaps, then one less, then one more, best first.

    `slot` is left out, `instead` comes in its place (either may be None). `kept`, `to_ask`,
    `lost` and `points` are changes; `gained` are the applications no longer lost, `gone` those
    lost by it. A slot without a trainer or a room is listed too: it may be worth asking for.
    """
    before = _standing(of, presence.unions(sessions, of.groups), wanted, sessions)
    swaps = list(_swaps(sessions, wanted))
    rows = [
        _priced(swap, of, before=before, after=after, points=points, wanted=wanted)
        for swap, after in zip(swaps, _after(of, swaps, wanted, sessions), strict=True)
    ]
    found = pd.DataFrame(rows, columns=list(ALTERNATIVES))
    order = pd.DataFrame(
        {
            "kind": np.where(found["slot"].isna(), 2, np.where(found["instead"].isna(), 1, 0)),
            "kept": -found["kept"],
            "lost": found["lost"],
            "points": -found["points"],
        }
    )
    best_first = order.sort_values(list(order), kind="stable").index
    return found.loc[best_first].reset_index(drop=True)


def lost_by(of: Presence, wanted: Wanted, *, sessions: Sessions) -> pd.DataFrame:
    """Who is lost by each session: a row for each session and woman who is lost and cannot come.

    `alone` says that she would not be lost without this one.
    """
    hers = presence.unions(sessions, of.groups)
    is_lost = _standing(of, hers, wanted, sessions) == kleene.NO
    held = [swap for swap in _swaps(sessions, wanted) if swap.instead is None]
    frames = []
    for swap, after in zip(held, _after(of, held, wanted, sessions), strict=True):
        bit = np.uint32(week.bits_of((str(swap.slot),)))
        rows = is_lost & ((hers & bit & ~of.maybe) != 0)
        names = {"group": swap.group, "slot": str(swap.slot)}
        alone = (after != kleene.NO)[rows]
        frames.append(pd.DataFrame({**names, "application": of.index[rows], "alone": alone}))
    columns = ["group", "slot", "application", "alone"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)


def by_slot(of: Presence) -> pd.DataFrame:
    """How many can come in each slot of the week, how many are to be asked, how many cannot."""
    bits = np.uint32(1) << np.arange(len(week.SLOTS), dtype=np.uint32)
    sure = ((of.sure[:, None] & bits) != 0).sum(axis=0)
    maybe = ((of.maybe[:, None] & bits) != 0).sum(axis=0)
    index = pd.Index([str(slot) for slot in week.SLOTS], name="slot")
    return pd.DataFrame(
        {"can": sure, "to_ask": maybe - sure, "cannot": len(of.index) - maybe}, index=index
    )


def _standing(of: Presence, hers: Bits, wanted: Wanted, sessions: Sessions) -> Answers:
    return presence.kept(of, hers, wanted, has_own=any(sessions.tracks.values()))


def _swaps(sessions: Sessions, wanted: Wanted) -> Iterator[Swap]:
    """Each session left out, each free slot added, and each in the place of each."""
    groups = dict.fromkeys((*wanted.groups(), *(str(track) for track in sessions.tracks)))
    for group in groups:
        held = sessions.of(group)
        others = sessions.tracks.values() if group == EVERYONE else [sessions.everyone]
        taken = {*held, *(slot for slots in others for slot in slots)}
        free = [slot for slot in week.SLOTS if slot not in taken]
        yield from (Swap(group, slot, None) for slot in held)
        yield from (Swap(group, None, slot) for slot in free)
        yield from (Swap(group, slot, instead) for slot in held for instead in free)


def _after(of: Presence, swaps: list[Swap], wanted: Wanted, sessions: Sessions) -> Answers:
    """Who is kept after each swap (swaps, n)."""
    hers = np.repeat(presence.unions(sessions, of.groups)[None, :], len(swaps), axis=0)
    for row, swap in enumerate(swaps):
        rows = slice(None) if swap.group == EVERYONE else of.groups == swap.group
        out, into = (np.uint32(week.bits_of(() if one is None else (str(one),)))
                     for one in (swap.slot, swap.instead))  # fmt: skip
        hers[row, rows] = (hers[row, rows] & ~out) | into
    own = [any(with_swap(sessions, swap).tracks.values()) for swap in swaps]
    return presence.kept(of, hers, wanted, has_own=np.array(own, dtype=bool)[:, None])


def _priced(
    swap: Swap,
    of: Presence,
    *,
    before: Answers,
    after: Answers,
    points: NDArray[np.int64],
    wanted: Wanted,
) -> dict[str, object]:
    change = {answer: (after == answer).astype(int) - (before == answer) for answer in (1, 0, -1)}
    is_free = swap.instead is None
    return {
        "group": swap.group,
        "slot": None if swap.slot is None else str(swap.slot),
        "instead": None if swap.instead is None else str(swap.instead),
        "kept": int(change[1].sum()),
        "to_ask": int(change[0].sum()),
        "lost": int(change[-1].sum()),
        "points": int((change[1] * points).sum()),
        "gained": tuple(int(one) for one in of.index[change[-1] < 0]),
        "gone": tuple(int(one) for one in of.index[change[-1] > 0]),
        "has_trainer": is_free or swap.instead in wanted.taught(swap.group),
        "has_room": is_free or swap.instead in wanted.held(swap.group),
    }


def with_swap(sessions: Sessions, swap: Swap) -> Sessions:
    """The sessions after a swap."""
    held = [slot for slot in sessions.of(swap.group) if slot != swap.slot]
    added = held if swap.instead is None else [*held, swap.instead]
    return sessions.with_group(swap.group, tuple(added))
