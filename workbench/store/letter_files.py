"""Letters read from their files, `data/letters/<language>.toml`: every mistake in a sentence."""

from __future__ import annotations

import string
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workbench.errors import NotFound, UnreadableFile, WorkbenchError
from workbench.rules.known_questions import KNOWN
from workbench.rules.letters import CHOICES, Draft, Kind, Wording
from workbench.rules.questions import QUESTIONS
from workbench.sentences import (
    Paragraph,
    Sentence,
    Several,
    Tongue,
    sentence,
    sentences,
)
from workbench.settings import data_folder

Contents = Mapping[str, Any]

_TEXTS: Mapping[str, frozenset[str]] = {
    "greeting": frozenset({"name"}),
    "thanks": frozenset(),
    "signature": frozenset({"sender"}),
}
"""The texts every letter has, and the words each must hold."""

_MUST: Mapping[Kind, frozenset[str]] = {
    Kind.ASK: frozenset({"cohort", "questions", "day"}),
    Kind.SHORTLIST: frozenset({"cohort"}),
    Kind.WAITLIST: frozenset({"cohort"}),
    Kind.DECLINE: frozenset({"cohort"}),
}
_KEYS = (
    "language",
    "direction",
    "checked_by",
    *_TEXTS,
    *(kind.value for kind in Kind),
    "questions",
    "choices",
)


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages in which letters are written, by code."""
    return tuple(path.stem for path in sorted((folder or _folder()).glob("*.toml")))


def load(language: str, *, folder: Path | None = None) -> Wording:
    """The wording of letters in one language; every mistake of its file is said at once."""
    path = (folder or _folder()) / f"{language}.toml"
    if not path.is_file():
        raise NotFound(
            sentence(
                "There is no letter in {language}: write data/letters/{code}.toml, as en.toml is.",
                language=Tongue(language),
                code=language,
            ),
            code="no_letter",
        )
    return read(path)


def read(path: Path) -> Wording:
    """The wording in this file."""
    contents = _contents(path)
    mistakes = list(_mistakes(contents, path))
    if mistakes:
        raise WorkbenchError(
            sentences(
                "{file} has {count} thing to put right. {mistakes}",
                "{file} has {count} things to put right. {mistakes}",
                len(mistakes),
                file=path.name,
                mistakes=Paragraph(tuple(mistakes)),
            ),
            code="faulty_letter",
        )
    drafts = {
        kind: Draft(contents[kind.value]["subject"], tuple(contents[kind.value]["body"]))
        for kind in Kind
    }
    texts = {key: contents[key] for key in ("language", "direction", "checked_by", *_TEXTS)}
    return Wording(
        **texts, drafts=drafts, questions=contents["questions"], choices=contents["choices"]
    )


def _mistakes(contents: Contents, path: Path) -> Iterator[Sentence]:
    for key in sorted(set(contents) - set(_KEYS)):
        yield sentence("“{key}” is not known; known are {known}.", key=key, known=Several(_KEYS))
    if contents.get("language") != path.stem:
        yield sentence("“language” must be “{wanted}”, as the file is named.", wanted=path.stem)
    if not isinstance(contents.get("checked_by"), str):
        yield sentence("“{key}” must be text.", key="checked_by")
    for key, words in _TEXTS.items():
        yield from _text_mistakes(key, contents.get(key), must=words, may=words)
    for kind, words in _MUST.items():
        yield from _draft_mistakes(kind, contents.get(kind.value), must=words)
    yield from _question_mistakes(_table(contents, "questions"))
    yield from _choice_mistakes(_table(contents, "choices"))
    yield from _direction_mistakes(contents)


def _draft_mistakes(kind: Kind, draft: object, *, must: frozenset[str]) -> Iterator[Sentence]:
    found = draft if isinstance(draft, dict) else {}
    yield from _text_mistakes(
        f"{kind.value}: subject", found.get("subject"), must=frozenset(), may=frozenset()
    )
    body = found.get("body")
    if not isinstance(body, list) or not all(isinstance(one, str) for one in body) or not body:
        yield sentence("“{key}” must be a list of paragraphs.", key=f"{kind.value}: body")
        return
    yield from _text_mistakes(f"{kind.value}: body", "\n".join(body), must=must, may=must)


def _text_mistakes(
    key: str, text: object, *, must: frozenset[str], may: frozenset[str]
) -> Iterator[Sentence]:
    """A text that is none, and words in braces that are missing or that nobody fills in."""
    if not isinstance(text, str) or not text.strip():
        yield sentence("“{key}” must be text.", key=key)
        return
    try:
        words = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        yield sentence("“{key}”: a brace is opened and not closed.", key=key)
        return
    for word in sorted(must - words):
        yield sentence("“{key}”: {word} is missing.", key=key, word=f"{{{word}}}")
    for word in sorted(words - may):
        yield sentence("“{key}”: nobody fills in {word}.", key=key, word=f"{{{word}}}")


def _question_mistakes(found: Contents) -> Iterator[Sentence]:
    for key in sorted(set(found) - set(QUESTIONS)):
        yield sentence("“{key}” is not a question that is asked.", key=f"questions: {key}")
    for key in QUESTIONS:
        text = found.get(key)
        yield from _text_mistakes(f"questions: {key}", text, must=frozenset(), may=frozenset())


def _choice_mistakes(found: Contents) -> Iterator[Sentence]:
    for name, codes in _code_lists().items():
        words = found.get(name)
        given = words if isinstance(words, dict) else {}
        for code in sorted(set(given) - set(codes)):
            yield sentence("“{key}” is not a choice that is known.", key=f"choices: {name}: {code}")
        for code in codes:
            if not isinstance(given.get(code), str) or not given[code].strip():
                yield sentence("“{key}” must be text.", key=f"choices: {name}: {code}")
    for name in sorted(set(found) - set(_code_lists())):
        yield sentence("“{key}” is not a choice that is known.", key=f"choices: {name}")


def _direction_mistakes(contents: Contents) -> Iterator[Sentence]:
    """The direction must be that of the letters the greeting is written in."""
    kinds = [unicodedata.bidirectional(one) for one in str(contents.get("thanks", ""))]
    wanted = "rtl" if any(kind in ("R", "AL") for kind in kinds) else "ltr"
    if contents.get("direction") != wanted:
        yield sentence("“direction” must be “{wanted}”: so this script is read.", wanted=wanted)


@cache
def _code_lists() -> Mapping[str, tuple[str, ...]]:
    """The codes of every list of choices, as the form has them."""
    return {name: KNOWN[question].codes_allowed() for question, name in CHOICES.items()}


def _table(contents: Contents, key: str) -> Contents:
    found = contents.get(key)
    return found if isinstance(found, dict) else {}


def _folder() -> Path:
    return data_folder() / "letters"


def _contents(path: Path) -> Contents:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            sentence("{file} is not a TOML file: {what}.", file=path.name, what=error),
            code="not_toml",
        ) from error
