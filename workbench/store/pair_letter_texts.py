"""The letters about pairs in a letter file: to her, and to mentors where a language has those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.rules.letters import Draft, PairKind, PairWording
from workbench.sentences import Sentence, sentence
from workbench.store.letter_texts import Contents, draft_mistakes, table, text_mistakes

_HERS, _MENTORS, _TIMES = "pair_", "mentor_", "pair_times"
_HER_KEYS = tuple(f"{_HERS}{kind}" for kind in PairKind)
_MENTOR_KEYS = tuple(f"{_MENTORS}{kind}" for kind in PairKind)
_INTRODUCTION = "pair_introduction"
PAIR_KEYS = (*_HER_KEYS, *_MENTOR_KEYS, _TIMES, _INTRODUCTION)
_NAMES = frozenset({"fellow", "mentor"})
_MUST: Mapping[PairKind, frozenset[str]] = {
    PairKind.ASK: frozenset({"cohort", "other", "track", "languages", "times", "day"}),
    PairKind.REMIND: frozenset({"other", "day"}),
    PairKind.CONFIRMED: frozenset({"other"}),
    # Who was proposed is no more named: neither may learn who said no.
    PairKind.ANOTHER: frozenset({"cohort"}),
}
_PARTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("am", "pm", "eve"), frozenset({"weekday"})),
    "open": frozenset(),
}


def pair_wording(contents: Contents) -> PairWording | None:
    """The letters about pairs; None where a language has none yet."""
    if not any(key in contents for key in PAIR_KEYS):
        return None
    is_for_mentors = any(key in contents for key in _MENTOR_KEYS)
    return PairWording(
        to_fellows=_drafts(contents, _HERS),
        to_mentors=_drafts(contents, _MENTORS) if is_for_mentors else {},
        times=contents[_TIMES],
        introduction=_draft(contents[_INTRODUCTION]) if _INTRODUCTION in contents else None,
    )


def pair_mistakes(contents: Contents) -> Iterator[Sentence]:
    """What is wrong with the letters about pairs, where there are any."""
    if not any(key in contents for key in PAIR_KEYS):
        return
    sides = [_HERS]
    if any(key in contents for key in _MENTOR_KEYS):
        sides.append(_MENTORS)
    for side in sides:
        for kind, words in _MUST.items():
            name = f"{side}{kind}"
            yield from draft_mistakes(name, contents.get(name), must=words)
    if _INTRODUCTION in contents:
        yield from _introduction_mistakes(contents[_INTRODUCTION])
    times = table(contents, _TIMES)
    for key in sorted(set(times) - set(_PARTS)):
        yield sentence("“{key}” is nothing that a letter says.", key=f"{_TIMES}: {key}")
    for key, words in _PARTS.items():
        yield from text_mistakes(f"{_TIMES}: {key}", times.get(key), must=words, may=words)


def _drafts(contents: Contents, side: str) -> dict[PairKind, Draft]:
    found = {kind: contents[f"{side}{kind}"] for kind in PairKind}
    return {kind: _draft(one) for kind, one in found.items()}


def _draft(found: Contents) -> Draft:
    return Draft(found["subject"], tuple(found["body"]))


def _introduction_mistakes(found: object) -> Iterator[Sentence]:
    """Both are named in the subject, and nothing but what an introduction may hold is said."""
    draft = found if isinstance(found, dict) else {}
    subject = draft.get("subject")
    yield from text_mistakes(f"{_INTRODUCTION}: subject", subject, must=_NAMES, may=_NAMES)
    must = _NAMES | {"cohort", "track", "languages", "times"}
    # The subject is looked at above: a text without words in braces stands for it here.
    yield from draft_mistakes(_INTRODUCTION, {**draft, "subject": _INTRODUCTION}, must=must)
