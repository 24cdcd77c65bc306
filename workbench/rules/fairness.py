"""How verdicts and rules fall on groups of women, and what chance alone may explain.

Each group is compared with everybody else. A difference is called clear only when Newcombe's
interval, widened for the number of groups looked at together, leaves zero out; under ten
women on a side nothing is called at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines import proportions
from workbench.engines.proportions import Floats
from workbench.rules import kleene, points
from workbench.rules.answers import Truths
from workbench.rules.groups import Grouping
from workbench.rules.scoring import Assessment
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Stage, Verdict, Word, word

TOO_FEW = 10
"""Fewer women than this in a group, or outside it, and no difference is called."""

_HALF = 0.5
"""A rule makes a difference alone when, without it, at least half of the gap goes."""

STAGES: Mapping[Verdict, tuple[Stage, ...]] = {
    Verdict.SHORTLIST: (Stage.SHORTLISTED, Stage.ENROLLED),
    Verdict.WAITLIST: (Stage.WAITLISTED,),
    Verdict.ASK: (Stage.ASKED,),
    Verdict.DECLINE: (Stage.DECLINED,),
}
"""Where each verdict leads; a seat is given to women who were shortlisted."""


class Tell(Word):
    """What can be told of a group beside all others."""

    TOO_FEW = word("too_few", "too few to tell")
    ALIKE = word("alike", "no clear difference")
    LESS = word("less", "clearly less often")
    MORE = word("more", "clearly more often")


@dataclass(frozen=True)
class Rate:
    """How often something happened to a group: `count` of `of`, with its Wilson interval.

    `others` is the share among all the other women; NaN where there is nobody.
    """

    group: object
    count: int
    of: int
    share: float
    low: float
    high: float
    others: float
    tell: Tell


@dataclass(frozen=True)
class Comparison:
    """One kind of groups with the rate of each."""

    name: str
    title: Sentence
    rates: tuple[Rate, ...]


@dataclass(frozen=True)
class Warned:
    """A clear difference that a single gate or criterion makes, or that no rule explains."""

    grouping: str
    message: Sentence


def verdict_rates(
    applications: pd.DataFrame, groupings: Sequence[Grouping], verdict: Verdict
) -> tuple[Comparison, ...]:
    """How often a verdict was given to each group, among those on whom somebody has decided."""
    among = decided(applications, verdict)
    hit = _given(applications, verdict)
    return tuple(_compared(one, hit=hit, among=among) for one in groupings)


def decided(applications: pd.DataFrame, verdict: Verdict) -> Truths:
    """On whom somebody has decided; who was asked is still open, and counts among none but those.

    A question to her is no refusal: it must lower nobody's rate.
    """
    is_open = applications["stage"] == Stage.RECEIVED.value
    if verdict is not Verdict.ASK:
        is_open |= applications["stage"] == Stage.ASKED.value
    return np.asarray(~is_open, dtype=bool)


def _given(applications: pd.DataFrame, verdict: Verdict) -> Truths:
    codes = [stage.value for stage in STAGES[verdict]]
    return np.asarray(applications["stage"].isin(codes), dtype=bool)


def warnings(
    assessment: Assessment, groupings: Sequence[Grouping], *, line: int
) -> tuple[Warned, ...]:
    """What to look at: a rule that alone makes a difference, and verdicts that no rule explains.

    The rules keep an application when no gate says no and her score can still reach `line`;
    taking a criterion away gives everybody its mean points.
    """
    everybody = np.ones(len(assessment.applications), dtype=bool)
    kept = _kept(assessment, line=line)
    without = _without_each(assessment, line=line)
    short = _given(assessment.applications, Verdict.SHORTLIST)
    among = decided(assessment.applications, Verdict.SHORTLIST)
    found: list[Warned] = []
    for grouping in groupings:
        whole = _compared(grouping, hit=kept, among=everybody).rates
        said = _compared(grouping, hit=short, among=among).rates
        ruled = _compared(grouping, hit=kept, among=among).rates
        others = {
            title: _compared(grouping, hit=hit, among=everybody).rates for title, hit in without
        }
        for at, rule in enumerate(whole):
            alone = [(title, rates[at]) for title, rates in others.items()]
            found += _of_rules(grouping, rule, alone)
            found += _of_people(grouping, ruled[at], said[at])
    return tuple(found)


def line_of(assessment: Assessment, *, seats: int) -> int:
    """The score to reach: the rubric's own pass mark, else that of the last who gets a seat.

    Whom a gate stops takes no seat; with seats for all others everybody reaches it.
    """
    if assessment.rubric.pass_mark:
        return assessment.rubric.pass_mark
    stopped = assessment.admissible.to_numpy() == kleene.NO
    best = np.sort(assessment.upper.to_numpy()[~stopped])[::-1]
    return int(best[seats - 1]) if 0 < seats <= len(best) else 0


def _compared(grouping: Grouping, *, hit: Truths, among: Truths) -> Comparison:
    """Each group beside all who are not in it; the groups large enough share the error."""
    members = grouping.members.to_numpy(dtype=bool)
    inside = members & among[:, None]
    of, count = inside.sum(axis=0), (inside & hit[:, None]).sum(axis=0)
    rest, rest_hit = among.sum() - of, (among & hit).sum() - count
    shares = proportions.wilson(count, of)
    enough = (of >= TOO_FEW) & (rest >= TOO_FEW)
    z = proportions.z_of(int(enough.sum()))
    gap = proportions.difference(
        proportions.wilson(count, of, z=z), proportions.wilson(rest_hit, rest, z=z)
    )
    others = proportions.wilson(rest_hit, rest).value
    return Comparison(
        grouping.name,
        grouping.title,
        tuple(
            Rate(
                group=words,
                count=int(count[at]),
                of=int(of[at]),
                share=float(shares.value[at]),
                low=float(shares.low[at]),
                high=float(shares.high[at]),
                others=float(others[at]),
                tell=_tell(gap.low[at], gap.high[at]) if enough[at] else Tell.TOO_FEW,
            )
            for at, words in enumerate(grouping.names.values())
        ),
    )


def _tell(low: float, high: float) -> Tell:
    if low > 0:
        return Tell.MORE
    return Tell.LESS if high < 0 else Tell.ALIKE


def _kept(assessment: Assessment, *, line: int) -> Truths:
    no = (assessment.gates.to_numpy() == kleene.NO).any(axis=1)
    return np.asarray(~no & (assessment.upper.to_numpy() >= line), dtype=bool)


def _without_each(assessment: Assessment, *, line: int) -> list[tuple[Sentence, Truths]]:
    """Whom the rules would keep without each gate, and without each criterion."""
    noes = assessment.gates.to_numpy() == kleene.NO
    upper = assessment.upper.to_numpy()
    reaches, passes = upper >= line, ~noes.any(axis=1)
    total = noes.sum(axis=1)
    found = [
        (gate.title, (total - noes[:, at] == 0) & reaches)
        for at, gate in enumerate(assessment.rubric.gates)
    ]
    for one in assessment.rubric.criteria:
        known = assessment.points[one.criterion.name].to_numpy(dtype=float)
        if np.isnan(known).all():
            continue
        mean = float(np.nanmean(known))
        # What is not known was counted at the most it can bring: that is what is taken away.
        most = assessment.scored[one.criterion.name].upper
        given: Floats = points.whole(most, points=one.points)
        found.append((one.criterion.title, passes & (upper - given + mean >= line)))
    return found


def _of_rules(
    grouping: Grouping, rule: Rate, alone: Sequence[tuple[Sentence, Rate]]
) -> list[Warned]:
    """The gates and criteria without which a clear difference is clear no more."""
    if rule.tell not in (Tell.LESS, Tell.MORE):
        return []
    return [
        Warned(
            grouping.name,
            sentence(
                "{kind}, {group}: “{rule}” alone makes the difference. The rules keep {here} % of "
                "them and {others} % of all others; without it, {here_after} % and "
                "{others_after} %.",
                kind=grouping.title,
                group=rule.group,
                rule=title,
                here=_percent(rule.share),
                others=_percent(rule.others),
                here_after=_percent(after.share),
                others_after=_percent(after.others),
            ),
        )
        for title, after in alone
        if after.tell is not rule.tell and _gap(after) <= _gap(rule) * _HALF
    ]


def _of_people(grouping: Grouping, rule: Rate, verdict: Rate) -> list[Warned]:
    """Verdicts that differ clearly where the rules do not."""
    if verdict.tell not in (Tell.LESS, Tell.MORE) or verdict.tell is rule.tell:
        return []
    return [
        Warned(
            grouping.name,
            sentence(
                "{kind}, {group}: {here} % are shortlisted and {others} % of all others, and the "
                "rules do not make this difference. Read these verdicts again.",
                kind=grouping.title,
                group=verdict.group,
                here=_percent(verdict.share),
                others=_percent(verdict.others),
            ),
        )
    ]


def _gap(rate: Rate) -> float:
    return abs(rate.share - rate.others)


def _percent(share: float) -> int:
    return round(100 * share)
