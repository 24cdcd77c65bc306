"""What to ask each partner company for: the mentors it can likely give, in words of its own.

Nobody is named, and nothing is said of a fellow but the language that a mentor has to speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from workbench.rules import request_words
from workbench.rules.mentoring.missing import Found
from workbench.rules.missing_mentors import Missing
from workbench.sentences import Sentence


@dataclass(frozen=True)
class ToPartner:
    """What to ask one partner for, what opens most first; `sector` is None where not known."""

    partner: int
    name: str
    sector: str | None
    asked: tuple[Found, ...]

    @property
    def said(self) -> tuple[Sentence, ...]:
        """A sentence for each mentor asked for."""
        return tuple(words(each) for each in self.asked)


def together(found: Sequence[Found]) -> tuple[Found, ...]:
    """Mentors of one kind asked for at once, in the order in which they were found."""
    every: dict[object, Found] = {}
    for each in found:
        one, known = each.missing, every.get(each.missing.profile)
        if known is None:
            every[one.profile] = each
            continue
        both = known.missing
        every[one.profile] = Found(
            Missing(
                one.profile,
                both.count + one.count,
                both.seats + one.seats,
                both.points + one.points,
            ),
            known.better + each.better,
        )
    return tuple(every.values())


def worth_asking(found: Sequence[Found]) -> tuple[Found, ...]:
    """What partners are asked for: mentors for those who have none, as long as somebody waits."""
    new = tuple(each for each in found if each.missing.seats)
    return new or tuple(found)


def by_partner(found: Sequence[Found], mentors: pd.DataFrame) -> tuple[ToPartner, ...]:
    """The mentors to ask each partner of some mentors for, by the partner's name.

    A partner is asked for the tracks its mentors know; for those that no partner's mentors know,
    and where it is not known what they know, every partner is asked.
    """
    partners = []
    anybody = {track for tracks in mentors["tracks"] for track in tracks}
    for number, of in mentors.groupby("partner_id", sort=True):
        known = {track for tracks in of["tracks"] for track in tracks}
        asked = tuple(
            each
            for each in found
            if not known
            or str(each.missing.profile.track) in known
            or str(each.missing.profile.track) not in anybody
        )
        first = of.iloc[0]
        sector = first["sector"] if isinstance(first["sector"], str) else None
        partners.append(ToPartner(int(number), str(first["partner"]), sector, asked))
    return tuple(sorted((each for each in partners if each.asked), key=lambda one: one.name))


def letter(asked: Sequence[Found], language: str) -> str:
    """A short letter with some requests, in French or English whatever the desk's language."""
    said = [words(each) for each in asked]
    return request_words.letter(said, language, about=request_words.MENTORS)


def words(of: Found) -> Sentence:
    """What some mentors would open: fellows with a mentor, or pairs that go together better."""
    if of.missing.seats:
        return request_words.mentors_accompany(of.missing)
    return request_words.mentors_better(of.missing, better=max(of.better, 1))
