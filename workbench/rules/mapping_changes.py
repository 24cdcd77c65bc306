"""What changed in a form since its mapping was saved, in sentences, before anything is imported."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment

from workbench.rules.known_questions import KNOWN
from workbench.rules.saved_mapping import SavedMapping
from workbench.rules.spelling import folded
from workbench.sentences import Sentence, Several, sentence, sentences

RENAMED = 0.75
"""From which likeness a column that is gone and one that is new are one column, renamed."""
MOST_NAMED = 5


@dataclass(frozen=True)
class Renamed:
    """A column that stands in the file under another header."""

    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """What a file has that its mapping does not know, and the other way round."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    options: Dictionary[str, tuple[str, ...]] | None = None

    def __bool__(self) -> bool:
        """True when anything changed."""
        return bool(self.new or self.gone or self.renamed or self.options)


NO_CHANGES = Changes()


def changes_of(
    saved: SavedMapping,
    header: Sequence[str],
    *,
    choices: Dictionary[str, Sequence[str]] | None = None,
) -> Changes:
    """The columns that are new, gone or renamed, and the words of choices never met before."""
    here = {folded(each) for each in header}
    there = {folded(each) for each in saved.columns}
    gone = [each for each in saved.columns if folded(each) not in here]
    new = [each for each in header if each and folded(each) not in there]
    renamed = _renamed(gone, new)
    before, after = {each.before for each in renamed}, {each.after for each in renamed}
    return Changes(
        new=tuple(each for each in new if each not in after),
        gone=tuple(each for each in gone if each not in before),
        renamed=renamed,
        options=_new_options(saved, choices or {}),
    )


def said_of(saved: SavedMapping, changes: Changes) -> tuple[Sentence, ...]:
    """The changes, one sentence a kind."""
    said = [
        sentence("“{before}” is now called “{after}”.", before=each.before, after=each.after)
        for each in changes.renamed
    ]
    if changes.new:
        said.append(
            sentences(
                "{count} column is new: {columns}.",
                "{count} columns are new: {columns}.",
                len(changes.new),
                columns=_named(changes.new),
            )
        )
    if changes.gone:
        said.append(
            sentences(
                "{count} column is gone: {columns}.",
                "{count} columns are gone: {columns}.",
                len(changes.gone),
                columns=_named(changes.gone),
            )
        )
    said += [
        sentences(
            "{question} has {count} answer the mapping does not know: {words}.",
            "{question} has {count} answers the mapping does not know: {words}.",
            len(words),
            question=KNOWN[question].title,
            words=_named(words),
        )
        for question, words in (changes.options or {}).items()
    ]
    if not said:
        return ()
    since = sentence("Since the mapping “{name}” was saved, the form changed:", name=saved.name)
    return (since, *said)


def _renamed(gone: Sequence[str], new: Sequence[str]) -> tuple[Renamed, ...]:
    if not gone or not new:
        return ()
    alike = cdist(
        [folded(each) for each in gone],
        [folded(each) for each in new],
        scorer=Indel.normalized_similarity,
    )
    alike = np.where(alike >= RENAMED, alike, 0.0)
    rows, columns = linear_sum_assignment(alike, maximize=True)
    return tuple(
        Renamed(gone[row], new[column])
        for row, column in zip(rows, columns, strict=True)
        if alike[row, column]
    )


def _new_options(
    saved: SavedMapping, choices: Dictionary[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    found = {}
    for question, words in choices.items():
        known = {folded(each) for each in saved.choices.get(question, ())}
        known |= {folded(each) for each in saved.values.get(question, {})}
        new = tuple(each for each in words if folded(each) not in known)
        if known and new:
            found[question] = new
    return found


def _named(columns: Sequence[str]) -> Several:
    shown: list[object] = [sentence("“{column}”", column=each) for each in columns[:MOST_NAMED]]
    if len(columns) > MOST_NAMED:
        rest = len(columns) - MOST_NAMED
        shown.append(sentences("{count} more", "{count} more", rest))
    return Several(tuple(shown))
