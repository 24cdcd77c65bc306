"""The missing mentors: which kinds would open most, and what to ask each partner for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import verb
from workbench.apps.mentoring.table import MentoringTable
from workbench.errors import NotReady
from workbench.rules.mentoring import missing, more_of_mentors, requests
from workbench.rules.mentoring.missing import Found
from workbench.rules.mentoring.more_of_mentors import More
from workbench.rules.mentoring.requests import ToPartner
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.mentoring.missing_view import MissingScreen

EVERYBODY = 0
"""In the choice of a partner: a request that any of them may read."""
LONG = 1.0
"""Seconds after which it is worth saying how far the search is."""


class MissingDesk(TableDesk):
    """Find which mentors are missing, and copy a request to a partner.

    `partner` is whom the request is for, EVERYBODY for all that is missing.
    """

    selected = traitlets.Int(None, allow_none=True)
    partner = traitlets.Int(EVERYBODY)

    def __init__(self, *, table: MentoringTable, **traits: object) -> None:
        """Sit at the mentoring table."""
        super().__init__(**traits)
        self.found: tuple[Found, ...] | None = None
        self.places: tuple[More, ...] = ()
        self.slots: tuple[More, ...] = ()
        self.partners: tuple[ToPartner, ...] = ()
        self._found_for: tuple[object, object] | None = None
        self.sit(table)

    @verb
    def find(self) -> None:
        """Count what each kind of mentor would open, exactly, one beside the other."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        problem, began = self.table.problem(), time.perf_counter()
        self.notice = sentence("Looking for the mentors who are missing…")
        every: list[Found] = []
        for each in missing.find(problem):
            every.append(each)
            if time.perf_counter() - began > LONG:
                self.notice = sentences(
                    "Still looking: {count} mentor so far…",
                    "Still looking: {count} mentors so far…",
                    len(every),
                )
        now = missing.solved(problem)
        self.places = more_of_mentors.places(problem, now)
        self.slots = more_of_mentors.slots(problem, now)
        together = requests.together(every)
        self.found = missing.readable(together, role=self.table.sides.role)
        worth = requests.worth_asking(missing.guarded(together))
        self.partners = requests.by_partner(worth, self.table.sides.mentors)
        self._found_for = self._looked_at()
        self.selected, self.partner = (0 if self.found else None), EVERYBODY
        count = sum(each.missing.count for each in self.found)
        self.notice = sentences("{count} mentor to find.", "{count} mentors to find.", count)

    @verb
    def select(self, place: int | None) -> None:
        """Choose a kind of mentor in the list."""
        self.selected = place

    @verb
    def ask(self, partner: int) -> None:
        """Write the request for one partner, or for all of them."""
        self.partner = partner

    def asked(self) -> tuple[Found, ...]:
        """What the partner chosen is asked for."""
        for each in self.partners:
            if each.partner == self.partner:
                return each.asked
        return requests.worth_asking(missing.guarded(self.found or ()))

    def could_be_asked(self, place: int) -> tuple[str, ...]:
        """The partners that can likely give the mentors of a line, by name."""
        partners = requests.by_partner(self.found[place : place + 1], self.table.sides.mentors)
        return tuple(each.name for each in partners)

    def letter(self, language: str) -> str:
        """The request in French or English; empty when there is nothing to ask for."""
        return requests.letter(self.asked(), language)

    def day(self) -> tuple[Sentence, ...]:
        """What all that is missing would give, in a sentence."""
        if self.table.draft is None:
            return (sentence("No cohort yet: import applications first."),)
        if self.found is None:
            return (sentence("Find out which mentors would open most new or better pairs."),)
        if not self.found:
            return (sentence("No mentor more would change much."),)
        mentors = sum(each.missing.count for each in self.found)
        return (
            sentences("{count} mentor to find", "{count} mentors to find", mentors),
            sentences(
                "{count} fellow more would have a mentor",
                "{count} fellows more would have a mentor",
                sum(each.missing.seats for each in self.found),
            ),
            sentence("proved for each, beside those before it"),
        )

    def begin(self) -> None:
        """Another cohort: nothing is known of it yet."""
        self._forget()

    def turn(self) -> None:
        """Keep what was found while it is about what lies on the table."""
        if self._found_for is not None and self._found_for != self._looked_at():
            self._forget()
        sides = self.table.sides
        nobody = sides is None or not len(sides.fellows)
        self.blockers = (sentence("Nobody holds a seat in this cohort yet."),) if nobody else ()

    def _looked_at(self) -> tuple[object, object]:
        draft = self.table.draft
        return id(self.table.sides), (draft.terms, id(draft.rubric))

    def _forget(self) -> None:
        self.found, self.places, self.slots, self.partners = None, (), (), ()
        self._found_for, self.selected, self.partner = None, None, EVERYBODY


def missing_desk(opened: Store, table: MentoringTable, *, language: str) -> MissingScreen:
    """The missing mentors at a mentoring table."""
    from workbench.apps.mentoring.missing_view import MissingScreen

    return MissingScreen(MissingDesk(table=table, by=opened.by, language=language))
