"""Offers in memory for the asking desk: asked, answered and closed as a store does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from tests.apps.mentoring.chapter import TODAY, Chapter
from tests.builders import an_offer, offers, relations
from workbench.apps.mentoring.ask import AskDesk
from workbench.apps.mentoring.asking import AskVerbs
from workbench.vocabulary import Answer, Side


class Offers:
    """What a store would keep of the offers of a chapter, and the verbs on it."""

    def __init__(self, chapter: Chapter) -> None:
        self.chapter = chapter
        self.rows: dict[int, dict[str, Any]] = {}

    def verbs(self) -> AskVerbs:
        return AskVerbs(
            ask=self.ask,
            answer=self.answer,
            take_back=self.take_back,
            withdraw=lambda seen, reason: self.change(seen.offer, state="withdrawn"),
            put_off=lambda seen, day: self.change(seen.offer, expires_on=day, state="asked"),
            confirm=self.confirm,
        )

    def ask(self, cohort: int, asked: Any) -> list[int]:
        numbers = []
        for each in asked:
            number = len(self.rows) + 1
            columns = {name: value for name, value in vars(each).items() if name != "is_co_mentor"}
            self.rows[number] = an_offer(**columns, asked_on=TODAY)
            numbers.append(number)
        self.keep()
        return numbers

    def answer(self, said: Any) -> None:
        is_no = said.answer is Answer.NO
        self.change(
            said.offer,
            **{f"{said.side}_said": str(said.answer)},
            **({"declined_why": said.reason} if is_no else {}),
        )

    def take_back(self, seen: Any, side: Side) -> None:
        self.change(seen.offer, **{f"{side}_said": None}, declined_why=None)

    def confirm(self, asked: Any) -> None:
        self.chapter.record(asked)
        for pair in asked.pairs:
            for number, row in self.rows.items():
                if (row["fellow"], row["mentor"]) == (pair.fellow, pair.mentor):
                    self.change(number, state="confirmed")

    def change(self, number: int, **columns: Any) -> None:
        row = {**self.rows[number], **columns}
        row["version"] += 1
        said = {row["fellow_said"], row["mentor_said"]}
        if row["state"] in ("asked", "agreed", "declined"):
            row["state"] = "declined" if "no" in said else "agreed" if said == {"yes"} else "asked"
        self.rows[number] = row
        self.keep()

    def keep(self) -> None:
        """Let the chapter read what is kept: the noes are relations."""
        numbered = [{"offer": number, **row} for number, row in self.rows.items()]
        self.chapter.offers = offers(*numbered)
        self.chapter.relations = relations(
            *(
                {"fellow": row["fellow"], "mentor": row["mentor"], "kind": "declined"}
                for row in self.rows.values()
                if "no" in (row["fellow_said"], row["mentor_said"])
            )
        )

    def late(self, number: int, day: date) -> None:
        """Let the last day to answer an offer be another one."""
        self.rows[number]["expires_on"] = day
        self.keep()


def an_asking(chapter: Chapter, **traits: Any) -> AskDesk:
    """The asking desk of a chapter in memory; `kept` are its offers."""
    kept = Offers(chapter)
    desk = AskDesk(table=chapter.table(), verbs=kept.verbs(), by="Alexis", **traits)
    desk.kept = kept
    return desk


def states(desk: AskDesk) -> list[tuple[int, int, str]]:
    """Each line of the list: fellow, mentor, where it stands."""
    return [(one.pair.fellow, one.pair.mentor, str(one.state)) for one in desk.lines]


def frame(desk: AskDesk) -> pd.DataFrame:
    """The offers as they are kept."""
    return desk.table.sides.offers
