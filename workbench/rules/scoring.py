"""Applications scored with a rubric: what is not answered widens the score, never lowers it.

Each criterion gives whole points, so that the parts on a card add up to the total shown. The
total of an incomplete application is an interval: `lower` counts of what is unknown only what is
sure whatever she answers, `upper` all that it can bring. Each criterion is bounded by itself, so
the interval holds every completion; where one question feeds several rules at once it may be
wider than needed, and `settling`, which tries the answers out, judges in or out exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
import pandas as pd

from workbench.rules import answers, kleene, outlooks, points
from workbench.rules.answers import Numbers, Row, Truths
from workbench.rules.cards import Card, Line, Part
from workbench.rules.outlooks import Standing
from workbench.rules.points import Scored
from workbench.rules.rubric import Criterion, Rubric, Weighted
from workbench.rules.settling import Settling, settle
from workbench.rules.unsettled import Unsettled, is_imprecise, is_missing
from workbench.vocabulary import Outlook, Stage

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
    "rescored",
]

WAITING = (Stage.RECEIVED, Stage.ASKED)
CARRIED = ("given_name", "family_name", "first_choice", "submitted_at", "version", "fingerprint")


@dataclass(frozen=True, eq=False)
class Assessment:
    """All applications seen through one rubric; every frame has the index of the applications.

    `gates` holds int8 answers (1 yes, 0 unknown, -1 no) and `admissible` all gates together;
    `scored` each criterion from 0 to 1; `points` whole points per criterion, NaN unknown;
    `lower` and `upper` the total from 0 to 100.
    """

    applications: pd.DataFrame
    rubric: Rubric
    gates: pd.DataFrame
    admissible: pd.Series
    scored: Mapping[str, Scored]
    points: pd.DataFrame
    lower: pd.Series
    upper: pd.Series

    @cached_property
    def questions(self) -> pd.DataFrame:
        """True where an unanswered question may still change a gate or the total.

        Nothing is left to ask once a gate says no.
        """
        return _questions(self)

    @cached_property
    def unsettled(self) -> Unsettled:
        """Where each gate or criterion cannot tell, by its name."""
        gates = {name: self.gates[name].to_numpy() == kleene.UNKNOWN for name in self.gates}
        return gates | {name: np.isnan(each.score) for name, each in self.scored.items()}

    @cached_property
    def settling(self) -> Settling:
        """In or out whatever she answers, else the shortest list of questions that settles it."""
        return settle(
            self.applications,
            self.rubric,
            lower=self.lower,
            stopped=self.admissible.to_numpy() == kleene.NO,
            unsettled=self.unsettled,
        )

    def queue(self) -> pd.DataFrame:
        """The applications in the order of the desk: who waits first, best known score first.

        `outlook` says in, out or depends; `to_settle` how many questions she has to answer
        before it is settled (-1: more than three); `waits_for_review` whether a review is
        needed too. Ties stay in the order of the applications' numbers.
        """
        shown = self.applications.loc[:, ["stage", *CARRIED]].assign(
            admissible=self.admissible.map(kleene.WORDS).astype(object),
            lower=self.lower,
            upper=self.upper,
            unknowns=self.questions.sum(axis=1).astype(np.int64),
            outlook=self.settling.outlook,
            to_settle=self.settling.asked,
            waits_for_review=self.settling.waits,
        )
        waits = shown["stage"].isin([str(stage) for stage in WAITING]).to_numpy()
        order = np.lexsort((shown.index.to_numpy(), -shown["lower"].to_numpy(), ~waits))
        return shown.iloc[order]


def assess(applications: pd.DataFrame, rubric: Rubric) -> Assessment:
    """See every application through the rubric: gates, points and total."""
    index = applications.index
    gates = {gate.name: gate.answers(applications) for gate in rubric.gates}
    admissible = kleene.all_of(gates.values(), rows=len(index))
    scored = {
        one.criterion.name: points.scored(applications, one.criterion) for one in rubric.criteria
    }
    return _added_up(
        applications,
        rubric,
        gates=_columns(gates, index),
        admissible=pd.Series(admissible, index=index, name="admissible"),
        scored=scored,
    )


def rescored(
    assessment: Assessment, *, points: Mapping[str, int], pass_mark: int | None = None
) -> Assessment:
    """The same applications with other points per criterion, and another line: gates stay.

    Nothing is read from the answers again, so that weights can be amended while one looks.
    Criteria that are not named keep their points; without a `pass_mark` the line stays.
    """
    rubric = assessment.rubric
    amended = replace(
        rubric,
        criteria=tuple(
            replace(one, points=points.get(one.criterion.name, one.points))
            for one in rubric.criteria
        ),
        pass_mark=rubric.pass_mark if pass_mark is None else pass_mark,
    )
    return _added_up(
        assessment.applications,
        amended,
        gates=assessment.gates,
        admissible=assessment.admissible,
        scored=assessment.scored,
    )


def explain(application: pd.Series, rubric: Rubric) -> Card:
    """One application's card: every gate and part with its reason, and what is left to ask.

    `application` is one row of the frame, `applications.loc[number]`.
    """
    alone = pd.DataFrame([application])
    seen, row = assess(alone, rubric), answers.row_of(application)
    standing = _standing(seen)
    needed = standing.shortest
    questions = tuple(question for question in rubric.asks if seen.questions[question].iloc[0])
    return Card(
        gates=tuple(
            Line(
                gate.name, gate.title, kleene.word(seen.gates[gate.name].iloc[0]), gate.reason(row)
            )
            for gate in rubric.gates
        ),
        parts=tuple(_part(one, seen.scored[one.criterion.name], row) for one in rubric.criteria),
        admissible=standing.admissible,
        stands=standing.outlook,
        outlook=outlooks.said(standing, rubric, alone=alone, look=partial(_look, rubric=rubric)),
        lower=standing.lower,
        upper=standing.upper,
        questions=questions,
        to_ask=questions if needed is None else tuple(q for q in needed if q in rubric.asks),
        waits_for_review=bool(seen.settling.waits[0]),
    )


def _standing(seen: Assessment) -> Standing:
    """Where the one application of an assessment stands."""
    settling, columns = seen.settling, (*seen.rubric.asks, *seen.rubric.awaits)
    shortest = settling.shortest(0)
    return Standing(
        outlook=Outlook(settling.outlook.iloc[0]),
        admissible=kleene.word(seen.admissible.iloc[0]),
        lower=int(seen.lower.iloc[0]),
        upper=int(seen.upper.iloc[0]),
        shortest=shortest,
        at_best=settling.at_best(0) if shortest is None else None,
        is_open=any(not answers.known(seen.applications, name)[0] for name in columns),
    )


def _look(applications: pd.DataFrame, *, rubric: Rubric) -> tuple[Truths, Numbers]:
    """Which applications are in, and their sure points."""
    seen = assess(applications, rubric)
    lower = seen.lower.to_numpy()
    return (seen.admissible.to_numpy() == kleene.YES) & (lower >= rubric.line), lower


def _part(one: Weighted, seen: Scored, row: Row) -> Part:
    return Part(
        name=one.criterion.name,
        title=one.criterion.title,
        lower=int(points.whole(seen.lower, points=one.points)[0]),
        upper=int(points.whole(seen.upper, points=one.points)[0]),
        out_of=one.points,
        reason=one.criterion.reason(row),
    )


def _columns(arrays: Mapping[str, np.ndarray], index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame(dict(arrays), index=index)


def _added_up(
    applications: pd.DataFrame,
    rubric: Rubric,
    *,
    gates: pd.DataFrame,
    admissible: pd.Series,
    scored: Mapping[str, Scored],
) -> Assessment:
    index = applications.index
    lower, upper = np.zeros(len(index)), np.zeros(len(index))
    each: dict[str, Numbers] = {}
    for one in rubric.criteria:
        seen = scored[one.criterion.name]
        least = points.whole(seen.lower, points=one.points)
        is_known = seen.upper is seen.score
        most = least if is_known else points.whole(seen.upper, points=one.points)
        each[one.criterion.name] = (
            least if is_known else points.whole(seen.score, points=one.points)
        )
        lower += least
        upper += most
    return Assessment(
        applications=applications,
        rubric=rubric,
        gates=gates,
        admissible=admissible,
        scored=scored,
        points=_columns(each, index),
        lower=pd.Series(lower, index=index, name="lower"),
        upper=pd.Series(upper, index=index, name="upper"),
    )


def _questions(seen: Assessment) -> pd.DataFrame:
    applications, rubric = seen.applications, seen.rubric
    is_open = seen.admissible.to_numpy() != kleene.NO
    missing = is_missing(applications, rubric.asks)
    matters = {question: np.zeros(len(applications), dtype=bool) for question in rubric.asks}

    def mark(asks: tuple[str, ...], unsettled: Truths) -> None:
        imprecise = is_imprecise({name: missing[name] for name in asks}, unsettled=unsettled)
        for question in asks:
            matters[question] |= unsettled & is_open & (missing[question] | imprecise)

    for gate in rubric.gates:
        mark(gate.asks, seen.unsettled[gate.name])
    for one in rubric.criteria:
        bounds = seen.scored[one.criterion.name]
        mark(one.criterion.asks, bounds.upper > bounds.lower)
    return _columns(matters, applications.index)
