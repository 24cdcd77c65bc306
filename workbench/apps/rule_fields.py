"""The fields of one gate or criterion in a draft: its points, its settings, and leaving it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args, get_origin

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.parts import block, boxed, row, show
from workbench.rules import setting_words
from workbench.rules.rubric_draft import Entry
from workbench.sentences import Sentence, say, sentence
from workbench.store.rubric_shelf import RuleShelf
from workbench.vocabulary import Word

POINTS = "points"


@dataclass(frozen=True)
class Calls:
    """What the fields of a rule call: a value amended, and the rule left out.

    `hear` and `press` are the screen's own ways of joining a field and a button to a verb.
    """

    hear: Callable[[widgets.Widget, Callable[[Any], None]], None]
    press: Callable[[widgets.Button, Callable[[], None]], None]
    amend: Callable[[str, str, str, object], None]
    remove: Callable[[str, str], None]


class RuleFields:
    """One rule of the draft on the screen; made once, drawn again whenever the draft changes."""

    def __init__(self, kind: str, name: str, *, calls: Calls, shelf: RuleShelf) -> None:
        """Make a field for each setting, as the shelf says what it holds."""
        self.kind, self.name, self._calls = kind, name, calls
        self._title = block()
        self._remove = widgets.Button()
        calls.press(self._remove, partial(calls.remove, kind, name))
        self._fields: dict[str, _Field] = {}
        if kind == shelf.weighed:
            self._fields[POINTS] = self._whole(POINTS)
        for key, setting in shelf.settings_of(kind, name).items():
            found = self._made(key, setting.kind)
            if found is not None:
                self._fields[key] = found
        fields = [field.box for field in self._fields.values()]
        self.box = boxed(widgets.VBox, [row(self._title, self._remove), row(*fields)], "wb-rule")

    def draw(self, entry: Entry, *, title: Sentence, language: str) -> None:
        """Show the rule as the draft has it."""
        said = say(title, language)
        show(self._title, Markup("<strong>{}</strong>").format(said))
        self._remove.description = say(sentence("Leave out"), language)
        self._remove.tooltip = said
        for key, field in self._fields.items():
            words = sentence("Points") if key == POINTS else setting_words.title(self.name, key)
            field.draw(entry.get(key), say(words, language), language)

    def _made(self, key: str, kind: object) -> _Field | None:
        if get_origin(kind) is tuple:
            return self._several(key, get_args(kind)[0])
        if isinstance(kind, type) and issubclass(kind, Word):
            return self._one_of(key, kind)
        return self._whole(key) if kind is int else None

    def _whole(self, key: str) -> _Field:
        field = widgets.IntText()
        field.add_class("wb-small")
        self._calls.hear(field, partial(self._calls.amend, self.kind, self.name, key))

        def draw(value: object, title: str, _language: str) -> None:
            field.description = title
            field.value = value if isinstance(value, int) else 0

        return _Field(field, draw)

    def _one_of(self, key: str, words: type[Word]) -> _Field:
        field = widgets.Dropdown(options=[(each.value, each.value) for each in words])
        field.add_class("wb-small")
        self._calls.hear(field, partial(self._calls.amend, self.kind, self.name, key))

        def draw(value: object, title: str, language: str) -> None:
            field.description = title
            field.options = [(say(each, language), each.value) for each in words]
            field.value = value

        return _Field(field, draw)

    def _several(self, key: str, words: type[Word]) -> _Field:
        """A box to tick for each word, under the words of the setting."""
        title = block("wb-quiet")
        ticks = {each.value: widgets.Checkbox(indent=False) for each in words}

        def amended(_: object) -> None:
            chosen = [code for code, tick in ticks.items() if tick.value]
            self._calls.amend(self.kind, self.name, key, chosen)

        for tick in ticks.values():
            self._calls.hear(tick, amended)

        def draw(value: object, heading: str, language: str) -> None:
            show(title, Markup("{}").format(heading))
            for code, tick in ticks.items():
                tick.description = say(words(code), language)
                tick.value = isinstance(value, list) and code in value

        box = boxed(widgets.VBox, [title, row(*ticks.values())], "wb-ticks")
        return _Field(box, draw)


@dataclass(frozen=True)
class _Field:
    """A field with how it is drawn: its value, its title, the language."""

    box: widgets.Widget
    draw: Callable[[object, str, str], None]
