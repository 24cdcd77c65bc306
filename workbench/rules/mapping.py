"""Which column of a file answers which question, and what is missing or not understood."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

from workbench.errors import Problem, UnreadableFile
from workbench.rules.headers import Headers, Meaning, is_made_by_exporter
from workbench.rules.known_questions import KNOWN, plain_form
from workbench.rules.questionnaire import Form, Question
from workbench.rules.rows import Rows
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import DateOrder

SUBMISSION = "_id"
UUID = "_uuid"
SUBMITTED = "_submission_time"
_IDS = {"_id": SUBMISSION, "id": SUBMISSION, "_uuid": UUID, "uuid": UUID,
        "meta/instanceid": UUID, "meta-instanceid": UUID, "instanceid": UUID,
        "_submission_time": SUBMITTED, "submissiondate": SUBMITTED,
        "end": "end", "start": "start"}  # fmt: skip
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


@dataclass(frozen=True)
class Mapping:
    """How a file's columns are understood.

    `places` by question name, `extras` the position of ids and moments by their Kobo name,
    `recognised` headers whose answers are read, `left_out` headers that are understood but not
    kept, `problems` of the file as a whole, `date_orders` what a person said of how the dates of
    a question are written.
    """

    form: Form
    places: Dictionary[str, Place]
    extras: Dictionary[str, int]
    recognised: tuple[str, ...]
    left_out: tuple[str, ...]
    problems: tuple[Problem, ...]
    date_orders: Dictionary[str, DateOrder] = field(default_factory=dict)


def map_columns(rows: Rows, form: Form | None) -> Mapping:
    """Recognise the columns of a file; an UnreadableFile names all that it cannot do without."""
    asked = form if form is not None else plain_form()
    headers = Headers(asked)
    places: dict[str, Place] = {}
    extras: dict[str, int] = {}
    recognised: list[str] = []
    left_out: list[str] = []
    unknown: list[str] = []
    for position, header in enumerate(rows.header):
        meaning = headers.meaning(header) if header else None
        extra = _IDS.get(header.strip().lower())
        if extra is not None and (extra not in extras or extra == header.strip()):
            extras[extra] = position
        if meaning is not None:
            _put(places, meaning, position, rows)
            (recognised if meaning.question in KNOWN else left_out).append(header)
        elif extra is None and (header or _is_filled(rows, position)):
            (left_out if is_made_by_exporter(header, asked) else unknown).append(
                header or str(position + 1)
            )
    _refuse_missing(rows, asked, places, extras)
    problems = [_unknown(each, form) for each in unknown]
    problems += [
        _absent(asked, name) for name in KNOWN if name not in places and not _is_needed(asked, name)
    ]
    return Mapping(asked, places, extras, tuple(recognised), tuple(left_out), tuple(problems))


def _is_filled(rows: Rows, position: int) -> bool:
    return bool((rows.cells[position] != "").any())


def _put(places: dict[str, Place], meaning: Meaning, position: int, rows: Rows) -> None:
    place = places.get(meaning.question, Place())
    before = place.column if meaning.option is None else (place.options or {}).get(meaning.option)
    if before is not None:
        raise _twice(rows, before, position)
    if meaning.option is None:
        places[meaning.question] = Place(position, place.options)
    else:
        chosen = {**(place.options or {}), meaning.option: position}
        places[meaning.question] = Place(place.column, chosen)


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


def _refuse_missing(
    rows: Rows, form: Form, places: dict[str, Place], extras: dict[str, int]
) -> None:
    needed = [name for name in KNOWN if KNOWN[name].is_required]
    needed += [
        each.name
        for each in form.questions
        if each.is_required and each.name not in needed and not each.kind.startswith(_UNASKED)
    ]
    missing: list[object] = [_named(form, name) for name in needed if name not in places]
    first = next((name for name in needed if name not in places), SUBMISSION)
    if SUBMISSION not in extras and UUID not in extras:
        missing.append(sentence("“_id” or “_uuid”"))
    if missing:
        raise UnreadableFile(
            sentences(
                "“{file}”, row 1: a column is missing: {columns}. {fix}",
                "“{file}”, row 1: {count} columns are missing: {columns}. {fix}",
                len(missing),
                file=rows.file_name,
                columns=Several(tuple(missing)),
                fix=_fix(form),
            ),
            code="missing_column",
            row=1,
            column=first,
        )


def _fix(form: Form) -> Sentence:
    if form is plain_form():
        return sentence(
            "If its headers are labels, give the form (XLSForm) with it; "
            "else export it again with every question."
        )
    return sentence("Export it again with every question, and check that this is its form.")


def _question(form: Form, name: str) -> Question | None:
    return next((each for each in form.questions if each.name == name), None)


def _named(form: Form, name: str) -> Sentence:
    question = _question(form, name)
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
