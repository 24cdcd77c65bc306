"""The mentoring desk: a mentor proposed for every fellow, changed by hand, judged, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.pairs import EMPTY, PairDraft, Sides, sides_of
from workbench.errors import NotReady
from workbench.rules import mentoring as rules
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.mentoring_view import MentoringScreen


@dataclass(frozen=True)
class Confirmation:
    """What a person asks to be recorded: these pairs, and the digest of what they rest on."""

    pairs: tuple[writes.NewAssignment, ...]
    fingerprint: str


class MentoringDesk(Desk):
    """Let the rule propose mentors, look at each pair, choose others, confirm."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    draft = traitlets.Instance(PairDraft, args=({}, {}))
    selected = traitlets.Int(None, allow_none=True)
    search = traitlets.Unicode("")

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        load: Callable[[int], Sides],
        record: Callable[[Confirmation], None],
        today: Callable[[], date],
        first: int | None = None,
        **traits: object,
    ) -> None:
        """Open on the cohort `first`; `load` gives both sides, `record` confirms pairs."""
        super().__init__(cohorts=cohorts, **traits)
        self._load, self._record, self._today = load, record, today
        self._before: tuple[PairDraft, ...] = ()
        self.sides: Sides | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]) if first is None else first)

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort."""
        self.cohort = cohort
        self._reload()

    @verb
    def propose(self) -> None:
        """Let the rule find mentors around what was settled by hand."""
        sides, draft = self.sides, self.draft
        self.notice = sentence("Looking for the best pairs…")
        waiting = sides.waiting
        found = rules.propose(
            waiting[~waiting.index.isin(list(draft.alone))],
            sides.mentors,
            rubric=sides.rubric,
            terms=Terms(locked=draft.locked),
            circumstances=Circumstances(loads=sides.loads),
        )
        self._amend(replace(draft, pairs=found.mentors, pairing=found))
        self.notice = sentences(
            "{count} pair proposed.", "{count} pairs proposed.", len(found.pairs)
        )

    @verb
    def select(self, fellow: int | None) -> None:
        """Choose a fellow."""
        self.selected = fellow

    @verb
    def find(self, text: str) -> None:
        """Show only those whose name holds this text, in whatever script."""
        self.search = text

    @verb
    def choose(self, mentor: int) -> None:
        """Give the fellow chosen this mentor by hand; a new proposal keeps the pair."""
        self._amend(self.draft.with_mentor(self._chosen(), mentor))

    @verb
    def leave_alone(self) -> None:
        """Leave the fellow chosen without a mentor for now; a new proposal keeps it so."""
        self._amend(self.draft.without(self._chosen()))

    @verb
    def release(self) -> None:
        """Let the rule decide again on the fellow chosen, at the next proposal."""
        self._amend(self.draft.released(self._chosen()))

    @verb
    def undo(self) -> None:
        """Take the last change back: a proposal, or a change by hand."""
        if not self._before:
            raise NotReady(self.nothing_to_undo()[0], code="blocked")
        self.draft, self._before = self._before[-1], self._before[:-1]
        self._judge()

    @verb
    def confirm(self) -> None:
        """Record the pairs, each with its fit and its why."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        pairs = tuple(
            self.sides.assignment(
                fellow,
                mentor,
                reason=say(self.why(fellow, mentor).sentence, self.language),
                on=self._today(),
            )
            for fellow, mentor in self.draft.pairs.items()
        )
        try:
            self._record(Confirmation(pairs, self.sides.fingerprint()))
        except NotReady:
            self._look_again()
            raise
        self.recorded(sentences("{count} pair confirmed.", "{count} pairs confirmed.", len(pairs)))
        self._reload()

    def why(self, fellow: int, mentor: int) -> rules.Why:
        """Why these two go together, or not."""
        return rules.why(
            self.sides.fellows.loc[fellow],
            self.sides.mentors.loc[mentor],
            rubric=self.sides.rubric,
        )

    def mentor_of(self, fellow: int) -> int | None:
        """The mentor a fellow has, or would have."""
        return self.sides.confirmed.get(fellow, self.draft.pairs.get(fellow))

    def known_mentor(self) -> int | None:
        """The mentor of the fellow chosen, if the mentor is (still) of this chapter."""
        mentor = None if self.selected is None else self.mentor_of(self.selected)
        return mentor if mentor in self.sides.mentors.index else None

    def unpaired(self) -> Sentence | None:
        """Why the fellow chosen has no mentor; None when she has one."""
        one = self.selected
        if one is None or self.mentor_of(one) is not None:
            return None
        if one in self.draft.alone:
            return sentence("You left her without a mentor: a new proposal keeps it so.")
        if self.draft.pairing is None:
            return sentence("Nothing is proposed yet.")
        return self.draft.pairing.unpaired.get(one)

    def shown(self) -> tuple[int, ...]:
        """Those in the list: who has no mentor first, then the weakest fit."""
        if self.sides is None:
            return ()
        return tuple(sorted(self.sides.found(self.search), key=self._urgency))

    def is_changed(self) -> bool:
        """Whether the pairs on the table are no longer those proposed."""
        found = self.draft.pairing
        return found is not None and found.mentors != dict(self.draft.pairs)

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last change can."""
        return () if self._before else (sentence("Nothing was changed here yet."),)

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's mentoring stands, in a few short sentences."""
        if self.sides is None:
            return (sentence("No cohort yet: import applications first."),)
        sides = self.sides
        left = len(sides.waiting) - len(self.draft.pairs)
        return (
            sentences("{count} fellow", "{count} fellows", len(sides.fellows)),
            sentences("{count} confirmed", "{count} confirmed", len(sides.confirmed)),
            sentences("{count} on the table", "{count} on the table", len(self.draft.pairs)),
            sentences("{count} without a mentor", "{count} without a mentor", left),
            sentences(
                "{count} mentor in this chapter",
                "{count} mentors in this chapter",
                len(sides.mentors),
            ),
        )

    def _urgency(self, fellow: int) -> tuple[int, int]:
        if fellow in self.sides.confirmed:
            return 2, 0
        mentor = self.draft.pairs.get(fellow)
        return (0, 0) if mentor is None else (1, int(self.sides.fits.at[fellow, mentor]))

    def _chosen(self) -> int:
        if self.selected is None:
            raise NotReady(sentence("Choose a fellow in the list."), code="blocked")
        if self.selected in self.sides.confirmed:
            raise NotReady(sentence("Her mentor is confirmed: the pair stands."), code="blocked")
        return self.selected

    def _amend(self, draft: PairDraft) -> None:
        self._before = (*self._before, self.draft)
        self.draft = draft
        self._judge()

    def _reload(self) -> None:
        self.sides = self._load(self.cohort)
        self.draft, self._before = EMPTY, ()
        shown = self.shown()
        self.selected = shown[0] if shown else None
        self._judge()

    def _look_again(self) -> None:
        """Read both sides again, and keep of the draft who still waits for a mentor."""
        self.sides = self._load(self.cohort)
        here = self.sides.waiting.index
        self.draft = replace(
            self.draft,
            pairs={one: mentor for one, mentor in self.draft.pairs.items() if one in here},
            locked={one: mentor for one, mentor in self.draft.locked.items() if one in here},
        )
        self._judge()

    def _judge(self) -> None:
        """Judge what is on the table as the proposal was judged, and say what stands in the way."""
        sides = self.sides
        against = rules.judge(
            self.draft.pairs,
            sides.fellows,
            sides.mentors,
            rubric=sides.rubric,
            circumstances=Circumstances(loads=sides.loads),
        )
        if not self.draft.pairs:
            against = (sentence("There is no new pair yet: propose, or choose a mentor by hand."),)
        self.blockers = tuple(against)


def mentoring_app(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> MentoringScreen:
    """Open the mentoring desk on the store of the settings, or on the one given."""
    from workbench.apps.mentoring_view import MentoringScreen

    opened = store_here(store, by=by)
    cohorts = reads.cohorts(opened)

    def load(cohort: int) -> Sides:
        return sides_of(opened, cohort, row=cohorts.loc[cohort])

    def record(asked: Confirmation) -> None:
        writes.confirm(opened, asked.pairs, input_fingerprint=asked.fingerprint, now=now())

    seated = (int(one) for one in cohorts.index if len(reads.fellows(opened, int(one))))
    desk = MentoringDesk(
        cohorts=cohorts,
        load=load,
        record=record,
        today=lambda: now().date(),
        first=next(seated, None),
        by=opened.by,
        language=settings.current_language(language),
    )
    return MentoringScreen(desk)
