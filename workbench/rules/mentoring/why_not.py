"""Why a fellow and a mentor are no pair: what stops them, or what the pair would cost, and whom."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import NotFound
from workbench.rules.cards import Line
from workbench.rules.mentoring import full, stake_words, stakes
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.stake_words import fellow_name, mentor_name
from workbench.rules.mentoring.stakes import Stake
from workbench.rules.mentoring.stops import stops
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Paragraph, Sentence, sentence
from workbench.vocabulary import Role, Word, word


class Ground(Word):
    """Why two are no pair."""

    CHOSEN = word("chosen", "They are a pair")
    STARTED = word("started", "Her pair with another mentor has begun")
    LOCKED = word("locked", "She is locked with another mentor")
    ALONE = word("alone", "She is left without a mentor by hand")
    FORBIDDEN = word("forbidden", "This pair is forbidden by hand")
    BLOCKED = word("blocked", "A gate says no")
    FULL = word("full", "The mentor has no place left")
    WORSE = word("worse", "It would cost more than it brings")
    AS_GOOD = word("as_good", "It would be as good: the lot decided")


@dataclass(frozen=True)
class WhyNot:
    """Why not this pair: on what ground, which gates stop it, and what choosing it would cost.

    `sentence` sums it up; `moves` say who would have whom instead, those who lose most first.
    `stake` is None for a pair that is chosen, or that there is no place for.
    Exact: the best pairing with this pair is found.
    """

    ground: Ground
    sentence: Sentence
    stops: tuple[Line, ...] = ()
    stake: Stake | None = None
    moves: tuple[Sentence, ...] = ()


def why_not(
    of: Problem,
    pairing: Pairing,
    fellow: int,
    mentor: int,
    *,
    role: Role = Role.COORDINATOR,
) -> WhyNot:
    """Why a pair is not proposed, beside the best pairing under the terms of the problem."""
    pair = _here(of, Pair(fellow, mentor))
    best = stakes.pairs_of(of, pairing)
    stopped = stops(of, pair, role=role)
    if best.get(fellow) == mentor:
        return WhyNot(Ground.CHOSEN, sentence("This pair is proposed."), stopped)
    if not stopped and mentor in full.full_for(of, fellow) and fellow not in of.standing:
        return WhyNot(Ground.FULL, full.said(of, pair))
    stake = stakes.of_pair(of, pairing, pair)
    ground = _ground(of, pair, is_stopped=bool(stopped), stake=stake)
    return WhyNot(
        ground,
        _said(of, pair, ground=ground, stopped=stopped, stake=stake),
        stopped,
        stake,
        stake_words.moves(of, stake),
    )


def _here(of: Problem, pair: Pair) -> Pair:
    if pair.fellow not in of.fellows.index or pair.mentor not in of.mentors.index:
        raise NotFound(
            sentence(
                "Fellow {fellow} and mentor {mentor} cannot be compared: one of them is not here.",
                fellow=pair.fellow,
                mentor=pair.mentor,
            ),
            code="pair_not_here",
        )
    return pair


def _ground(of: Problem, pair: Pair, *, is_stopped: bool, stake: Stake) -> Ground:
    if pair.fellow in of.circumstances.started:
        return Ground.STARTED
    if is_stopped:
        return Ground.BLOCKED
    if pair in of.terms.forbidden:
        return Ground.FORBIDDEN
    if pair.fellow in of.terms.locked:
        return Ground.LOCKED
    if pair.fellow in of.terms.alone:
        return Ground.ALONE
    return Ground.AS_GOOD if stake.is_free else Ground.WORSE


def _said(
    of: Problem, pair: Pair, *, ground: Ground, stopped: tuple[Line, ...], stake: Stake
) -> Sentence:
    """The ground in a sentence, and what the pair would cost where a person could choose it."""
    she, cost = fellow_name(of, pair.fellow), stake_words.cost(stake)
    match ground:
        case Ground.STARTED:
            now = mentor_name(of, of.circumstances.started[pair.fellow])
            return sentence(
                "{fellow} has begun with {mentor}. A pair that has begun is ended before another "
                "is proposed.",
                fellow=she,
                mentor=now,
            )
        case Ground.BLOCKED:
            reasons = Paragraph(tuple(line.reason for line in stopped))
            return sentence("They may not be a pair. {reasons}", reasons=reasons)
        case Ground.FORBIDDEN:
            why = of.terms.reason_of_ban(pair)
            return _by_hand(sentence("This pair was forbidden by hand."), why, cost)
        case Ground.LOCKED:
            now = mentor_name(of, of.terms.locked[pair.fellow])
            locked = sentence("{fellow} is locked with {mentor}.", fellow=she, mentor=now)
            return _by_hand(locked, of.terms.reason_of_lock(pair.fellow), cost)
        case Ground.ALONE:
            alone = sentence("{fellow} is left without a mentor by hand.", fellow=she)
            return _by_hand(alone, of.terms.reason_of_lock(pair.fellow), cost)
        case Ground.AS_GOOD:
            return sentence("This pair would be as good: the lot decided.")
        case _:
            return sentence("Choosing this pair has its cost. {cost}", cost=cost)


def _by_hand(what: Sentence, why: str, cost: Sentence) -> Sentence:
    """What was settled by hand, its reason where there is one, and what it would cost to change."""
    reason = (sentence("Reason: {reason}.", reason=why.rstrip(".")),) if why else ()
    return sentence("{sentences}", sentences=Paragraph((what, *reason, cost)))
