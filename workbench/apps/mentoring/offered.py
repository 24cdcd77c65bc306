"""Pairs of the asking desk as they are recorded: new offers, and what both agreed to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from workbench.apps.mentoring.ask_lines import Line
from workbench.apps.mentoring.asking import Asked
from workbench.apps.mentoring.confirming import Confirmation, confirmation
from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring import proposals
from workbench.rules.mentoring.receipts import PairReceipt, receipt_of
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import say
from workbench.vocabulary import OfferState


def new_offers(
    table: MentoringTable, asked: Iterable[Line], *, until: date, language: str
) -> list[Asked]:
    """These pairs with their fits and their whys, to be answered until a day."""
    return [
        Asked(
            line.pair.fellow,
            line.pair.mentor,
            fit=table.compared().fit(line.pair.fellow, line.pair.mentor) or 0,
            reason=_why(table, line.pair, language),
            expires_on=until,
            is_co_mentor=line.is_co_mentor,
        )
        for line in asked
    ]


def agreed_pairs(
    table: MentoringTable, lines: Iterable[Line], reason: str, *, language: str
) -> Confirmation:
    """The pairs to which both said yes, to be confirmed; no other of the table."""
    sides = table.sides
    agreed = [
        line
        for line in lines
        if line.standing is not None and line.standing.state is OfferState.AGREED
    ]
    pairs = [
        sides.assignment(
            line.pair.fellow,
            line.pair.mentor,
            fit=line.standing.fit,
            reason=_why(table, line.pair, language),
            on=sides.today,
        )
        for line in agreed
    ]
    seconds = [line.is_co_mentor for line in agreed]
    made = [
        replace(pair, is_co_mentor=True) if is_second else pair
        for pair, is_second in zip(pairs, seconds, strict=True)
    ]
    asked = confirmation(table, reason, language=language, on=sides.today)
    return replace(asked, pairs=tuple(made), receipt=asked.receipt or _receipt(table))


def _receipt(table: MentoringTable) -> PairReceipt:
    """What the pairs asked rest on, where they were proposed on another day: the rule around them.

    It keeps what is asked, so that the same pairs are reached again from it.
    """
    sides, draft = table.sides, table.draft
    found = proposals.propose(
        sides.proposable,
        sides.mentors,
        rubric=draft.rubric,
        terms=draft.terms,
        circumstances=sides.circumstances,
        seed=draft.seed,
    )
    return receipt_of(found, table.problem())


def _why(table: MentoringTable, pair: Pair, language: str) -> str:
    return say(table.why(pair).sentence, language)
