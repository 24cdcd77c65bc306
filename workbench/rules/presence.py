"""Who can come when: three values for each woman and slot, and for each whole week of sessions.

She comes when she said that she is free then and, where she needs childcare, children are looked
after then. Her hours a week have to hold all her sessions. Whatever is not known is asked, and
never counts as a no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.coverage import Bits, Floats, Truths
from workbench.rules import answers, kleene, week
from workbench.rules.kleene import Answers
from workbench.rules.sessions import EVERYONE, Sessions, Wanted
from workbench.rules.week import MINUTES
from workbench.vocabulary import Track, Word, word

EVERY_SLOT = np.uint32((1 << len(week.SLOTS)) - 1)
NO_SLOT = np.uint32(0)
NEVER = -1.0


class Standing(Word):
    """What weekly sessions mean for a woman."""

    KEPT = word("kept", "kept")
    TO_ASK = word("to_ask", "to ask")
    LOST = word("lost", "lost")


WORDS = {1: Standing.KEPT, 0: Standing.TO_ASK, -1: Standing.LOST}


@dataclass(frozen=True, eq=False)
class Presence:
    """What is known of when each can come, a row for each application.

    `sure` and `maybe` are the slots she comes to for certain and perhaps, as bits; `free` those
    where she is free or did not say, childcare aside; `hours_sure` and `hours_maybe` the
    minutes a week she has; `groups` the track of each, None when unknown.
    """

    index: pd.Index
    sure: Bits
    maybe: Bits
    free: Bits
    hours_sure: Floats
    hours_maybe: Floats
    groups: NDArray[np.object_]

    def part(self, rows: Truths) -> Presence:
        """The same for some of them."""
        return Presence(
            self.index[rows],
            self.sure[rows],
            self.maybe[rows],
            self.free[rows],
            self.hours_sure[rows],
            self.hours_maybe[rows],
            self.groups[rows],
        )


def presence(
    applications: pd.DataFrame, wanted: Wanted, *, tracks: Mapping[int, Track] | None = None
) -> Presence:
    """When each can come; `tracks` are seats given, others count where they wish to go first."""
    several = applications["availability"]
    known = answers.known(applications, "availability")
    free = _bits(several)
    cared_for = np.uint32(week.bits_of(wanted.childcare))
    needs = answers.one_of(applications, "needs_childcare", ("yes",))
    none_needed = answers.one_of(applications, "needs_childcare", ("no",))
    hours = answers.numbers(applications, "weekly_hours") * MINUTES
    certain = _either(free, NO_SLOT, known)
    perhaps = _either(free, EVERY_SLOT, known)
    return Presence(
        index=applications.index,
        sure=certain & _either(EVERY_SLOT, cared_for, none_needed),
        maybe=perhaps & _either(cared_for, EVERY_SLOT, needs),
        free=perhaps,
        hours_sure=np.where(np.isnan(hours), NEVER, hours),
        hours_maybe=np.where(np.isnan(hours), np.inf, hours),
        groups=groups_of(applications, {} if tracks is None else tracks),
    )


def unions(sessions: Sessions, groups: NDArray[np.object_]) -> Bits:
    """All sessions of each woman, as bits (n,)."""
    found = np.full(len(groups), sessions.bits(EVERYONE), dtype=np.uint32)
    for track in sessions.tracks:
        found[groups == str(track)] = sessions.bits(str(track))
    return found


def standings(of: Presence, sessions: Sessions, wanted: Wanted) -> NDArray[np.object_]:
    """Whether each is kept, lost or to be asked with these sessions (n,)."""
    has_own = any(sessions.tracks.values())
    found = kept(of, unions(sessions, of.groups), wanted, has_own=has_own)
    return words(found)


def words(found: Answers) -> NDArray[np.object_]:
    """Yes, not known and no as what they mean for a woman: kept, to ask, lost."""
    return np.array([WORDS[each] for each in (-1, 0, 1)], dtype=object)[found + 1]


def kept(of: Presence, hers: Bits, wanted: Wanted, *, has_own: Truths | bool) -> Answers:
    """Whether each is kept by the sessions `hers` (..., n): yes, no, or not known yet.

    Where tracks have sessions of their own (`has_own`, one for all or (..., 1)), whose track is
    not known may have more.
    """
    minutes = week.minutes(hers, wanted.clock)
    no = np.bitwise_count(hers & ~of.maybe)
    not_sure = np.bitwise_count(hers & ~of.sure)
    is_lost = (no > wanted.misses) | (minutes > of.hours_maybe)
    is_sure = (not_sure <= wanted.misses) & (minutes <= of.hours_sure)
    is_sure &= ~(pd.isna(of.groups) & has_own)
    return kleene.claim(is_sure, known=is_sure | is_lost)


def groups_of(applications: pd.DataFrame, tracks: Mapping[int, Track]) -> NDArray[np.object_]:
    """The track of each: that of her seat, or the one she wishes for first; None when unknown."""
    given = pd.Series({one: str(track) for one, track in tracks.items()}, dtype=object)
    seated = given.reindex(applications.index)
    found = seated.where(seated.notna(), applications["first_choice"]).astype(object)
    return np.asarray(found.where(found.notna(), None), dtype=object)


def _either(then: Bits | np.uint32, other: np.uint32, where: Truths) -> Bits:
    return np.where(where, then, other).astype(np.uint32)


def _bits(lists: pd.Series) -> Bits:
    """Lists of slots as bits (n,), none where unanswered; each kind of list is read once."""
    codes, distinct = pd.factorize(lists.astype(object))
    bits = np.array([*map(week.bits_of, distinct), 0], dtype=np.uint32)
    return np.asarray(bits[codes], dtype=np.uint32)
