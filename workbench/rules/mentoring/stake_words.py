"""What a change of a pairing costs, and who would have whom by it, in words."""

from __future__ import annotations

import pandas as pd

from workbench.rules.mentoring.proposals import Problem
from workbench.rules.mentoring.stakes import Move, Stake
from workbench.sentences import Paragraph, Sentence, sentence, sentences

FEW = 5
"""So many who would have another mentor are named; more are counted."""


def cost(of: Stake) -> Sentence:
    """What a change costs the whole."""
    if of.is_free:
        said = [sentence("It would cost the whole nothing.")]
    else:
        said = [*_heads(of.fellows), *_kept(of.kept), *_points(of.points)]
    if not of.is_exact:
        said.append(sentence("This is not proved: there may be a better answer."))
    return together(said)


def moves(of: Problem, stake: Stake, *, beside: int | None = None) -> tuple[Sentence, ...]:
    """Who would have whom instead of whom, those who lose most first; nobody twice.

    `beside` is a fellow of whom everything is said already.
    """
    others = [each for each in stake.moves if each.fellow != beside]
    others.sort(key=lambda each: (each.would is not None, each.fit_would - each.fit_was))
    said = [move(of, each) for each in others[:FEW]]
    if len(others) > FEW:
        more = len(others) - FEW
        said.append(
            sentences(
                "{count} fellow more would have another mentor.",
                "{count} fellows more would have another mentor.",
                more,
            )
        )
    return tuple(said)


def move(of: Problem, each: Move) -> Sentence:
    """Who would have whom instead of whom."""
    words: dict[str, object] = {"fellow": fellow_name(of, each.fellow)}
    if each.was is not None:
        words |= {"before": mentor_name(of, each.was), "fit_before": each.fit_was}
    if each.would is None:
        return sentence(
            "{fellow} would have nobody instead of {before} (fit {fit_before}).", **words
        )
    words |= {"mentor": mentor_name(of, each.would), "fit": each.fit_would}
    if each.was is None:
        return sentence("{fellow} would have {mentor} (fit {fit}) instead of nobody.", **words)
    return sentence(
        "{fellow} would have {mentor} (fit {fit}) instead of {before} (fit {fit_before}).", **words
    )


def fellow_name(of: Problem, fellow: int) -> str:
    """A fellow's name as she wrote it."""
    return _name(of.fellows.loc[fellow])


def mentor_name(of: Problem, mentor: int) -> str:
    """A mentor's name."""
    return _name(of.mentors.loc[mentor])


def together(said: list[Sentence]) -> Sentence:
    """Sentences one after another as one."""
    return said[0] if len(said) == 1 else sentence("{sentences}", sentences=Paragraph(tuple(said)))


def _name(row: pd.Series) -> str:
    return f"{row['given_name']} {row['family_name']}".strip()


def _heads(fewer: int) -> list[Sentence]:
    if fewer > 0:
        return [
            sentences(
                "{count} fellow fewer would have a mentor.",
                "{count} fellows fewer would have a mentor.",
                fewer,
            )
        ]
    if fewer < 0:
        return [
            sentences(
                "{count} fellow more would have a mentor.",
                "{count} fellows more would have a mentor.",
                -fewer,
            )
        ]
    return []


def _kept(fewer: int) -> list[Sentence]:
    if fewer > 0:
        return [
            sentences("{count} pair more would change.", "{count} pairs more would change.", fewer)
        ]
    if fewer < 0:
        return [
            sentences(
                "{count} pair fewer would change.", "{count} pairs fewer would change.", -fewer
            )
        ]
    return []


def _points(fewer: int) -> list[Sentence]:
    if fewer > 0:
        return [
            sentences(
                "The total fit would be {count} point lower.",
                "The total fit would be {count} points lower.",
                fewer,
            )
        ]
    if fewer < 0:
        return [
            sentences(
                "The total fit would be {count} point higher.",
                "The total fit would be {count} points higher.",
                -fewer,
            )
        ]
    return []
