"""Applications scored with a rubric: what is not answered widens the score, never lowers it.

Each criterion gives whole points, so that the parts on a card add up to the total shown. The
total of an incomplete application is an interval: `lower` counts nothing for what is unknown,
`upper` counts all of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.rules import answers, kleene
from workbench.rules.answers import Numbers, Row, Truths
from workbench.rules.cards import Card, Line, Part, outlook
from workbench.rules.rubric import Criterion, Rubric, Weighted
from workbench.vocabulary import Stage

__all__ = [
    "Assessment",
    "Card",
    "Criterion",
    "Line",
    "Part",
    "Rubric",
    "Weighted",
    "assess",
    "explain",
]

WAITING = (Stage.RECEIVED, Stage.ASKED)
CARRIED = ("given_name", "family_name", "first_choice", "submitted_at", "version", "fingerprint")


@dataclass(frozen=True, eq=False)
class Assessment:
    """All applications seen through one rubric; every frame has the index of the applications.

    `gates` holds int8 answers (1 yes, 0 unknown, -1 no) and `admissible` all gates together;
    `points` whole points per criterion, NaN unknown; `lower` and `upper` the total from 0 to
    100; `questions` True where an unanswered question still matters.
    """

    applications: pd.DataFrame
    rubric: Rubric
    gates: pd.DataFrame
    admissible: pd.Series
    points: pd.DataFrame
    lower: pd.Series
    upper: pd.Series
    questions: pd.DataFrame

    def queue(self) -> pd.DataFrame:
        """The applications in the order of the desk: who waits first, best known score first.

        Ties stay in the order of the applications' numbers.
        """
        shown = self.applications.loc[:, ["stage", *CARRIED]].assign(
            admissible=self.admissible.map(kleene.WORDS).astype(object),
            lower=self.lower,
            upper=self.upper,
            unknowns=self.questions.sum(axis=1).astype(np.int64),
        )
        waits = shown["stage"].isin([str(stage) for stage in WAITING]).to_numpy()
        order = np.lexsort((shown.index.to_numpy(), -shown["lower"].to_numpy(), ~waits))
        return shown.iloc[order]


def assess(applications: pd.DataFrame, rubric: Rubric) -> Assessment:
    """See every application through the rubric: gates, points, total and what to ask."""
    index = applications.index
    gates = _columns({gate.name: gate.answers(applications) for gate in rubric.gates}, index)
    points = _columns(
        {one.criterion.name: _points(applications, one) for one in rubric.criteria}, index
    )
    admissible = kleene.all_of((gates[name].to_numpy() for name in gates), rows=len(index))
    lower = points.fillna(0.0).sum(axis=1)
    open_points = points.isna().to_numpy() @ np.array(
        [one.points for one in rubric.criteria], dtype=float
    )
    return Assessment(
        applications=applications,
        rubric=rubric,
        gates=gates,
        admissible=pd.Series(admissible, index=index, name="admissible"),
        points=points,
        lower=lower.rename("lower"),
        upper=(lower + open_points).rename("upper"),
        questions=_questions(applications, rubric, gates=gates, points=points),
    )


def explain(application: pd.Series, rubric: Rubric) -> Card:
    """One application's card: every gate and part with its reason, and what is left to ask.

    `application` is one row of the frame, `applications.loc[number]`.
    """
    alone = pd.DataFrame([application])
    seen = assess(alone, rubric)
    row = answers.row_of(application)
    admissible = kleene.word(seen.admissible.iloc[0])
    questions = tuple(question for question in rubric.asks if seen.questions[question].iloc[0])
    return Card(
        gates=tuple(
            Line(
                gate.name, gate.title, kleene.word(seen.gates[gate.name].iloc[0]), gate.reason(row)
            )
            for gate in rubric.gates
        ),
        parts=tuple(
            _part(one, seen.points[one.criterion.name].iloc[0], row) for one in rubric.criteria
        ),
        admissible=admissible,
        outlook=outlook(admissible, _deciding(rubric, seen)),
        lower=int(seen.lower.iloc[0]),
        upper=int(seen.upper.iloc[0]),
        questions=questions,
    )


def _part(one: Weighted, points: float, row: Row) -> Part:
    is_open = bool(np.isnan(points))
    return Part(
        name=one.criterion.name,
        title=one.criterion.title,
        lower=0 if is_open else int(points),
        upper=one.points if is_open else int(points),
        out_of=one.points,
        reason=one.criterion.reason(row),
    )


def _deciding(rubric: Rubric, seen: Assessment) -> tuple[str, ...]:
    """The unanswered questions that the gates still wait for (of a frame of one row)."""
    asked = {
        question
        for gate in rubric.gates
        if seen.gates[gate.name].iloc[0] == kleene.UNKNOWN
        for question in gate.asks
    }
    return tuple(q for q in rubric.asks if q in asked and seen.questions[q].iloc[0])


def _columns(arrays: dict[str, np.ndarray], index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame(arrays, index=index)


def _points(applications: pd.DataFrame, one: Weighted) -> Numbers:
    return np.floor(one.criterion.score(applications) * one.points + 0.5)


def _questions(
    applications: pd.DataFrame, rubric: Rubric, *, gates: pd.DataFrame, points: pd.DataFrame
) -> pd.DataFrame:
    """Where an unanswered question may change a gate or the total; nothing once a gate says no."""
    is_open = ~(gates == kleene.NO).any(axis=1).to_numpy()
    missing = {question: ~answers.known(applications, question) for question in rubric.asks}
    matters = {question: np.zeros(len(applications), dtype=bool) for question in rubric.asks}

    def mark(asks: tuple[str, ...], unsettled: Truths) -> None:
        for question in asks:
            matters[question] |= unsettled & missing[question] & is_open

    for gate in rubric.gates:
        mark(gate.asks, gates[gate.name].to_numpy() == kleene.UNKNOWN)
    for one in rubric.criteria:
        mark(one.criterion.asks, np.isnan(points[one.criterion.name].to_numpy()))
    return _columns(matters, applications.index)
