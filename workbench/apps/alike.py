"""The desk of look-alikes: two applications side by side, and a person says what they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.alike_verbs import Done, Verbs, verbs_on
from workbench.apps.desk import Desk, store_here, verb
from workbench.apps.joining import Outlook, outlook
from workbench.apps.look_alikes import ALL, OPEN, LookAlikes
from workbench.errors import AlreadyChanged, AlreadyDecided, AlreadySaid, NotReady
from workbench.sentences import Sentence, sentence
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
    keep = traitlets.Int(None, allow_none=True)
    note = traitlets.Unicode("")

    def __init__(
        self,
        *,
        list_cohorts: Callable[[], pd.DataFrame],
        load: Callable[[int], LookAlikes],
        verbs: Verbs,
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest with pairs to judge.

        `load` gives a cohort's look-alikes.
        """
        super().__init__(cohorts=list_cohorts(), **traits)
        self._list_cohorts, self._load, self._verbs = list_cohorts, load, verbs
        self._done: tuple[Done, ...] = ()
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
    def choose_kept(self, application: int | None) -> None:
        """Keep this one of two applications for one cohort, should they be one woman's."""
        self.keep = application
        self._judge()

    @verb
    def write(self, note: str) -> None:
        """Keep what to ask her as it is written."""
        self.note = note
        self._judge()

    @verb
    def judge(self, likeness: Likeness) -> None:
        """Keep what a person says of the pair chosen, then go to the next; it may be changed."""
        self._refuse(self.against(likeness))
        pair = self.selected
        keep = self.keep if likeness is Likeness.SAME else None
        before = self._before(pair)
        self._act(lambda: self._verbs.say(self._saying(pair, likeness, keep=keep)))
        self._done = (*self._done, before)
        self._go_on(pair)
        self.recorded(self._named(pair, likeness))

    @verb
    def ask(self) -> None:
        """Leave the pair open until she was asked; what to ask is kept with it."""
        self._refuse(self.against_asking())
        pair, note = self.selected, self.note.strip()
        self._act(lambda: self._verbs.ask(pair, note))
        self._go_on(pair)
        self.recorded(self._named(pair, sentence("to ask her first")))

    @verb
    def unmerge(self) -> None:
        """Part the two again: all that belongs to either is as it was, and the pair waits."""
        self._refuse(self.against_unmerging())
        pair = self.selected
        before = self._before(pair)
        self._act(lambda: self._verbs.take_back(pair, self._said_at(pair)))
        self._done = (*self._done, before)
        self._stay(pair)
        self.recorded(self._named(pair, sentence("two people again, to be judged")))

    @verb
    def undo(self) -> None:
        """Take back the last thing said here: a new act, nothing is erased."""
        self._refuse(self.nothing_to_undo())
        last = self._done[-1]
        if last.pair not in self.alike.pairs.index:
            raise NotReady(sentence("The last pair is of another cohort."), code="blocked")
        if last.before is None:
            self._act(lambda: self._verbs.take_back(last.pair, self._said_at(last.pair)))
        else:
            again = self._saying(last.pair, last.before, keep=last.kept_before)
            self._act(lambda: self._verbs.say(again))
        self._done = self._done[:-1]
        self._stay(last.pair)
        said = last.before or sentence("to be judged")
        self.recorded(sentence("Taken back. {what}", what=self._named(last.pair, said)))

    def against_judging(self) -> tuple[Sentence, ...]:
        """What stands in the way of saying something of a pair."""
        if self.selected is not None:
            return ()
        if self.shown:
            return (sentence("Choose a pair in the list."),)
        return (sentence("There is no pair to judge here."),)

    def against(self, likeness: Likeness) -> tuple[Sentence, ...]:
        """What stands in the way of saying this of the pair chosen."""
        found = self.against_judging()
        if found or likeness is not Likeness.SAME:
            return found
        return self.outlook().against

    def against_asking(self) -> tuple[Sentence, ...]:
        """What stands in the way of asking her first."""
        found = self.against_judging()
        if not found and not self.note.strip():
            return (sentence("To ask her first, write what to ask."),)
        return found

    def against_unmerging(self) -> tuple[Sentence, ...]:
        """Why there is nothing to part; empty when the pair chosen was joined."""
        found = self.against_judging()
        if not found and pd.isna(self.alike.pairs.at[self.selected, "merge"]):
            return (sentence("This pair was not joined."),)
        return found

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why there is nothing to take back; empty when there is."""
        return () if self._done else (sentence("No pair was judged here yet."),)

    def outlook(self) -> Outlook:
        """What would happen if the two of the pair chosen were one woman."""
        return outlook(self.alike, self.selected, keep=self.keep)

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's intake stands."""
        if self.alike is None:
            return (sentence("No cohort yet: import applications first."),)
        return self.alike.in_short()

    def _before(self, pair: int) -> Done:
        """What was said of a pair until now, for the act that follows to be taken back."""
        row = self.alike.pairs.loc[pair]
        before = None if row["said"] is None else Likeness(row["said"])
        kept = None if pd.isna(row["kept_id"]) else int(row["kept_id"])
        return Done(pair, before, kept)

    def _refuse(self, against: tuple[Sentence, ...]) -> None:
        if against:
            raise NotReady(against[0], code="blocked")

    def _act(self, act: Callable[[], None]) -> None:
        """Record, or show the pairs as they stand now when someone else was quicker."""
        try:
            act()
        except (AlreadySaid, AlreadyDecided, AlreadyChanged):
            self._stay(self.selected)
            raise

    def _go_on(self, pair: int) -> None:
        """Show the pairs as they are now, and the next one to judge."""
        self.alike = self._load(self.cohort)
        self._show()
        after = self.alike.next_waiting(pair)
        self._choose(after if self.kind == OPEN else pair)

    def _stay(self, pair: int | None) -> None:
        """Show the pairs as they are now with this one chosen, among all if need be."""
        self.alike = self._load(self.cohort)
        self._show()
        if pair is not None and pair not in self.shown:
            self.kind = ALL
            self._show()
        self._choose(pair)

    def _said_at(self, pair: int) -> datetime | None:
        return self.alike.pairs.at[pair, "said_at"]

    def _named(self, pair: int, said: object) -> Sentence:
        one, other = self.alike.names(pair)
        return sentence("{one} and {other}: {said}.", one=one, other=other, said=said)

    def _saying(self, pair: int, likeness: Likeness, *, keep: int | None) -> writes.Saying:
        """What is said, with all that shows whether somebody was quicker."""
        versions = self.alike.people["version"]
        seen = {one: int(versions[one]) for one in self.alike.both(pair)}
        return writes.Saying(
            pair, likeness, seen_at=self._said_at(pair), seen_versions=seen, keep=keep
        )

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
        self.selected, self.is_told, self.keep = pair, False, None
        note = None if pair is None else self.alike.pairs.at[pair, "note"]
        self.note = note or ""
        self._judge()

    def _judge(self) -> None:
        self.blockers = self.against(Likeness.SAME)


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
        verbs=verbs_on(opened),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return AlikeScreen(desk)
