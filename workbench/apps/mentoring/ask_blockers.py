"""What stands in the way of asking, answering, withdrawing and confirming, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Answer, OfferState, Refusal, Side

if TYPE_CHECKING:
    from workbench.apps.mentoring.ask import AskDesk

Why = tuple[Sentence, ...]
_OPEN = (OfferState.ASKED, OfferState.AGREED)


class AskBlockers:
    """Why a button of the asking desk is off; empty when it is on."""

    lacks: Why = (sentence("Write a reason: it is kept with every pair."),)

    def __init__(self, desk: AskDesk) -> None:
        """Look at a desk."""
        self._desk = desk

    def next(self) -> Why:
        """What stands in the way of the next thing to do."""
        if self._desk.table.sides is None:
            return (sentence("No cohort yet: import applications first."),)
        if not self._agreed():
            return self.to_ask()
        return self.to_confirm()

    def to_ask(self) -> Why:
        """Why no pair can be asked."""
        table = self._desk.table
        if table.sides is None or not any(line.standing is None for line in self._desk.lines):
            return (sentence("Nobody is left to ask: propose pairs first, here or at the board."),)
        return tuple(table.against)

    def to_ask_this(self) -> Why:
        """Why the pair chosen cannot be asked."""
        line = self._desk.line()
        if line is None:
            return (sentence("Choose a pair in the list."),)
        if line.standing is not None:
            return (sentence("These two were asked already."),)
        return tuple(self._desk.table.against)

    def to_answer(self, answer: Answer) -> Why:
        """Why an answer cannot be written down."""
        desk, found = self._desk, self._not_asked()
        if found:
            return found
        state = desk.line().standing.state
        if state is OfferState.EXPIRED and answer is Answer.YES:
            return (sentence("The time to answer is over: give them more time first."),)
        if state is OfferState.DECLINED:
            return (sentence("One of them said no: take that back first."),)
        if state not in (*_OPEN, OfferState.EXPIRED):
            return (sentence("This offer is closed: nothing more is written down."),)
        if answer is Answer.NO and desk.refusal is Refusal.OTHER and not desk.words.strip():
            return (sentence("Write in a few words why."),)
        return ()

    def to_correct(self, side: Side) -> Why:
        """Why what one side said cannot be taken back."""
        found = self._not_asked()
        if found:
            return found
        standing = self._desk.line().standing
        if standing.state in (OfferState.CONFIRMED, OfferState.WITHDRAWN):
            return (sentence("This offer is closed: nothing more is written down."),)
        return () if side in standing.answered else (sentence("This side has not answered yet."),)

    def to_withdraw(self) -> Why:
        """Why the offer chosen cannot be withdrawn."""
        found = self._not_asked()
        if found:
            return found
        if self._desk.line().standing.state not in (*_OPEN, OfferState.EXPIRED):
            return (sentence("This offer is closed already."),)
        return self._no_reason()

    def to_put_off(self) -> Why:
        """Why the offer chosen cannot be given more time."""
        found = self._not_asked()
        if found:
            return found
        if self._desk.line().standing.state not in (OfferState.ASKED, OfferState.EXPIRED):
            return (sentence("No answer of these two is awaited."),)
        return ()

    def to_confirm(self) -> Why:
        """Why nothing can be confirmed."""
        if not self._agreed():
            return (sentence("No pair is agreed yet: both have to say yes first."),)
        return (*self._desk.table.unsaved_rules(), *self._no_reason())

    def _agreed(self) -> bool:
        return any(
            line.standing is not None and line.standing.state is OfferState.AGREED
            for line in self._desk.lines
        )

    def _not_asked(self) -> Why:
        line = self._desk.line()
        if line is None:
            return (sentence("Choose a pair in the list."),)
        return (sentence("Ask these two first."),) if line.standing is None else ()

    def _no_reason(self) -> Why:
        return () if self._desk.reason.strip() else self.lacks
