"""The board: a mentor proposed for every fellow, changed by hand, judged at once, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import now, verb
from workbench.apps.mentoring.confirming import Confirmation, confirmation, recorder
from workbench.apps.mentoring.lists import Lists
from workbench.apps.mentoring.table import MentoringTable
from workbench.errors import AlreadyChanged, NotReady
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.mentoring.board_view import BoardScreen


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
        today: Callable[[], date],
        **traits: object,
    ) -> None:
        """Sit at the table; `record` confirms pairs."""
        super().__init__(**traits)
        self._record, self._today = record, today
        self.lists = Lists(table)
        self.sit(table)

    @verb
    def propose(self) -> None:
        """Let the rule find mentors around what was settled by hand."""
        self.notice = sentence("Looking for the best pairs…")
        self.table.propose()
        count = len(self.table.draft.pairs)
        self.notice = sentences("{count} pair proposed.", "{count} pairs proposed.", count)

    @verb
    def select(self, fellow: int | None) -> None:
        """Look at a fellow with her own mentor."""
        self.selected, self.other, self.why = fellow, None, ""

    @verb
    def look_at(self, mentor: int | None) -> None:
        """Look at another mentor beside the fellow chosen; at her own again with nobody."""
        self.other = None if mentor == self._own() else mentor
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
        self.table.settle(self._terms.with_lock(self._chosen_pair(), reason=self._said()))

    @verb
    def forbid(self) -> None:
        """Never propose the pair looked at; her mentor is looked for anew."""
        terms = self._terms.with_ban(self._chosen_pair(), reason=self._said())
        self.other = None
        self.table.ask(terms)

    @verb
    def leave_alone(self) -> None:
        """Leave the fellow chosen without a mentor for now; a new proposal keeps it so."""
        self.table.ask(self._terms.with_nobody(self._chosen(), reason=self._said()))

    @verb
    def release(self) -> None:
        """Let the rule decide again on what is settled of the pair looked at, at once."""
        fellow, pair = self._chosen(), self.pair()
        if pair is not None and pair in self._terms.forbidden:
            self.table.ask(self._terms.without_ban(pair))
        else:
            self.table.ask(self._terms.released(fellow))

    @verb
    def swap(self, fellow: int) -> None:
        """Let the fellow chosen and another change mentors; both pairs are settled by hand."""
        one, pairs = self._chosen(), self.table.draft.pairs
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
        terms, fellow, pair = self._terms, self.selected, self.pair()
        if pair is not None and pair in terms.forbidden:
            self.table.settle(terms.with_ban(pair, reason=text))
        elif fellow in terms.alone:
            self.table.settle(terms.with_nobody(fellow, reason=text))
        elif pair is not None and terms.locked.get(fellow) == pair.mentor:
            self.table.settle(terms.with_lock(pair, reason=text))
        else:
            self.why = text

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

    def pair(self) -> Pair | None:
        """The pair looked at: the fellow chosen with her mentor, or with another one chosen."""
        mentor = self._own() if self.other is None else self.other
        if self.selected is None or mentor not in self.table.sides.mentors.index:
            return None
        return Pair(self.selected, mentor)

    def why_by_hand(self) -> str:
        """The reason of what is settled of the pair looked at, or the one being written."""
        fellow, pair, terms = self.selected, self.pair(), self._terms
        if pair is not None and pair in terms.forbidden:
            return terms.reason_of_ban(pair)
        if fellow in terms.alone or (pair and terms.locked.get(fellow) == pair.mentor):
            return terms.reason_of_lock(fellow)
        return self.why

    def unpaired(self) -> Sentence | None:
        """Why the fellow chosen has no mentor; None when she has one."""
        one, draft = self.selected, self.table.draft
        if one is None or self._own() is not None:
            return None
        if one in draft.terms.alone:
            return sentence("You left her without a mentor: a new proposal keeps it so.")
        if draft.pairing is None:
            return sentence("Nothing is proposed yet.")
        return draft.pairing.unpaired.get(one)

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's mentoring stands, in a few short sentences."""
        return self.lists.day()

    @property
    def _terms(self) -> Terms:
        return self.table.draft.terms

    def _own(self) -> int | None:
        """The mentor that the fellow chosen has, or would have."""
        return None if self.selected is None else self.table.mentor_of(self.selected)

    def _said(self) -> str:
        """The reason written for what is settled now; the next begins empty."""
        said, self.why = self.why.strip(), ""
        return said

    def _chosen(self) -> int:
        for blocker in self.nobody_chosen():
            raise NotReady(blocker, code="blocked")
        return self.selected

    def _chosen_pair(self) -> Pair:
        for blocker in self.no_pair_chosen():
            raise NotReady(blocker, code="blocked")
        return self.pair()

    def nobody_chosen(self) -> tuple[Sentence, ...]:
        """Why nothing can be settled of a fellow now; empty when something can."""
        if self.selected is None:
            return (sentence("Choose a fellow in the list."),)
        if self.selected in self.table.sides.confirmed:
            return (sentence("Her mentor is confirmed: the pair stands."),)
        return ()

    def no_pair_chosen(self) -> tuple[Sentence, ...]:
        """Why nothing can be settled of a pair now; empty when something can."""
        found = self.nobody_chosen()
        if not found and self.pair() is None:
            return (sentence("Choose a mentor in the list."),)
        return found

    def begin(self) -> None:
        """Another cohort: nobody is chosen, and no reason is written yet."""
        self.selected, self.other, self.why, self.reason = None, None, "", ""

    def turn(self) -> None:
        """Look at the table again, with somebody chosen."""
        sides = self.table.sides
        if sides is None:
            return
        if self.selected not in sides.fellows.index:
            shown = self.lists.fellows(self.search)
            self.selected, self.other = (shown[0] if shown else None), None
        if self.other not in sides.mentors.index or self.other == self._own():
            self.other = None
        self._block()

    def _block(self) -> None:
        """Say what stands in the way of confirming."""
        missing: tuple[Sentence, ...] = ()
        if not self.table.draft.pairs:
            missing = (sentence("There is no new pair yet: propose, or choose a mentor by hand."),)
        elif not self.reason.strip():
            missing = (sentence("Write a reason: it is kept with every pair."),)
        self.blockers = (*self.table.against, *self.lists.unexplained(), *missing)


def board_desk(opened: Store, table: MentoringTable, *, language: str) -> BoardScreen:
    """The board at a mentoring table, recording in the store."""
    from workbench.apps.mentoring.board_view import BoardScreen

    desk = BoardDesk(
        table=table,
        record=recorder(opened),
        today=lambda: now().date(),
        by=opened.by,
        language=language,
    )
    return BoardScreen(desk)
