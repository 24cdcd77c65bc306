"""Rubrics read from their files: `data/rubrics/<name>-<version>.toml`.

A new version is a new file; the old one stays, so that every decision can be replayed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.errors import NotFound, UnreadableFile
from workbench.rules.rubric import Rubric
from workbench.sentences import Several, sentence
from workbench.settings import rubrics_folder
from workbench.store.rubric_files import rubric_from
from workbench.vocabulary import Programme

if TYPE_CHECKING:
    import pandas as pd

_FILE_NAME = re.compile(r"(?P<name>.+)-(?P<version>\d+)")


@dataclass(frozen=True, eq=False)
class Version:
    """One version of a rubric as its file says it, with who changed what it was, and why.

    `text` is the file itself, comments and all; the first version may say nobody.
    """

    name: str
    version: int
    contents: Mapping[str, Any]
    text: str

    @property
    def by(self) -> str | None:
        """Who saved it."""
        return self.contents.get("changed_by")

    @property
    def on(self) -> date | None:
        """The day it was saved."""
        return self.contents.get("changed_on")

    @property
    def why(self) -> str | None:
        """The reason it was saved with."""
        return self.contents.get("why")


def versions(name: str, *, folder: Path | None = None) -> tuple[Version, ...]:
    """Every version of a rubric, the newest first."""
    found = sorted(_versions(name, folder).items(), reverse=True)
    return tuple(
        Version(name, version, contents(path), path.read_text(encoding="utf-8"))
        for version, path in found
    )


def load(name: str, *, version: int | None = None, folder: Path | None = None) -> Rubric:
    """One rubric by its name, in this version or the newest."""
    found = _versions(name, folder)
    if version is not None:
        found = {at: path for at, path in found.items() if at == version}
    if not found:
        known = Several(tuple(path.stem for path in _files(folder)))
        raise NotFound(
            sentence("There is no rubric “{name}”. There are: {known}.", name=name, known=known)
            if version is None
            else sentence(
                "There is no version {version} of the rubric “{name}”. There are: {known}.",
                version=version,
                name=name,
                known=known,
            ),
            code="no_rubric",
        )
    return read(found[max(found)])


def for_programme(
    programme: Programme, *, chapter: str | None = None, folder: Path | None = None
) -> Rubric:
    """The newest rubric of a programme: the chapter's own where it has one, else everybody's."""
    of_programme = [
        (said.get("chapter"), said.get("version", 0), path)
        for path in _files(folder)
        if (said := contents(path)).get("programme") == programme.value
    ]
    for wanted in (chapter, None):
        fitting = [(version, path) for place, version, path in of_programme if place == wanted]
        if fitting:
            return read(max(fitting)[1])
    raise NotFound(
        sentence("There is no rubric for {programme} in data/rubrics.", programme=programme),
        code="no_rubric",
    )


def for_cohort(cohort: pd.Series, *, folder: Path | None = None) -> Rubric:
    """The rubric of a cohort (a row of `reads.cohorts`): the one it was given, else the newest."""
    named = _FILE_NAME.fullmatch(cohort["rubric"] or "")
    if named is not None:
        return load(named["name"], version=int(named["version"]), folder=folder)
    programme = Programme(cohort["programme"])
    return for_programme(programme, chapter=cohort["chapter"], folder=folder)


def read(path: Path) -> Rubric:
    """The rubric in this file; every mistake in it is said at once."""
    return rubric_from(contents(path), file=path)


def _versions(name: str, folder: Path | None) -> dict[int, Path]:
    named = ((_FILE_NAME.fullmatch(path.stem), path) for path in _files(folder))
    return {int(match["version"]): path for match, path in named if match and match["name"] == name}


def _files(folder: Path | None) -> list[Path]:
    return sorted((folder or rubrics_folder()).glob("*.toml"))


def contents(path: Path) -> Mapping[str, Any]:
    """What a rubric's file says, unchecked; UnreadableFile when it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            sentence("{file} is not a TOML file: {what}.", file=path.name, what=error),
            code="not_toml",
        ) from error
