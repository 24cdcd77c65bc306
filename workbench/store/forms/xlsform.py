"""An XLSForm: the workbook a form is made from, with its survey, choices and settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.errors import NotFound, UnreadableFile
from workbench.rules.questionnaire import Choice, Form, Group, Question
from workbench.sentences import sentence
from workbench.store.forms.workbooks import sheets_named

SHEETS = ("survey", "choices", "settings")
_KIND = re.compile(r"(select_one|select_multiple|rank)(?:_from_file)?(?: from)? (\S+)")
_LABEL = re.compile(r"label(?:\s*::?\s*(.*))?", re.IGNORECASE)
_YES = {"yes", "true", "true()", "1", "oui"}

Record = dict[str, str]


@dataclass
class _Walk:
    """Where a reading of the survey stands: the groups open now, and how deep in repeats."""

    groups: list[Group] = field(default_factory=list)
    repeats: int = 0


def read_form(path: Path) -> Form:
    """The form in an XLSForm file (.xlsx); an UnreadableFile says what is missing in it."""
    if not path.is_file():
        raise NotFound(
            sentence("There is no form “{file}”. Check its name and folder.", file=path.name),
            code="no_file",
        )
    data = path.read_bytes()
    if not data.startswith(b"PK\x03\x04"):
        raise _not_a_form(path.name)
    survey, choices, settings = (
        _records(cells) for cells in sheets_named(data, SHEETS, file_name=path.name)
    )
    if not any("type" in row and "name" in row for row in survey):
        raise _not_a_form(path.name)
    setting = settings[0] if settings else {}
    questions = tuple(_questions(survey, _lists(choices)))
    languages = dict.fromkeys(each for question in questions for each in question.labels)
    return Form(
        form_id=setting.get("id_string") or setting.get("form_id") or path.stem,
        title=setting.get("form_title") or path.stem,
        version=setting.get("version") or None,
        questions=questions,
        languages=tuple(languages),
    )


def _not_a_form(file_name: str) -> UnreadableFile:
    return UnreadableFile(
        sentence(
            "“{file}” is not a form: an XLSForm is a workbook (.xlsx) with a sheet “survey” that "
            "has the columns “type” and “name”. Download the form itself as XLSForm.",
            file=file_name,
        ),
        code="not_a_form",
    )


def _records(cells: list[list[str]]) -> list[Record]:
    """Rows by lower-case header; labels keep the case of their language."""
    if not cells:
        return []
    header = [_heading(cell) for cell in cells[0]]
    return [dict(zip(header, map(str.strip, row), strict=False)) for row in cells[1:] if any(row)]


def _heading(cell: str) -> str:
    name = cell.strip()
    return name if _LABEL.fullmatch(name) else name.lower().replace(" ", "_")


def _labels(row: Record) -> dict[str, str]:
    found = {}
    for heading, text in row.items():
        label = _LABEL.fullmatch(heading)
        if label and text:
            found[(label.group(1) or "").strip()] = text
    return found


def _lists(rows: list[Record]) -> dict[str, tuple[Choice, ...]]:
    found: dict[str, list[Choice]] = {}
    for row in rows:
        name = row.get("name") or row.get("value")
        if name and row.get("list_name"):
            found.setdefault(row["list_name"], []).append(Choice(name, _labels(row)))
    return {name: tuple(choices) for name, choices in found.items()}


def _questions(rows: list[Record], lists: dict[str, tuple[Choice, ...]]) -> Iterator[Question]:
    walk = _Walk()
    for row in rows:
        kind = " ".join(row.get("type", "").split())
        word = kind.replace(" ", "_")
        if word in ("begin_group", "begin_repeat"):
            walk.groups.append(Group(row.get("name", ""), _labels(row)))
            walk.repeats += word == "begin_repeat" or walk.repeats > 0
        elif word in ("end_group", "end_repeat"):
            if walk.groups:
                walk.groups.pop()
            walk.repeats = max(0, walk.repeats - 1)
        elif kind and row.get("name") and not walk.repeats:
            yield _question(row, kind, tuple(walk.groups), lists)


def _question(
    row: Record, kind: str, groups: tuple[Group, ...], lists: dict[str, tuple[Choice, ...]]
) -> Question:
    select = _KIND.match(
        kind.replace("select one", "select_one").replace("select multiple", "select_multiple")
    )
    return Question(
        name=row["name"],
        kind=select.group(1) if select else kind,
        labels=_labels(row),
        groups=groups,
        choices=lists.get(select.group(2), ()) if select else (),
        hxl=row.get("hxl") or None,
        is_required=row.get("required", "").lower() in _YES,
    )
