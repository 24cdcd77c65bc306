"""The letter to the woman chosen: in which language, about what, as the rule proposes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from workbench.apps.desk import now
from workbench.rules import answers, letters
from workbench.rules.cards import Card
from workbench.rules.letters import Addressed, Kind, Letter, Wording
from workbench.rules.waiting import TO_ANSWER
from workbench.sentences import Sentence, sentence
from workbench.store import letter_files
from workbench.vocabulary import Stage

if TYPE_CHECKING:
    from workbench.apps.triage import TriageDesk


@dataclass(frozen=True, eq=False)
class About:
    """Whom a letter is to: her row and card, her stage, and the name of her cohort."""

    row: pd.Series
    card: Card
    cohort: str


def about_chosen(desk: TriageDesk) -> About | None:
    """The woman chosen on a desk; None when nobody is."""
    if desk.card is None:
        return None
    return About(desk.application(), desk.card, str(desk.cohorts.at[desk.cohort, "name"]))


class LetterWriter:
    """Writes one letter at a time; `language` None: no letter is shown."""

    title = sentence("Letter to her in")

    def __init__(
        self,
        *,
        by: str,
        load: Callable[[str], Wording] = letter_files.load,
        written: Sequence[str] | None = None,
        today: Callable[[], date] = lambda: now().date(),
    ) -> None:
        """Write in the languages `written`, read with `load`, signed by whoever sits here."""
        self._by, self._load, self._today = by, load, today
        self._written = tuple(letter_files.languages() if written is None else written)
        self._wording: Wording | None = None
        self.about: About | None = None
        self.kind = self.kinds()[0]

    @property
    def language(self) -> str | None:
        """The language of the letter shown."""
        return None if self._wording is None else self._wording.language

    def read_in(self, language: str | None) -> None:
        """Show the letter in a language, or none; WorkbenchError when its file has mistakes."""
        self._wording = None
        self._wording = None if language is None else self._load(language)

    def turn_to(self, about: About | None) -> None:
        """Write to somebody else, from the likeliest letter; to the same woman, go on as before."""
        before, self.about = self.about, about
        if about is None:
            self._wording = None
        elif before is None or before.row.name != about.row.name:
            self._wording, self.kind = None, self.kinds()[0]
        elif self.kind not in self.kinds():
            self.kind = self.kinds()[0]

    def languages(self) -> tuple[str, ...]:
        """The languages to choose from, hers first."""
        if self.about is None:
            return ()
        return letters.languages_for(answers.row_of(self.about.row), self._written)

    def kinds(self) -> tuple[Kind, ...]:
        """The letters to choose from, the likeliest first."""
        if self.about is None:
            return tuple(Kind)
        stage, outlook = Stage(self.about.row["stage"]), self.about.card.stands
        return letters.kinds_for(stage, outlook, asked=self._asked())

    def letter(self) -> Letter | None:
        """The letter as the rule writes it; None while no language is chosen."""
        if self.about is None or self._wording is None:
            return None
        return self._written_in(self._wording, self.addressed())

    def addressed(self) -> Addressed:
        """What a letter to her is filled with."""
        return Addressed(
            name=str(self.about.row["given_name"]),
            cohort=self.about.cohort,
            day=self._today() + TO_ANSWER,
            sender=self._by,
        )

    def key(self) -> str:
        """What tells this letter from another: while it is the same, what was written stays."""
        return f"{self.about.row.name} {self.kind} {self.language} {self._asked()}"

    def _written_in(self, wording: Wording, to: Addressed) -> Letter:
        return letters.write(wording, self.kind, to=to, questions=self._asked())

    def warnings(self) -> tuple[Sentence, ...]:
        """What to know before this letter is sent."""
        return () if self._wording is None else letters.not_checked(self._wording)

    def _asked(self) -> tuple[str, ...]:
        """The shortest list that settles it; without one, whatever is still unanswered."""
        card = None if self.about is None else self.about.card
        return () if card is None else card.to_ask or card.questions
