"""Why her, why not her, and what would change it: the card of one person in a plan.

Everything on it is found by planning again without her, with her, and with one thing changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workbench.engines import what_ifs
from workbench.engines.seats import NOWHERE
from workbench.engines.what_ifs import Answer, Base
from workbench.rules import seat_facts, seat_openings, seat_reasons, seat_stakes, seat_stops
from workbench.rules.demands import TRACKS, places_of, wishes
from workbench.rules.seat_openings import Opening
from workbench.rules.seat_stakes import Stakes
from workbench.rules.seat_stops import Stop
from workbench.rules.seat_views import Seen, Truths
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Track, Word, word

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem


class Standing(Word):
    """Where somebody stands in a plan, and who put her there."""

    SEATED = word("seated", "Seat proposed")
    LOCKED = word("locked", "Seat given by hand")
    LEFT = word("left", "No seat")
    OUT = word("out", "Left out by hand")


@dataclass(frozen=True)
class SeatCard:
    """One person in a plan: where she stands, the facts, what keeps her out, what would help.

    `points_short` is the smallest number of points that would seat her (0: the lot decides),
    `points_ahead` by how many a seat is hers; None where points decide nothing. `questions` are
    those worth asking her. Exact when the plans it compares are proved best.
    """

    application: int
    standing: Standing
    track: Track | None
    wished: tuple[Track, ...]
    facts: tuple[Sentence, ...]
    stops: tuple[Stop, ...] = ()
    points_short: int | None = None
    points_ahead: int | None = None
    changes: tuple[Opening, ...] = ()
    is_exact: bool = True

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions an answer to which would give her a seat."""
        asked = (each.question for each in self.changes if each.question is not None)
        return tuple(dict.fromkeys(asked))

    @property
    def other_tracks(self) -> tuple[Track, ...]:
        """The tracks she does not wish for, in which she would have a free seat."""
        return tuple(track for each in self.changes for track in each.tracks)


class SeatCards:
    """The cards of a plan, each made when somebody looks at it."""

    def __init__(self, of: Problem, seats: Mapping[int, Track]) -> None:
        """Look at these seats of a problem; they need not be those proposed."""
        self.of = of
        self._made: dict[int, SeatCard] = {}
        self.seen = Seen(
            of.applications,
            of.points,
            of.seating,
            places_of(seats, of.applications.index),
            of.asked,
            of.demands,
            of.seed,
        )

    @cached_property
    def base(self) -> Base | None:
        """What everything is compared with; None when the demands cannot all hold."""
        return what_ifs.base_of(self.of.seating)

    @cached_property
    def best(self) -> Answer | None:
        """The best plan as the demands stand."""
        return None if self.base is None else what_ifs.best(self.base, self.base.seating)

    @cached_property
    def points_short(self) -> pd.Series:
        """At least how many points each of those without a seat is short of one, for a list.

        Missing for the seated, for those left out by hand and for those whom no score would
        seat. Quick for everybody at once; the card of one person is exact.
        """
        short = pd.Series(pd.NA, self.of.applications.index, dtype="Int64", name="points_short")
        if self.base is not None:
            found = what_ifs.at_least(self.base, columns=self.seen.places)
            reached = (self.seen.places == NOWHERE) & np.isfinite(found)
            short[reached] = found[reached].astype(np.int64)
        return short

    def card(self, application: int) -> SeatCard:
        """The card of one person, made once."""
        if application not in self._made:
            self._made[application] = self._make(application)
        return self._made[application]

    def _make(self, application: int) -> SeatCard:
        row = int(self.of.applications.index.get_loc(application))
        stakes = self._stakes(row)
        match self._standing(row):
            case Standing.SEATED:
                return self._seated(row, stakes)
            case Standing.LOCKED:
                return self._locked(row, stakes)
            case Standing.LEFT:
                return self._left(row, stakes)
            case Standing.OUT:
                return self._out(row, stakes)

    def _standing(self, row: int) -> Standing:
        number, is_seated = self.seen.number(row), self.seen.places[row] != NOWHERE
        if is_seated:
            is_locked = number in self.of.demands.locked
            return Standing.LOCKED if is_locked else Standing.SEATED
        return Standing.OUT if number in self.of.demands.left_out else Standing.LEFT

    def _stakes(self, row: int) -> Stakes | None:
        if self.base is None:
            return None
        tracks = self._wishes(row)
        held = self.of.seating.fixed[row]
        if held != NOWHERE:
            tracks = tracks.copy()
            tracks[held] = True
        return seat_stakes.stakes(self.base, row, tracks=tracks, best=self.best)

    def _wishes(self, row: int) -> Truths:
        return np.asarray(wishes(self.of.applications.iloc[[row]])[0])

    def _wished(self, row: int) -> tuple[Track, ...]:
        return tuple(TRACKS[place] for place in np.flatnonzero(self._wishes(row)).tolist())

    def _seated(self, row: int, stakes: Stakes | None) -> SeatCard:
        safe = () if stakes is None else tuple(seat_facts.safety(self.seen, stakes))
        return SeatCard(
            application=self.seen.number(row),
            standing=Standing.SEATED,
            track=TRACKS[self.seen.places[row]],
            wished=self._wished(row),
            facts=(*self._of_seat(row), *safe),
            points_ahead=None if stakes is None or stakes.short is None else stakes.ahead,
            is_exact=stakes is not None and stakes.is_proved,
        )

    def _locked(self, row: int, stakes: Stakes | None) -> SeatCard:
        free = () if stakes is None else tuple(seat_facts.unlocked(stakes))
        return SeatCard(
            application=self.seen.number(row),
            standing=Standing.LOCKED,
            track=TRACKS[self.seen.places[row]],
            wished=self._wished(row),
            facts=(*self._of_seat(row), *free),
            is_exact=stakes is not None and stakes.is_proved,
        )

    def _left(self, row: int, stakes: Stakes | None) -> SeatCard:
        stops = seat_stops.stops(self.seen, row)
        reason, said = seat_reasons.of_no_seat(self.seen, row), [stop.said for stop in stops]
        short = () if stakes is None else tuple(seat_facts.shortness(self.seen, stakes))
        found: tuple[Opening, ...] = ()
        if stakes is not None:
            found = seat_openings.openings(self.of, self.seen, stakes, stops=stops)
        return SeatCard(
            application=self.seen.number(row),
            standing=Standing.LEFT,
            track=None,
            wished=self._wished(row),
            facts=(*(() if reason in said else (reason,)), *short),
            stops=stops,
            points_short=None if stakes is None or stakes.short is None else max(0, stakes.short),
            changes=found,
            is_exact=stakes is not None and stakes.is_proved,
        )

    def _out(self, row: int, stakes: Stakes | None) -> SeatCard:
        free = () if stakes is None else tuple(seat_facts.left_out(stakes))
        return SeatCard(
            application=self.seen.number(row),
            standing=Standing.OUT,
            track=None,
            wished=self._wished(row),
            facts=(seat_reasons.of_no_seat(self.seen, row), *free),
            changes=() if stakes is None else self._let_in(row, stakes),
            is_exact=stakes is not None and stakes.is_proved,
        )

    def _let_in(self, row: int, stakes: Stakes) -> tuple[Opening, ...]:
        """Taking back that she was left out, where it is enough."""
        if stakes.inside is None or (stakes.outside is not None and not stakes.is_ahead):
            return ()
        demands = self.of.demands.with_lock(self.seen.number(row), None)
        return (Opening(sentence("If she is no longer left out, she has a seat."), demands),)

    def _of_seat(self, row: int) -> tuple[Sentence, ...]:
        return (
            seat_reasons.of_seat(self.seen, row),
            *seat_facts.other_choice(self.seen, row),
            *seat_facts.brings(self.seen, row),
        )


def points_from_a_seat(of: Problem, seats: Mapping[int, Track]) -> pd.Series:
    """How many points at least each of those without a seat is short of one (`SeatCards`)."""
    return SeatCards(of, seats).points_short
