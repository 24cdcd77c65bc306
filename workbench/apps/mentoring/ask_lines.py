"""What the list of the asking desk shows: pairs on the table to ask, and offers as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.rules.mentoring import offer_words
from workbench.rules.mentoring.offers import Standing, are_second, standings
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import OfferState, Word, word

if TYPE_CHECKING:
    from datetime import date

    from workbench.apps.mentoring.table import MentoringTable


class Which(Word):
    """Which pairs the list shows."""

    ALL = word("all", "All of them")
    TO_ASK = word("to_ask", "To ask")
    AWAITED = word("awaited", "Answer awaited")
    LATE = word("late", "No answer in time")
    AGREED = word("agreed", "To confirm")
    ENDED = word("ended", "Said no, or withdrawn")


_OF: dict[Which, tuple[OfferState, ...]] = {
    Which.AWAITED: (OfferState.ASKED,),
    Which.LATE: (OfferState.EXPIRED,),
    Which.AGREED: (OfferState.AGREED,),
    Which.ENDED: (OfferState.DECLINED, OfferState.WITHDRAWN),
}


@dataclass(frozen=True)
class Line:
    """A pair of the list: to be asked (`standing` None), or with where its offer stands.

    `is_past` says that she has a newer offer or a mentor by now.
    """

    key: int
    pair: Pair
    is_co_mentor: bool = False
    standing: Standing | None = None
    is_past: bool = False

    def said(self, *, on: date) -> Sentence:
        """Where it stands."""
        if self.standing is None:
            return sentence("On the table: nobody is asked yet.")
        return offer_words.standing(self.standing, on=on)

    @property
    def state(self) -> Sentence | Word:
        """Where it stands, in a word or two."""
        return sentence("To ask") if self.standing is None else self.standing.state

    def is_of(self, which: Which) -> bool:
        """Whether it belongs to what is looked for."""
        if which is Which.ALL:
            return True
        if which is Which.TO_ASK:
            return self.standing is None
        return self.standing is not None and self.standing.state in _OF[which]


def lines(table: MentoringTable) -> tuple[Line, ...]:
    """The pairs of a cohort, what asks for something first.

    Late ones, agreed ones, those to ask, those awaited; then what ended, and what is past.
    """
    sides = table.sides
    if sides is None:
        return ()
    of = standings(sides.offers, on=sides.today)
    seconds = {int(one) for one in sides.offers.index[are_second(sides.offers)]}
    served = {*sides.confirmed, *(each.fellow for each in of if each.is_open)}
    made = [
        Line(
            each.offer,
            Pair(each.fellow, each.mentor),
            is_co_mentor=each.offer in seconds,
            standing=each,
            is_past=not each.is_open and each.fellow in served,
        )
        for each in of
    ]
    return tuple(sorted([*made, *to_ask(table, made)], key=_place))


def to_ask(table: MentoringTable, asked: list[Line]) -> list[Line]:
    """The pairs on the table to whom nothing was put yet."""
    opened = {
        (line.pair.fellow, line.is_co_mentor)
        for line in asked
        if line.standing is not None and line.standing.is_open
    }
    draft = table.draft
    first = [
        Line(-2 * one, Pair(one, his))
        for one, his in draft.pairs.items()
        if (one, False) not in opened
    ]
    second = [
        Line(-2 * one - 1, Pair(one, his), is_co_mentor=True)
        for one, his in draft.co_mentors.items()
        if (one, True) not in opened
    ]
    return [*first, *second]


def named(table: MentoringTable, of: Sequence[Line], text: str) -> tuple[int, ...]:
    """The keys of those of these lines in which a name holds a text, in whatever script."""
    if table.sides is None:
        return ()
    if not text.strip():
        return tuple(line.key for line in of)
    she, he = set(table.sides.found(text)), set(table.sides.found_mentors(text))
    return tuple(line.key for line in of if line.pair.fellow in she or line.pair.mentor in he)


def day(table: MentoringTable, of: Sequence[Line]) -> tuple[Sentence, ...]:
    """Where the offers of a cohort stand, in a few short sentences."""
    sides = table.sides
    if sides is None:
        return (sentence("No cohort yet: import applications first."),)
    now = [line.standing for line in of if line.standing is not None and not line.is_past]
    new = sum(line.standing is None for line in of)
    first = offer_words.expires_next(now, sides.fellow_name)
    return (
        sentences("{count} pair to ask", "{count} pairs to ask", new),
        *offer_words.summary(now),
        *(() if first is None else (first,)),
    )


def _place(line: Line) -> int:
    """Late and agreed ones, then those to ask, then the others as they came; past ones last."""
    if line.is_past:
        return 9
    if line.standing is None:
        return 2
    first = (OfferState.EXPIRED, OfferState.AGREED)
    return first.index(line.standing.state) if line.standing.state in first else 3
