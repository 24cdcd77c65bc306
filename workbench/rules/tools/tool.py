"""What tells the exports of one form tool from another's: the words it puts into its headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.rules.spelling import folded
from workbench.vocabulary import ExportTool, NotTaken

UTC = "UTC"
HOME = "Europe/Paris"
"""Where the clocks of tools stand that write no time zone: the programme's own."""

States = Mapping[str, Mapping[str, NotTaken]]


def spelt(*words: str) -> tuple[str, ...]:
    """Headers or answers as they are compared: without case, accents or typographic signs."""
    return tuple(folded(word) for word in words)


def states(header: str, answers: Mapping[str, NotTaken]) -> States:
    """A column whose answers say that a submission is not to be taken, and why."""
    return {folded(header): {folded(answer): why for answer, why in answers.items()}}


@dataclass(frozen=True)
class Tool:
    """One form tool, by the headers it makes; every word is spelt as `spelt` gives it.

    `marks`: a header holding all of one of these comes from this tool. `first`: what its first
    column may be called. `ids`, `uuids`, `sent`, `ended`, `started`: where ids and moments
    stand, the surest first. `made`: further columns that no woman answered; `made_first`: the
    same, but only before the first question; `account`: columns of the account she was signed
    in with, before the first question, which answer where anything else than `nobody` stands.
    `states`: who is not taken. `doubts`: who is taken, though somebody doubted her there.
    `clock`: the time zone of moments that name none. `day_first`: headers of a language in which
    dates are written day first. `is_numbered_by_form`: its ids count within one form only.
    `repeats_headers`: two questions may be called the same.
    `writes_options_only`: the options of a question are columns that do not name it.
    """

    name: ExportTool
    marks: tuple[tuple[str, ...], ...] = ()
    first: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    uuids: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    started: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    made_starts: tuple[str, ...] = ()
    made_ends: tuple[str, ...] = ()
    made_first: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    states: States = field(default_factory=dict)
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clock: str = UTC
    day_first: tuple[str, ...] = ()
    is_numbered_by_form: bool = False
    repeats_headers: bool = False
    writes_options_only: bool = False

    def certainty(self, header: tuple[str, ...]) -> int:
        """How many of its own words a header holds, 0 when it is not of this tool."""
        words = set(header)
        found = max((len(mark) for mark in self.marks if words.issuperset(mark)), default=0)
        begins = bool(header) and header[0] in self.first
        return max(found, 1 if begins else 0)

    def makes(self, header: str) -> bool:
        """True of a header that this tool adds to what was asked."""
        spelling = folded(header)
        return (
            spelling in {*self.ids, *self.uuids, *self.sent, *self.ended, *self.started}
            or spelling in {*self.made, *self.states}
            or spelling.startswith(self.made_starts)
            or spelling.endswith(self.made_ends)
        )
