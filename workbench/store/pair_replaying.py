"""The pairs that a mentor was given from, proposed again from what was kept of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.errors import NotFound, WorkbenchError
from workbench.rules.mentoring.proposals import Pairing
from workbench.rules.mentoring.receipts import (
    KeptPairs,
    PairReceipt,
    again,
    read_pairs,
    receipt_from,
)
from workbench.sentences import Sentence, sentence
from workbench.store import pair_rubrics
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.kept_plans import Kept, PlanReplay, kept, logged, taken_away
from workbench.vocabulary import Verdict

VERBS = ("confirm",)
"""The verbs that give mentors."""


@dataclass(frozen=True)
class OtherMentor:
    """One fellow whose mentor is not the same in two plans; None without one."""

    fellow: int
    before: int | None
    after: int | None
    is_co_mentor: bool = False


@dataclass(frozen=True)
class FoundPairs:
    """What was kept of a plan, the pairs recorded from it, and what its rule reaches again.

    `again` is None when the rule has no plan any more, and `stopped` says why.
    """

    kept: PairReceipt
    confirmed: KeptPairs
    again: Pairing | None
    stopped: Sentence | None = None

    @property
    def differences(self) -> tuple[OtherMentor, ...]:
        """Who has not the mentor that was proposed for her when it is proposed again."""
        if self.again is None:
            return ()
        return (
            *_others(self.kept.pairs, self.again.mentors),
            *_others(self.kept.co_mentors, self.again.co_mentors, are_co_mentors=True),
        )

    @property
    def by_hand(self) -> tuple[OtherMentor, ...]:
        """Who was given another mentor than the plan proposed."""
        first, second = self.confirmed.mentors, self.confirmed.co_mentors
        return (
            *_others(_among(self.kept.pairs, first), first),
            *_others(_among(self.kept.co_mentors, second), second, are_co_mentors=True),
        )

    @property
    def agrees(self) -> bool:
        """Whether the same pairs are reached again, and they are as good."""
        if self.again is None or self.differences:
            return False
        return self.again.objective == self.kept.objective


class ReplayedPairs(PlanReplay[FoundPairs]):
    """A mentor who was given, the plan of pairs it came from, and what its rule makes again."""


def replayed_pairs(store: Store, number: int) -> ReplayedPairs | None:
    """The plan of a decision proposed again; None when the decision gave no mentor.

    NotFound when the pair was made by hand, or its plan was taken away.
    """
    with store.reading() as session:
        decision = session.get(t.Decision, number)
        if decision is None or decision.verdict != Verdict.ACCOMPANY:
            return None
        entry = logged(session, number, verbs=VERBS)
        link = session.get(t.MentoringDecision, number)
        plan = None if link is None else session.get(t.MentoringPlan, link.plan_id)
        if plan is None:
            raise _nothing(number, entry)
        as_kept = kept(plan, "aim", given="confirmed")
        return ReplayedPairs.of(
            session,
            decision,
            plan,
            logged=entry,
            kept=as_kept,
            reach=lambda: _found(as_kept),
        )


def _found(plan: Kept) -> FoundPairs:
    """The plan proposed again, or the words of the rule that has none any more."""
    receipt, confirmed = receipt_from(plan.values), read_pairs(plan.given)
    named = receipt.inputs["rubric"]
    try:
        rubric = pair_rubrics.load(name=named["name"], version=named["version"])
        return FoundPairs(receipt, confirmed, again(receipt, rubric=rubric))
    except WorkbenchError as error:
        return FoundPairs(receipt, confirmed, None, stopped=error.message)


def _among(proposed: Mapping[int, int], fellows: Mapping[int, int]) -> dict[int, int]:
    return {one: mentor for one, mentor in proposed.items() if one in fellows}


def _others(
    before: Mapping[int, int], after: Mapping[int, int], *, are_co_mentors: bool = False
) -> tuple[OtherMentor, ...]:
    return tuple(
        OtherMentor(one, before.get(one), after.get(one), are_co_mentors)
        for one in sorted({*before, *after})
        if before.get(one) != after.get(one)
    )


def _nothing(number: int, entry: t.AuditEntry | None) -> NotFound:
    if entry is not None and entry.detail.get("plan") is None:
        return NotFound(
            sentence(
                "Decision {number} gave a mentor by hand and no plan was kept with it: there is "
                "nothing to reach again.",
                number=number,
            ),
            code="no_plan",
        )
    return taken_away(number)
