"""One fellow beside one mentor, in words: every gate, every part of the fit, and the sum of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.rules import answers, kleene, pairing
from workbench.rules.answers import Row
from workbench.rules.cards import Line, Part
from workbench.rules.mentoring.rubric import PairRubric, WeightedPart
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Answer, Track


@dataclass(frozen=True)
class Why:
    """Why a fellow and a mentor go together, or not: gates, parts, and the fit of 100.

    `fit` counts what is certain; `sentence` holds no name and can be kept with the pair.
    """

    gates: tuple[Line, ...]
    parts: tuple[Part, ...]
    fit: int
    sentence: Sentence


def why(fellow: pd.Series, mentor: pd.Series, *, rubric: PairRubric) -> Why:
    """One fellow beside one mentor: `fellows.loc[number]` and `mentors.loc[number]`."""
    she, he = _frame(fellow), _frame(mentor)
    her, his = answers.row_of(fellow), answers.row_of(mentor)
    lines = []
    for each in rubric.gates:
        said = int(each.answers(she, he)[0, 0])
        lines.append(Line(each.name, each.title, kleene.word(said), each.reason(said, her, his)))
    parts = tuple(_part(each, she, he) for each in rubric.parts)
    fit = sum(part.lower for part in parts)
    return Why(tuple(lines), parts, fit, _summary(tuple(lines), her, his))


def _frame(row: pd.Series) -> pd.DataFrame:
    return pd.DataFrame([row])


def _part(of: WeightedPart, she: pd.DataFrame, he: pd.DataFrame) -> Part:
    span = of.part.span(she, he)
    return Part(
        of.part.name,
        of.part.title,
        lower=int(of.points_of(span.lower)[0, 0]),
        upper=int(of.points_of(span.upper)[0, 0]),
        out_of=of.points,
        reason=of.part.reason(answers.row_of(she.iloc[0]), answers.row_of(he.iloc[0])),
    )


def _summary(lines: tuple[Line, ...], fellow: Row, mentor: Row) -> Sentence:
    stopped = [line.title for line in lines if line.answer is Answer.NO]
    if stopped:
        return sentence("Against this pair: {gates}.", gates=Several(tuple(stopped)))
    track = Track(str(fellow["track"]))
    languages = pairing.languages_in_common(fellow, mentor)
    slots = pairing.slots_in_common(fellow, mentor)
    if languages and slots:
        return sentence(
            "A mentor for {track}; they can speak {languages} and meet: {slots}.",
            track=track,
            languages=Several(languages),
            slots=Several(slots),
        )
    unknown = Several(tuple(line.title for line in lines if line.answer is Answer.UNKNOWN))
    return sentence("A mentor for {track}; still to ask: {gates}.", track=track, gates=unknown)
