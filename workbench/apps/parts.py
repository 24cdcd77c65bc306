"""The few pieces that screens are made of; text reaches a screen only as escaped `Markup`."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.sentences import Sentence, say


def block(*classes: str) -> widgets.HTML:
    """An empty piece of the screen, to be filled with `show`."""
    made = widgets.HTML()
    for name in classes:
        made.add_class(name)
    return made


def show(piece: widgets.HTML, markup: Markup) -> None:
    """Put escaped markup on the screen; plain text is refused, so that no answer runs as code."""
    if not isinstance(markup, Markup):
        raise TypeError("a piece of a screen takes Markup only: names and answers must be escaped")
    piece.value = str(markup)


def sentences_of_the_day(said: Sequence[Sentence], language: str) -> Markup:
    """Short sentences side by side, under the head of a desk."""
    each = Markup("").join(Markup("<span>{}</span>").format(say(one, language)) for one in said)
    return Markup('<div class="wb-day">{}</div>').format(each)


def row(*children: widgets.Widget) -> widgets.HBox:
    """Things side by side, that go to the next line where there is no room."""
    return boxed(widgets.HBox, children, "wb-row")


def stack(*children: widgets.Widget) -> widgets.VBox:
    """Things one under the other."""
    return boxed(widgets.VBox, children, "wb-stack")


def card(*children: widgets.Widget) -> widgets.VBox:
    """Things that belong to the one chosen, in a frame."""
    return boxed(widgets.VBox, children, "wb-card")


def boxed(kind: type[widgets.Box], children: Sequence[widgets.Widget], name: str) -> widgets.Box:
    """A box with a name the stylesheet knows."""
    made = kind(list(children))
    made.add_class(name)
    return made
