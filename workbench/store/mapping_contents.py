"""What a mapping's file says: every mistake in it, each in a sentence; and writing one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from workbench.errors import WorkbenchError
from workbench.rules.known_questions import KNOWN
from workbench.rules.saved_mapping import SavedMapping
from workbench.rules.understanding import EXTRAS, Taken
from workbench.sentences import Paragraph, Sentence, Several, sentence, sentences
from workbench.vocabulary import DateOrder, ExportTool

KEYS = ("name", "version", "tool", "by", "on", "why", "columns", "dates", "values", "choices")
OPTION = "/"
LEFT_OUT = ""
ORDERS = tuple(each.value for each in DateOrder)
TOOLS = tuple(each.value for each in ExportTool)
_CHOICES = ("one", "many", "consent")

Contents = Mapping[str, Any]

ABOUT = """\
# How the columns of this form's exports are read. The import desk wrote it; it may be amended
# by hand. It holds headers and words of choices only, never an answer that somebody gave.
"""
ABOUT_COLUMNS = """\
# What each column is taken for: a question, "question/option" where a column is one option,
# "_id", "_uuid" or "_submission_time"; "" leaves a column out.
"""
ABOUT_DATES = "# How dates are written: day_first, month_first or year_first.\n"
ABOUT_VALUES = "# What words in the answers mean, by question.\n"
ABOUT_CHOICES = "# Words met in the answers when this was saved: others are new, and are said.\n"


def mapping_from(contents: Contents, *, file: Path) -> SavedMapping:
    """The mapping that a file's contents describe; WorkbenchError with every mistake in them."""
    mistakes = [
        *_head_mistakes(contents, file),
        *_table_mistakes(contents),
        *_column_mistakes(_table(contents, "columns")),
        *_date_mistakes(_table(contents, "dates")),
        *_value_mistakes(_table(contents, "values")),
        *_choice_mistakes(_table(contents, "choices")),
    ]
    if mistakes:
        raise _faulty(file, mistakes)
    return SavedMapping(
        name=contents["name"],
        version=contents["version"],
        by=contents["by"],
        on=contents["on"],
        why=contents["why"],
        tool=contents.get("tool"),
        columns={header: _taken(said) for header, said in contents["columns"].items()},
        date_orders={name: DateOrder(said) for name, said in _table(contents, "dates").items()},
        values=_table(contents, "values"),
        choices={name: tuple(words) for name, words in _table(contents, "choices").items()},
    )


def written(mapping: SavedMapping) -> str:
    """The text of a mapping's file; read again, it gives the same mapping."""
    head = {
        "name": mapping.name,
        "version": mapping.version,
        **({"tool": mapping.tool} if mapping.tool else {}),
        "by": mapping.by,
        "on": mapping.on,
        "why": mapping.why,
    }
    columns = {header: _said(taken) for header, taken in mapping.columns.items()}
    parts = [ABOUT + _lines(head), f"{ABOUT_COLUMNS}[columns]\n{_lines(columns)}"]
    if mapping.date_orders:
        parts.append(f"{ABOUT_DATES}[dates]\n{_lines(mapping.date_orders)}")
    values = [f"[values.{name}]\n{_lines(said)}" for name, said in mapping.values.items()]
    if values:
        parts.append(ABOUT_VALUES + "\n".join(values))
    if mapping.choices:
        parts.append(f"{ABOUT_CHOICES}[choices]\n{_lines(mapping.choices)}")
    return "\n".join(parts)


def _lines(table: Mapping[str, object]) -> str:
    return "".join(f"{_key(key)} = {_toml(value)}\n" for key, value in table.items())


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("_", "").isalnum()
    return key if is_bare else _toml(key)


def _toml(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(each) for each in value)}]"
    if isinstance(value, int):
        return str(value)
    # JSON writes text as TOML does, except that it leaves this one sign as it is.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _said(taken: Taken) -> str:
    if taken.target is None:
        return LEFT_OUT
    return taken.target if taken.option is None else f"{taken.target}{OPTION}{taken.option}"


def _taken(said: str) -> Taken:
    target, _, option = said.partition(OPTION)
    return Taken(target or None, option or None)


def _faulty(file: Path, mistakes: list[Sentence]) -> WorkbenchError:
    return WorkbenchError(
        sentences(
            "{file} has {count} thing to put right. {mistakes}",
            "{file} has {count} things to put right. {mistakes}",
            len(mistakes),
            file=file.name,
            mistakes=Paragraph(tuple(mistakes)),
        ),
        code="faulty_mapping",
    )


def _head_mistakes(contents: Contents, file: Path) -> Iterator[Sentence]:
    for key in sorted(set(contents) - set(KEYS)):
        yield sentence("“{key}” is not known; known are {known}.", key=key, known=Several(KEYS))
    for key in ("name", "by", "why"):
        if not isinstance(contents.get(key), str):
            yield sentence("“{key}” must be text.", key=key)
    version = contents.get("version")
    if type(version) is not int or version < 1:
        yield sentence("“{key}” must be a whole number above 0.", key="version")
    if type(contents.get("on")) is not date:
        yield sentence("“{key}” must be a date, such as 2027-03-01.", key="on")
    if contents.get("tool", TOOLS[0]) not in TOOLS:
        yield sentence("“{key}” must be one of {known}.", key="tool", known=Several(TOOLS))
    name = contents.get("name")
    if isinstance(name, str) and name != file.stem:
        yield sentence("“name” asks for the file name {wanted}.toml.", wanted=name)


def _table_mistakes(contents: Contents) -> Iterator[Sentence]:
    for key in ("columns", "dates", "values", "choices"):
        if key not in contents and key == "columns":
            yield sentence("“{key}” is missing.", key=key)
        elif not isinstance(contents.get(key, {}), dict):
            yield sentence("“{key}” must be written as [{key}].", key=key)


def _table(contents: Contents, key: str) -> dict[str, Any]:
    found = contents.get(key, {})
    return found if isinstance(found, dict) else {}


def _column_mistakes(columns: Mapping[str, Any]) -> Iterator[Sentence]:
    seen: dict[str, str] = {}
    for header, said in columns.items():
        where = f"columns, {header}"
        if not isinstance(said, str):
            yield sentence("“{key}” must be text.", key=where)
            continue
        taken = _taken(said)
        if taken.target is not None and taken.target not in (*KNOWN, *EXTRAS):
            known = Several((*KNOWN, *EXTRAS))
            yield sentence(
                "“{key}”: there is no question “{value}”; there are {known}.",
                key=where,
                value=taken.target,
                known=known,
            )
        elif taken.option is not None and not _has_options(taken):
            yield sentence("“{key}”: only one answer is given to {value}.", key=where, value=said)
        if said and said in seen:
            yield sentence(
                "“{one}” and “{other}” answer the same question.", one=seen[said], other=header
            )
        seen.setdefault(said, header)


def _has_options(taken: Taken) -> bool:
    return taken.target in KNOWN and KNOWN[str(taken.target)].kind == "many"


def _date_mistakes(dates: Mapping[str, Any]) -> Iterator[Sentence]:
    for name, said in dates.items():
        if name not in (*KNOWN, *EXTRAS) or (name in KNOWN and KNOWN[name].kind != "day"):
            yield sentence("“{key}” is no question that asks for a date.", key=f"dates, {name}")
        if said not in ORDERS:
            yield sentence(
                "“{key}” must be one of {known}.", key=f"dates, {name}", known=Several(ORDERS)
            )


def _value_mistakes(values: Mapping[str, Any]) -> Iterator[Sentence]:
    for name, said in values.items():
        if name not in KNOWN or KNOWN[name].kind not in _CHOICES:
            yield sentence("“{key}” is no question with choices.", key=f"values, {name}")
            continue
        if not isinstance(said, dict):
            yield sentence("“{key}” must be written as [{key}].", key=f"values.{name}")
            continue
        codes = KNOWN[name].codes_allowed()
        for text, code in said.items():
            if code not in codes:
                yield sentence(
                    "“{key}”: “{value}” is not one of the choices of {name}.",
                    key=f"values, {name}, {text}",
                    value=code,
                    name=KNOWN[name].title,
                )


def _choice_mistakes(choices: Mapping[str, Any]) -> Iterator[Sentence]:
    for name, words in choices.items():
        if name not in KNOWN or KNOWN[name].kind not in _CHOICES:
            yield sentence("“{key}” is no question with choices.", key=f"choices, {name}")
        if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
            yield sentence("“{key}” must be a list of texts.", key=f"choices, {name}")
