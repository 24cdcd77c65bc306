"""What is looked at on the board: a fellow beside a mentor, and what may be settled of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workbench.apps.mentoring.table import MentoringTable
from workbench.engines.pairs import what_ifs
from workbench.rules.mentoring import full
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.sentences import Sentence, sentence, sentences


@dataclass(frozen=True)
class Look:
    """The fellow chosen with her own mentor, or with another one (`other`) beside her."""

    table: MentoringTable
    fellow: int | None
    other: int | None

    @property
    def terms(self) -> Terms:
        """The terms on the table."""
        return self.table.draft.terms

    @property
    def own(self) -> int | None:
        """The mentor that the fellow has, or would have."""
        return None if self.fellow is None else self.table.mentor_of(self.fellow)

    @cached_property
    def pair(self) -> Pair | None:
        """The pair looked at; None where there is no mentor, or one of another chapter by now."""
        mentor = self.own if self.other is None else self.other
        if self.fellow is None or mentor not in self.table.sides.mentors.index:
            return None
        return Pair(self.fellow, mentor)

    @property
    def is_forbidden(self) -> bool:
        """Whether the pair looked at is forbidden by hand."""
        return self.pair is not None and self.pair in self.terms.forbidden

    @property
    def is_locked(self) -> bool:
        """Whether the pair looked at is locked by hand."""
        return self.pair is not None and self.terms.locked.get(self.fellow) == self.pair.mentor

    @property
    def is_by_hand(self) -> bool:
        """Whether anything of the pair looked at is settled by hand."""
        is_alone = self.other is None and self.fellow in self.terms.alone
        return self.is_forbidden or self.is_locked or is_alone

    @property
    def reason(self) -> str | None:
        """Why the pair looked at is settled by hand; None when it is not."""
        if not self.is_by_hand:
            return None
        if self.is_forbidden:
            return self.terms.reason_of_ban(self.pair)
        return self.terms.reason_of_lock(self.fellow)

    def explained(self, reason: str) -> Terms:
        """The terms with this reason for what is settled of the pair looked at."""
        if self.is_forbidden:
            return self.terms.with_ban(self.pair, reason=reason)
        if self.is_locked:
            return self.terms.with_lock(self.pair, reason=reason)
        return self.terms.with_nobody(self.fellow, reason=reason)

    def released(self) -> Terms:
        """The terms with nothing settled of the pair looked at."""
        if self.is_forbidden:
            return self.terms.without_ban(self.pair)
        return self.terms.released(self.fellow)

    def stands(self) -> tuple[Sentence, ...]:
        """Why nothing can be settled of the fellow now; empty when something can."""
        if self.fellow is None:
            return (sentence("Choose a fellow in the list."),)
        if self.fellow in self.table.sides.confirmed:
            return (sentence("Her mentor is confirmed: the pair stands."),)
        if self.fellow in self.table.sides.asked:
            return (sentence("Both are asked already: withdraw the offer first."),)
        return ()

    def cannot_lock(self) -> tuple[Sentence, ...]:
        """Why the pair cannot be locked."""
        is_done = (sentence("This pair is locked already."),) if self.is_locked else ()
        return self._no_pair() or is_done

    def cannot_forbid(self) -> tuple[Sentence, ...]:
        """Why the pair cannot be forbidden."""
        is_done = (sentence("This pair is forbidden already."),) if self.is_forbidden else ()
        return self._no_pair() or is_done

    def cannot_leave(self) -> tuple[Sentence, ...]:
        """Why the fellow cannot be left without a mentor."""
        is_alone = not self.stands() and self.fellow in self.terms.alone
        return self.stands() or (
            (sentence("She is left without a mentor already."),) if is_alone else ()
        )

    def nothing_by_hand(self) -> tuple[Sentence, ...]:
        """Why nothing can be released."""
        return self.stands() or (
            () if self.is_by_hand else (sentence("Nothing is settled by hand here."),)
        )

    def floors(self) -> dict[int, Sentence]:
        """At least what each mentor beside her own would cost the whole, from the prices.

        Nothing where the aim has no prices, after a change by hand, and of a fellow who stands.
        """
        found = None if self.table.draft is None else self.table.draft.pairing
        if found is None or self.stands() or found.terms != self.terms:
            return {}
        if found.of is None or found.matched is None or not found.matched.is_proved:
            return {}
        if not len(found.of.mentors):
            return {}
        row = found.of.fellows.index.get_loc(self.fellow)
        of = what_ifs.floors(found.matched, rows=slice(row, row + 1))
        rows, points = of.rows[0].tolist(), of.points[0].tolist()
        mentors = found.of.mentors.index.tolist()
        return {
            mentor: _cost(rows[at], points[at])
            for at, mentor in enumerate(mentors)
            if mentor != self.own
        }

    def full(self) -> dict[int, Sentence]:
        """The mentors without a place for the fellow chosen, and by what it is held."""
        if self.fellow is None or self.stands():
            return {}
        of, confirmed = self.table.problem(), self.table.sides.confirmed
        if self.fellow not in of.fellows.index:
            return {}
        return {
            mentor: sentence("full: pairs confirmed")
            if all(one in confirmed for one in full.holders(of, mentor))
            else sentence("full: pairs asked or locked")
            for mentor in full.full_for(of, self.fellow)
        }

    def _no_pair(self) -> tuple[Sentence, ...]:
        no_mentor = (
            () if self.fellow is None or self.pair else (sentence("Choose a mentor in the list."),)
        )
        return self.stands() or no_mentor


def _cost(fellows: int, points: int) -> Sentence:
    """A cost in as few words as a cell of a list has room for."""
    if fellows > 0:
        return sentences("{count} fellow", "{count} fellows", fellows)
    return sentences("{count} point", "{count} points", max(points, 0))
