"""What the two lists of the board show: who comes first, and where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Sentence, sentence, sentences

if TYPE_CHECKING:
    from workbench.apps.mentoring.table import MentoringTable


class Lists:
    """Fellows and mentors in the order in which somebody has something to do."""

    def __init__(self, table: MentoringTable) -> None:
        """Look at a table."""
        self.table = table

    def fellows(self, text: str = "") -> tuple[int, ...]:
        """Who has no mentor first, then the weakest fit; confirmed pairs come last."""
        if self.table.sides is None:
            return ()
        return tuple(sorted(self.table.sides.found(text), key=self._urgency))

    def mentors(self, fellow: int | None, text: str = "") -> tuple[int, ...]:
        """A fellow's best mentors first, those a gate is against last; else the idle ones first."""
        sides = self.table.sides
        if sides is None:
            return ()
        found = sides.found_mentors(text)
        row = None if fellow is None else self.table.compared().row(fellow)
        if row is None:
            given = self.given()
            return tuple(sorted(found, key=lambda one: given[one]))
        compared = self.table.compared()
        fits, against = compared.fits[row].tolist(), compared.are_against[row].tolist()
        own = self.table.mentor_of(fellow)

        def place(mentor: int) -> tuple[bool, bool, int]:
            column = compared.column(mentor)
            return mentor != own, against[column], -fits[column]

        return tuple(sorted(found, key=place))

    def fit(self, fellow: int) -> int | None:
        """The fit of a fellow with her mentor; None where there is none to tell."""
        mentor = self.table.mentor_of(fellow)
        return None if mentor is None else self.table.compared().fit(fellow, mentor)

    def state(self, fellow: int) -> Sentence | None:
        """Where a fellow stands; None when nothing is on the table for her."""
        table = self.table
        if fellow in table.sides.confirmed:
            return sentence("confirmed")
        if fellow in table.draft.terms.locked:
            return sentence("locked")
        if fellow in table.draft.terms.alone:
            return sentence("left without")
        return sentence("proposed") if fellow in table.draft.pairs else None

    def given(self) -> Mapping[int, int]:
        """How many fellows each mentor accompanies, those on the table included."""
        return Counter(self.table.sides.all_loads) + Counter(self.table.draft.pairs.values())

    def with_mentor(self, mentor: int) -> tuple[int, ...]:
        """The fellows on the table who have this mentor."""
        return tuple(one for one, his in self.table.draft.pairs.items() if his == mentor)

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's mentoring stands, in a few short sentences."""
        sides = self.table.sides
        if sides is None:
            return (sentence("No cohort yet: import applications first."),)
        on_table = len(self.table.draft.pairs)
        left, mentors = len(sides.waiting) - on_table, len(sides.mentors)
        return (
            sentences("{count} fellow", "{count} fellows", len(sides.fellows)),
            sentences("{count} confirmed", "{count} confirmed", len(sides.confirmed)),
            sentences("{count} on the table", "{count} on the table", on_table),
            sentences("{count} without a mentor", "{count} without a mentor", left),
            sentences("{count} mentor in this chapter", "{count} mentors in this chapter", mentors),
        )

    def unexplained(self) -> tuple[Sentence, ...]:
        """What was settled by hand without a reason."""
        sides, terms = self.table.sides, self.table.draft.terms
        silent = [
            one for one in (*terms.locked, *sorted(terms.alone)) if not terms.reason_of_lock(one)
        ]
        banned = [pair for pair in sorted(terms.forbidden) if not terms.reason_of_ban(pair)]
        return (
            *(
                sentence("Say why {name} was settled by hand.", name=sides.fellow_name(one))
                for one in silent
            ),
            *(self._unexplained_ban(pair) for pair in banned),
        )

    def _unexplained_ban(self, pair: Pair) -> Sentence:
        return sentence(
            "Say why {name} and {mentor} are not to be a pair.",
            name=self.table.sides.fellow_name(pair.fellow),
            mentor=self.table.sides.mentor_name(pair.mentor),
        )

    def _urgency(self, fellow: int) -> tuple[int, int]:
        if fellow in self.table.sides.confirmed:
            return 2, 0
        fit = self.fit(fellow)
        return (0, 0) if fit is None else (1, fit)
