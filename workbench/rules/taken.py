"""Who of a file is taken in: not those whom the form tool says were refused or never sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from workbench.errors import Problem
from workbench.rules.rows import Rows
from workbench.rules.spelling import folded
from workbench.rules.tools import tool_named
from workbench.sentences import Sentence, sentences
from workbench.vocabulary import NotTaken


def only_taken(rows: Rows) -> Rows:
    """The rows without those that are not to be taken; these are counted and said once."""
    why = _why(rows)
    if why.isna().all():
        return rows
    counts = {each: int((why == each).sum()) for each in NotTaken if (why == each).any()}
    return replace(
        rows,
        cells=rows.cells[why.isna().to_numpy()],
        not_taken=counts,
        problems=(*rows.problems, *_said(rows, counts)),
    )


def doubted(rows: Rows) -> tuple[Problem, ...]:
    """What is said of submissions that somebody doubted in the form tool: they are taken in."""
    doubts = tool_named(rows.tool).doubts
    count = 0
    for position, header in enumerate(rows.header):
        if answers := doubts.get(folded(header)):
            count += int(rows.cells[position].map(folded).isin(answers).sum())
    if not count:
        return ()
    said = sentences(
        "{count} submission is marked as not approved in {tool}: it is taken in, and decided here.",
        "{count} submissions are marked as not approved in {tool}: they are taken in, and decided "
        "here.",
        count,
        tool=rows.tool,
    )
    return (Problem(None, None, None, "not_approved", said),)


def _why(rows: Rows) -> pd.Series:
    """Why each row is not taken; None for one that is."""
    found = np.full(len(rows.cells), None, dtype=object)
    states = tool_named(rows.tool).states
    for position, header in enumerate(rows.header):
        answers = states.get(folded(header))
        if answers is not None:
            here = rows.cells[position].map(_reasons(rows.cells[position], answers))
            found = np.where(here.notna(), here, found)
    return pd.Series(found, index=rows.cells.index, dtype=object)


def _reasons(cells: pd.Series, answers: Mapping[str, NotTaken]) -> dict[str, NotTaken]:
    said = ((str(text), answers.get(folded(str(text)))) for text in cells.unique())
    return {text: why for text, why in said if why is not None}


def _said(rows: Rows, counts: Mapping[NotTaken, int]) -> Iterator[Problem]:
    for why, count in counts.items():
        yield Problem(None, None, None, f"not_taken_{why}", _sentence(rows, why, count))


def _sentence(rows: Rows, why: NotTaken, count: int) -> Sentence:
    if why == NotTaken.REJECTED:
        return sentences(
            "{count} submission is marked as rejected in {tool}: it is left out.",
            "{count} submissions are marked as rejected in {tool}: they are left out.",
            count,
            tool=rows.tool,
        )
    if why == NotTaken.PARTIAL:
        return sentences(
            "{count} response was begun and never sent: it is left out.",
            "{count} responses were begun and never sent: they are left out.",
            count,
        )
    return sentences(
        "{count} submission is encrypted: it is left out. Export again with the passphrase.",
        "{count} submissions are encrypted: they are left out. Export again with the passphrase.",
        count,
    )
