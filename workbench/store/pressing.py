"""A page of figures said in a language, its pictures drawn: what goes into an edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from workbench.charts.drawing import draw
from workbench.charts.shares import shares
from workbench.charts.stages import stages
from workbench.rules.figures.page import Bar, Figure, Page
from workbench.sentences import say
from workbench.store import editions

if TYPE_CHECKING:
    from altair import LayerChart

SHAPES: dict[str, Callable[[pd.DataFrame], LayerChart]] = {"stages": stages, "shares": shares}


@dataclass(frozen=True)
class Press:
    """Says and draws pages; a picture met before is not drawn again."""

    drawn: dict[object, str] = field(default_factory=dict)

    def print_page(self, page: Page, *, state: str, language: str) -> editions.Page:
        """The page as a reader of this language sees it."""
        return editions.Page(
            name=page.name,
            state=state,
            language=language,
            title=say(page.title, language),
            numbers=tuple(
                editions.Number(
                    say(each.title, language),
                    say(each.value, language),
                    say(each.definition, language),
                )
                for each in page.numbers
            ),
            figures=tuple(self._figure(each, page.name, language) for each in page.figures),
            hidden=say(page.hidden, language),
        )

    def _figure(self, figure: Figure, name: str, language: str) -> editions.Figure:
        table = figure.table
        return editions.Figure(
            finding=say(figure.finding, language),
            svg=self._picture(figure, name, language) if figure.bars else "",
            table=editions.Table(
                caption=say(table.caption, language),
                header=tuple(say(each, language) for each in table.header),
                rows=tuple(tuple(say(each, language) for each in row) for row in table.rows),
            ),
        )

    def _picture(self, figure: Figure, name: str, language: str) -> str:
        lines = tuple(_spoken(bar, language) for bar in figure.bars)
        title = say(figure.table.caption, language)
        finding = say(figure.finding, language)
        key = (figure.shape, str(lines), title, finding)
        if key not in self.drawn:
            frame = pd.DataFrame([vars(line) for line in lines])
            self.drawn[key] = draw(
                SHAPES[figure.shape](frame), title=title, description=finding, name=f"chart-{name}"
            )
        return self.drawn[key]


@dataclass(frozen=True)
class _Line:
    label: str
    value: float
    whole: float
    text: str
    is_marked: bool


def _spoken(bar: Bar, language: str) -> _Line:
    return _Line(
        label=say(bar.label, language),
        value=bar.value,
        whole=bar.whole,
        text=say(bar.text, language),
        is_marked=bar.is_marked,
    )
