"""Pieces that several pages are made of: a table of one cut, and the words on what is hidden."""

from __future__ import annotations

import pandas as pd

from workbench.rules.disclosure import TOTAL
from workbench.rules.figures.cuts import Cut
from workbench.rules.figures.page import Figure, Reader, Table
from workbench.rules.figures.panels import Panel
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Audience

PEOPLE = sentence("Applications")
SEATED = sentence("Fellows")


def cut_figure(cut: Cut, row: pd.Series, reader: Reader, *, people: Sentence) -> Figure:
    """One sensitive answer: a group a line; `row` holds its shown numbers."""
    groups = list(cut.groups)
    lines = tuple((cut.groups[name], reader.shown(row[name])) for name in groups)
    total = (sentence("Total"), reader.shown(row[TOTAL]))
    return Figure(
        finding=_largest(cut, row, reader),
        table=Table(cut.title, (cut.title, people), (*lines, total)),
    )


def _largest(cut: Cut, row: pd.Series, reader: Reader) -> Sentence:
    known = row[list(cut.groups)]
    if (known < 0).all():
        return sentence(
            "Every group is smaller than {threshold} people, or hidden with the others.",
            threshold=reader.threshold,
        )
    first = str(known.idxmax())
    return sentence(
        "The largest group is “{group}”: about {count}.",
        group=cut.groups[first],
        count=int(known[first]),
    )


def hidden_note(panel: Panel) -> Sentence:
    """What is hidden on the page, and why."""
    if panel.audience is Audience.SPONSOR:
        return sentence(
            "No number on this page can be traced to a person: numbers under {threshold} are shown "
            "as “<{threshold}”, the others are rounded to 5, and a few more are hidden where they "
            "would give a small one away. Totals may therefore differ from the sum of their lines.",
            threshold=panel.threshold,
        )
    return sentence(
        "Seats, stages and mentors are exact. Numbers by a sensitive answer (French, age, right to "
        "stay, origin, childcare) are protected: under {threshold} they are shown as "
        "“<{threshold}”, the others are rounded to 5, and a few more are hidden where they would "
        "give a small one away.",
        threshold=panel.threshold,
    )
