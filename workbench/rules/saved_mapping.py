"""A mapping that was saved: what each column of a form's exports is taken for, by its header.

It holds headers and the words of choices, never an answer of anybody: see `is_nobodys`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from workbench.rules.known_questions import KNOWN
from workbench.rules.spelling import folded
from workbench.rules.understanding import LEFT_OUT, Taken, Understanding
from workbench.vocabulary import DateOrder

LONGEST_WORD = 60
_PERSONAL = re.compile(r"@|\d{5}|https?:|\n")


@dataclass(frozen=True)
class SavedMapping:
    """How the exports of one form are understood, saved by somebody under a name.

    `columns` by header, those left out too; `choices` by question are the words met in its
    answers when it was saved, so that a new one can be told.
    """

    name: str
    version: int
    by: str
    on: date
    why: str
    columns: Dictionary[str, Taken]
    tool: str | None = None
    date_orders: Dictionary[str, DateOrder] = field(default_factory=dict)
    values: Dictionary[str, Dictionary[str, str]] = field(default_factory=dict)
    choices: Dictionary[str, tuple[str, ...]] = field(default_factory=dict)

    def fits(self, header: Sequence[str]) -> bool:
        """True of a file with the very columns this was saved for, in any order."""
        return _spelt(self.columns) == _spelt(header)

    def nearness(self, header: Sequence[str]) -> float:
        """Which part of all columns, here and there, are in both (0 to 1)."""
        ours, theirs = _spelt(self.columns), _spelt(header)
        return len(ours & theirs) / max(1, len(ours | theirs))

    def understanding(self, header: Sequence[str]) -> Understanding:
        """A file read in this way; a column that it does not know is left out."""
        by_spelling = {folded(each): taken for each, taken in self.columns.items()}
        return Understanding(
            tuple(by_spelling.get(folded(each), LEFT_OUT) for each in header),
            date_orders=self.date_orders,
            values=self.values,
        )


def saved_from(
    understanding: Understanding,
    header: Sequence[str],
    *,
    name: str,
    version: int,
    by: str,
    on: date,
    why: str,
    tool: str | None,
    choices: Dictionary[str, Sequence[str]],
) -> SavedMapping:
    """A mapping to save; what might be somebody's own words is not taken along."""
    return SavedMapping(
        name=name,
        version=version,
        by=by,
        on=on,
        why=why,
        tool=tool,
        columns={each: it for each, it in zip(header, understanding.taken, strict=True) if each},
        date_orders=dict(understanding.date_orders),
        values=_kept(understanding),
        choices={
            question: tuple(sorted(each for each in words if is_nobodys(each)))
            for question, words in choices.items()
            if question in KNOWN
        },
    )


def is_nobodys(text: str) -> bool:
    """True of a word of a choice; a long text, an address or a number may be somebody's own."""
    return len(text) <= LONGEST_WORD and not _PERSONAL.search(text)


def _kept(understanding: Understanding) -> dict[str, dict[str, str]]:
    kept = {
        question: {text: code for text, code in said.items() if is_nobodys(text)}
        for question, said in understanding.values.items()
    }
    return {question: said for question, said in kept.items() if said}


def _spelt(headers: Sequence[str] | Dictionary[str, Taken]) -> set[str]:
    return {folded(each) for each in headers if each}
