"""One fellow beside one mentor, in words: every gate, every part of the fit, and the sum of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.rules import answers, kleene, pairing
from workbench.rules.answers import Row
from workbench.rules.cards import Line, Part
from workbench.rules.mentoring import restricted
from workbench.rules.mentoring.relations import (
    Known,
    RelationGate,
    WeightedRelation,
    known_between,
    of_kind,
)
from workbench.rules.mentoring.rubric import PairRubric, WeightedPart
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Answer, Role, Track


@dataclass(frozen=True)
class Why:
    """Why a fellow and a mentor go together, or not: gates, parts, and the fit of 100.

    `fit` counts what is certain; `sentence` holds no name and can be kept with the pair.
    """

    gates: tuple[Line, ...]
    parts: tuple[Part, ...]
    fit: int
    sentence: Sentence


def why(
    fellow: pd.Series,
    mentor: pd.Series,
    *,
    rubric: PairRubric,
    relations: pd.DataFrame | None = None,
    role: Role = Role.COORDINATOR,
) -> Why:
    """One fellow beside one mentor: `fellows.loc[number]` and `mentors.loc[number]`.

    `relations` is a frame (`frames.RELATIONS`) in which everything known between the two is
    found. The sentence is what everybody may read, whoever reads the lines.
    """
    lines = _lines(fellow, mentor, rubric=rubric, relations=relations)
    parts = _parts(fellow, mentor, rubric=rubric, relations=relations)
    told = restricted.lines(lines, quiet=rubric.quiet, role=role)
    open_to_all = restricted.lines(lines, quiet=rubric.quiet, role=Role.COORDINATOR)
    her, his = answers.row_of(fellow), answers.row_of(mentor)
    fit = max(sum(part.lower for part in parts), 0)
    return Why(told, parts, fit, _summary(open_to_all, her, his))


def gate_lines(
    fellow: pd.Series,
    mentor: pd.Series,
    *,
    rubric: PairRubric,
    relations: pd.DataFrame | None = None,
    role: Role = Role.COORDINATOR,
) -> tuple[Line, ...]:
    """What every gate says of one fellow beside one mentor, as this role reads it."""
    lines = _lines(fellow, mentor, rubric=rubric, relations=relations)
    return restricted.lines(lines, quiet=rubric.quiet, role=role)


def _lines(
    fellow: pd.Series, mentor: pd.Series, *, rubric: PairRubric, relations: pd.DataFrame | None
) -> tuple[Line, ...]:
    she, he = _frame(fellow), _frame(mentor)
    her, his = answers.row_of(fellow), answers.row_of(mentor)
    lines = []
    for each in rubric.gates:
        said = int(each.answers(she, he)[0, 0])
        lines.append(Line(each.name, each.title, kleene.word(said), each.reason(said, her, his)))
    known = _known_between(fellow, mentor, relations)
    return (*lines, *(_line(each, known) for each in rubric.gates_between))


def _parts(
    fellow: pd.Series, mentor: pd.Series, *, rubric: PairRubric, relations: pd.DataFrame | None
) -> tuple[Part, ...]:
    she, he = _frame(fellow), _frame(mentor)
    return (
        *(_part(each, she, he) for each in rubric.parts),
        *(_part_known(each, fellow, mentor, relations) for each in rubric.relation_parts),
    )


def _known_between(
    fellow: pd.Series, mentor: pd.Series, relations: pd.DataFrame | None
) -> tuple[Known, ...]:
    if relations is None:
        return ()
    return known_between(relations, fellow=_number(fellow), mentor=_number(mentor))


def _line(gate: RelationGate, known: tuple[Known, ...]) -> Line:
    found = of_kind(known, gate.kind)
    return Line(gate.name, gate.title, Answer.NO if found else Answer.YES, gate.reason(found))


def _part_known(
    of: WeightedRelation, fellow: pd.Series, mentor: pd.Series, relations: pd.DataFrame | None
) -> Part:
    known = of_kind(_known_between(fellow, mentor, relations), *of.part.kinds)
    points = 0
    if relations is not None and known:
        pair = (_number(fellow), _number(mentor))
        theirs = relations[(relations["fellow"] == pair[0]) & (relations["mentor"] == pair[1])]
        points = int(of.points_of(theirs)[pair])
    return Part(
        of.part.name,
        of.part.title,
        lower=points,
        upper=points,
        out_of=of.points,
        reason=of.part.reason(known),
    )


def _number(row: pd.Series) -> int:
    return int(str(row.name))


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
