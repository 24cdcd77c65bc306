"""The entries of a rubric's file, each made into the rule it names: every mistake in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from workbench.errors import WorkbenchError
from workbench.rules.rubric_draft import TOTAL
from workbench.rules.shelving import Shelved
from workbench.sentences import LANGUAGES, Paragraph, Sentence, Several, sentence, sentences
from workbench.store.rubric_settings import Unfit, value_of

Rule = TypeVar("Rule")
Contents = Mapping[str, Any]

CHANGED = ("changed_by", "changed_on", "why")
"""Who saved this version, the day, and the reason."""


def faulty(file: Path, mistakes: list[Sentence]) -> WorkbenchError:
    """The error that says everything there is to put right in a file."""
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


def head_mistakes(contents: Contents, *, known: tuple[str, ...]) -> Iterator[Sentence]:
    """What is wrong with what every rubric says of itself: name, version, titles, changes."""
    for key in sorted(set(contents) - set(known)):
        yield sentence("“{key}” is not known; known are {known}.", key=key, known=Several(known))
    if not isinstance(contents.get("name"), str):
        yield sentence("“{key}” must be text.", key="name")
    if not is_whole(contents.get("version")):
        yield sentence("“{key}” must be a whole number above 0.", key="version")
    for key in ("chapter", "changed_by", "why"):
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


def name_mistakes(contents: Contents, file: Path) -> Iterator[Sentence]:
    """A file is found by its name, so it must be named after what is in it."""
    wanted = f"{contents.get('name')}-{contents.get('version')}"
    if "name" in contents and "version" in contents and wanted != file.stem:
        yield sentence("“name” and “version” ask for the file name {wanted}.toml.", wanted=wanted)


def points_mistakes(contents: Contents, kind: str, *, besides: int = 0) -> Iterator[Sentence]:
    """Points of the entries of a kind that are none, or do not add up, `besides` included."""
    found = list(entries(contents, kind, []))
    for where, entry in found:
        if not is_whole(entry.get("points")):
            yield sentence("“{key}” must be a whole number above 0.", key=f"{where}: points")
    total = besides + sum(entry["points"] for _, entry in found if is_whole(entry.get("points")))
    if total != TOTAL:
        yield sentence(
            "The points of the criteria must add up to {total}, and add up to {found}.",
            total=TOTAL,
            found=total,
        )


def entries(
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


def made(
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


def is_whole(value: object) -> bool:
    """Whether a value is a whole number above 0."""
    return type(value) is int and value > 0
