"""Which verdict may be said at which stage, and what stands in the way of saying it.

A stage changes only by recording a decision; replaying the decisions arrives at the stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.rules.cards import Card
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import STAGE_AFTER, Answer, Stage, Verdict

TRIAGE = frozenset({Verdict.SHORTLIST, Verdict.WAITLIST, Verdict.ASK, Verdict.DECLINE})
AGAIN = TRIAGE | {Verdict.REOPEN}

# From each stage, the verdicts that may be said: the whole life of an application. A verdict
# that leads where she already stands is none; a seat is given from a list, never unseen.
# A mentor is given to who holds a seat, as often as one leaves, and moves nothing.
MOVES: Mapping[Stage, frozenset[Verdict]] = {
    Stage.RECEIVED: TRIAGE,
    Stage.ASKED: AGAIN - {Verdict.ASK},
    Stage.SHORTLISTED: AGAIN - {Verdict.SHORTLIST} | {Verdict.ENROL},
    Stage.WAITLISTED: AGAIN - {Verdict.WAITLIST} | {Verdict.ENROL},
    Stage.DECLINED: AGAIN - {Verdict.DECLINE},
    Stage.ENROLLED: frozenset({Verdict.ACCOMPANY}),
}


def can_say(verdict: Verdict, stage: Stage) -> bool:
    """Whether this verdict may be said of an application at this stage."""
    return verdict in MOVES[stage]


def replay(verdicts: Iterable[Verdict]) -> Stage:
    """The stage that these verdicts, in their order, lead to; ValueError when one may not be said.

    Every application starts as received.
    """
    stage = Stage.RECEIVED
    for verdict in verdicts:
        if not can_say(verdict, stage):
            raise ValueError(f"{verdict.value} may not follow {stage.value}")
        stage = STAGE_AFTER[verdict]
    return stage


def blockers(
    card: Card | None, stage: Stage | None, *, verdict: Verdict, reason: str
) -> tuple[Sentence, ...]:
    """The sentences that say why a verdict cannot be recorded now; none when it can."""
    if card is None or stage is None:
        return (sentence("Select an application first."),)
    stopped = against_stage(stage, verdict)
    if stopped:
        return stopped
    return _against_card(card, verdict) + _against_reason(reason, verdict)


def against_stage(stage: Stage, verdict: Verdict) -> tuple[Sentence, ...]:
    """Why a verdict cannot be said at a stage, whatever is answered; none when it can."""
    if stage is Stage.ENROLLED:
        return (sentence("She holds a seat in a cohort: her application is no longer triaged."),)
    if STAGE_AFTER[verdict] is stage:
        return (sentence("Her application is already at this stage: {stage}.", stage=stage),)
    if not can_say(verdict, stage):
        return (
            sentence(
                "“{verdict}” cannot be said at this stage: {stage}.",
                verdict=verdict,
                stage=stage,
            ),
        )
    return ()


def _against_card(card: Card, verdict: Verdict) -> tuple[Sentence, ...]:
    if verdict is Verdict.SHORTLIST:
        return tuple(
            sentence("The gate “{gate}” says no: {why}", gate=line.title, why=line.reason)
            for line in card.gates
            if line.answer is Answer.NO
        )
    if verdict is Verdict.ASK and not card.questions:
        return (sentence("There is nothing to ask: no missing answer can change anything."),)
    return ()


def _against_reason(reason: str, verdict: Verdict) -> tuple[Sentence, ...]:
    if reason.strip():
        return ()
    return {
        Verdict.SHORTLIST: (sentence("Write a reason to shortlist."),),
        Verdict.WAITLIST: (sentence("Write a reason to waitlist."),),
        Verdict.ASK: (sentence("Write a reason to ask."),),
        Verdict.DECLINE: (sentence("Write a reason to decline."),),
        Verdict.REOPEN: (sentence("Write a reason to reopen."),),
        Verdict.ENROL: (sentence("Write a reason to enrol."),),
        Verdict.ACCOMPANY: (sentence("Write a reason to give a mentor."),),
    }[verdict]
