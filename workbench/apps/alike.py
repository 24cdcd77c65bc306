"""The desk of look-alikes: two applications side by side, and a person says what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.look_alikes import ALL, OPEN, LookAlikes
from workbench.errors import NotReady
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store
from workbench.vocabulary import Likeness

if TYPE_CHECKING:
    from workbench.apps.alike_view import AlikeScreen

LIKENESSES = (Likeness.SAME, Likeness.FAMILY, Likeness.DIFFERENT)
"""What may be said of two applications, in the order of their keys 1 to 3."""


class AlikeDesk(Desk):
    """Choose a pair that looks alike, compare the two, say what they are."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    kind = traitlets.Unicode(OPEN)
    selected = traitlets.Int(None, allow_none=True)
    shown = traitlets.Tuple()
    is_told = traitlets.Bool(False)

    def __init__(
        self,
        *,
        list_cohorts: Callable[[], pd.DataFrame],
        load: Callable[[int], LookAlikes],
        judge: Callable[[writes.Saying], None],
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest with pairs to judge.

        `load` gives a cohort's look-alikes, `judge` keeps what a person says of a pair.
        """
        super().__init__(cohorts=list_cohorts(), **traits)
        self._list_cohorts, self._load, self._keep = list_cohorts, load, judge
        self._last: int | None = None
        self.alike: LookAlikes | None = None
        if len(self.cohorts):
            self._open(self._first_cohort() if cohort is None else cohort)
        self._judge()

    @verb
    def open(self, cohort: int) -> None:
        """Look at the pairs of another cohort."""
        self.cohorts = self._list_cohorts()
        self._open(cohort)

    @verb
    def refresh(self) -> None:
        """Look again: an import may have brought pairs, somebody may have judged some."""
        self.cohorts = self._list_cohorts()
        if self.cohort is not None:
            here = self.selected
            self._open(self.cohort)
            if here in self.shown:
                self._choose(here)

    @verb
    def narrow(self, kind: str) -> None:
        """Show the pairs not judged yet, those judged, or all."""
        self.kind = kind
        self._show()
        self._choose(self.selected if self.selected in self.shown else self._first())

    @verb
    def select(self, pair: int | None) -> None:
        """Compare another pair; what the rule thinks is hidden again."""
        self._choose(pair)

    @verb
    def tell(self) -> None:
        """Show what the rule thinks of the pair, or hide it again."""
        self.is_told = not self.is_told

    @verb
    def judge(self, likeness: Likeness) -> None:
        """Keep what a person says of the pair chosen, then go to the next; it may be changed."""
        against = self.against_judging()
        if against:
            raise NotReady(against[0], code="blocked")
        pair = self.selected
        one, other = self.alike.names(pair)
        self._keep(self._saying(pair, likeness))
        self._last = pair
        after = self.alike.next_waiting(pair)
        self._open(self.cohort)
        self._choose(after if self.kind == OPEN else pair)
        self.recorded(sentence("{one} and {other}: {said}.", one=one, other=other, said=likeness))

    @verb
    def look_back(self) -> None:
        """Show the last pair judged here again, so that something else can be said of it."""
        if self.nothing_to_look_back():
            raise NotReady(self.nothing_to_look_back()[0], code="blocked")
        if self._last not in self.alike.pairs.index:
            raise NotReady(sentence("The last pair is of another cohort."), code="blocked")
        self.kind, self.notice = ALL, None
        self._show()
        self._choose(self._last)

    def against_judging(self) -> tuple[Sentence, ...]:
        """What stands in the way of saying something of a pair."""
        if self.selected is not None:
            return ()
        if self.shown:
            return (sentence("Choose a pair in the list."),)
        return (sentence("There is no pair to judge here."),)

    def nothing_to_look_back(self) -> tuple[Sentence, ...]:
        """Why there is no last pair; empty when there is one."""
        return () if self._last is not None else (sentence("No pair was judged here yet."),)

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's intake stands."""
        if self.alike is None:
            return (sentence("No cohort yet: import applications first."),)
        waits = int(self.alike.waits.sum())
        return (
            sentences("{count} pair to judge", "{count} pairs to judge", waits),
            sentences("{count} pair judged", "{count} pairs judged", len(self.alike.pairs) - waits),
        )

    def _saying(self, pair: int, likeness: Likeness) -> writes.Saying:
        """What is said, with all that shows whether somebody was quicker."""
        row, people = self.alike.pairs.loc[pair], self.alike.people
        seen = {int(row[side]): int(people.at[row[side], "version"]) for side in ("a_id", "b_id")}
        return writes.Saying(pair, likeness, seen_at=row["said_at"], seen_versions=seen)

    def _first_cohort(self) -> int:
        """The newest cohort with pairs to judge, else the newest."""
        every = [int(one) for one in self.cohorts.index]
        return next((one for one in every if self._load(one).waits.any()), every[0])

    def _open(self, cohort: int) -> None:
        self.cohort = cohort
        self.alike = self._load(cohort)
        self._show()
        self._choose(self._first())

    def _first(self) -> int | None:
        return self.shown[0] if self.shown else None

    def _show(self) -> None:
        self.shown = self.alike.shown(self.kind) if self.alike else ()

    def _choose(self, pair: int | None) -> None:
        self.selected, self.is_told = pair, False
        self._judge()

    def _judge(self) -> None:
        self.blockers = self.against_judging()


def alike_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> AlikeScreen:
    """Open the desk of look-alikes on the store of the settings, or on the one given."""
    from workbench.apps.alike_view import AlikeScreen

    opened = store_here(store, by=by)

    def load(cohort: int) -> LookAlikes:
        return LookAlikes(reads.pairs(opened, cohort), reads.look_alikes(opened, cohort))

    desk = AlikeDesk(
        list_cohorts=lambda: reads.cohorts(opened),
        load=load,
        judge=lambda saying: writes.say_pair(opened, saying, now=now()),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return AlikeScreen(desk)
