"""What speaks against some pairs, by the same gates and limits that a proposal keeps to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from workbench.engines.pairs.scores import BLOCKED
from workbench.rules.mentoring import limits, scoring
from workbench.rules.mentoring.cards import gate_lines
from workbench.rules.mentoring.limits import name
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.sentences import Paragraph, Sentence, sentence
from workbench.vocabulary import Answer, Role


def judge(
    pairs: Mapping[int, int],
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    rubric: PairRubric,
    terms: Terms | None = None,
    circumstances: Circumstances | None = None,
    co_mentors: Mapping[int, int] | None = None,
    role: Role = Role.COORDINATOR,
) -> tuple[Sentence, ...]:
    """What speaks against these pairs, one sentence each; nothing when they may be confirmed.

    `co_mentors` are second mentors. Why a quiet rule blocks a pair is said to protection alone.
    """
    asked = Terms() if terms is None else terms
    given = Circumstances() if circumstances is None else circumstances
    seconds = {} if co_mentors is None else co_mentors
    every = pair_rows(pairs, seconds)
    here = every[every["fellow"].isin(fellows.index) & every["mentor"].isin(mentors.index)]
    return (
        *_strangers(every, fellows, mentors),
        *_left(fellows.loc[here["fellow"].unique()]),
        *against(here, fellows, mentors, rubric=rubric, terms=asked, given=given, role=role),
        *_otherwise_settled(pairs, fellows, terms=asked, given=given),
        *_second(pairs, seconds, fellows),
        *limits.broken(here, fellows, mentors, terms=asked, circumstances=given),
    )


def pair_rows(pairs: Mapping[int, int], seconds: Mapping[int, int]) -> pd.DataFrame:
    """First and second mentors as one frame (fellow, mentor), first mentors first."""
    rows = [*sorted(pairs.items()), *sorted(seconds.items())]
    return pd.DataFrame(rows, columns=["fellow", "mentor"], dtype="int64")


def against(
    pairs: pd.DataFrame,
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    rubric: PairRubric,
    terms: Terms,
    given: Circumstances,
    role: Role = Role.COORDINATOR,
) -> list[Sentence]:
    """What gates, people and bans say against each of these pairs (fellow, mentor) by itself."""
    she = fellows.loc[pairs["fellow"].unique()]
    he = mentors.loc[pairs["mentor"].unique()]
    of = scoring.table(she, he, rubric=rubric, terms=terms, circumstances=given)
    rows = np.asarray(she.index.get_indexer(pairs["fellow"]))
    columns = np.asarray(he.index.get_indexer(pairs["mentor"]))
    found = []
    for at in np.flatnonzero(of.at(rows, columns) == BLOCKED).tolist():
        her, his = she.iloc[rows[at]], he.iloc[columns[at]]
        lines = gate_lines(her, his, rubric=rubric, relations=given.relations, role=role)
        stops = (line.reason for line in lines if line.answer is Answer.NO)
        by_hand = _by_hand(Pair(int(she.index[rows[at]]), int(he.index[columns[at]])), terms)
        found.append(_pair_said(her, his, Paragraph((*by_hand, *stops))))
    return found


def _strangers(pairs: pd.DataFrame, fellows: pd.DataFrame, mentors: pd.DataFrame) -> list[Sentence]:
    lost = sorted(set(pairs["fellow"].tolist()) - set(fellows.index))
    unknown = sorted(set(pairs["mentor"].tolist()) - set(mentors.index))
    return [
        *[sentence("Fellow {fellow} is not in this cohort.", fellow=each) for each in lost],
        *[
            sentence("Mentor {mentor} is not a mentor of this chapter.", mentor=each)
            for each in unknown
        ],
    ]


def _left(fellows: pd.DataFrame) -> list[Sentence]:
    gone = fellows[fellows["left_on"].notna()]
    return [
        sentence("{given_name} {family_name} has left the cohort.", **name(row))
        for _, row in gone.iterrows()
    ]


def _by_hand(pair: Pair, terms: Terms) -> tuple[Sentence, ...]:
    """That a pair was forbidden at the desk, and why."""
    if pair not in terms.forbidden:
        return ()
    why = terms.reason_of_ban(pair)
    if why:
        return (sentence("this pair was forbidden by hand: {reason}", reason=why),)
    return (sentence("this pair was forbidden by hand."),)


def _otherwise_settled(
    pairs: Mapping[int, int], fellows: pd.DataFrame, *, terms: Terms, given: Circumstances
) -> list[Sentence]:
    """Pairs that go against what has begun or was settled by hand."""
    said = []
    for number, mentor in sorted(pairs.items()):
        if number not in fellows.index:
            continue
        she = name(fellows.loc[number])
        if given.started.get(number, mentor) != mentor:
            said.append(
                sentence(
                    "{given_name} {family_name} has a pair that has started, with another mentor; "
                    "end it first.",
                    **she,
                )
            )
        elif terms.locked.get(number, mentor) != mentor and number not in given.started:
            said.append(
                sentence("{given_name} {family_name} is locked with another mentor.", **she)
            )
        elif number in terms.alone and number not in given.started:
            said.append(
                sentence("{given_name} {family_name} was to have no mentor for now.", **she)
            )
    return said


def _second(
    pairs: Mapping[int, int], seconds: Mapping[int, int], fellows: pd.DataFrame
) -> list[Sentence]:
    """Second mentors who are no second mentor."""
    said = []
    for number, mentor in sorted(seconds.items()):
        if number not in fellows.index:
            continue
        she = name(fellows.loc[number])
        if number not in pairs:
            said.append(
                sentence("{given_name} {family_name} has a second mentor but no first.", **she)
            )
        elif pairs[number] == mentor:
            said.append(sentence("{given_name} {family_name} has the same mentor twice.", **she))
    return said


def _pair_said(fellow: pd.Series, mentor: pd.Series, reasons: object) -> Sentence:
    return sentence(
        "{given_name} {family_name} with {mentor_given} {mentor_family}: {reasons}",
        **name(fellow),
        mentor_given=mentor["given_name"],
        mentor_family=mentor["family_name"],
        reasons=reasons,
    )
