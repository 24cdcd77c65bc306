"""The letter to the woman chosen at the plan: her seat, the reserve list, or no seat this time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from workbench.apps.letter import LetterWriter
from workbench.rules import seat_letters
from workbench.rules.letters import Addressed, Letter, SeatKind, Wording
from workbench.rules.seat_card import SeatCard, Standing
from workbench.store import letter_files

if TYPE_CHECKING:
    from workbench.apps.cohort import CohortDesk
    from workbench.apps.planning import PlanningTable


@dataclass(frozen=True, eq=False)
class AboutSeat:
    """Whom a letter is to: her row, her card, her cohort's name, her place on the reserve list."""

    row: pd.Series
    card: SeatCard
    cohort: str
    reserve: int | None = None


def about_chosen(desk: CohortDesk) -> AboutSeat | None:
    """The one chosen at the plan and her card; None before a proposal."""
    one, table = desk.selected, desk.table
    if one is None:
        return None
    is_known = one in table.choice.enrolled or one in table.on_reserve
    if table.draft.plan is None and not is_known:
        return None
    row = table.choice.applications.loc[one]
    return AboutSeat(
        row,
        _card_of(table, one),
        cohort=str(table.cohorts.at[table.cohort, "name"]),
        reserve=table.on_reserve.index(one) + 1 if one in table.on_reserve else None,
    )


def _card_of(table: PlanningTable, application: int) -> SeatCard:
    """Her card; of somebody whom the rule does not propose, that she has no seat."""
    cards = table.cards()
    if cards is not None and application in cards.of.applications.index:
        return cards.card(application)
    track = table.draft.seats.get(application)
    if track is not None:
        return SeatCard(application, Standing.LOCKED, track, (track,), ())
    return SeatCard(application, Standing.LEFT, None, (), ())


class SeatLetterWriter(LetterWriter):
    """Writes one letter about a seat at a time."""

    def kinds(self) -> tuple[SeatKind, ...]:
        """The letters that go with where she stands."""
        if self.about is None:
            return tuple(SeatKind)
        return seat_letters.kinds_for(self.about.card, reserve=self.about.reserve)

    def key(self) -> str:
        """What tells this letter from another: whatever it says of her."""
        about = self.about
        facts = (about.card.track, about.reserve, seat_letters.reasons_of(about.card))
        return f"{about.row.name} {self.kind} {self.language} {facts} {about.card.questions}"

    def _written_in(self, wording: Wording, to: Addressed) -> Letter:
        return seat_letters.write(
            wording,
            letter_files.seats_of(wording),
            kind=self.kind,
            card=self.about.card,
            to=to,
            reserve=self.about.reserve,
        )

    def read_in(self, language: str | None) -> None:
        """Show the letter in a language, or none; WorkbenchError where there is none to show."""
        super().read_in(language)
        if self._wording is not None and self._wording.seats is None:
            lacking, self._wording = self._wording, None
            letter_files.seats_of(lacking)


def seat_letter(
    card: SeatCard,
    person: pd.Series,
    *,
    cohort: str,
    by: str,
    language: str,
    reserve: int | None = None,
) -> str:
    """The text of the letter to one person about her seat, in a language."""
    writer = SeatLetterWriter(by=by)
    writer.turn_to(AboutSeat(person, card, cohort, reserve))
    writer.read_in(language)
    letter = writer.letter()
    return "" if letter is None else letter.text
