"""What speaks against some pairs, by the same gates and limits that a proposal keeps to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from workbench.engines.pairs.scores import BLOCKED
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.cards import why
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.sentences import Paragraph, Sentence, sentence
from workbench.vocabulary import Answer


def judge(
    pairs: Mapping[int, int],
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    rubric: PairRubric,
    terms: Terms | None = None,
    circumstances: Circumstances | None = None,
) -> tuple[Sentence, ...]:
    """What speaks against these pairs, one sentence each; nothing when they may be confirmed."""
    asked = Terms() if terms is None else terms
    given = Circumstances() if circumstances is None else circumstances
    known = pd.DataFrame(sorted(pairs.items()), columns=["fellow", "mentor"], dtype="int64")
    here = known[known["fellow"].isin(fellows.index) & known["mentor"].isin(mentors.index)]
    she, he = fellows.loc[here["fellow"]], mentors.loc[here["mentor"]]
    return (
        *_strangers(pairs, fellows, mentors),
        *_left(she),
        *_against(she, he, rubric=rubric),
        *_banned(she, he, asked.forbidden, given),
        *_overfull(here["mentor"], mentors, given.loads),
    )


def _strangers(
    pairs: Mapping[int, int], fellows: pd.DataFrame, mentors: pd.DataFrame
) -> list[Sentence]:
    lost = [
        sentence("Fellow {fellow} is not in this cohort.", fellow=number)
        for number in sorted(set(pairs) - set(fellows.index))
    ]
    unknown = sorted(set(pairs.values()) - set(mentors.index))
    return lost + [
        sentence("Mentor {mentor} is not a mentor of this chapter.", mentor=number)
        for number in unknown
    ]


def _left(fellows: pd.DataFrame) -> list[Sentence]:
    gone = fellows[fellows["left_on"].notna()]
    return [
        sentence("{given_name} {family_name} has left the cohort.", **_name(row))
        for _, row in gone.iterrows()
    ]


def _against(fellows: pd.DataFrame, mentors: pd.DataFrame, *, rubric: PairRubric) -> list[Sentence]:
    """What gates say against each fellow and the mentor in the same row."""
    once = mentors[~mentors.index.duplicated()]
    columns = once.index.get_indexer(mentors.index)
    of = scoring.table(fellows, once, rubric=rubric)
    blocked = of.at(np.arange(len(columns)), columns) == BLOCKED
    return [
        _blocked(fellows.iloc[row], mentors.iloc[row], rubric=rubric)
        for row in np.flatnonzero(blocked).tolist()
    ]


def _blocked(fellow: pd.Series, mentor: pd.Series, *, rubric: PairRubric) -> Sentence:
    lines = why(fellow, mentor, rubric=rubric).gates
    stopped = [line.reason for line in lines if line.answer is Answer.NO]
    return _pair_said(fellow, mentor, Paragraph(tuple(stopped)))


def _banned(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    forbidden: frozenset[Pair],
    given: Circumstances,
) -> list[Sentence]:
    found = []
    for row, (fellow, mentor) in enumerate(zip(fellows.index, mentors.index, strict=True)):
        pair = Pair(int(fellow), int(mentor))
        if pair in forbidden:
            what = sentence("this pair was forbidden by hand.")
        elif pair in given.banned:
            what = sentence("blocked (restricted).")
        else:
            continue
        found.append(_pair_said(fellows.iloc[row], mentors.iloc[row], what))
    return found


def _pair_said(fellow: pd.Series, mentor: pd.Series, reasons: object) -> Sentence:
    return sentence(
        "{given_name} {family_name} with {mentor_given} {mentor_family}: {reasons}",
        **_name(fellow),
        mentor_given=mentor["given_name"],
        mentor_family=mentor["family_name"],
        reasons=reasons,
    )


def _overfull(given: pd.Series, mentors: pd.DataFrame, loads: Mapping[int, int]) -> list[Sentence]:
    counts = given.value_counts().sort_index()
    return [
        sentence(
            "{given_name} {family_name} would accompany {fellows} fellows at a time; "
            "the capacity is {capacity}.",
            **_name(mentors.loc[number]),
            fellows=int(count) + loads.get(int(number), 0),
            capacity=int(mentors.loc[number, "capacity"]),
        )
        for number, count in counts.items()
        if count + loads.get(int(number), 0) > mentors.loc[number, "capacity"]
    ]


def _name(row: pd.Series) -> dict[str, object]:
    return {"given_name": row["given_name"], "family_name": row["family_name"]}
