"""Mentoring rubrics read from their files: `data/rubrics/mentoring-<version>.toml`.

A new version is a new file; the old one stays, so that every plan can be proposed again.
"""

from __future__ import annotations

import importlib
import inspect
import re
import tomllib
from pathlib import Path
from typing import Any

from workbench.errors import NotFound
from workbench.rules.mentoring.rubric import PairGate, PairPart, PairRubric, WeightedPart
from workbench.sentences import Words, sentence
from workbench.settings import rubrics_folder
from workbench.vocabulary import Level

_FILE_NAME = re.compile(r"mentoring(-[a-z]+)?-(?P<version>\d+)")


def load(*, version: int | None = None, folder: Path | None = None) -> PairRubric:
    """The mentoring rubric in this version, or the newest."""
    found = {
        int(match["version"]): path
        for path in sorted((folder or rubrics_folder()).glob("mentoring-*.toml"))
        if (match := _FILE_NAME.fullmatch(path.stem))
    }
    at = max(found, default=None) if version is None else version
    if at is None or at not in found:
        raise NotFound(sentence("There is no mentoring rubric in data/rubrics."), code="no_rubric")
    return _rubric(tomllib.loads(found[at].read_text(encoding="utf-8")))


def _rubric(contents: dict[str, Any]) -> PairRubric:
    gates = tuple(_made(each) for each in contents["gate"])
    parts = tuple((_made(each), each["points"]) for each in contents["part"])
    return PairRubric(
        name=contents["name"],
        version=contents["version"],
        title=Words(contents["title"]),
        gates=tuple(gate for gate in gates if isinstance(gate, PairGate)),
        parts=tuple(
            WeightedPart(part, points) for part, points in parts if isinstance(part, PairPart)
        ),
        wishes=contents.get("wishes", 0),
        chapter=contents.get("chapter"),
    )


def _made(entry: dict[str, Any]) -> PairGate | PairPart:
    its = vars(importlib.import_module(f"workbench.pair_shelf.{entry['name']}"))
    made = its.get("GATE") or its.get("PART")
    if isinstance(made, PairGate | PairPart):
        return made
    maker = its.get("gate") or its.get("part")
    assert maker is not None
    known = inspect.signature(maker).parameters
    written = {key: value for key, value in entry.items() if key in known}
    if "level" in written:
        written["level"] = Level(written["level"])
    found: PairGate | PairPart = maker(**written)
    return found
