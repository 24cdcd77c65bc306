"""What the reviews desk is given: a cohort's reviews as one person may see them, and its verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from workbench.apps.desk import now
from workbench.rules.disagreements import disagreements
from workbench.rules.reading_guide import Guide
from workbench.rules.reviews import Panel, ReviewState, Shown
from workbench.rules.scoring import WAITING
from workbench.rules.turns import turns
from workbench.sentences import Sentence, sentence
from workbench.store import guides, reads, writes
from workbench.store.engine import Store


@dataclass(frozen=True, eq=False)
class Reading:
    """A cohort as it is read by the person sitting here.

    `due` is what she has still to read, in her own order; `left` how many each reviewer has.
    """

    by: str
    applications: pd.DataFrame
    reviewers: pd.DataFrame
    reviews: pd.DataFrame
    agreements: pd.DataFrame
    panel: Panel
    due: tuple[int, ...]
    left: Mapping[str, int]

    @cached_property
    def own(self) -> pd.DataFrame:
        """Her own reviews and conflicts by application, the last first; those taken back left out.

        `number` counts them as she read: what she calls an application by while names are hidden.
        """
        mine = self.reviews[self.reviews["reviewer"] == self.by].sort_values("place", kind="stable")
        mine = mine[mine["state"] != ReviewState.WITHDRAWN.value].set_index("application")
        mine["number"] = range(1, len(mine) + 1)
        return mine.iloc[::-1]

    @cached_property
    def sees_names(self) -> bool:
        """Whether she chose to see who applied; hidden until she does."""
        people = self.reviewers
        return bool(people["sees_names"][people["name"] == self.by].any())

    def name_of(self, application: int) -> Sentence | str:
        """Her name, or the number under which she was read while names are hidden."""
        if self.sees_names:
            row = self.applications.loc[application]
            return f"{row['given_name']} {row['family_name']}"
        own = self.own["number"]
        number = own[application] if application in own.index else len(own) + 1
        return sentence("Your no. {number}", number=number)

    def of(self, application: int) -> pd.DataFrame:
        """Every review given of one application that is not hidden."""
        found = self.reviews[self.reviews["application"] == application]
        return found[found["mean"].notna()].sort_values("reviewer")

    def hidden(self, guide: Guide) -> int:
        """How many applications have every review, and are not shown to her."""
        given = self.reviews[self.reviews["state"] == ReviewState.GIVEN.value]
        means = given.groupby("application")["mean"]
        return int(((means.size() >= guide.reviews) & (means.count() == 0)).sum())

    def to_discuss(self, guide: Guide, shown: Shown) -> pd.DataFrame:
        """What to discuss first among what she may see; agreed ones have their `score`."""
        given = self.reviews[self.reviews["mean"].notna()]
        ratings = given.rename(columns={"mean": "value"})
        leniency = self.panel.leniency() if shown is Shown.WITH else {}
        found = disagreements(ratings, guide, leniency=leniency)
        found["score"] = self.agreements["score"].reindex(found.index)
        return found.sort_values(["score", "spread"], ascending=False, na_position="first")


@dataclass(frozen=True)
class StoredReviews:
    """Reads and records reviews in a store, for the person sitting here."""

    store: Store
    guide: Guide

    def load(self, cohort: int) -> Reading:
        """Everything of a cohort that she may see."""
        return self._around(cohort, reads.applications(self.store, cohort))

    def again(self, cohort: int, reading: Reading) -> Reading:
        """What reviewers did meanwhile; the applications are as they were read."""
        return self._around(cohort, reading.applications)

    def given(self, application: int) -> int:
        """How many have reviewed an application by now."""
        return reads.reviews_given(self.store, application)

    def give(self, review: writes.NewReview) -> int:
        """Record scores; the new version."""
        return writes.give_review(self.store, review, self.guide, now=now())

    def conflict(self, application: int, reason: str, *, seen: int) -> int:
        """Record a conflict of interest; the new version."""
        return writes.declare_conflict(
            self.store, application, reason, seen_version=seen, now=now()
        )

    def withdraw(self, application: int, *, seen: int) -> int:
        """Take back what was recorded; the new version."""
        return writes.withdraw_review(self.store, application, seen_version=seen, now=now())

    def agree(self, application: int, score: float, reason: str) -> None:
        """Record what reviewers agreed on."""
        writes.agree(self.store, application, score, reason, now=now())

    def disagree(self, application: int) -> None:
        """Take back what was agreed."""
        writes.withdraw_agreement(self.store, application, now=now())

    def add(self, cohort: int, name: str) -> None:
        """Let somebody read."""
        writes.add_reviewer(self.store, cohort, name, now=now())

    def rest(self, cohort: int, name: str) -> None:
        """Give somebody no more to read."""
        writes.rest_reviewer(self.store, cohort, name, now=now())

    def show_names(self, cohort: int) -> None:
        """Remember that she sees who applied."""
        writes.show_names(self.store, cohort, now=now())

    def hide_names(self, cohort: int) -> None:
        """Remember that she does not see who applied."""
        writes.hide_names(self.store, cohort, now=now())

    def _around(self, cohort: int, applications: pd.DataFrame) -> Reading:
        people = reads.reviewers(self.store, cohort)
        target = self.guide.reviews
        reviews = reads.reviews(self.store, cohort, target=target)
        waiting = applications["stage"].isin([str(stage) for stage in WAITING])
        shared = turns(
            list(applications.index[waiting]),
            list(people["name"][people["reads"]]),
            reviews=reviews,
            target=target,
            seed=cohort,
        )
        return Reading(
            by=self.store.by,
            applications=applications,
            reviewers=people,
            reviews=reviews,
            agreements=reads.agreements(self.store, cohort, target=target),
            panel=reads.review_panel(self.store, cohort, target=target),
            due=shared.of(self.store.by),
            left={name: len(due) for name, due in shared.due.items()},
        )


def stored_reviews(store: Store) -> StoredReviews:
    """The reviews of a store, by the newest reading guide."""
    return StoredReviews(store, guides.motivation())


def with_own(reading: Reading, row: Mapping[str, object]) -> Reading:
    """The reading after one more version of one's own review, without reading it all again."""
    kept = reading.reviews
    is_same = (kept["application"] == row["application"]) & (kept["reviewer"] == row["reviewer"])
    added = pd.DataFrame([row], columns=kept.columns).astype({"mean": "float64"})
    reviews = pd.concat([kept[~is_same], added], ignore_index=True) if len(kept) else added
    due = tuple(one for one in reading.due if one != row["application"])
    if row["state"] == ReviewState.WITHDRAWN.value:
        due = (int(str(row["application"])), *due)
    return replace(reading, reviews=reviews, due=due)
