"""What a rubric's file says, checked against the shelf: every mistake, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from workbench.criteria import Shelved, shelf
from workbench.errors import WorkbenchError
from workbench.rules.gates import Gate
from workbench.rules.rubric import Criterion, Rubric, Weighted
from workbench.rules.rubric_draft import TOTAL
from workbench.sentences import LANGUAGES, Paragraph, Sentence, Several, Words, sentence, sentences
from workbench.store.rubric_settings import Unfit, value_of
from workbench.vocabulary import Programme

CHANGED = ("changed_by", "changed_on", "why")
"""Who saved this version, the day, and the reason."""
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

Rule = TypeVar("Rule", Gate, Criterion)
Contents = Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """What contents come to: a rubric, or the sentences that say what is wrong with them."""

    rubric: Rubric | None
    mistakes: tuple[Sentence, ...]


def rubric_from(contents: Contents, *, file: Path) -> Rubric:
    """The rubric that a file's contents describe; WorkbenchError with every mistake in them."""
    found = looked_through(contents, file=file)
    if found.rubric is None:
        raise _faulty(file, list(found.mistakes))
    return found.rubric


def looked_through(contents: Contents, *, file: Path) -> Reading:
    """The rubric of a file's contents, or every mistake in them; nothing is raised."""
    mistakes = [*_head_mistakes(contents), *_name_mistakes(contents, file)]
    gates = [
        gate
        for where, entry in _entries(contents, "gate", mistakes)
        if (gate := _made(entry, where, on=shelf().gates, mistakes=mistakes))
    ]
    criteria = [
        Weighted(criterion, entry["points"])
        for where, entry in _entries(contents, "criterion", mistakes)
        if (criterion := _made(entry, where, on=shelf().criteria, mistakes=mistakes))
        and _is_whole(entry.get("points"))
    ]
    mistakes += _points_mistakes(contents)
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


def _faulty(file: Path, mistakes: list[Sentence]) -> WorkbenchError:
    return WorkbenchError(
        sentences(
            "{file} has {count} thing to put right. {mistakes}",
            "{file} has {count} things to put right. {mistakes}",
            len(mistakes),
            file=file.name,
            mistakes=Paragraph(tuple(mistakes)),
        ),
        code="faulty_rubric",
    )


def _head_mistakes(contents: Contents) -> Iterator[Sentence]:
    for key in sorted(set(contents) - set(KEYS)):
        yield sentence("“{key}” is not known; known are {known}.", key=key, known=Several(KEYS))
    if not isinstance(contents.get("name"), str):
        yield sentence("“{key}” must be text.", key="name")
    if not _is_whole(contents.get("version")):
        yield sentence("“{key}” must be a whole number above 0.", key="version")
    if contents.get("programme") not in tuple(Programme):
        known = Several(tuple(each.value for each in Programme))
        yield sentence("“{key}” must be one of {known}.", key="programme", known=known)
    if not isinstance(contents.get("chapter", ""), str):
        yield sentence("“{key}” must be text.", key="chapter")
    mark = contents.get("pass_mark", TOTAL)
    if not _is_whole(mark) or mark > TOTAL:
        yield sentence(
            "“{key}” must be a whole number from 1 to {most}.", key="pass_mark", most=TOTAL
        )
    for key in ("changed_by", "why"):
        if not isinstance(contents.get(key, ""), str):
            yield sentence("“{key}” must be text.", key=key)
    day = contents.get("changed_on", date.min)
    if not isinstance(day, date) or isinstance(day, datetime):
        yield sentence("“{key}” must be a day, such as 2027-01-31.", key="changed_on")
    title = contents.get("title")
    words = title if isinstance(title, dict) else {}
    for language in LANGUAGES:
        if not isinstance(words.get(language), str):
            yield sentence("“{key}” must be text.", key=f"title.{language}")


def _name_mistakes(contents: Contents, file: Path) -> Iterator[Sentence]:
    """A file is found by its name, so it must be named after what is in it."""
    wanted = f"{contents.get('name')}-{contents.get('version')}"
    if "name" in contents and "version" in contents and wanted != file.stem:
        yield sentence("“name” and “version” ask for the file name {wanted}.toml.", wanted=wanted)


def _points_mistakes(contents: Contents) -> Iterator[Sentence]:
    entries = list(_entries(contents, "criterion", []))
    for where, entry in entries:
        if not _is_whole(entry.get("points")):
            yield sentence("“{key}” must be a whole number above 0.", key=f"{where}: points")
    total = sum(entry["points"] for _, entry in entries if _is_whole(entry.get("points")))
    if total != TOTAL:
        yield sentence(
            "The points of the criteria must add up to {total}, and add up to {found}.",
            total=TOTAL,
            found=total,
        )


def _entries(
    contents: Contents, kind: str, mistakes: list[Sentence]
) -> Iterator[tuple[str, Contents]]:
    """The entries of one kind, each with the words that say which it is; a second one is said."""
    entries = contents.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        mistakes.append(sentence("“{key}” must be written as [[{key}]].", key=kind))
        return
    seen: set[object] = set()
    for number, entry in enumerate(entries, start=1):
        name = entry.get("name")
        where = f"{kind} {number}, {name}" if isinstance(name, str) else f"{kind} {number}"
        if isinstance(name, str) and name in seen:
            mistakes.append(sentence("“{key}” is there twice.", key=where))
        seen.add(str(name))
        yield where, entry


def _made(
    entry: Contents, where: str, *, on: Mapping[str, Shelved[Rule]], mistakes: list[Sentence]
) -> Rule | None:
    """The gate or criterion an entry names, with its settings; None when a mistake was found."""
    found = on.get(str(entry.get("name")))
    if found is None:
        mistakes.append(
            sentence("“{key}” is not on the shelf: {shelf}.", key=where, shelf=Several(tuple(on)))
        )
        return None
    before = len(mistakes)
    settings = _settings(entry, where, found=found, mistakes=mistakes)
    if len(mistakes) > before:
        return None
    try:
        return found.make(**settings)
    except WorkbenchError as error:
        mistakes.append(sentence("“{key}”: {what}", key=where, what=error.message))
        return None


def _settings(
    entry: Contents, where: str, *, found: Shelved[Rule], mistakes: list[Sentence]
) -> dict[str, object]:
    written = {key: value for key, value in entry.items() if key not in ("name", "points")}
    settings: dict[str, object] = {}
    for key, value in written.items():
        try:
            settings[key] = value_of(value, found.settings.get(key), among=tuple(found.settings))
        except Unfit as unfit:
            mistakes.append(sentence("“{key}”: {what}", key=f"{where}: {key}", what=unfit.message))
    for key, setting in found.settings.items():
        if setting.is_required and key not in written:
            mistakes.append(sentence("“{key}” is missing.", key=f"{where}: {key}"))
    return settings


def _is_whole(value: object) -> bool:
    return type(value) is int and value > 0
