"""The discussion desk: where reviewers are far apart, what each said, and what they agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, store_here, verb
from workbench.apps.reviewing import Reading, StoredReviews, stored_reviews
from workbench.errors import NotReady
from workbench.rules.disagreements import why
from workbench.rules.reading_guide import MOST, Guide
from workbench.rules.reviews import Shown
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.discussion_view import DiscussionScreen

STEPS = tuple(half / 2 for half in range(2 * MOST + 1))
"""The scores that can be agreed on: whole and half points."""

UNDECIDED = -1.0
"""No score is chosen yet."""


class DiscussionDesk(Desk):
    """Applications to discuss first; a talk ends in an agreed score with its reason."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    selected = traitlets.Int(None, allow_none=True)
    score = traitlets.Float(UNDECIDED)
    reason = traitlets.Unicode("")

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        stored: StoredReviews,
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest, at those furthest apart."""
        super().__init__(cohorts=cohorts, **traits)
        self._stored = stored
        self._agreed: tuple[int, ...] = ()
        self.reading: Reading | None = None
        self.found = pd.DataFrame({"score": []})
        if len(cohorts):
            self.open(int(cohorts.index[0]) if cohort is None else cohort)

    @property
    def guide(self) -> Guide:
        """The aspects that are scored."""
        return self._stored.guide

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort, at those furthest apart first."""
        self.cohort, self._agreed = cohort, ()
        self._take(self._stored.load(cohort))
        self._choose(self._first())

    @verb
    def refresh(self) -> None:
        """Look again: others may have reviewed or agreed meanwhile."""
        if self.cohort is not None:
            self._take(self._stored.load(self.cohort))
            kept = self.selected if self.selected in self.found.index else self._first()
            self._choose(kept)

    @verb
    def select(self, application: int | None) -> None:
        """Look at the reviews of another application."""
        self._choose(application)

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._judge()

    def settle(self, score: float) -> None:
        """Keep the score that is agreed on."""
        self.score, self.error = score, None
        self._judge()

    @verb
    def agree(self) -> None:
        """Record what reviewers agreed on, then go to the next to discuss."""
        self._refuse(self.against_agreeing())
        one = self.selected
        self._stored.agree(one, self.score, self.reason)
        self._agreed = (*self._agreed, one)
        self.recorded(sentence("Agreement recorded: {score} of 4.", score=self.score))
        self._take(self._stored.again(self.cohort, self.reading))
        self._choose(self._first())

    @verb
    def undo(self) -> None:
        """Take back what was agreed on the one chosen, else on the last one agreed on here."""
        self._refuse(self.nothing_to_undo())
        one = self.selected if self._is_agreed(self.selected) else self._agreed[-1]
        before = self.agreement(one)
        self._stored.disagree(one)
        self._agreed = tuple(each for each in self._agreed if each != one)
        self.recorded(sentence("Taken back: the mean of the reviews counts again."))
        self._take(self._stored.again(self.cohort, self.reading))
        self._choose(one)
        self.score, self.reason = float(before["score"]), str(before["reason"])
        self._judge()

    def against_agreeing(self) -> tuple[Sentence, ...]:
        """What stands in the way of recording an agreement."""
        if self.selected is None:
            return (sentence("No application is chosen."),)
        found = []
        if self.score == UNDECIDED:
            found.append(sentence("Choose the score you agree on."))
        if not self.reason.strip():
            found.append(sentence("Write what you agreed on, and why."))
        return tuple(found)

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when something can."""
        if self._is_agreed(self.selected) or any(map(self._is_agreed, self._agreed)):
            return ()
        return (sentence("Nothing was agreed on here yet."),)

    def agreement(self, application: int) -> pd.Series | None:
        """What was last agreed on an application, by whom and why."""
        found = self.reading.agreements
        return found.loc[application] if application in found.index else None

    def why(self, application: int) -> Sentence:
        """Why an application is to be discussed."""
        return why(self.found.loc[application], self.guide)

    def name_of(self, application: int) -> Sentence | str:
        """Her name, or the number under which she was read while names are hidden."""
        return self.reading.name_of(application)

    def sees_names(self) -> bool:
        """Whether names are seen, as was chosen where reviews are read."""
        return self.reading.sees_names

    def day(self) -> tuple[Sentence, ...]:
        """How many there are to talk about, and what is not shown yet."""
        if self.reading is None:
            return (sentence("No cohort yet: import applications first."),)
        agreed = int(self.found["score"].notna().sum())
        hidden = self.reading.hidden(self.guide)
        said = [
            sentences("{count} to discuss", "{count} to discuss", len(self.found) - agreed),
            sentences("{count} agreed on", "{count} agreed on", agreed),
        ]
        if hidden:
            said.append(
                sentences(
                    "{count} application with reviews you may not see: give your own first",
                    "{count} applications with reviews you may not see: give your own first",
                    hidden,
                )
            )
        return tuple(said)

    def _take(self, reading: Reading) -> None:
        self.reading = reading
        self.found = reading.to_discuss(self.guide, Shown.WITH)

    def _first(self) -> int | None:
        """The one furthest apart on which nobody agreed yet."""
        left = self.found.index[self.found["score"].isna()]
        return int(left[0]) if len(left) else None

    def _choose(self, application: int | None) -> None:
        self.selected, self.score, self.reason = application, UNDECIDED, ""
        self._judge()

    def _is_agreed(self, application: int | None) -> bool:
        return self.reading is not None and application in self.reading.agreements.index

    def _refuse(self, against: tuple[Sentence, ...]) -> None:
        if against:
            raise NotReady(against[0], code="blocked")

    def _judge(self) -> None:
        self.blockers = () if self.selected is None else self.against_agreeing()


def discussion_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> DiscussionScreen:
    """Open the discussion desk on the store of the settings, or on the one given."""
    from workbench.apps.discussion_view import DiscussionScreen

    opened = store_here(store, by=by)
    desk = DiscussionDesk(
        cohorts=reads.cohorts(opened),
        stored=stored_reviews(opened),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return DiscussionScreen(desk)
