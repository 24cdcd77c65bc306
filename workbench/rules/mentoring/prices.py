"""The price that others pay for a pair: what they would have if she took nobody's place."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.rules.mentoring import stake_words, stakes
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.sentences import Sentence, sentence, sentences


@dataclass(frozen=True)
class Price:
    """What the others would gain without a fellow's pair: fellows with a mentor, points of fit.

    `gainers` says who would have whom instead; it names people, `sentence` does not.
    """

    fellows: int
    points: int
    sentence: Sentence
    gainers: tuple[Sentence, ...]
    is_exact: bool


def price(of: Problem, pairing: Pairing, fellow: int) -> Price | None:
    """The price of the pair a fellow has; None when the rule gives her nobody.

    Exact: the best pairing of all others is found with her place free for them.
    """
    if stakes.pairs_of(of, pairing).get(fellow) is None:
        return None
    without = stakes.without_fellow(of, pairing, fellow)
    others = [each for each in without.moves if each.fellow != fellow]
    fellows = sum((each.would is not None) - (each.was is not None) for each in others)
    points = sum(each.fit_would - each.fit_was for each in others)
    return Price(
        fellows,
        points,
        _said(fellows, points),
        stake_words.moves(of, without, beside=fellow),
        without.is_exact,
    )


def _said(fellows: int, points: int) -> Sentence:
    if fellows > 0:
        return sentence("Without this pair somebody who has nobody would have a mentor.")
    if points > 0:
        return sentences(
            "Without this pair the others would have {count} point of fit more together.",
            "Without this pair the others would have {count} points of fit more together.",
            points,
        )
    return sentence("This pair takes nothing from the others.")
