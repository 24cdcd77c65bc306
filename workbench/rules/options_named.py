"""Options in columns of their own, without their question: the form says whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.rules.headers import options
from workbench.rules.questionnaire import SELECT_MULTIPLE, Form, Question
from workbench.rules.rows import Rows
from workbench.rules.spelling import folded
from workbench.rules.tools import tool_named


@dataclass(frozen=True)
class _Run:
    """Columns beside one another that are options of one question."""

    question: Question
    columns: tuple[int, ...]


def with_options_named(rows: Rows, form: Form | None) -> Rows:
    """The rows of a tool that writes options only, each header with its question before it.

    A column is an option when it holds nothing but its own header. A file without its form, or
    of another tool, is left as it is.
    """
    if form is None or not tool_named(rows.tool).writes_options_only:
        return rows
    header = list(rows.header)
    for run in _runs(rows, form):
        for at in run.columns:
            header[at] = f"{run.question.label}/{rows.header[at]}"
    return replace(rows, header=tuple(header))


def _runs(rows: Rows, form: Form) -> Iterator[_Run]:
    """The columns of options in order; of questions with the same choices, the first one first."""
    open_questions = [each for each in form.questions if each.kind == SELECT_MULTIPLE]
    at = 0
    while at < len(rows.header):
        found = [(_length(rows, at, question), question) for question in open_questions]
        length, question = max(found, key=lambda each: each[0], default=(0, None))
        if question is not None and length:
            yield _Run(question, tuple(range(at, at + length)))
            open_questions.remove(question)
        at += max(length, 1)


def _length(rows: Rows, start: int, question: Question) -> int:
    """How many columns from here on are options of a question, at least one of them chosen."""
    spellings = options(question.choices)
    codes: list[str] = []
    for at in range(start, len(rows.header)):
        code = spellings.meaning(rows.header[at])
        if code is None or code in codes or not _holds_itself(rows, at):
            break
        codes.append(code)
    is_chosen = any((rows.cells[at] != "").any() for at in range(start, start + len(codes)))
    return len(codes) if is_chosen else 0


def _holds_itself(rows: Rows, at: int) -> bool:
    said = {folded(str(text)) for text in rows.cells[at].unique()}
    return said <= {"", folded(rows.header[at])}
