"""A field for a whole number that may be left empty: empty asks for nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import ipywidgets as widgets

from workbench.errors import WorkbenchError
from workbench.sentences import Sentence, sentence

if TYPE_CHECKING:
    from workbench.apps.layout import Screen

MOST = 1_000_000


class NumberField:
    """One number of a desk, handed to a verb when it is whole; None when it is emptied."""

    def __init__(self, screen: Screen, act: Callable[[int | None], None]) -> None:
        """Make the field on a screen."""
        self._screen, self._act = screen, act
        self.box = widgets.Text(continuous_update=False)
        self.box.add_class("wb-small").add_class("wb-whole")
        screen.on_value(self.box, self._heard)

    def draw(self, value: int | None, title: str, *, empty: str = "") -> None:
        """Show the number under its title; `empty` says what an empty field means."""
        self.box.description, self.box.placeholder = title, empty
        self.box.value = "" if value is None else str(value)

    def _heard(self, text: str) -> None:
        try:
            number = whole(text)
        except WorkbenchError as error:
            self._screen.desk.error = error.message
            self._screen.redraw()
        else:
            self._act(number)


def whole(text: str) -> int | None:
    """The whole number written, None when nothing is."""
    written = text.strip().replace(" ", "").replace("\u202f", "")
    if not written:
        return None
    if not written.isdecimal() or int(written) > MOST:
        raise WorkbenchError(_not_whole(text), code="not_whole")
    return int(written)


def _not_whole(text: str) -> Sentence:
    return sentence(
        "“{text}” is not a whole number. Nothing was changed: write a number, or nothing at all.",
        text=text,
    )
