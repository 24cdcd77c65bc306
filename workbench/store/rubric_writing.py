"""A rubric's file written anew after its rules were amended; comments and order are kept.

The text is changed line by line; where that does not say what it should (a value over several
lines), the block is written plainly instead. What is given back always says the contents.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbench.rules.rubric_draft import CRITERION, GATE, PART, Contents, Entry, entries

_OPENS = re.compile(r"\[\[(gate|criterion|part)\]\]")
_SETS = re.compile(r"([A-Za-z_]+)\s*=")
_KINDS = (GATE, CRITERION, PART)


@dataclass(frozen=True)
class _Block:
    """The lines of one gate or criterion, with the comments above it."""

    kind: str
    name: str
    lines: tuple[str, ...]


def written(contents: Contents, *, after: str) -> str:
    """The text of a file that says these contents, as much like the text before as can be."""
    head, blocks = _cut(after.splitlines())
    lines = _head(head, contents)
    for kind in _KINDS:
        for entry in entries(contents, kind):
            lines += ["", *_entry(kind, entry, blocks)]
    text = "\n".join(lines) + "\n"
    return text if _says(text, contents) else _plainly(contents, after=after)


def _cut(lines: Sequence[str]) -> tuple[list[str], list[_Block]]:
    """The lines before the first rule, and each rule's own with the comments just above it."""
    starts = []
    for at, line in enumerate(lines):
        if _OPENS.match(line):
            first = at
            while first > 0 and lines[first - 1].startswith("#"):
                first -= 1
            starts.append(first)
    ends = [*starts[1:], len(lines)]
    blocks = [_block(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return list(lines[: starts[0]] if starts else lines), blocks


def _block(lines: Sequence[str]) -> _Block:
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    opened = next(match for line in kept if (match := _OPENS.match(line)))
    found = tomllib.loads("\n".join(kept))[opened[1]][0]
    return _Block(opened[1], str(found.get("name")), tuple(kept))


def _head(lines: Sequence[str], contents: Contents) -> list[str]:
    wanted = {key: value for key, value in contents.items() if key not in (*_KINDS, "title")}
    kept = _amended(lines, wanted)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _entry(kind: str, entry: Entry, blocks: Sequence[_Block]) -> list[str]:
    old = next((b for b in blocks if (b.kind, b.name) == (kind, entry.get("name"))), None)
    if old is None:
        return _plain_entry(kind, entry)
    lines = _amended(old.lines, entry)
    return lines if _says_entry(lines, kind, entry) else _plain_entry(kind, entry)


def _amended(lines: Sequence[str], wanted: Mapping[str, Any]) -> list[str]:
    """The lines with the keys wanted: as they were where they say so, changed, left out, added."""
    kept: list[str] = []
    missing = dict(wanted)
    last = 0
    for line in lines:
        key = match[1] if (match := _SETS.match(line)) else None
        if key in missing:
            value = missing.pop(key)
            kept.append(line if _sets(line, key, value) else f"{key} = {_value(value)}")
        elif key is None or line.startswith("title"):
            kept.append(line)
        if line.strip() and not line.startswith("#"):
            last = len(kept)
    return [*kept[:last], *(f"{k} = {_value(v)}" for k, v in missing.items()), *kept[last:]]


def _sets(line: str, key: str, value: object) -> bool:
    try:
        return bool(tomllib.loads(line) == {key: value})
    except tomllib.TOMLDecodeError:
        return False


def _says(text: str, contents: Contents) -> bool:
    try:
        return tomllib.loads(text) == _listed(contents)
    except tomllib.TOMLDecodeError:
        return False


def _says_entry(lines: Sequence[str], kind: str, entry: Entry) -> bool:
    try:
        return bool(tomllib.loads("\n".join(lines)) == {kind: [dict(entry)]})
    except tomllib.TOMLDecodeError:
        return False


def _listed(contents: Contents) -> dict[str, Any]:
    rules = {kind: [dict(each) for each in contents[kind]] for kind in _KINDS if contents.get(kind)}
    return {key: value for key, value in contents.items() if key not in _KINDS} | rules


def _plainly(contents: Contents, *, after: str) -> str:
    """Everything written anew, under the comments that the file began with."""
    lines = []
    for line in after.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line)
    for key, value in contents.items():
        if key == "title":
            lines += [f"title.{code} = {_value(words)}" for code, words in value.items()]
        elif key not in _KINDS:
            lines.append(f"{key} = {_value(value)}")
    for kind in _KINDS:
        for entry in entries(contents, kind):
            lines += ["", *_plain_entry(kind, entry)]
    return "\n".join(lines) + "\n"


def _plain_entry(kind: str, entry: Entry) -> list[str]:
    return [f"[[{kind}]]", *(f"{key} = {_value(value)}" for key, value in entry.items())]


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    # A TOML string is written as a JSON one, which lets the delete character through.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
