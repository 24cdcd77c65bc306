"""Where an offer stands and what to do next, in words; who said no is for the team alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from workbench.rules.mentoring import refusals
from workbench.rules.mentoring.offers import Standing, next_to_expire
from workbench.rules.waiting import when_due
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import OfferState, Side

_REMIND: Mapping[tuple[Side, ...], Sentence] = {
    (Side.FELLOW, Side.MENTOR): sentence("Remind both."),
    (Side.FELLOW,): sentence("Remind her."),
    (Side.MENTOR,): sentence("Remind the mentor."),
}


def standing(of: Standing, *, on: date) -> Sentence:
    """Where an offer stands: whose answer is awaited and since when, or how it ended."""
    return _SAID[of.state](of, on)


def next_step(of: Standing) -> Sentence:
    """What to do next with an offer."""
    match of.state:
        case OfferState.ASKED if of.is_due:
            return _REMIND[of.awaited]
        case OfferState.ASKED:
            return sentence("Nothing to do before {day}.", day=of.expires_on)
        case OfferState.AGREED:
            return sentence("Confirm the pair.")
        case OfferState.EXPIRED:
            return sentence("The place is free: ask again, or propose anew.")
        case OfferState.DECLINED:
            return sentence("Propose anew: these two stay apart.")
        case OfferState.WITHDRAWN:
            return sentence("Propose anew when you are ready.")
        case OfferState.CONFIRMED:
            return sentence("Introduce them to each other.")


def summary(of: Sequence[Standing]) -> tuple[Sentence, ...]:
    """How the offers of a cohort stand, a few short sentences; nothing is said of what is not."""
    count = {state: sum(each.state is state for each in of) for state in OfferState}
    late, agreed = count[OfferState.EXPIRED], count[OfferState.AGREED]
    asked, confirmed = count[OfferState.ASKED], count[OfferState.CONFIRMED]
    without = ("{count} without an answer in time", "{count} without an answer in time")
    said = (
        (late, sentences(*without, late)),
        (agreed, sentences("{count} agreed, to confirm", "{count} agreed, to confirm", agreed)),
        (asked, sentences("{count} waits for an answer", "{count} wait for an answer", asked)),
        (confirmed, sentences("{count} confirmed", "{count} confirmed", confirmed)),
    )
    return tuple(each for many, each in said if many)


def expires_next(of: Sequence[Standing], name: Callable[[int], str]) -> Sentence | None:
    """Which offer expires first; None when no answer is awaited. `name` says a fellow's name."""
    first = next_to_expire(tuple(of))
    if first is None:
        return None
    return sentence(
        "The next to expire: {fellow}, after {day}.",
        fellow=name(first.fellow),
        day=first.expires_on,
    )


def _waiting(of: Standing, on: date) -> Sentence:
    facts = {"day": of.asked_on, "due": when_due(of.expires_on, on=on)}
    if of.awaited == (Side.FELLOW,):
        return sentence("The mentor said yes; her answer is awaited since {day} ({due}).", **facts)
    if of.awaited == (Side.MENTOR,):
        return sentence(
            "She said yes; the mentor’s answer is awaited since {day} ({due}).", **facts
        )
    return sentence("Both are asked since {day}: no answer yet ({due}).", **facts)


def _expired(of: Standing, _: date) -> Sentence:
    if of.awaited == (Side.FELLOW,):
        return sentence("The mentor said yes; she did not answer by {day}.", day=of.expires_on)
    if of.awaited == (Side.MENTOR,):
        return sentence("She said yes; the mentor did not answer by {day}.", day=of.expires_on)
    return sentence("Neither of them answered by {day}.", day=of.expires_on)


def _declined(of: Standing, _: date) -> Sentence:
    why = refusals.said(of.why)
    if of.refused_by is Side.MENTOR:
        return sentence("The mentor said no: {why}.", why=why)
    return sentence("She said no: {why}.", why=why)


_SAID: Mapping[OfferState, Callable[[Standing, date], Sentence]] = {
    OfferState.ASKED: _waiting,
    OfferState.AGREED: lambda of, _: sentence(
        "Both said yes; they were asked on {day}.", day=of.asked_on
    ),
    OfferState.EXPIRED: _expired,
    OfferState.DECLINED: _declined,
    OfferState.WITHDRAWN: lambda of, _: sentence(
        "The offer of {day} was withdrawn.", day=of.asked_on
    ),
    OfferState.CONFIRMED: lambda _, __: sentence("Both said yes, and the pair is confirmed."),
}
