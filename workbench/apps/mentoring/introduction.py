"""The text that introduces both sides of a pair, once both said yes."""

from __future__ import annotations

from workbench.apps.mentoring.pair_letter import PairLetterWriter
from workbench.rules import answers
from workbench.rules.letters import Addressed, Letter, PairKind, Wording
from workbench.rules.mentoring import introductions
from workbench.sentences import sentence
from workbench.store import letter_files
from workbench.vocabulary import OfferState, Side


class IntroductionWriter(PairLetterWriter):
    """Writes one text to both of a pair that agreed, in a language she reads."""

    def __init__(self, *, by: str) -> None:
        """Write in every language that letters about pairs are written in."""
        super().__init__(Side.FELLOW, by=by)
        self.title = sentence("Introduce them to each other in")

    def languages(self) -> tuple[str, ...]:
        """The languages to choose from, hers first; none before both said yes."""
        if self.about is None:
            return ()
        return introductions.languages(answers.row_of(self.about.row), self._written)

    def kinds(self) -> tuple[PairKind, ...]:
        """There is one introduction only."""
        return (PairKind.CONFIRMED,)

    def key(self) -> str:
        """What tells this text from another: whatever it says of the two."""
        return f"introduction {super().key()}"

    def _written_in(self, wording: Wording, to: Addressed) -> Letter:
        return introductions.introduction(
            wording,
            letter_files.pairs_of(wording),
            about=self.about.pair,
            cohort=to.cohort,
            sender=to.sender,
        )


AGREED = (OfferState.AGREED, OfferState.CONFIRMED)
"""Where an offer stands when both may be introduced."""
