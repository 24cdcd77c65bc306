"""Mentoring rubrics read from their files: `data/rubrics/mentoring-<version>.toml`.

A new version is a new file; the old one stays, so that every plan can be proposed again. A
chapter may have one of its own: `mentoring-<chapter>-<version>.toml`, with its name in `chapter`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.errors import NotFound
from workbench.pair_shelf import shelf
from workbench.rules.mentoring.relations import RelationGate
from workbench.rules.mentoring.rubric import PairGate, PairRubric, WeightedPart
from workbench.sentences import Several, Words, sentence
from workbench.settings import rubrics_folder
from workbench.store import rubrics
from workbench.store.rubric_entries import (
    CHANGED,
    Contents,
    entries,
    faulty,
    head_mistakes,
    is_whole,
    made,
    name_mistakes,
    points_mistakes,
)
from workbench.store.rubrics import Version

NAME = KIND = "mentoring"
BESIDES = ("wishes", "earlier")
"""What brings points by what is known between the two, beside the parts of the fit."""
KEYS = ("name", "version", "kind", "chapter", "title", *BESIDES, *CHANGED, "gate", "part")


def load(*, name: str = NAME, version: int | None = None, folder: Path | None = None) -> PairRubric:
    """The mentoring rubric of this name in this version, or in the newest."""
    found = versions(name, folder=folder)
    wanted = [each for each in found if version in (None, each.version)]
    if not wanted:
        known = Several(tuple(str(each.version) for each in found))
        raise NotFound(
            sentence("There is no mentoring rubric in data/rubrics.")
            if not found
            else sentence(
                "There is no version {version} of the mentoring rubric. There are: {known}.",
                version=version,
                known=known,
            ),
            code="no_rubric",
        )
    return read(_file(wanted[0], folder))


def versions(name: str = NAME, *, folder: Path | None = None) -> tuple[Version, ...]:
    """Every version of a mentoring rubric, the newest first."""
    return rubrics.versions(name, folder=folder)


def for_chapter(chapter: str, *, folder: Path | None = None) -> PairRubric:
    """The newest mentoring rubric: the chapter's own where it has one, else everybody's."""
    for name in _names(folder):
        newest = versions(name, folder=folder)[0]
        if newest.contents.get("chapter") == chapter:
            return load(name=name, folder=folder)
    return load(folder=folder)


def read(path: Path) -> PairRubric:
    """The mentoring rubric in this file; every mistake in it is said at once."""
    return rubric_from(rubrics.contents(path), file=path)


def rubric_from(contents: Contents, *, file: Path) -> PairRubric:
    """The mentoring rubric that contents describe; WorkbenchError with every mistake in them."""
    mistakes = [*head_mistakes(contents, known=KEYS), *name_mistakes(contents, file)]
    if contents.get("kind") != KIND:
        mistakes.append(sentence("“{key}” must be one of {known}.", key="kind", known=KIND))
    points: dict[str, int] = {}
    for key in BESIDES:
        value: Any = contents.get(key, 0)
        if value != 0 and not is_whole(value):
            mistakes.append(sentence("“{key}” must be a whole number above 0.", key=key))
        else:
            points[key] = value
    gates = [
        gate
        for where, entry in entries(contents, "gate", mistakes)
        if (gate := made(entry, where, on=shelf().gates, mistakes=mistakes))
    ]
    parts = [
        WeightedPart(part, entry["points"])
        for where, entry in entries(contents, "part", mistakes)
        if (part := made(entry, where, on=shelf().parts, mistakes=mistakes))
        and is_whole(entry.get("points"))
    ]
    mistakes += points_mistakes(contents, "part", besides=sum(points.values()))
    if mistakes:
        raise faulty(file, mistakes)
    return PairRubric(
        name=contents["name"],
        version=contents["version"],
        title=Words(contents["title"]),
        gates=tuple(each for each in gates if isinstance(each, PairGate)),
        parts=tuple(parts),
        relation_gates=tuple(each for each in gates if isinstance(each, RelationGate)),
        **points,
        chapter=contents.get("chapter"),
    )


def _names(folder: Path | None) -> Iterator[str]:
    """The names of mentoring rubrics, each once."""
    files = sorted((folder or rubrics_folder()).glob(f"{NAME}-*.toml"))
    return iter(dict.fromkeys(file.stem.rpartition("-")[0] for file in files))


def _file(version: Version, folder: Path | None) -> Path:
    return (folder or rubrics_folder()) / f"{version.name}-{version.version}.toml"
