"""Letters to both sides of a pair: will you, a reminder, you both said yes, we look on.

Each learns the other's first name, what they share and when to answer, and nothing else; who
said no, and why, is in no letter. A mentor's full name is told once both said yes, hers is left
for her to tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import NotFound
from workbench.rules import answers, pairing
from workbench.rules.answers import Row
from workbench.rules.letters import (
    ALIKE,
    ENGLISH,
    FRENCH,
    Addressed,
    Draft,
    Letter,
    PairKind,
    PairWording,
    Wording,
    day_said,
    languages_for,
)
from workbench.rules.mentoring.offers import Standing
from workbench.sentences import Tongue, isolated, say, sentence
from workbench.vocabulary import OfferState, Side, Slot

FEW = 3
"""So many parts of the week are named; more would be a timetable."""

_WEEKDAYS: Mapping[str, int] = {
    code: place for place, code in enumerate(("mon", "tue", "wed", "thu", "fri", "sat"))
}

KIND_AT: Mapping[OfferState, PairKind] = {
    OfferState.ASKED: PairKind.ASK,
    OfferState.AGREED: PairKind.CONFIRMED,
    OfferState.CONFIRMED: PairKind.CONFIRMED,
    OfferState.DECLINED: PairKind.ANOTHER,
    OfferState.EXPIRED: PairKind.ANOTHER,
    OfferState.WITHDRAWN: PairKind.ANOTHER,
}
"""The letter that goes with where an offer stands."""


@dataclass(frozen=True)
class AboutPair:
    """What a letter about a pair may hold: their names for each other, and what they share."""

    fellow: Row
    mentor: Row

    @property
    def languages(self) -> tuple[Tongue, ...]:
        """The languages that both speak well enough."""
        return pairing.languages_in_common(self.fellow, self.mentor)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The first parts of the week in which both are free."""
        return pairing.slots_in_common(self.fellow, self.mentor)[:FEW]

    def other(self, side: Side, kind: PairKind) -> str:
        """How one side is told of the other."""
        if side is Side.MENTOR:
            return answers.text(self.fellow, "given_name") or ""
        names = ["given_name", *(["family_name"] if kind is PairKind.CONFIRMED else [])]
        return " ".join(answers.text(self.mentor, name) or "" for name in names)


def kinds_for(of: Standing | None) -> tuple[PairKind, ...]:
    """The letters that make sense, the likeliest first; before an offer, the one that asks."""
    if of is None:
        return (PairKind.ASK,)
    if of.state is OfferState.ASKED:
        first = PairKind.REMIND if of.is_due else PairKind.ASK
        return (first, *(each for each in (PairKind.ASK, PairKind.REMIND) if each is not first))
    return (KIND_AT[of.state],)


def languages_to(side: Side, row: Row, written: Sequence[str]) -> tuple[str, ...]:
    """The languages to offer a letter in: hers first; a mentor's, French or English."""
    if side is Side.FELLOW:
        return languages_for(row, written)
    spoken = {code.split("-")[0] for code in answers.codes(row, "languages")}
    both = (ENGLISH, FRENCH) if FRENCH not in spoken and ENGLISH in spoken else (FRENCH, ENGLISH)
    return tuple(one for one in both if one in written)


def write(
    wording: Wording,
    pairs: PairWording,
    *,
    kind: PairKind,
    side: Side,
    about: AboutPair,
    to: Addressed,
) -> Letter:
    """Write to one side of a pair; `pairs` are the letters about pairs of the same language."""
    draft = _draft(wording, pairs, kind=kind, side=side)
    words = {
        "name": isolated(to.name),
        "cohort": isolated(to.cohort),
        "sender": isolated(to.sender),
        "other": isolated(about.other(side, kind)),
        "day": day_said(to.day, wording.language),
        **shared(wording, pairs, about),
    }
    paragraphs = (wording.greeting, *draft.body, f"{wording.thanks}\n{wording.signature}")
    text = "\n\n".join(one.format_map(words) for one in paragraphs)
    return Letter(wording.language, wording.direction, draft.subject.format_map(words), text)


def shared(wording: Wording, pairs: PairWording, about: AboutPair) -> dict[str, str]:
    """What two people share, as the language of a letter says it: track, languages, times."""
    return {
        "track": wording.choices["track"][str(about.fellow["track"])],
        "languages": _several([_tongue(each, wording) for each in about.languages], wording, pairs),
        "times": _several([_slot(each, wording, pairs) for each in about.slots], wording, pairs),
    }


def _draft(wording: Wording, pairs: PairWording, *, kind: PairKind, side: Side) -> Draft:
    drafts = pairs.to_fellows if side is Side.FELLOW else pairs.to_mentors
    if kind not in drafts:
        raise NotFound(
            sentence(
                "There is no letter to mentors in {language}: write to them in French or English.",
                language=Tongue(wording.language),
            ),
            code="no_mentor_letter",
        )
    return drafts[kind]


def _several(said: Sequence[str], wording: Wording, pairs: PairWording) -> str:
    """Several things one after another; what is not known is for the two to settle."""
    from babel.lists import format_list

    return format_list(said, locale=wording.language) if said else pairs.times["open"]


def _tongue(of: Tongue, wording: Wording) -> str:
    said = say(of, wording.language)
    return say(Tongue(ALIKE.get(of.code, of.code)), wording.language) if said == of.code else said


def _slot(of: Slot, wording: Wording, pairs: PairWording) -> str:
    """A part of the week, as the language of the letter says it."""
    from babel import Locale

    day, part = str(of).split("_")
    weekday = Locale.parse(wording.language).days["format"]["wide"][_WEEKDAYS[day]]
    return pairs.times[part].format_map({"weekday": weekday})
