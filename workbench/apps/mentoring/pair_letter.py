"""The letters to both sides of the pair chosen: each in a language its reader reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from workbench.apps.letter import LetterWriter
from workbench.rules import answers
from workbench.rules.letters import Addressed, Letter, PairKind, Wording
from workbench.rules.mentoring import offer_letters
from workbench.rules.mentoring.offer_letters import AboutPair
from workbench.rules.mentoring.offers import Standing
from workbench.sentences import sentence
from workbench.store import letter_files
from workbench.vocabulary import Side

TITLES = {
    Side.FELLOW: sentence("Letter to the fellow in"),
    Side.MENTOR: sentence("Letter to the mentor in"),
}


@dataclass(frozen=True, eq=False)
class AboutOffer:
    """Whom a letter is to, about which pair, and by which day to answer."""

    row: pd.Series
    pair: AboutPair
    cohort: str
    day: date
    standing: Standing | None = None


class PairLetterWriter(LetterWriter):
    """Writes letters about pairs to one of the two sides."""

    about: AboutOffer | None

    def __init__(self, side: Side, *, by: str) -> None:
        """Write to her, or to mentors."""
        self.side, self.title = side, TITLES[side]
        super().__init__(by=by)

    def languages(self) -> tuple[str, ...]:
        """The languages to choose from, the reader's first."""
        if self.about is None:
            return ()
        row = answers.row_of(self.about.row)
        return offer_letters.languages_to(self.side, row, self._written)

    def kinds(self) -> tuple[PairKind, ...]:
        """The letters that go with where the offer stands."""
        if self.about is None:
            return tuple(PairKind)
        return offer_letters.kinds_for(self.about.standing)

    def key(self) -> str:
        """What tells this letter from another: whatever it says of the two."""
        about = self.about
        told = about.pair.other(self.side, self.kind)
        return f"{about.row.name} {told} {self.kind} {self.language} {about.day} {self._shared()}"

    def addressed(self) -> Addressed:
        """What the letter is filled with."""
        name = str(self.about.row["given_name"])
        return Addressed(name, self.about.cohort, self.about.day, self._by)

    def read_in(self, language: str | None) -> None:
        """Show the letter in a language, or none; WorkbenchError where there is none to show."""
        super().read_in(language)
        if self._wording is not None and self._wording.pairs is None:
            lacking, self._wording = self._wording, None
            letter_files.pairs_of(lacking)

    def _written_in(self, wording: Wording, to: Addressed) -> Letter:
        return offer_letters.write(
            wording,
            letter_files.pairs_of(wording),
            kind=self.kind,
            side=self.side,
            about=self.about.pair,
            to=to,
        )

    def _shared(self) -> str:
        pair = self.about.pair
        return f"{pair.fellow['track']} {pair.languages} {pair.slots}"
