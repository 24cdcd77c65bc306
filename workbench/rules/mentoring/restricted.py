"""What a role may read of a pair: which quiet rule blocks it is for the role of protection alone.

For everybody else all quiet rules together are one line, there for every pair, which says that
the pair is blocked and no more: neither a title nor a count nor a reason tells which it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from workbench.rules import kleene
from workbench.rules.cards import Line
from workbench.rules.kleene import Answers
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Answer, Role

SAFETY = "safety"
TITLE = sentence("Safety")

RESTRICTED = sentence("Blocked (restricted).")

_SAID: Mapping[Answer, Sentence] = {
    Answer.NO: RESTRICTED,
    Answer.UNKNOWN: sentence("Not settled (restricted)."),
    Answer.YES: sentence("Nothing stands against it."),
}


def reads_all(role: Role) -> bool:
    """Whether this role reads which quiet rule blocks a pair."""
    return role is Role.PROTECTION


def counted(found: Iterable[tuple[Sentence, int]]) -> Several:
    """Titles with how many each stops, the most first; nothing of what stops nobody.

    What is quiet comes last and without its count: how many it stops could tell which rule it is.
    """
    order = sorted(found, key=lambda each: (each[0] == TITLE, -each[1]))
    return Several(
        tuple(
            title if title == TITLE else sentence("{gate} ({count})", gate=title, count=count)
            for title, count in order
            if count
        )
    )


def lines(every: Sequence[Line], *, quiet: Collection[str], role: Role) -> tuple[Line, ...]:
    """The lines of a card as this role reads them; what is quiet comes last."""
    open_to_all = tuple(line for line in every if line.name not in quiet)
    hidden = tuple(line for line in every if line.name in quiet)
    if reads_all(role):
        return (*open_to_all, *hidden)
    worst = Answer.YES
    for answer in (Answer.UNKNOWN, Answer.NO):
        if any(line.answer is answer for line in hidden):
            worst = answer
    return (*open_to_all, Line(SAFETY, TITLE, worst, _SAID[worst]))


def answers(
    every: Mapping[str, Answers], *, quiet: Collection[str], role: Role
) -> dict[str, Answers]:
    """What gates answer for many pairs, by name, as this role reads them."""
    open_to_all = {name: said for name, said in every.items() if name not in quiet}
    hidden = {name: said for name, said in every.items() if name in quiet}
    if reads_all(role):
        return {**open_to_all, **hidden}
    # A pair that is never to be is among them always, so that there is one at least.
    return {**open_to_all, SAFETY: np.asarray(_worst(hidden), dtype=np.int8)}


def titles(
    every: Mapping[str, Sentence], *, quiet: Collection[str], role: Role
) -> dict[str, Sentence]:
    """What gates are called, by name, as this role reads them."""
    open_to_all = {name: title for name, title in every.items() if name not in quiet}
    if reads_all(role):
        return {**open_to_all, **{name: every[name] for name in every if name in quiet}}
    return {**open_to_all, SAFETY: TITLE}


def _worst(hidden: Mapping[str, Answers]) -> Answers:
    first, *others = hidden.values()
    for said in others:
        first = kleene.both(first, said)
    return first
