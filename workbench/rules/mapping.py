"""Which column of a file answers which question, and what is missing or not understood."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

from workbench.errors import Problem, UnreadableFile
from workbench.rules.asking import asked_by, question_named
from workbench.rules.extras import ENDED, STARTED, extras_of, made_before_questions
from workbench.rules.headers import Headers, is_made_by_exporter
from workbench.rules.known_questions import KNOWN, plain_form
from workbench.rules.questionnaire import Form
from workbench.rules.rows import Rows
from workbench.rules.understanding import (
    EXTRAS,
    SUBMISSION,
    SUBMITTED,
    UUID,
    Taken,
    Understanding,
)
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import DateOrder

__all__ = ["SUBMISSION", "SUBMITTED", "UUID", "Mapping", "Place", "map_columns", "mapping_of"]

_UNASKED = ("note", "calculate", "hidden", "start", "end", "today", "deviceid", "audit", "image")


@dataclass(frozen=True)
class Place:
    """Where a question's answers stand: one column, columns of its options by code, or both."""

    column: int | None = None
    options: Dictionary[str, int] | None = None

    def first(self) -> int:
        """The column to name when speaking of this question."""
        if self.column is not None:
            return self.column
        return min((self.options or {"": 0}).values())

    def joined(self, taken: Taken, position: int) -> Place:
        """The same with one more column: the one of all answers, or one option's."""
        if taken.option is None:
            return Place(position, self.options)
        return Place(self.column, {**(self.options or {}), taken.option: position})


@dataclass(frozen=True)
class Mapping:
    """How a file's columns are understood.

    `places` by question name, `extras` the position of ids and moments by their Kobo name,
    `recognised` headers whose answers are read, `left_out` headers that are understood but not
    kept, `problems` of the file as a whole, `date_orders` what a person said of how the dates of
    a question are written, `region` the country of telephone numbers that name none.
    """

    form: Form
    places: Dictionary[str, Place]
    extras: Dictionary[str, int]
    recognised: tuple[str, ...]
    left_out: tuple[str, ...]
    problems: tuple[Problem, ...]
    date_orders: Dictionary[str, DateOrder] = field(default_factory=dict)
    region: str = "FR"


def map_columns(rows: Rows, form: Form | None) -> Mapping:
    """Recognise the columns of a file; an UnreadableFile names all that it cannot do without."""
    return mapping_of(rows, form, understood(rows, form))


def understood(rows: Rows, form: Form | None) -> Understanding:
    """What the headers themselves say: names or labels of the form's questions, ids, moments."""
    asked = form if form is not None else plain_form()
    headers = Headers(asked)
    extras = {at: name for name, at in extras_of(rows).items() if name in EXTRAS}
    made = made_before_questions(rows)
    taken: list[Taken] = []
    unknown: set[int] = set()
    for position, header in enumerate(rows.header):
        meaning = headers.meaning(header) if header and position not in made else None
        here = Taken(extras.get(position))
        if meaning is not None and meaning.question in KNOWN:
            here = Taken(meaning.question, meaning.option)
            if here in taken:
                raise _twice(rows, taken.index(here), position)
        taken.append(here)
        is_spoken_of = meaning is not None or position in extras or position in made
        if not is_spoken_of and (header or _is_filled(rows, position)):
            is_made = is_made_by_exporter(header, asked, tool=rows.tool)
            unknown |= set() if is_made else {position}
    return Understanding(tuple(taken), frozenset(unknown), is_by_header=True)


def mapping_of(rows: Rows, form: Form | None, understanding: Understanding) -> Mapping:
    """How the columns are read, once somebody said what each is taken for.

    An UnreadableFile names all the columns that the file cannot do without.
    """
    asked = asked_by(rows, form, understanding)
    places: dict[str, Place] = {}
    extras: dict[str, int] = {}
    recognised: list[str] = []
    left_out: list[str] = []
    for position, (header, taken) in enumerate(zip(rows.header, understanding.taken, strict=True)):
        if taken.target is not None and taken.target in KNOWN:
            places[taken.target] = places.get(taken.target, Place()).joined(taken, position)
            recognised.append(header)
        elif taken.target is not None:
            extras[taken.target] = position
        elif position not in understanding.unknown and (header or _is_filled(rows, position)):
            left_out.append(header or str(position + 1))
    others = {name: at for name, at in extras_of(rows).items() if name in (ENDED, STARTED)}
    extras.update(others)
    _refuse_missing(rows, form, understanding)
    unknown = [rows.header[each] or str(each + 1) for each in sorted(understanding.unknown)]
    problems = [_unknown(each, form) for each in unknown]
    problems += [
        _absent(asked, name) for name in KNOWN if name not in places and not _is_needed(asked, name)
    ]
    return Mapping(
        asked,
        places,
        extras,
        tuple(recognised),
        tuple(left_out),
        tuple(problems),
        understanding.date_orders,
    )


def _is_filled(rows: Rows, position: int) -> bool:
    return bool((rows.cells[position] != "").any())


def _twice(rows: Rows, first: int, second: int) -> UnreadableFile:
    return UnreadableFile(
        sentence(
            "“{file}”, row 1: columns {first} (“{one}”) and {second} (“{other}”) answer the same "
            "question. Delete the one that is not meant.",
            file=rows.file_name,
            first=first + 1,
            one=rows.header[first],
            second=second + 1,
            other=rows.header[second],
        ),
        code="duplicated_column",
        row=1,
        column=rows.header[second],
    )


def _is_needed(form: Form, name: str) -> bool:
    marked = any(each.name == name and each.is_required for each in form.questions)
    return marked or (name in KNOWN and KNOWN[name].is_required)


def wanting(rows: Rows, form: Form | None, understanding: Understanding) -> tuple[Sentence, ...]:
    """The columns that the file cannot do without and that nobody found in it, by their names."""
    asked = form if form is not None else plain_form()
    return tuple(_named(asked, name) for name in _wanted(rows, asked, understanding))


def _wanted(rows: Rows, asked: Form, understanding: Understanding) -> list[str]:
    missing = list(understanding.missing())
    headers = Headers(asked)
    here = {found.question for each in rows.header if (found := headers.meaning(each))}
    here |= {str(each.target) for each in understanding.taken}
    return missing + [
        each.name
        for each in asked.questions
        if each.is_required
        and each.name not in {*here, *missing}
        and not each.kind.startswith(_UNASKED)
    ]


def _refuse_missing(rows: Rows, form: Form | None, understanding: Understanding) -> None:
    asked = form if form is not None else plain_form()
    needed = _wanted(rows, asked, understanding)
    missing: list[object] = [_named(asked, name) for name in needed]
    if missing:
        raise UnreadableFile(
            sentences(
                "“{file}”, row 1: a column is missing: {columns}. {fix}",
                "“{file}”, row 1: {count} columns are missing: {columns}. {fix}",
                len(missing),
                file=rows.file_name,
                columns=Several(tuple(missing)),
                fix=_fix(asked),
            ),
            code="missing_column",
            row=1,
            column=needed[0],
        )


def _fix(form: Form) -> Sentence:
    if form is plain_form():
        return sentence(
            "If its headers are labels, give the form (XLSForm) with it, or say at the import desk "
            "which column each one is; a header may also be renamed to the name in brackets. "
            "What was never asked must be added to the form."
        )
    return sentence("Export it again with every question, and check that this is its form.")


def _named(form: Form, name: str) -> Sentence:
    question = question_named(form, name)
    has_label = question is not None and question.labels
    title = question.label if question is not None and has_label else KNOWN[name].title
    return sentence("“{title}” ({name})", title=title, name=name)


def _unknown(header: str, form: Form | None) -> Problem:
    if form is None:
        message = sentence(
            "Column “{column}” is not known: give the form (XLSForm) with the file to have its "
            "answers understood.",
            column=header,
        )
    else:
        message = sentence(
            "Column “{column}” is not in the form: its answers are left out.", column=header
        )
    return Problem(row=None, column=header, value=None, code="unknown_column", message=message)


def _absent(form: Form, name: str) -> Problem:
    message = sentence(
        "There is no column {column}: it stays unanswered for everybody.",
        column=_named(form, name),
    )
    return Problem(row=None, column=name, value=None, code="missing_column", message=message)
