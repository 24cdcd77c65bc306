"""How far each springboard fellow came on her way to the next fellowship, and who may come now.

The next fellowship of a springboard is the first of the same chapter that starts after it ends.
Whoever may still go on is unknown, never lost; a step is only counted for cohorts in which it
is over for everybody (`is_over_...`), so that a running cohort lowers no rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.rules import kleene
from workbench.rules.answers import Numbers, Truths
from workbench.vocabulary import Programme, Stage, Word, word

NOWHERE = -1
_FAR = (Stage.SHORTLISTED.value, Stage.ENROLLED.value)
_RANK = {Stage.DECLINED.value: 0, Stage.SHORTLISTED.value: 2, Stage.ENROLLED.value: 3}
_OPEN_RANK = 1


class Position(Word):
    """Where a springboard fellow stands now, seen from one fellowship."""

    RUNNING = word("running", "still in the springboard")
    FINISHED = word("finished", "finished the springboard, has not applied yet")
    APPLIED = word("applied", "applied, not decided on yet")
    SHORTLISTED = word("shortlisted", "shortlisted")
    SEATED = word("seated", "holds a seat")
    OUT = word("out", "will not come")


@dataclass(frozen=True, eq=False)
class Pathways:
    """Every springboard fellow with how far she came, on a day.

    `fellows` has a row for each: springboard, chapter, following (the next fellowship, -1 none),
    finished, applied, shortlisted, enrolled (1 yes, 0 unknown, -1 no), is_over_springboard,
    is_over_window, is_over_choice, left_at and applied_at (shares of the springboard and of the
    application period, infinite when never).
    """

    paths: pd.DataFrame
    cohorts: pd.DataFrame
    fellows: pd.DataFrame
    on: date


def pathways(paths: pd.DataFrame, cohorts: pd.DataFrame, *, on: date) -> Pathways:
    """How far every springboard fellow came; `paths` as `frames.PATHS`, `cohorts` as COHORTS."""
    calendar = _calendar(cohorts)
    following = next_fellowships(cohorts)
    found = paths.drop_duplicates("fellow").set_index("fellow").sort_index()
    found = found[["springboard", "left_on", *_ANSWERS]].copy()
    found["following"] = found["springboard"].map(following).astype("int64")
    found["chapter"] = found["springboard"].map(calendar["chapter_id"])
    now = pd.Timestamp(on)
    days = calendar.reindex(found["springboard"]).set_index(found.index)
    then = calendar.reindex(found["following"]).set_index(found.index)
    own = paths[paths["fellowship"] == paths["springboard"].map(following)]
    made = _furthest(own).reindex(found.index)
    found["is_over_springboard"] = (days["ends_on"] < now).to_numpy()
    found["is_over_window"] = (then["closes_on"] < now).to_numpy()
    found["is_over_choice"] = (then["starts_on"] <= now).to_numpy()
    left = pd.to_datetime(found["left_on"])
    found["left_at"] = _share(left, days["starts_on"], days["ends_on"])
    found["applied_at"] = _share(made["submitted_at"], then["opens_on"], then["closes_on"])
    return Pathways(paths, cohorts, _stepped(found, made), on)


def next_fellowships(cohorts: pd.DataFrame) -> pd.Series:
    """The next fellowship of each springboard, by its number; -1 when none is planned yet."""
    days = _calendar(cohorts).sort_values("starts_on", kind="stable").reset_index(names="next")
    is_first = days["programme"] == Programme.SPRINGBOARD.value
    is_second = days["programme"] == Programme.FELLOWSHIP.value
    first = days[is_first].rename(columns={"next": "springboard"})
    found = pd.merge_asof(
        first.sort_values("ends_on")[["springboard", "chapter_id", "ends_on"]],
        days[is_second][["next", "chapter_id", "starts_on"]],
        left_on="ends_on",
        right_on="starts_on",
        by="chapter_id",
        direction="forward",
        allow_exact_matches=False,
    )
    return found.set_index("springboard")["next"].fillna(NOWHERE).astype("int64")


def may_come(found: Pathways, fellowship: int) -> pd.DataFrame:
    """The springboard fellows who may come to one fellowship, and where each stands now.

    Those for whom it is the next one, and whoever else of them applied for it. Columns: position
    (of `Position`), springboard, has_applied, done (share of her springboard that is over), and
    her answers.
    """
    day = _calendar(found.cohorts).loc[fellowship]
    now = pd.Timestamp(found.on)
    made = _furthest(found.paths[found.paths["fellowship"] == fellowship])
    fellows = found.fellows
    is_meant = (fellows["following"] == fellowship) | fellows.index.isin(made.index)
    pool = fellows.loc[is_meant, ["springboard", "finished", *_ANSWERS]].copy()
    here = made.reindex(pool.index)
    pool["has_applied"] = here["stage"].notna().to_numpy()
    springboards = _calendar(found.cohorts).reindex(pool["springboard"]).set_index(pool.index)
    today = pd.Series(now, pool.index)
    done = _share(today, springboards["starts_on"], springboards["ends_on"])
    pool["done"] = np.clip(done, 0.0, 1.0)
    pool["position"] = _positions(
        pool, here, is_closed=day["closes_on"] < now, is_begun=day["starts_on"] <= now
    )
    return pool


def elapsed(found: Pathways, fellowship: int) -> float:
    """The share of a fellowship's application period that is over; under 0 before it opens."""
    day = _calendar(found.cohorts).loc[[fellowship]]
    now = pd.Series(pd.Timestamp(found.on), day.index)
    return float(_share(now, day["opens_on"], day["closes_on"])[0])


def planned_seats(found: Pathways, fellowship: int) -> int:
    """The seats nobody holds yet in springboards that have still to begin and lead to it."""
    is_ahead = pd.to_datetime(found.cohorts["starts_on"]) > pd.Timestamp(found.on)
    leads = next_fellowships(found.cohorts)
    ahead = [int(each) for each in leads.index[leads == fellowship] if is_ahead[each]]
    seats = sum(sum(found.cohorts.at[each, "seats"].values()) for each in ahead)
    held = int(found.fellows["springboard"].isin(ahead).sum())
    return max(0, int(seats) - held)


_ANSWERS = ("first_choice", "french_level", "country_of_origin", "needs_childcare", "has_laptop")
_DAYS = ("opens_on", "closes_on", "starts_on", "ends_on")


def _calendar(cohorts: pd.DataFrame) -> pd.DataFrame:
    days = {name: pd.to_datetime(cohorts[name]).astype("datetime64[us]") for name in _DAYS}
    return cohorts[["programme", "chapter_id"]].assign(**days)


def _furthest(rows: pd.DataFrame) -> pd.DataFrame:
    """One application of each fellow: the one that came furthest, by her number."""
    rank = rows["stage"].map(_RANK).fillna(_OPEN_RANK) + 10 * rows["seat"]
    order = rows.assign(rank=rank).sort_values(["fellow", "rank"], kind="stable")
    return order.drop_duplicates("fellow", keep="last").set_index("fellow")


def _share(moment: pd.Series, first: pd.Series, last: pd.Series) -> Numbers:
    """Which share of the days from the first to the last was over; infinite when it never came."""
    plain = moment.dt.tz_localize(None) if moment.dt.tz is not None else moment
    share = ((plain - first) / (last - first)).to_numpy(dtype=float)
    return np.where(np.isnan(share), np.inf, share)


def _stepped(found: pd.DataFrame, made: pd.DataFrame) -> pd.DataFrame:
    """The four steps, each yes, no or unknown, and unknown after a step that is not a yes."""
    has_left = found["left_on"].notna().to_numpy()
    is_over = found["is_over_springboard"].to_numpy()
    has_applied = made["stage"].notna().to_numpy()
    is_far = _truths(made["stage"].isin(_FAR)) | _truths(made["seat"])
    is_out = _truths(made["stage"] == Stage.DECLINED.value)
    is_chosen = found["is_over_choice"].to_numpy()
    seat = _truths(made["seat"])
    finished = kleene.claim(~has_left, known=has_left | is_over)
    applied = kleene.claim(has_applied, known=has_applied | found["is_over_window"].to_numpy())
    shortlisted = kleene.claim(is_far, known=is_far | is_out | is_chosen)
    enrolled = kleene.claim(seat, known=seat | is_out | is_chosen)
    applied = np.where(finished == kleene.YES, applied, kleene.UNKNOWN)
    shortlisted = np.where(applied == kleene.YES, shortlisted, kleene.UNKNOWN)
    enrolled = np.where(shortlisted == kleene.YES, enrolled, kleene.UNKNOWN)
    return found.assign(
        finished=finished, applied=applied, shortlisted=shortlisted, enrolled=enrolled
    )


def _positions(
    pool: pd.DataFrame, here: pd.DataFrame, *, is_closed: bool, is_begun: bool
) -> list[Position]:
    """The first of these that holds, from the surest to the most open."""
    has_applied = pool["has_applied"].to_numpy()
    finished = pool["finished"].to_numpy()
    is_far = _truths(here["stage"].isin(_FAR))
    is_out = _truths(here["stage"] == Stage.DECLINED.value) | (finished == kleene.NO)
    all_over = np.full(len(pool), is_begun)
    too_late = ~has_applied & is_closed
    held = _truths(here["seat"])
    is_lost = is_out | all_over | too_late
    runs = finished == kleene.UNKNOWN
    cases = {
        Position.SEATED: held,
        Position.OUT: is_lost,
        Position.SHORTLISTED: is_far,
        Position.RUNNING: runs,
        Position.APPLIED: has_applied,
        Position.FINISHED: np.ones(len(pool), dtype=bool),
    }
    order = tuple(cases)
    return [order[place] for place in np.argmax(np.column_stack(list(cases.values())), axis=1)]


def _truths(column: pd.Series) -> Truths:
    return np.asarray(column.astype(object).fillna(False), dtype=bool)
