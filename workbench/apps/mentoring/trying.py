"""What is tried out at the changes desk before it happens: somebody leaves, times change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbench.apps.mentoring.sides import Sides
from workbench.rules.mentoring import situations
from workbench.rules.mentoring.situations import Situation
from workbench.rules.mentors_here import still_here
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Slot, Word, word


class What(Word):
    """What may happen."""

    MENTOR_LEAVES = word("mentor_leaves", "A mentor leaves")
    FELLOW_LEAVES = word("fellow_leaves", "A fellow withdraws")
    LESS_ROOM = word("less_room", "A mentor takes one fellow fewer")
    MENTOR_SLOT = word("mentor_slot", "A mentor’s slot changes")
    FELLOW_SLOT = word("fellow_slot", "A fellow’s slot changes")


OF_FELLOWS = (What.FELLOW_LEAVES, What.FELLOW_SLOT)
OF_SLOTS = (What.MENTOR_SLOT, What.FELLOW_SLOT)
RECORDED = (What.MENTOR_LEAVES, What.FELLOW_LEAVES)
"""What is recorded here when it has happened; answers are changed where they are kept."""


@dataclass(frozen=True)
class Trial:
    """One thing tried out: what, of whom by number, and the part of the week it is about."""

    what: What
    who: int
    slot: Slot | None = None

    def after(self, of: Situation, *, on: date) -> Situation:
        """The situation once it has happened; as it is when the one it is about is not here."""
        side = of.here if self.what in OF_FELLOWS else of.mentors
        if self.who not in side.index:
            return of
        match self.what:
            case What.MENTOR_LEAVES:
                return situations.mentor_leaves(of, self.who)
            case What.FELLOW_LEAVES:
                return situations.without_fellow(of, self.who, on=on)
            case What.LESS_ROOM:
                fewer = max(int(of.mentors.at[self.who, "capacity"]) - 1, 0)
                return situations.with_capacity(of, self.who, fewer)
            case What.MENTOR_SLOT:
                slots = self._turned(of.mentors.at[self.who, "slots"])
                return situations.with_slots(of, self.who, slots)
        return situations.with_availability(
            of, self.who, self._turned(of.fellows.at[self.who, "availability"])
        )

    def _turned(self, known: object) -> list[Slot]:
        """The parts of the week with this one taken away, or added where it was not there."""
        slots = {Slot(each) for each in known} if isinstance(known, tuple) else set()
        return sorted(slots ^ {self.slot}) if self.slot else sorted(slots)


def people(what: What, sides: Sides) -> dict[int, str]:
    """Whom it may be about, by name."""
    here = still_here(sides.mentors).index
    his = {one: name for one, name in sides.mentor_names.items() if one in here}
    names = sides.fellow_names if what in OF_FELLOWS else his
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))


def said(trials: Iterable[Trial], sides: Sides) -> tuple[Sentence, ...]:
    """What is tried, a line each."""
    return tuple(
        sentence("{what}: {name}", what=each.what, name=people(each.what, sides).get(each.who, ""))
        for each in trials
    )
