"""Reading guides from their files: `data/reviews/<name>-<version>.toml`, every mistake said.

A new version is a new file; the old one stays, so that every review keeps its words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.errors import NotFound, UnreadableFile, WorkbenchError
from workbench.rules.reading_guide import MOST, Aspect, Guide
from workbench.sentences import LANGUAGES, Paragraph, Sentence, Several, Words, sentence, sentences
from workbench.settings import data_folder

KEYS = ("name", "version", "title", "reviews", "pass_mark", "discuss_from", "aspect")
ASPECT_KEYS = ("name", "title", "question", "words")
FEWEST, MOST_ASPECTS = 2, 4
MOST_REVIEWS = 5

_FILE_NAME = re.compile(r"(?P<name>.+)-(?P<version>\d+)")
Contents = Mapping[str, Any]


def motivation(*, folder: Path | None = None) -> Guide:
    """The newest guide by which motivation is read."""
    found = {
        int(match["version"]): path
        for path in (folder or data_folder() / "reviews").glob("*.toml")
        if (match := _FILE_NAME.fullmatch(path.stem)) and match["name"] == "motivation"
    }
    if not found:
        raise NotFound(
            sentence("There is no reading guide motivation-1.toml in data/reviews."),
            code="no_guide",
        )
    return read(found[max(found)])


def read(path: Path) -> Guide:
    """The guide in this file; every mistake in it is said at once."""
    try:
        contents = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            sentence("{file} is not a TOML file: {what}.", file=path.name, what=error),
            code="not_toml",
        ) from error
    mistakes = [*_head_mistakes(contents, path), *_aspects_mistakes(contents)]
    if mistakes:
        raise WorkbenchError(
            sentences(
                "{file} has {count} thing to put right. {mistakes}",
                "{file} has {count} things to put right. {mistakes}",
                len(mistakes),
                file=path.name,
                mistakes=Paragraph(tuple(mistakes)),
            ),
            code="faulty_guide",
        )
    return _guide(contents)


def _guide(contents: Contents) -> Guide:
    return Guide(
        name=contents["name"],
        version=contents["version"],
        title=Words(contents["title"]),
        aspects=tuple(_aspect(entry) for entry in contents["aspect"]),
        reviews=contents["reviews"],
        pass_mark=float(contents["pass_mark"]),
        discuss_from=float(contents["discuss_from"]),
    )


def _aspect(entry: Contents) -> Aspect:
    words = entry["words"]
    anchors = ({code: words[code][score] for code in LANGUAGES} for score in range(MOST + 1))
    return Aspect(
        name=entry["name"],
        title=Words(entry["title"]),
        question=Words(entry["question"]),
        anchors=tuple(Words(each) for each in anchors),
    )


def _head_mistakes(contents: Contents, file: Path) -> Iterator[Sentence]:
    yield from _unknown(contents, KEYS, where="")
    if not isinstance(contents.get("name"), str):
        yield sentence("“{key}” must be text.", key="name")
    if not _is_whole(contents.get("version")):
        yield sentence("“{key}” must be a whole number above 0.", key="version")
    wanted = f"{contents.get('name')}-{contents.get('version')}"
    if "name" in contents and "version" in contents and wanted != file.stem:
        yield sentence("“name” and “version” ask for the file name {wanted}.toml.", wanted=wanted)
    yield from _texts(contents, "title", where="")
    reviews: Any = contents.get("reviews")
    if not _is_whole(reviews) or reviews > MOST_REVIEWS:
        yield sentence(
            "“{key}” must be a whole number from 1 to {most}.", key="reviews", most=MOST_REVIEWS
        )
    for key in ("pass_mark", "discuss_from"):
        value: Any = contents.get(key)
        if type(value) not in (int, float) or not 0 < value <= MOST:
            yield sentence("“{key}” must be a number above 0, at most {most}.", key=key, most=MOST)


def _aspects_mistakes(contents: Contents) -> Iterator[Sentence]:
    entries = contents.get("aspect")
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        yield sentence("“{key}” must be written as [[{key}]].", key="aspect")
        return
    if not FEWEST <= len(entries) <= MOST_ASPECTS:
        yield sentence(
            "There must be {fewest} to {most} aspects, and there are {found}.",
            fewest=FEWEST,
            most=MOST_ASPECTS,
            found=len(entries),
        )
    seen: set[object] = set()
    for number, entry in enumerate(entries, start=1):
        name = entry.get("name")
        where = f"aspect {number}, {name}" if isinstance(name, str) else f"aspect {number}"
        if not isinstance(name, str):
            yield sentence("“{key}” must be text.", key=f"{where}: name")
        elif name in seen:
            yield sentence("“{key}” is there twice.", key=where)
        seen.add(name)
        yield from _unknown(entry, ASPECT_KEYS, where=f"{where}: ")
        yield from _texts(entry, "title", where=f"{where}: ")
        yield from _texts(entry, "question", where=f"{where}: ")
        yield from _anchor_mistakes(entry, where=f"{where}: ")


def _anchor_mistakes(entry: Contents, *, where: str) -> Iterator[Sentence]:
    words = entry.get("words")
    for language in LANGUAGES:
        found = words.get(language) if isinstance(words, dict) else None
        is_list = isinstance(found, list) and all(isinstance(each, str) for each in found)
        if not is_list or len(found or ()) != MOST + 1:
            yield sentence(
                "“{key}” must be a list of {count} texts, one for each score from 0.",
                key=f"{where}words.{language}",
                count=MOST + 1,
            )


def _unknown(contents: Contents, known: tuple[str, ...], *, where: str) -> Iterator[Sentence]:
    for key in sorted(set(contents) - set(known)):
        yield sentence(
            "“{key}” is not known; known are {known}.", key=f"{where}{key}", known=Several(known)
        )


def _texts(contents: Contents, key: str, *, where: str) -> Iterator[Sentence]:
    """A text must be there in every language."""
    given = contents.get(key)
    words = given if isinstance(given, dict) else {}
    for language in LANGUAGES:
        if not isinstance(words.get(language), str):
            yield sentence("“{key}” must be text.", key=f"{where}{key}.{language}")


def _is_whole(value: object) -> bool:
    return type(value) is int and value > 0
