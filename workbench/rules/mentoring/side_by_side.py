"""Yesterday's pairs beside today's: who stays, who has another mentor, who has none, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from workbench.rules.mentoring import scoring, standing
from workbench.rules.mentoring.situations import Names, Situation, names_of
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Paragraph, Sentence, Several, sentence
from workbench.vocabulary import Word, word

NO_FIT = -1


class Change(Word):
    """What becomes of one fellow's mentor from yesterday to today."""

    LOST = word("lost", "No mentor any more")
    MOVED = word("moved", "Another mentor")
    NEW = word("new", "Has a mentor now")
    ALONE = word("alone", "Still no mentor")
    KEPT = word("kept", "Stays")
    LOCKED = word("locked", "Stays, by hand")
    BEGUN = word("begun", "Has begun, stands")


UNMOVED = (Change.KEPT, Change.LOCKED, Change.BEGUN)


@dataclass(frozen=True, eq=False)
class SideBySide:
    """Two sets of pairs beside each other.

    `rows` has a row for every fellow who is here today: `change`, the mentors `before` and `now`
    (-1 for none) and the fits `fit_before` and `fit_now` (-1 for none), each by the answers of
    its own day. `cannot_be` are yesterday's pairs of two who are here, or of which the mentor is
    gone, that cannot be any more, with why.
    """

    rows: pd.DataFrame
    cannot_be: Mapping[int, Sentence | Paragraph]
    names: Names

    def those(self, *changes: Change) -> pd.DataFrame:
        """The rows of these changes."""
        return self.rows[self.rows["change"].isin([str(each) for each in changes])]

    @cached_property
    def changed(self) -> int:
        """How many fellows who had a mentor have another one, or none."""
        return len(self.those(Change.MOVED, Change.LOST))

    @cached_property
    def for_others(self) -> int:
        """How many of those could have kept theirs."""
        moved = self.those(Change.MOVED, Change.LOST)
        return int((~moved.index.isin(list(self.cannot_be))).sum())

    def change(self, fellow: int) -> Change:
        """What becomes of a fellow's mentor."""
        return Change(self.rows.at[fellow, "change"])

    def why(self, fellow: int) -> Sentence | Paragraph | None:
        """Why a fellow has another mentor than yesterday, or none; None where nothing changed."""
        row = self.rows.loc[fellow]
        if row["change"] not in (str(Change.MOVED), str(Change.LOST)):
            return None
        if fellow in self.cannot_be:
            return self.cannot_be[fellow]
        had = row["before"]
        came = self.rows[(self.rows["now"] == had) & (self.rows["before"] != had)]
        mentor = self.names.mentors[int(had)]
        if len(came):
            others = Several(tuple(self.names.fellows[int(one)] for one in came.index))
            return sentence(
                "Her place with {mentor} goes to {others}.", mentor=mentor, others=others
            )
        if row["change"] == str(Change.LOST):
            return sentence("{mentor} has fewer places than before.", mentor=mentor)
        return sentence("Her place with {mentor} stays free: this pair fits better.", mentor=mentor)


def beside(before: Situation, today: Situation, pairs: Mapping[int, int]) -> SideBySide:
    """Yesterday's pairs beside these, for every fellow who is here today."""
    here = today.here.index
    names = names_of(before, today)
    had = pd.Series([before.pairs.get(int(one), -1) for one in here], here, dtype="int64")
    has = pd.Series([pairs.get(int(one), -1) for one in here], here, dtype="int64")
    rows = pd.DataFrame(
        {
            "change": _changes(today, had, has),
            "before": had,
            "now": has,
            "fit_before": _fits(before, had),
            "fit_now": _fits(today, has),
        },
        index=here,
    )
    return SideBySide(rows, cannot_be(before, today, names), names)


def cannot_be(before: Situation, today: Situation, names: Names) -> dict[int, Sentence | Paragraph]:
    """Yesterday's pairs of fellows who are here that no proposal can keep today, with why."""
    found: dict[int, Sentence | Paragraph] = {}
    pairs = [Pair(*each) for each in sorted(before.pairs.items()) if each[0] in today.here.index]
    settled = {**today.terms.locked, **today.circumstances.started}
    free = [each for each in pairs if settled.get(each.fellow) != each.mentor]
    for each in free:
        mentor = names.mentors.get(each.mentor, "")
        if each.mentor not in today.mentors.index:
            found[each.fellow] = sentence("{mentor} has left.", mentor=mentor)
        elif each.fellow in settled:
            found[each.fellow] = sentence("You locked her with somebody else.")
        elif each.fellow in today.terms.alone:
            found[each.fellow] = sentence("You left her without a mentor.")
        elif _left_over(today, each.mentor) <= 0:
            found[each.fellow] = sentence("{mentor} has no place left.", mentor=mentor)
    rest = [each for each in free if each.fellow not in found]
    said = standing.blocked(today, rest)
    return {**found, **{pair.fellow: reasons for pair, reasons in said.items()}}


def _left_over(of: Situation, mentor: int) -> int:
    """The places of a mentor that nobody stands on already."""
    settled = {**of.terms.locked, **of.circumstances.started}
    return of.room_of(mentor) - sum(each == mentor for each in settled.values())


def _changes(today: Situation, had: pd.Series, has: pd.Series) -> np.ndarray:
    """The change of each fellow, by its code."""
    locked = had.index.isin([f for f, m in today.terms.locked.items() if has.get(f) == m])
    begun = had.index.isin(list(today.circumstances.started))
    is_same = (had == has).to_numpy()
    conditions = [
        begun,
        is_same & (has == -1).to_numpy(),
        is_same & locked,
        is_same,
        (had == -1).to_numpy(),
        (has == -1).to_numpy(),
    ]
    named = [Change.BEGUN, Change.ALONE, Change.LOCKED, Change.KEPT, Change.NEW, Change.LOST]
    return np.select(conditions, [str(each) for each in named], str(Change.MOVED)).astype(object)


def _fits(of: Situation, pairs: pd.Series) -> pd.Series:
    """The fit of each fellow with her mentor on that day, NO_FIT where there is none."""
    together = (pairs != -1) & pairs.isin(of.mentors.index) & pairs.index.isin(of.fellows.index)
    known = pairs[together]
    asked = [Pair(int(fellow), int(mentor)) for fellow, mentor in known.items()]
    table = scoring.table(of.fellows, of.mentors, rubric=of.rubric, circumstances=of.circumstances)
    points = scoring.fits(table, asked)
    found = pd.Series(NO_FIT, pairs.index, dtype="int64")
    found.loc[points.index.get_level_values("fellow")] = points.to_numpy()
    return found
