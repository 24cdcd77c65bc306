"""The triage page: where applications stand, and who applied."""

from __future__ import annotations

import pandas as pd

from workbench.rules.disclosure import TOTAL
from workbench.rules.figures.page import Bar, Figure, Number, Page, Reader, Table, length
from workbench.rules.figures.panels import Panel
from workbench.rules.figures.parts import PEOPLE, cut_figure, hidden_note
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Stage

NAME = "triage"
WAITING = str(Stage.RECEIVED)


def triage_page(panel: Panel, state: str) -> Page:
    """What the triage page says of one cohort, or of all."""
    reader = Reader(panel.threshold)
    row = panel.stages.loc[state]
    figures = () if row[TOTAL] == 0 else (_stages(row, reader), *_about(panel, state, reader))
    return Page(
        name=NAME,
        title=_finding(row),
        numbers=_numbers(row, reader),
        figures=figures,
        hidden=hidden_note(panel),
    )


def _about(panel: Panel, state: str, reader: Reader) -> list[Figure]:
    return [
        cut_figure(panel.cuts[name], table.loc[state], reader, people=PEOPLE)
        for name, table in panel.applied.items()
    ]


def _finding(row: pd.Series) -> Sentence:
    total, waiting = int(row[TOTAL]), int(row[WAITING])
    if total == 0:
        return sentence("No application has arrived yet")
    if total < 0:
        return sentence("Only a few applications have arrived")
    if waiting < 0:
        return sentence("Few of the {total} applications wait for a first decision", total=total)
    if waiting == 0:
        return sentence("Every application has had a first decision")
    return sentences(
        "{count} of {total} applications waits for a first decision",
        "{count} of {total} applications wait for a first decision",
        waiting,
        total=total,
    )


def _numbers(row: pd.Series, reader: Reader) -> tuple[Number, ...]:
    return (
        Number(
            sentence("Applications"),
            reader.shown(row[TOTAL]),
            sentence("Received, whatever became of them since."),
        ),
        Number(
            sentence("Waiting"),
            reader.shown(row[WAITING]),
            sentence("No decision has been recorded yet."),
        ),
        Number(
            sentence("Shortlisted"),
            reader.shown(row[str(Stage.SHORTLISTED)]),
            sentence("Chosen to be considered for a seat, none given yet."),
        ),
    )


def _stages(row: pd.Series, reader: Reader) -> Figure:
    lines = tuple((stage, reader.shown(row[str(stage)])) for stage in Stage)
    bars = tuple(
        Bar(
            stage,
            length(row[str(stage)]),
            0.0,
            reader.shown(row[str(stage)]),
            is_marked=str(stage) == WAITING and row[str(stage)] > 0,
        )
        for stage in Stage
    )
    total = (sentence("Total"), reader.shown(row[TOTAL]))
    return Figure(
        finding=_where_most_are(row),
        table=Table(
            sentence("Applications by stage"), (sentence("Stage"), PEOPLE), (*lines, total)
        ),
        bars=bars,
        shape="stages",
    )


def _where_most_are(row: pd.Series) -> Sentence:
    known = row[[str(stage) for stage in Stage]]
    if known.max() <= 0:
        return sentence("No stage holds enough applications to be shown.")
    most = {str(stage): stage for stage in Stage}[str(known.idxmax())]
    return sentence(
        "The stage with most applications is “{stage}”: {count}.",
        stage=most,
        count=int(known.max()),
    )
