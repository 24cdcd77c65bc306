"""Demands that do not go together, named, with a button for each way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.layout import Screen
from workbench.apps.parts import block, boxed, row, show
from workbench.errors import Impossible
from workbench.sentences import say, sentence

MOST_WAYS = 5


class ClashPart:
    """What clashes and the ways out, cheapest first; nothing at all when everything goes."""

    def __init__(self, screen: Screen, take: Callable[[int], None]) -> None:
        """Make the buttons once; `take` is called with the place of the way pressed."""
        self._said = block()
        self.buttons = tuple(widgets.Button() for _ in range(MOST_WAYS))
        for place, button in enumerate(self.buttons):
            button.add_class("wb-plain")
            screen.on_click(button, partial(take, place))
        self.box = boxed(widgets.VBox, [self._said, row(*self.buttons)], "wb-clash")

    def draw(self, clash: Impossible | None, language: str) -> None:
        """Show a clash, or nothing."""
        self.box.layout.display = "none" if clash is None else ""
        if clash is None:
            return
        title = say(sentence("These demands do not go together"), language)
        said = say(clash.message, language)
        show(self._said, Markup("<h3>{}</h3><p>{}</p>").format(title, said))
        for place, button in enumerate(self.buttons):
            is_offered = place < len(clash.ways)
            button.layout.display = "" if is_offered else "none"
            if is_offered:
                button.description = say(clash.ways[place].said, language)
