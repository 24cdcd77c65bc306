"""Letters read from their files, `data/letters/<language>.toml`: every mistake in a sentence."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from workbench.errors import NotFound, UnreadableFile, WorkbenchError
from workbench.rules.known_questions import KNOWN
from workbench.rules.letters import CHOICES, Draft, Kind, PairWording, SeatWording, Wording
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
from workbench.store.letter_texts import Contents, draft_mistakes, table, text_mistakes
from workbench.store.pair_letter_texts import PAIR_KEYS, pair_mistakes, pair_wording
from workbench.store.seat_letter_texts import KEYS, seat_mistakes, seat_wording

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
    *KEYS,
    *PAIR_KEYS,
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


def seats_of(wording: Wording) -> SeatWording:
    """The letters about seats in a language; NotFound where nobody wrote them yet."""
    if wording.seats is None:
        raise NotFound(
            sentence(
                "There is no letter about a seat in {language}: add [seat_offer] and what follows "
                "it to data/letters/{code}.toml, as en.toml has them.",
                language=Tongue(wording.language),
                code=wording.language,
            ),
            code="no_seat_letter",
        )
    return wording.seats


def pairs_of(wording: Wording) -> PairWording:
    """The letters about pairs in a language; NotFound where nobody wrote them yet."""
    if wording.pairs is None:
        raise NotFound(
            sentence(
                "There is no letter about a pair in {language}: add [pair_ask] and what follows "
                "it to data/letters/{code}.toml, as en.toml has them.",
                language=Tongue(wording.language),
                code=wording.language,
            ),
            code="no_pair_letter",
        )
    return wording.pairs


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
        **texts,
        drafts=drafts,
        questions=contents["questions"],
        choices=contents["choices"],
        seats=seat_wording(contents),
        pairs=pair_wording(contents),
    )


def _mistakes(contents: Contents, path: Path) -> Iterator[Sentence]:
    for key in sorted(set(contents) - set(_KEYS)):
        yield sentence("“{key}” is not known; known are {known}.", key=key, known=Several(_KEYS))
    if contents.get("language") != path.stem:
        yield sentence("“language” must be “{wanted}”, as the file is named.", wanted=path.stem)
    if not isinstance(contents.get("checked_by"), str):
        yield sentence("“{key}” must be text.", key="checked_by")
    for key, words in _TEXTS.items():
        yield from text_mistakes(key, contents.get(key), must=words, may=words)
    for kind, words in _MUST.items():
        yield from draft_mistakes(kind.value, contents.get(kind.value), must=words)
    yield from seat_mistakes(contents)
    yield from pair_mistakes(contents)
    yield from _question_mistakes(table(contents, "questions"))
    yield from _choice_mistakes(table(contents, "choices"))
    yield from _direction_mistakes(contents)


def _question_mistakes(found: Contents) -> Iterator[Sentence]:
    for key in sorted(set(found) - set(QUESTIONS)):
        yield sentence("“{key}” is not a question that is asked.", key=f"questions: {key}")
    for key in QUESTIONS:
        text = found.get(key)
        yield from text_mistakes(f"questions: {key}", text, must=frozenset(), may=frozenset())


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
