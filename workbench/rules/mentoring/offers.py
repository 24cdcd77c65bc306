"""The life of an offer: a pair put to both sides, until both said yes, one said no, or time is up.

An offer is asked, then agreed or declined, or expires, or is withdrawn; an agreed one is
confirmed. A place is held while an offer is open. Frames are those of `frames.OFFERS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from workbench.frames import OFFERS
from workbench.rules.answers import Truths
from workbench.rules.mentoring import refusals
from workbench.rules.mentoring.terms import Circumstances
from workbench.shapes import frame_of
from workbench.vocabulary import Answer, OfferState, Refusal, Side

DAYS_TO_ANSWER = 7
"""How many days both sides have to answer, unless others are asked for."""

REMIND_BEFORE = 2
"""So many days before the last one, whoever has not answered is reminded."""

DAYS_OF_REST = 90
"""For so long a mentor who has time for nobody is proposed to nobody."""

OPEN = (OfferState.ASKED, OfferState.AGREED)
ORDER = (
    OfferState.EXPIRED,
    OfferState.AGREED,
    OfferState.ASKED,
    OfferState.DECLINED,
    OfferState.WITHDRAWN,
    OfferState.CONFIRMED,
)
"""What asks for something to be done comes first."""


@dataclass(frozen=True)
class Standing:
    """Where one offer stands on a day: whose answer is awaited, until when, and why not.

    `answered` are those who said yes or no, `refused_by` the side that said no. `is_due` says
    that it is time to remind whoever has not answered.
    """

    offer: int
    fellow: int
    mentor: int
    fit: int
    state: OfferState
    awaited: tuple[Side, ...]
    asked_on: date
    expires_on: date
    answered: tuple[Side, ...] = ()
    is_due: bool = False
    refused_by: Side | None = None
    why: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still holds a place."""
        return self.state in OPEN


def no_offers() -> pd.DataFrame:
    """The frame of offers with nothing in it."""
    return frame_of([], OFFERS)


def last_day(on: date, *, days: int = DAYS_TO_ANSWER) -> date:
    """The day by which both sides are asked to answer, of an offer made on a day."""
    return on + timedelta(days=days)


def states(offers: pd.DataFrame, *, on: date) -> pd.Series:
    """The state of every offer on a day: who has not answered in time lets it expire."""
    late = (offers["state"] == OfferState.ASKED) & _is_past(offers, on=on)
    return offers["state"].where(~late, str(OfferState.EXPIRED)).rename("state")


def opened(offers: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The offers that hold a place on a day: those asked in time, and those agreed."""
    return offers[states(offers, on=on).isin(OPEN)]


def asked_pairs(offers: pd.DataFrame, *, on: date) -> dict[int, int]:
    """The first mentor of each fellow who is asked, or has agreed, on a day."""
    held = opened(offers, on=on)
    held = held[~are_second(held)]
    return dict(zip(held["fellow"].tolist(), held["mentor"].tolist(), strict=True))


def are_second(offers: pd.DataFrame) -> Truths:
    """Where an offer is of a second mentor; nowhere in a frame that does not say."""
    if "is_co_mentor" not in offers.columns:
        return np.zeros(len(offers), dtype=bool)
    return np.asarray(offers["is_co_mentor"], dtype=bool)


def places_held(offers: pd.DataFrame, *, on: date) -> dict[int, int]:
    """How many places of each mentor open offers hold on a day."""
    counts = opened(offers, on=on)["mentor"].value_counts().sort_index()
    return {int(mentor): int(count) for mentor, count in counts.items()}


def resting(offers: pd.DataFrame, *, on: date) -> dict[int, date]:
    """The mentors who said that they have time for nobody, and the day until which they rest."""
    declined = offers[(offers["state"] == OfferState.DECLINED) & (offers["mentor_said"] == "no")]
    reasons = [refusals.of(why) is Refusal.NO_TIME for why in declined["declined_why"]]
    tired = declined[np.array(reasons, dtype=bool)]
    until = tired.groupby("mentor")["asked_on"].max() + timedelta(days=DAYS_OF_REST)
    return {int(mentor): day for mentor, day in until.items() if day >= on}


def around(
    given: Circumstances, offers: pd.DataFrame, *, mentors: pd.DataFrame, on: date
) -> Circumstances:
    """The circumstances of a proposal made around the offers of a cohort.

    Pairs that are asked stand as those that have begun do: a letter is out, so nothing moves
    them in silence. A mentor who rests has no place. A "no" is among the relations already.
    """
    asked = asked_pairs(offers, on=on)
    at_rest = mentors.loc[mentors.index.isin(list(resting(offers, on=on))), ["capacity", "hours"]]
    full = {
        int(one): max(given.loads.get(one, 0), int(n)) for one, n in at_rest["capacity"].items()
    }
    spent = {int(one): float(given) for one, given in at_rest["hours"].dropna().items()}
    held = opened(offers, on=on)
    loads = Counter(given.loads) + Counter(held.loc[are_second(held), "mentor"].tolist())
    return replace(
        given,
        loads={**loads, **full},
        hours={**given.hours, **spent},
        started={**asked, **given.started},
        before={**given.before, **asked},
    )


def standings(offers: pd.DataFrame, *, on: date) -> tuple[Standing, ...]:
    """Where the last offer of every pair stands, what asks for something first.

    Within a state, the first to expire comes first. Of a pair asked twice only the last counts.
    """
    last = offers.sort_values(["asked_on"], kind="stable")
    last = last[~last.duplicated(["fellow", "mentor"], keep="last")]
    found = last.assign(
        state=states(last, on=on),
        is_due=_is_past(last, on=on + timedelta(days=REMIND_BEFORE + 1)),
    )
    place = found["state"].map({str(each): at for at, each in enumerate(ORDER)})
    order = np.lexsort((found.index, found["expires_on"].to_numpy(), place))
    columns = found.iloc[order].reset_index(names="offer").to_dict(orient="records")
    return tuple(_standing(row) for row in columns)


def next_to_expire(standings: tuple[Standing, ...]) -> Standing | None:
    """The offer that expires first of those whose answer is awaited."""
    waiting = [each for each in standings if each.state is OfferState.ASKED]
    return min(waiting, key=lambda each: (each.expires_on, each.offer), default=None)


def _standing(row: Mapping[str, object]) -> Standing:
    state = OfferState(str(row["state"]))
    said = {Side.FELLOW: row["fellow_said"], Side.MENTOR: row["mentor_said"]}
    is_asked = state in (OfferState.ASKED, OfferState.EXPIRED)
    awaited = tuple(side for side, one in said.items() if is_asked and not _is_said(one))
    refused = [side for side, one in said.items() if one == Answer.NO]
    why = row["declined_why"]
    return Standing(
        offer=int(str(row["offer"])),
        fellow=int(str(row["fellow"])),
        mentor=int(str(row["mentor"])),
        fit=int(str(row["fit"])),
        state=state,
        awaited=awaited,
        answered=tuple(side for side, one in said.items() if _is_said(one)),
        asked_on=_day(row["asked_on"]),
        expires_on=_day(row["expires_on"]),
        is_due=bool(row["is_due"]) and state is OfferState.ASKED,
        refused_by=refused[0] if refused else None,
        why=None if why is None else str(why),
    )


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError("an offer without its days")
    return value


def _is_said(answer: object) -> bool:
    return answer in (Answer.YES, Answer.NO)


def _is_past(offers: pd.DataFrame, *, on: date) -> Truths:
    """Where the last day is before a day; the last day itself still counts."""
    return np.array([last < on for last in offers["expires_on"]], dtype=bool)
