"""The letters about seats in a letter file: all of them in a language, or none yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.rules.letters import Draft, SeatKind, SeatWording
from workbench.rules.seat_letters import REASONS, STEPS
from workbench.sentences import Sentence, sentence
from workbench.store.letter_texts import Contents, draft_mistakes, table, text_mistakes

_REASONS, _STEPS = "seat_reasons", "seat_steps"
KEYS = (*(kind.value for kind in SeatKind), _REASONS, _STEPS)
_MUST: Mapping[SeatKind, frozenset[str]] = {
    SeatKind.OFFER: frozenset({"cohort", "track", "day"}),
    SeatKind.RESERVE: frozenset({"cohort", "place"}),
    SeatKind.NONE: frozenset({"cohort", "reasons", "steps"}),
}


def seat_wording(contents: Contents) -> SeatWording | None:
    """The letters about seats; None where a language has none yet."""
    if not any(key in contents for key in KEYS):
        return None
    return SeatWording(
        drafts={
            kind: Draft(contents[kind.value]["subject"], tuple(contents[kind.value]["body"]))
            for kind in SeatKind
        },
        reasons=contents[_REASONS],
        steps=contents[_STEPS],
    )


def seat_mistakes(contents: Contents) -> Iterator[Sentence]:
    """What is wrong with the letters about seats, where there are any."""
    if not any(key in contents for key in KEYS):
        return
    for kind, words in _MUST.items():
        yield from draft_mistakes(kind.value, contents.get(kind.value), must=words)
    yield from _words_mistakes(_REASONS, table(contents, _REASONS), known=REASONS)
    yield from _words_mistakes(_STEPS, table(contents, _STEPS), known=STEPS)


def _words_mistakes(
    name: str, found: Contents, *, known: Mapping[str, frozenset[str]]
) -> Iterator[Sentence]:
    for key in sorted(set(found) - set(known)):
        yield sentence("“{key}” is nothing that a letter says.", key=f"{name}: {key}")
    for key, words in known.items():
        yield from text_mistakes(f"{name}: {key}", found.get(key), must=words, may=words)
