"""What the two lists of the board show: who comes first, and where each stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from workbench.rules.mentoring import hours
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Sentence, sentence, sentences
from workbench.views.pair_board import Changed
from workbench.vocabulary import Capacity

if TYPE_CHECKING:
    from workbench.apps.mentoring.table import MentoringTable


@dataclass(frozen=True)
class Change:
    """A fellow who has another mentor than before; None stands for nobody."""

    fellow: int
    was: int | None
    now: int | None


@dataclass(frozen=True)
class Standing:
    """How a mentor stands beside a fellow: a word, and whether it speaks against the pair."""

    said: Sentence
    is_against: bool = False


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
            return tuple(sorted(found, key=lambda one: self.table.given[one]))
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
        if fellow in table.sides.asked:
            return sentence("asked")
        if fellow in table.draft.terms.alone:
            return sentence("left without")
        return sentence("proposed") if fellow in table.draft.pairs else None

    def loads(self) -> dict[int, str]:
        """How much each mentor would give, of how much there is: fellows, or hours a month."""
        sides, pairs = self.table.sides, self.table.draft.pairs
        if self.table.draft.terms.capacity is Capacity.HEADS:
            given, room = self.table.given, sides.mentors["capacity"].astype(int)
        else:
            takes = hours.of_fellows(sides.fellows)
            each = dict(zip(sides.fellows.index.tolist(), takes.tolist(), strict=True))
            given = Counter(sides.as_given.hours)
            for fellow, mentor in pairs.items():
                given[mentor] += each[fellow]
            room = pd.Series(hours.of_mentors(sides.mentors), sides.mentors.index)
        return {int(one): f"{given[one]:g} / {most:g}" for one, most in room.items()}

    def load_title(self) -> Sentence:
        """What a mentor's load is counted in."""
        draft = self.table.draft
        if draft is None or draft.terms.capacity is Capacity.HEADS:
            return sentence("Fellows, of most")
        return sentence("Hours a month, of most")

    def standing(self, fellow: int | None, mentor: int) -> Standing | None:
        """How a mentor stands beside the fellow chosen; None where there is nothing to say."""
        table = self.table
        if fellow is None:
            return None
        compared, pair = table.compared(), Pair(fellow, mentor)
        if table.mentor_of(fellow) == mentor:
            return Standing(sentence("her mentor"))
        if mentor in table.sides.mentors_left:
            return Standing(sentence("has left"), is_against=True)
        if pair in table.draft.terms.forbidden:
            return Standing(sentence("forbidden"), is_against=True)
        is_against = compared.are_against[compared.row(fellow), compared.column(mentor)]
        if is_against or pair in table.sides.circumstances.banned:
            # One word for every rule: another for the quiet ones would tell them apart.
            return Standing(sentence("blocked"), is_against=True)
        return None

    def mentors_named(self, fellow: int) -> str:
        """The mentor a fellow has or would have, and her second one; empty where there is none."""
        table = self.table
        both = (table.mentor_of(fellow), table.draft.co_mentors.get(fellow))
        names = (table.sides.short_names.get(one, "") for one in both if one is not None)
        return " + ".join(name for name in names if name)

    def named_changes(self) -> tuple[Changed, ...]:
        """Who has another mentor on the table than before the last change, by name."""
        sides = self.table.sides
        names = {} if sides is None else sides.short_names
        return tuple(
            Changed(
                sides.fellow_name(each.fellow), names.get(each.was, ""), names.get(each.now, "")
            )
            for each in self.changes()
        )

    def with_mentor(self, mentor: int) -> tuple[int, ...]:
        """The fellows on the table who have this mentor."""
        return tuple(one for one, his in self.table.draft.pairs.items() if his == mentor)

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's mentoring stands, in a few short sentences."""
        sides = self.table.sides
        if sides is None:
            return (sentence("No cohort yet: import applications first."),)
        on_table, confirmed = self.table.draft.pairs, len(sides.confirmed)
        left, mentors = len(sides.waiting) - len(on_table), len(sides.mentors_here)
        locked = len(self.table.draft.terms.locked)
        fits = [fit for one in on_table if (fit := self.fit(one)) is not None]
        weakest = (sentence("weakest fit {fit}", fit=min(fits)),) if fits else ()
        return (
            sentences("{count} fellow", "{count} fellows", len(sides.fellows)),
            *_some(sentences("{count} confirmed", "{count} confirmed", confirmed)),
            sentences("{count} on the table", "{count} on the table", len(on_table)),
            sentences("{count} without a mentor", "{count} without a mentor", left),
            *weakest,
            *_some(sentences("{count} locked", "{count} locked", locked)),
            sentences("{count} mentor in this chapter", "{count} mentors in this chapter", mentors),
        )

    def changes(self) -> tuple[Change, ...]:
        """Who has another mentor on the table than before the last change."""
        before = self.table.previous
        if before is None or before.pairing is None:
            return ()
        was, now = before.pairs, self.table.draft.pairs
        return tuple(
            Change(one, was.get(one), now.get(one))
            for one in self.table.sides.fellow_names
            if was.get(one) != now.get(one)
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


def _some(said: Sentence) -> tuple[Sentence, ...]:
    """A count that is said only where there is something to count."""
    return (said,) if said.count else ()
