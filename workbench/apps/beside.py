"""What is recorded beside verdicts: an answer that came later, and whom an application waits on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from workbench.apps.triage_loading import TriageVerbs
from workbench.errors import NotReady
from workbench.rules import amending, waiting
from workbench.rules import questions as form
from workbench.sentences import Sentence, sentence
from workbench.store import writes
from workbench.vocabulary import Awaited

if TYPE_CHECKING:
    from workbench.apps.triage import TriageDesk

NOBODY_CHOSEN = sentence("Select an application first.")


class Beside:
    """Records something of the application chosen at a triage desk, with the reason there."""

    def __init__(self, desk: TriageDesk, verbs: TriageVerbs, today: Callable[[], date]) -> None:
        """`today` gives the day from which days are seen."""
        self._desk, self._verbs, self._today = desk, verbs, today

    def let_wait(self, whom: str, what: Awaited, due_on: date | None) -> None:
        """Let the application wait on somebody until a day."""
        self._desk.record_beside(partial(self._wait, whom, what, due_on))

    def amend(self, question: str, text: str) -> None:
        """Record an answer that came after the import; what stood there before is kept."""
        self._desk.record_beside(partial(self._amend, question, text))

    def against_waiting(self, whom: str, due_on: date | None) -> tuple[Sentence, ...]:
        """What stands in the way of letting the application wait on somebody."""
        chosen = () if self._desk.selected is not None else (NOBODY_CHOSEN,)
        reason, today = self._desk.reason, self._today()
        return (*chosen, *waiting.blockers(whom, due_on, reason=reason, on=today))

    def against_amending(self, question: str, text: str) -> tuple[Sentence, ...]:
        """What stands in the way of recording an answer."""
        if self._desk.selected is None:
            return (NOBODY_CHOSEN,)
        found = amending.understood(question, text)
        against = (found.problem,) if found.problem else ()
        if self._desk.reason.strip():
            return against
        return (*against, sentence("Write a reason: how and when she answered."))

    def questions(self) -> tuple[str, ...]:
        """The questions that may be answered, those that settle her first."""
        card = self._desk.card
        if card is None:
            return ()
        row = self._desk.application()
        unanswered = [name for name in form.QUESTIONS if _is_missing(row[name])]
        return amending.questions_to_amend(unanswered, card.questions)

    def _wait(self, whom: str, what: Awaited, due_on: date | None) -> Sentence:
        self._refuse(self.against_waiting(whom, due_on))
        desk, name = self._desk, whom.strip()
        wait = writes.NewWait(desk.selected, name, what, due_on, desk.reason.strip())
        self._verbs.wait(wait)
        return sentence("{name} waits on {whom}.", name=desk.name_of(desk.selected), whom=name)

    def _amend(self, question: str, text: str) -> Sentence:
        self._refuse(self.against_amending(question, text))
        desk = self._desk
        self._verbs.amend(
            writes.NewAnswer(
                application=desk.selected,
                seen_version=int(desk.line(desk.selected)["version"]),
                question=question,
                value=amending.understood(question, text).value,
                reason=desk.reason.strip(),
            )
        )
        return sentence(
            "{name}: her answer on {question} is recorded.",
            name=desk.name_of(desk.selected),
            question=form.title(question),
        )

    def _refuse(self, against: tuple[Sentence, ...]) -> None:
        if against:
            raise NotReady(against[0], code="blocked")


def _is_missing(value: object) -> bool:
    return value is None or value != value
