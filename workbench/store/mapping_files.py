"""Saved mappings: `data/mappings/<name>.toml`, written by a desk, readable and amendable by hand.

A mapping saved again is the next version; the one before is kept in `earlier/<version>/`.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.errors import NotFound, UnreadableFile, WorkbenchError
from workbench.rules.saved_mapping import SavedMapping
from workbench.rules.spelling import folded
from workbench.sentences import Sentence, Several, sentence
from workbench.settings import mappings_folder
from workbench.store.files import write_whole
from workbench.store.mapping_contents import mapping_from, written

LONGEST_NAME = 60
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def saved_mappings(folder: Path | None = None) -> tuple[SavedMapping, ...]:
    """Every mapping that can be read; `faults` says what is wrong with the others."""
    return tuple(each for path in _files(folder) if isinstance(each := _tried(path), SavedMapping))


def faults(folder: Path | None = None) -> tuple[Sentence, ...]:
    """What is wrong with the files that cannot be read, a sentence each."""
    return tuple(each for path in _files(folder) if isinstance(each := _tried(path), Sentence))


def load(name: str, *, folder: Path | None = None) -> SavedMapping:
    """One mapping by its name; NotFound lists those there are."""
    path = _place(folder) / f"{name}.toml"
    if path in _files(folder):
        return read(path)
    known = tuple(each.stem for each in _files(folder))
    raise NotFound(
        sentence(
            "There is no mapping “{name}”. There are: {known}.", name=name, known=Several(known)
        )
        if known
        else sentence(
            "There is no mapping “{name}”, nor any other: save one in the import desk.", name=name
        ),
        code="no_mapping",
    )


def read(path: Path) -> SavedMapping:
    """The mapping in this file; every mistake in it is said at once."""
    return mapping_from(_contents(path), file=path)


def save(mapping: SavedMapping, *, folder: Path | None = None) -> SavedMapping:
    """Write a mapping as the next version of its name, and give it back with that version."""
    place = _place(folder)
    path = place / f"{mapping.name}.toml"
    before = _version(path)
    kept = replace(mapping, version=before + 1)
    text = written(kept)
    earlier = place / "earlier" / str(before)
    _made(earlier if before else place)
    if before:
        old = path.read_text(encoding="utf-8", errors="replace")
        write_whole(earlier / path.name, old)
    write_whole(path, text)
    return kept


def name_from(text: str) -> str:
    """A name for a file from what was typed: small letters, digits and dashes."""
    name = _NOT_IN_A_NAME.sub("-", folded(text)).strip("-")[:LONGEST_NAME].strip("-")
    if not name:
        raise WorkbenchError(
            sentence("Give the mapping a name of Latin letters and digits, such as google-2027."),
            code="no_name",
        )
    return name


def _place(folder: Path | None) -> Path:
    return folder or mappings_folder()


def _made(folder: Path) -> None:
    # A folder that cannot be made is said when its file is written.
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)


def _files(folder: Path | None) -> list[Path]:
    return sorted(_place(folder).glob("*.toml"))


def _tried(path: Path) -> SavedMapping | Sentence:
    try:
        return read(path)
    except WorkbenchError as error:
        return error.message


def _version(path: Path) -> int:
    """The version in a file; 0 when there is none, 1 when it cannot be read."""
    if not path.exists():
        return 0
    found = _tried(path)
    return found.version if isinstance(found, SavedMapping) else 1


def _contents(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            sentence("{file} is not a TOML file: {what}.", file=path.name, what=error),
            code="not_toml",
        ) from error
