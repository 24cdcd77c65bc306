"""What is on the table of the slot planner, and what it means for the women who count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from workbench.apps.seating import SEED, Choice
from workbench.errors import Impossible
from workbench.rules import mentor_slots, presence, slot_prices, slots, week
from workbench.rules.calendars import Run
from workbench.rules.demands import Demands
from workbench.rules.presence import Presence, Standing
from workbench.rules.sessions import EVERYONE, Sessions, Wanted
from workbench.sentences import Sentence, sentences
from workbench.vocabulary import Stage, Track, Word, word

BEST_SHOWN = 4
USUAL = 2
"""Sessions asked for where a cohort has none yet."""


class Counted(Word):
    """The women for whom slots are chosen."""

    SEATED = word("seated", "those with a seat in the plan")
    SHORTLISTED = word("shortlisted", "shortlisted and enrolled")
    OPEN = word("open", "the waitlist too")


@dataclass(frozen=True)
class SlotsDraft:
    """What is asked of the week, the sessions chosen for now, and for whom.

    `clash` is why what is asked has no answer, with the ways out; `off` days without a session.
    """

    wanted: Wanted
    sessions: Sessions
    counted: Counted = Counted.SHORTLISTED
    stays_enrolled: bool = False
    mentor_slots: int = 1
    off: frozenset[date] = field(default_factory=frozenset)
    clash: Impossible | None = None


@dataclass(frozen=True, eq=False)
class Picture:
    """What the sessions of a draft mean: for each woman, for each slot, and other choices.

    `best` is the most women that any choice keeps, None where the demands clash.
    """

    women: pd.DataFrame
    of: Presence
    week: slots.Week
    best: int | None
    against: tuple[Sentence, ...]
    changes: pd.DataFrame
    lost_by: pd.DataFrame
    mentors: mentor_slots.MentorWeek | None
    names: Mapping[int, str]

    def slots_of(self, group: str) -> pd.DataFrame:
        """Who of a group can come in each slot of the week."""
        rows = (self.of.groups == group) if group != EVERYONE else self.of.groups == self.of.groups
        return slot_prices.by_slot(self.of.part(rows | (group == EVERYONE)))

    def changes_of(self, group: str) -> list[int]:
        """Every change of a session of a group."""
        return list(self.changes.index[self.changes["group"] == group])

    def best_changes(self, group: str) -> list[int]:
        """The changes of a group worth a look: the best swaps, sessions less, sessions more."""
        found = self.changes[self.changes["group"] == group]
        kinds = found["slot"].isna().astype(int) - found["instead"].isna()
        return list(found.groupby(kinds, sort=False).head(BEST_SHOWN).index)

    def counts(self) -> tuple[Sentence, ...]:
        """How many women there are, and how many of them are kept, to ask and lost."""
        kept, asked, lost = (len(self.week.those(standing)) for standing in Standing)
        return (
            sentences("{count} woman", "{count} women", len(self.women)),
            sentences("{count} kept", "{count} kept", kept),
            sentences("{count} to ask", "{count} to ask", asked),
            sentences("{count} lost", "{count} lost", lost),
        )


def draft_of(demands: Demands, *, before: SlotsDraft | None = None) -> SlotsDraft:
    """A draft with the sessions that a cohort has; what was asked of the week before stays."""
    sessions = Sessions(week.in_order(demands.sessions), dict(demands.track_sessions))
    known = Wanted(0).with_timetable(demands.timetable)
    wanted = known if before is None else before.wanted
    asked = replace(
        wanted,
        sessions=len(sessions.everyone) or wanted.sessions or USUAL,
        track_sessions={track: len(held) for track, held in sessions.tracks.items() if held},
        pinned=frozenset(),
    )
    if before is None:
        return SlotsDraft(asked, sessions)
    return replace(before, wanted=asked, sessions=sessions, clash=None)


def women_of(choice: Choice, seats: Mapping[int, Track], counted: Counted) -> pd.DataFrame:
    """The women who count, by what a person chose."""
    rows = choice.applications
    is_seated = rows.index.isin([*seats, *choice.enrolled])
    if counted == Counted.SEATED:
        return rows[is_seated]
    if counted == Counted.SHORTLISTED:
        return rows[is_seated | (rows["stage"] == Stage.SHORTLISTED)]
    return rows


def asked_of(draft: SlotsDraft, demands: Demands, enrolled: Mapping[int, Track]) -> Wanted:
    """What is asked of the week, with the seats that rooms have to hold and who has to stay."""
    seats = {str(track): count for track, count in demands.seats.items()}
    must = frozenset(enrolled) if draft.stays_enrolled else frozenset()
    return replace(draft.wanted, seats={EVERYONE: demands.places(), **seats}, must=must)


def picture(
    draft: SlotsDraft, choice: Choice, seats: Mapping[int, Track], demands: Demands
) -> Picture:
    """What the sessions on the table mean."""
    women = women_of(choice, seats, draft.counted).sort_index()
    wanted, tracks = asked_of(draft, demands, choice.enrolled), {**seats, **choice.enrolled}
    of = presence.presence(women, wanted, tracks=tracks)
    points = slots.points_of(choice.scores, of.index)
    best = slots.choose(of, points, wanted, seed=SEED)
    sessions = draft.sessions
    guides = choice.circumstances.mentors
    given, family = women["given_name"], women["family_name"]
    # Each name is kept apart from its neighbours: it may run from right to left.
    names = "\u2068" + given.astype(str) + " " + family.astype(str) + "\u2069"
    return Picture(
        women=women,
        names=names.to_dict(),
        of=of,
        week=slots.look(women, choice.scores, wanted, sessions=sessions, tracks=tracks),
        best=None if best.broken else best.worth[slots.KEPT],
        against=slots.judge(sessions, women, wanted, tracks=tracks),
        changes=slot_prices.alternatives(of, points, wanted, sessions=sessions),
        lost_by=slot_prices.lost_by(of, wanted, sessions=sessions),
        mentors=None
        if guides is None or not len(guides)
        else mentor_slots.propose(
            women,
            guides,
            draft.mentor_slots,
            seed=SEED,
            taken=frozenset(slot for held in _every(sessions) for slot in held),
            tracks=tracks,
        ),
    )


def with_sessions(demands: Demands, draft: SlotsDraft) -> Demands:
    """The demands of a cohort with the sessions of a draft, and what it knows of the week."""
    own = {track: held for track, held in draft.sessions.tracks.items() if held}
    return replace(
        demands,
        sessions=draft.sessions.everyone,
        track_sessions=own,
        timetable=draft.wanted.timetable(),
    )


def run_of(cohort: pd.Series, draft: SlotsDraft, *, version: int) -> Run:
    """The run of a cohort for its calendar: `cohort` is its row."""
    return Run(
        cohort["name"],
        cohort["chapter"],
        cohort["starts_on"],
        cohort["ends_on"],
        version=version,
        off=draft.off,
    )


def _every(sessions: Sessions) -> list[tuple[object, ...]]:
    return [sessions.everyone, *sessions.tracks.values()]
