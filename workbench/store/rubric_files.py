"""What a rubric's file says, checked against the shelf: every mistake, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.criteria import shelf
from workbench.rules.rubric import Rubric, Weighted
from workbench.rules.rubric_draft import TOTAL
from workbench.sentences import Sentence, Several, Words, sentence
from workbench.store.rubric_entries import (
    CHANGED,
    Contents,
    entries,
    faulty,
    head_mistakes,
    is_whole,
    made,
    name_mistakes,
    points_mistakes,
)
from workbench.vocabulary import Programme

KEYS = (
    "name",
    "version",
    "programme",
    "chapter",
    "title",
    "pass_mark",
    *CHANGED,
    "gate",
    "criterion",
)


@dataclass(frozen=True)
class Reading:
    """What contents come to: a rubric, or the sentences that say what is wrong with them."""

    rubric: Rubric | None
    mistakes: tuple[Sentence, ...]


def rubric_from(contents: Contents, *, file: Path) -> Rubric:
    """The rubric that a file's contents describe; WorkbenchError with every mistake in them."""
    found = looked_through(contents, file=file)
    if found.rubric is None:
        raise faulty(file, list(found.mistakes))
    return found.rubric


def looked_through(contents: Contents, *, file: Path) -> Reading:
    """The rubric of a file's contents, or every mistake in them; nothing is raised."""
    mistakes = [
        *head_mistakes(contents, known=KEYS),
        *_own_mistakes(contents),
        *name_mistakes(contents, file),
    ]
    gates = [
        gate
        for where, entry in entries(contents, "gate", mistakes)
        if (gate := made(entry, where, on=shelf().gates, mistakes=mistakes))
    ]
    criteria = [
        Weighted(criterion, entry["points"])
        for where, entry in entries(contents, "criterion", mistakes)
        if (criterion := made(entry, where, on=shelf().criteria, mistakes=mistakes))
        and is_whole(entry.get("points"))
    ]
    mistakes += points_mistakes(contents, "criterion")
    if mistakes:
        return Reading(None, tuple(mistakes))
    rubric = Rubric(
        name=contents["name"],
        version=contents["version"],
        title=Words(contents["title"]),
        programme=Programme(contents["programme"]),
        gates=tuple(gates),
        criteria=tuple(criteria),
        chapter=contents.get("chapter"),
        pass_mark=contents.get("pass_mark"),
    )
    return Reading(rubric, ())


def _own_mistakes(contents: Contents) -> Iterator[Sentence]:
    """What is wrong with what the rubric of a programme says besides."""
    if contents.get("programme") not in tuple(Programme):
        known = Several(tuple(each.value for each in Programme))
        yield sentence("“{key}” must be one of {known}.", key="programme", known=known)
    mark = contents.get("pass_mark", TOTAL)
    if not is_whole(mark) or mark > TOTAL:
        yield sentence(
            "“{key}” must be a whole number from 1 to {most}.", key="pass_mark", most=TOTAL
        )
