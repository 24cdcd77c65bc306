"""The table of every desk: a real `<table role="grid">` to pick a row from, by mouse or keyboard.

The whole list stays in Python; the browser is sent one page of it, as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from workbench.sentences import say, sentence

PAGE = 200
"""Rows sent to the browser at a time."""

Cell = str | int | tuple[str, str] | None
"""What a cell says; with "look" (look here) or "quiet" beside it when it is to stand out."""


@dataclass(frozen=True)
class Column:
    """A column: its title, already in the reader's language, and what its cells are.

    `kind` is "text", "name" (whom the row is about, in her own script and direction), "who"
    (somebody else's name), "number" (to the right), or "minor" and "minor-number", which give way
    on a narrow screen.
    """

    title: str
    kind: str = "text"


class Grid(anywidget.AnyWidget):
    """A list of rows to pick from; `selected` is the id of the row picked.

    `typed` is what stood in the desk's field when a key was pressed last.
    """

    _esm = Path(__file__).with_name("grid.js")
    _css = Path(__file__).with_name("grid.css")
    columns = traitlets.List().tag(sync=True)
    page_rows = traitlets.List().tag(sync=True)
    selected = traitlets.Int(None, allow_none=True).tag(sync=True)
    page = traitlets.Int(0).tag(sync=True)
    pages = traitlets.Int(1).tag(sync=True)
    query = traitlets.Unicode("").tag(sync=True)
    searchable = traitlets.Bool(True).tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: object) -> None:
        """An empty grid; `fill` gives it its rows."""
        self._ids: list[int] = []
        self.typed: str | None = None
        self._cells: Callable[[int], Sequence[Cell]] = lambda _: ()
        self._language = "en"
        super().__init__(**traits)
        self.on_msg(self._heard)
        self._on_key: Callable[[str], None] = lambda _: None
        self.observe(lambda _: self._send_page(), "page")

    def fill(
        self,
        ids: Sequence[int],
        cells: Callable[[int], Sequence[Cell]],
        *,
        columns: Sequence[Column],
        caption: str,
        language: str,
        selected: int | None,
    ) -> None:
        """Show the rows with these ids; `cells` gives the cells of one when its page is shown."""
        self._ids, self._cells, self._language = [int(one) for one in ids], cells, language
        with self.hold_sync():
            self.pages = max(1, -(-len(self._ids) // PAGE))
            self.columns = [asdict(column) for column in columns]
            self.caption = caption
            self.selected = selected
            self.page = self._page_of(selected)
            self._send_page()

    def focus(self) -> None:
        """Put the keyboard on the row picked."""
        self.send({"kind": "focus"})

    def on_key(self, act: Callable[[str], None]) -> None:
        """Call `act` with a key pressed on a row: 1 to 4, u, ? or Enter."""
        self._on_key = act

    def _page_of(self, selected: int | None) -> int:
        if selected in self._ids:
            return self._ids.index(selected) // PAGE
        return min(self.page, self.pages - 1)

    def _send_page(self) -> None:
        shown = self._ids[self.page * PAGE : (self.page + 1) * PAGE]
        self.page_rows = [[one, *self._cells(one)] for one in shown]
        self.words = self._said(len(shown))

    def _said(self, shown: int) -> dict[str, str]:
        first = self.page * PAGE + 1
        words = {
            "search": sentence("Search"),
            "empty": sentence("Nobody here with this choice."),
            "before": sentence("Previous page"),
            "after": sentence("Next page"),
            "place": sentence(
                "{first} to {last} of {all}",
                first=first,
                last=first + shown - 1,
                all=len(self._ids),
            ),
        }
        return {key: say(value, self._language) for key, value in words.items()}

    def _heard(self, _widget: object, content: dict[str, Any], _buffers: object) -> None:
        """Act on a key where it was pressed; what was picked or typed may arrive after it."""
        if content.get("kind") != "key":
            return
        row = content.get("row", self.selected)
        if row is not None and row not in self._ids:
            return  # pressed on somebody who has left the list meanwhile: never on the next one
        self.typed, self.selected = content.get("typed"), row
        self._on_key(str(content.get("key", "")))
