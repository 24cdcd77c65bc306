"""The board: a mentor proposed for every fellow, changed by hand, judged at once, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import now, verb
from workbench.apps.mentoring.confirming import Confirmation, confirmation, keeper, recorder
from workbench.apps.mentoring.lists import Lists
from workbench.apps.mentoring.look import Look
from workbench.apps.mentoring.table import MentoringTable
from workbench.errors import AlreadyChanged, NotReady
from workbench.rules.mentoring import aims
from workbench.rules.mentoring.aims import AimResult
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.apps.mentoring.board_view import BoardScreen


NO_COHORT = sentence("No cohort yet: import applications first.")


class BoardDesk(TableDesk):
    """Let the rule propose mentors, look at each pair, choose others, confirm.

    `selected` is the fellow looked at and `other` another mentor beside her; None for her own.
    `why` is the reason written for what is settled by hand next, `reason` that of the pairs.
    """

    selected = traitlets.Int(None, allow_none=True)
    other = traitlets.Int(None, allow_none=True)
    search = traitlets.Unicode("")
    mentor_search = traitlets.Unicode("")
    why = traitlets.Unicode("")
    reason = traitlets.Unicode("")

    def __init__(
        self,
        *,
        table: MentoringTable,
        record: Callable[[Confirmation], None],
        keep: Callable[[int, Terms, int], None],
        today: Callable[[], date],
        **traits: object,
    ) -> None:
        """Sit at the table; `record` confirms pairs, `keep` keeps terms with the cohort."""
        super().__init__(**traits)
        self._record, self._keep, self._today = record, keep, today
        self.compared: tuple[AimResult, ...] = ()
        self.lists = Lists(table)
        self.sit(table)

    @verb
    def propose(self) -> None:
        """Let the rule find mentors around what was settled by hand."""
        _refuse(self.nothing_to_propose())
        self.notice = sentence("Looking for the best pairs…")
        self.table.propose()
        self._look_at_the_first()
        count = len(self.table.draft.pairs)
        self.notice = sentences("{count} pair proposed.", "{count} pairs proposed.", count)

    def nothing_to_propose(self) -> tuple[Sentence, ...]:
        """Why nothing can be proposed; empty when something can."""
        return () if self.table.draft else (NO_COHORT,)

    @verb
    def select(self, fellow: int | None) -> None:
        """Look at a fellow with her own mentor."""
        self.selected, self.other, self.why = fellow, None, ""

    @verb
    def look_at(self, mentor: int | None) -> None:
        """Look at another mentor beside the fellow chosen; at her own again with nobody."""
        self.other = None if mentor == self.look.own else mentor
        self.why = ""

    @verb
    def find(self, text: str) -> None:
        """Show only the fellows whose name holds this text, in whatever script."""
        self.search = text

    @verb
    def find_mentor(self, text: str) -> None:
        """Show only the mentors whose name or partner holds this text, in whatever script."""
        self.mentor_search = text

    @verb
    def lock(self) -> None:
        """Keep the pair looked at, whatever the rule would choose; it is judged at once."""
        _refuse(self.look.cannot_lock())
        self.table.settle(self._terms.with_lock(self.look.pair, reason=self._said()))

    @verb
    def forbid(self) -> None:
        """Never propose the pair looked at; her mentor is looked for anew."""
        _refuse(self.look.cannot_forbid())
        terms = self._terms.with_ban(self.look.pair, reason=self._said())
        self.other = None
        self.table.ask(terms)

    @verb
    def leave_alone(self) -> None:
        """Leave the fellow chosen without a mentor for now; a new proposal keeps it so."""
        _refuse(self.look.cannot_leave())
        self.other = None
        self.table.ask(self._terms.with_nobody(self.selected, reason=self._said()))

    @verb
    def release(self) -> None:
        """Let the rule decide again on what is settled of the pair looked at, at once."""
        _refuse(self.look.nothing_by_hand())
        self.table.ask(self.look.released())

    @verb
    def swap(self, fellow: int) -> None:
        """Let the fellow chosen and another change mentors; both pairs are settled by hand."""
        _refuse((*self.look.stands(), *self._looking_at(fellow).stands()))
        one, pairs = self.selected, self.table.draft.pairs
        if one not in pairs or fellow not in pairs:
            raise NotReady(
                sentence("Both need a mentor to change with each other."), code="blocked"
            )
        reason, terms = self._said(), self._terms
        terms = terms.with_lock(Pair(one, pairs[fellow]), reason=reason)
        self.table.settle(terms.with_lock(Pair(fellow, pairs[one]), reason=reason))

    @verb
    def explain(self, text: str) -> None:
        """Say why the pair looked at is settled by hand, or keep it for what is settled next."""
        if self.table.draft is not None and self.look.is_by_hand and not self.look.stands():
            self.table.settle(self.look.explained(text))
        else:
            self.why = text

    @verb
    def ask(self, **changes: object) -> None:
        """Ask something else of a proposal: an aim, a limit; it is proposed anew at once."""
        if self.table.draft is not None:
            self.table.ask(replace(self._terms, **changes))

    @verb
    def compare_aims(self) -> None:
        """See what every aim would come to, beside each other."""
        _refuse(self.nothing_to_propose())
        self.compared = aims.compare(self.table.problem(), seed=self.table.draft.seed)

    @verb
    def save(self) -> None:
        """Keep the terms with the cohort: the aim, the limits, what is settled by hand."""
        _refuse(self.nothing_to_save())
        try:
            self._keep(self.cohort, self._terms, self.table.sides.version)
        except AlreadyChanged:
            self.table.look_again()
            raise
        self.recorded(sentence("The terms are kept with the cohort."))
        self.table.look_again()

    def nothing_to_save(self) -> tuple[Sentence, ...]:
        """Why the terms cannot be kept; empty when they can."""
        if self.table.draft is None:
            return (NO_COHORT,)
        if self.table.draft.terms == self.table.sides.terms:
            return (sentence("The terms are kept as they are."),)
        return self.lists.unexplained()

    @verb
    def turn_second(self) -> None:
        """Look for a second mentor for the fellow chosen too, where one is free, or no longer."""
        _refuse(self.look.stands())
        wanted = self._terms.co_mentored
        self.table.ask(replace(self._terms, co_mentored=wanted ^ {self.selected}))

    @verb
    def turn_woman(self, track: Track) -> None:
        """Ask for a woman as mentor of at least one fellow in a track, or no longer."""
        _refuse(self.nothing_to_propose())
        self.table.ask(replace(self._terms, woman_in=self._terms.woman_in ^ {track}))

    def write(self, reason: str) -> None:
        """Keep the reason of the pairs as it is written."""
        self.reason, self.error = reason, None
        self._block()

    @verb
    def confirm(self) -> None:
        """Record the pairs, each with its fit and its why."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        table = self.table
        asked = confirmation(table, self.reason, language=self.language, on=self._today())
        try:
            self._record(asked)
        except (AlreadyChanged, NotReady):
            table.look_again()
            raise
        self.recorded(
            sentences("{count} pair confirmed.", "{count} pairs confirmed.", len(asked.pairs))
        )
        self.reason = ""
        table.open(self.cohort)

    @property
    def look(self) -> Look:
        """The pair looked at: the fellow chosen with her mentor, or with another one chosen."""
        return self._looking_at(self.selected, self.other)

    def _looking_at(self, fellow: int | None, other: int | None = None) -> Look:
        return Look(self.table, fellow, other)

    def why_by_hand(self) -> str:
        """The reason of what is settled of the pair looked at, or the one being written."""
        kept = self.look.reason
        return self.why if kept is None else kept

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's mentoring stands, in a few short sentences."""
        return self.lists.day()

    @property
    def _terms(self) -> Terms:
        return self.table.draft.terms

    def _said(self) -> str:
        """The reason written for what is settled now; the next begins empty."""
        said, self.why = self.why.strip(), ""
        return said

    def begin(self) -> None:
        """Another cohort: nobody is chosen, and no reason is written yet."""
        self.compared = ()
        self.selected, self.other, self.why, self.reason = None, None, "", ""

    def turn(self) -> None:
        """Look at the table again, with somebody chosen."""
        sides = self.table.sides
        if sides is None:
            self.blockers = (NO_COHORT,)
            return
        if self.selected not in sides.fellows.index:
            self._look_at_the_first()
        if self.other not in sides.mentors.index or self.other == self.look.own:
            self.other = None
        self._block()

    def _look_at_the_first(self) -> None:
        """Look at whoever needs somebody most."""
        shown = self.lists.fellows(self.search)
        self.selected, self.other = (shown[0] if shown else None), None

    def _block(self) -> None:
        """Say what stands in the way of confirming."""
        missing: tuple[Sentence, ...] = ()
        if not self.table.draft.pairs:
            missing = (sentence("There is no new pair yet: propose, or choose a mentor by hand."),)
        elif not self.table.ready():
            missing = (sentence("Every pair on the table waits for an answer."),)
        elif not self.reason.strip():
            missing = (sentence("Write a reason: it is kept with every pair."),)
        unsaved = self.table.unsaved_rules()
        self.blockers = (*self.table.against, *unsaved, *self.lists.unexplained(), *missing)


def _refuse(blockers: tuple[Sentence, ...]) -> None:
    for blocker in blockers:
        raise NotReady(blocker, code="blocked")


def board_desk(opened: Store, table: MentoringTable, *, language: str) -> BoardScreen:
    """The board at a mentoring table, recording in the store."""
    from workbench.apps.mentoring.board_view import BoardScreen

    desk = BoardDesk(
        table=table,
        record=recorder(opened),
        keep=keeper(opened),
        today=lambda: now().date(),
        by=opened.by,
        language=language,
    )
    return BoardScreen(desk)
