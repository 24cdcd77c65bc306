"""A chapter in memory for the mentoring desks: both sides, and pairs confirmed as a store does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from workbench.apps.mentoring.board import BoardDesk
from workbench.apps.mentoring.sides import Sides
from workbench.apps.mentoring.table import MentoringTable
from workbench.errors import NotReady
from workbench.rules.mentoring.offers import no_offers
from workbench.rules.mentoring.terms import Terms, no_relations
from workbench.sentences import sentence

COHORTS = pd.DataFrame(
    {"name": ["Fellowship Paris 2027"], "programme": ["fellowship"]},
    index=pd.Index([1], name="cohort"),
)
TODAY = date(2026, 11, 23)


class Chapter:
    """Both sides in memory, confirming as the store does."""

    def __init__(self, she: list[dict], he: list[dict]) -> None:
        self.fellows, self.mentors = fellows(*she), mentors(*he)
        self.confirmed: dict[int, int] = {}
        self.loads: dict[int, int] = {}
        self.terms = Terms()
        self.relations = no_relations()
        self.offers = no_offers()
        self.kept: list[Any] = []
        self.is_taken = False
        self.version = 1

    def load(self, cohort: int) -> Sides:
        return Sides(
            fellows=self.fellows[self.fellows["left_on"].isna()],
            mentors=self.mentors,
            confirmed=dict(self.confirmed),
            loads=dict(self.loads),
            starts_on=date(2027, 2, 1),
            rubric=a_pair_rubric(),
            relations=self.relations,
            terms=self.terms,
            version=self.version,
            offers=self.offers,
            today=TODAY,
        )

    def record(self, asked: Any) -> None:
        if self.is_taken:
            raise NotReady(sentence("Nothing was recorded: propose again."), code="taken")
        self.kept.append(asked)
        self.confirmed |= {pair.fellow: pair.mentor for pair in asked.pairs}

    def keep(self, cohort: int, terms: Terms, seen: int) -> None:
        self.terms, self.version = terms, seen + 1

    def table(self) -> MentoringTable:
        return MentoringTable(cohorts=COHORTS, load=self.load)


def two() -> Chapter:
    """Rahel and Nour; Claire, who speaks Arabic, and Marc; each mentor takes one fellow."""
    return Chapter(
        [
            a_fellow(given_name="Rahel", family_name="Tesfaye"),
            a_fellow(given_name="Nour", family_name="الحسن", spoken_languages=("ar", "fr")),
        ],
        [
            a_mentor(given_name="Claire", languages=("fr", "ar")),
            a_mentor(given_name="Marc", languages=("fr",), is_woman=False),
        ],
    )


def a_board(chapter: Chapter, **traits: Any) -> BoardDesk:
    return BoardDesk(
        table=chapter.table(),
        record=chapter.record,
        keep=chapter.keep,
        today=lambda: TODAY,
        by="Alexis",
        **traits,
    )


def said(sentences: Any) -> list[str]:
    return [str(one) for one in sentences]
