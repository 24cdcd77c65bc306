"""The reviews desk: the next application, read without knowing whose it is, and its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.drafts import NOTHING, Draft, draft_of
from workbench.apps.reviewing import (
    Reading,
    StoredReviews,
    stored_reviews,
    with_own,
)
from workbench.errors import NotReady
from workbench.rules.reading_guide import Guide
from workbench.rules.reviews import ReviewState
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.reviews_view import ReviewsScreen


@dataclass(frozen=True)
class Done:
    """What was just recorded here: on which application, and what she had said before, if ever."""

    application: int
    before: pd.Series | None


class ReviewsDesk(Desk):
    """One application after the other, in an order of one's own; others' scores come after."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    sees_names = traitlets.Bool(False)
    selected = traitlets.Int(None, allow_none=True)
    draft = traitlets.Instance(Draft)

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        stored: StoredReviews,
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest, at the next application to read."""
        super().__init__(cohorts=cohorts, draft=NOTHING, **traits)
        self._stored = stored
        self._done: tuple[Done, ...] = ()
        self._later: tuple[int, ...] = ()
        self._begun: dict[int, Draft] = {}
        self.reading: Reading | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]) if cohort is None else cohort)

    @property
    def guide(self) -> Guide:
        """The aspects that are scored."""
        return self._stored.guide

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort, from the next application to read."""
        self._choose(None)
        self.cohort, self._done, self._later = cohort, (), ()
        self._take(self._stored.load(cohort))
        self._choose(self._next())

    @verb
    def refresh(self) -> None:
        """Look again: others may have reviewed meanwhile."""
        if self.cohort is not None:
            self._take(self._stored.load(self.cohort))
            here = self.selected in self.reading.applications.index
            self._choose(self.selected if here else self._next())

    @verb
    def turn_names(self) -> None:
        """See who applied, or hide it; what is chosen is remembered."""
        change = self._stored.hide_names if self.sees_names else self._stored.show_names
        change(self.cohort)
        self._take(self._stored.again(self.cohort, self.reading))

    @verb
    def select(self, application: int | None) -> None:
        """Go to an application, seeing what others scored once her own review is recorded."""
        if application is not None and application in self.own().index:
            self._take(self._stored.again(self.cohort, self.reading))
        self._choose(application)

    def write(self, draft: Draft) -> None:
        """Keep scores, comment and conflict as they are given."""
        self.draft, self.error = draft, None
        self._judge()

    @verb
    def save(self) -> None:
        """Record the scores, then go to the next application."""
        self._refuse(self.against_saving())
        one, before, draft = self.selected, self._row(self.selected), self.draft
        review = writes.NewReview(one, _version(before), draft.scores, draft.comment)
        version = self._stored.give(review)
        self._keep(ReviewState.GIVEN, version, before)
        self.recorded(sentence("Review recorded."))
        self._choose(self._next())

    @verb
    def declare(self) -> None:
        """Record that she should not read this one, then go to the next."""
        self._refuse(self.against_conflict())
        before = self._row(self.selected)
        reason = self.draft.conflict
        version = self._stored.conflict(self.selected, reason, seen=_version(before))
        self._keep(ReviewState.CONFLICT, version, before)
        self.recorded(sentence("Conflict recorded: somebody else will read this application."))
        self._choose(self._next())

    @verb
    def put_off(self) -> None:
        """Read this one at the end of this sitting."""
        self._refuse(self.against_later())
        self._later = (*(one for one in self._later if one != self.selected), self.selected)
        self._choose(self._next())

    @verb
    def undo(self) -> None:
        """Take the last record of this sitting back: a new version, nothing is erased."""
        self._refuse(self.nothing_to_undo())
        one, before = self._done[-1].application, self._done[-1].before
        now_there = self._row(one)
        seen, again = _version(now_there), draft_of(before)
        if again == NOTHING:
            state, version = ReviewState.WITHDRAWN, self._stored.withdraw(one, seen=seen)
        elif again.conflict:
            state = ReviewState.CONFLICT
            version = self._stored.conflict(one, again.conflict, seen=seen)
        else:
            state = ReviewState.GIVEN
            version = self._stored.give(writes.NewReview(one, seen, again.scores, again.comment))
        self._done = self._done[:-1]
        self.recorded(sentence("Taken back."))
        hidden = self._stored.again(self.cohort, self.reading)  # what others scored, if withdrawn
        self._take(with_own(hidden, self._as_row(one, state, version, again, now_there)))
        self._begun[one] = draft_of(now_there)
        self._choose(one)

    def against_saving(self) -> tuple[Sentence, ...]:
        """What stands in the way of recording the scores."""
        if self.selected is None:
            return (sentence("No application is chosen."),)
        missing = tuple(one.title for one in self.guide.missing(self.draft.scores))
        return (sentence("Give a score to: {aspects}.", aspects=Several(missing)),) * bool(missing)

    def against_conflict(self) -> tuple[Sentence, ...]:
        """What stands in the way of declaring a conflict."""
        if self.selected is None:
            return (sentence("No application is chosen."),)
        if not self.draft.conflict.strip():
            return (sentence("Write why you should not read her."),)
        return ()

    def against_later(self) -> tuple[Sentence, ...]:
        """What stands in the way of reading this one later."""
        if self.reading is None or self.selected not in self.reading.due:
            return (sentence("Only an application still to read can wait."),)
        if len(self.reading.due) < 2:
            return (sentence("This is the last one to read."),)
        return ()

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when something can."""
        return () if self._done else (sentence("Nothing was recorded here yet."),)

    def own(self) -> pd.DataFrame:
        """Her own reviews so far, the last first."""
        return self.reading.own

    def others(self) -> pd.DataFrame:
        """The others' reviews of the one chosen: none before her own is given."""
        found = self.reading.of(self.selected)
        return found[found["reviewer"] != self.by]

    def name_of(self, application: int) -> Sentence | str:
        """Her name, or the number under which she was read while names are hidden."""
        return self.reading.name_of(application)

    def day(self) -> tuple[Sentence, ...]:
        """How far she has come, and how far everybody has."""
        if self.reading is None:
            return (sentence("No cohort yet: import applications first."),)
        given = int((self.own()["state"] == ReviewState.GIVEN.value).sum())
        due, all_due = len(self.reading.due), sum(self.reading.left.values())
        return (
            sentences("{count} read by you", "{count} read by you", given),
            sentences("{count} left for you to read", "{count} left for you to read", due),
            sentences("{count} review still missing", "{count} reviews still missing", all_due),
        )

    def _next(self) -> int | None:
        """The next to read in her own order, those put off last; who is read enough is passed."""
        due = self.reading.due
        first = [one for one in due if one not in self._later]
        for one in (*first, *(one for one in self._later if one in due)):
            if self._stored.given(one) < self.guide.reviews:
                return one
        return None

    def _take(self, reading: Reading) -> None:
        self.reading = reading
        self.sees_names = reading.sees_names

    def _row(self, application: int) -> pd.Series | None:
        """Her own last version of a review, taken back or not; None when there is none."""
        found = self.reading.reviews
        kept = found[(found["application"] == application) & (found["reviewer"] == self.by)]
        return kept.iloc[-1] if len(kept) else None

    def _keep(self, state: ReviewState, version: int, before: pd.Series | None) -> None:
        """Take what was recorded into what is seen, without reading everything again."""
        one = self.selected
        self._done = (*self._done, Done(one, before))
        self.reading = with_own(self.reading, self._as_row(one, state, version, self.draft, before))
        self._begun.pop(one, None)
        self.selected = None

    def _as_row(
        self,
        application: int,
        state: ReviewState,
        version: int,
        draft: Draft,
        before: pd.Series | None,
    ) -> dict[str, object]:
        """A version of her own review as `reads.reviews` gives it."""
        is_given = state is ReviewState.GIVEN
        return {
            "application": application,
            "reviewer": self.by,
            "version": version,
            "state": state.value,
            "guide": self.guide.label,
            "scores": dict(draft.scores) if is_given else None,
            "mean": self.guide.mean(draft.scores) if is_given else float("nan"),
            "comment": draft.comment if is_given else draft.conflict,
            "place": len(self.own()) if before is None else before["place"],
            "given_at": pd.Timestamp(now()),
        }

    def _choose(self, application: int | None) -> None:
        if self.selected is not None:
            self._begun[self.selected] = self.draft
        self.selected = application
        self.draft = NOTHING
        if application is not None:
            recorded = draft_of(self._row(application))
            self.draft = self._begun.get(application, recorded)
        self._judge()

    def _refuse(self, against: tuple[Sentence, ...]) -> None:
        if against:
            raise NotReady(against[0], code="blocked")

    def _judge(self) -> None:
        self.blockers = () if self.selected is None else self.against_saving()


def _version(row: pd.Series | None) -> int:
    return 0 if row is None else int(row["version"])


def reviews_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> ReviewsScreen:
    """Open the reviews desk on the store of the settings, or on the one given."""
    from workbench.apps.reviews_view import ReviewsScreen

    opened = store_here(store, by=by)
    desk = ReviewsDesk(
        cohorts=reads.cohorts(opened),
        stored=stored_reviews(opened),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return ReviewsScreen(desk)
