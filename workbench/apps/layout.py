"""The frame that every desk has, so that learning one is learning all.

Head (title, cohort, who saved, language, help), the sentence of the day, the list on the left
and the one chosen on the right, then what stands in the way in words and the actions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.desk import Desk, crash_sentence
from workbench.apps.grid import Grid
from workbench.apps.parts import block, boxed, row, show, stack
from workbench.apps.status import Status
from workbench.sentences import LANGUAGES, Sentence, say, sentence
from workbench.vocabulary import Word


@dataclass(frozen=True)
class Action:
    """A button of the foot: its words, the verb it calls, and what stands in its way."""

    words: Sentence | Word
    act: Callable[[], None]
    blockers: Callable[[], Sequence[Sentence]]
    key: str = ""
    is_primary: bool = False


class Screen(widgets.VBox):
    """What a person sees of a desk; a desk of ours fills the two sides and names its actions.

    A child gives `title` and `help_lines`, makes its widgets in `left` and `right`, names its
    `actions`, and sets every word and value in `draw`.
    """

    title: Sentence
    help_lines: tuple[Sentence, ...] = ()
    cohort: widgets.Dropdown | None = None

    def __init__(self, desk: Desk) -> None:
        """Make the widgets once; they are drawn again whenever the desk changed."""
        self.desk = desk
        self._makers()
        self._body = self.body()
        super().__init__(self._body)
        self.add_class("wb-desk")
        desk.observe(self._changed, ["changed", "blockers"])
        desk.observe(lambda _: self._draw_status(), ["notice", "error"])  # progress is said at once
        self.redraw()

    def body(self) -> tuple[widgets.Widget, ...]:
        """The pieces of the frame, from top to bottom."""
        return (self.head, self.day, self.sides, self.status, self.foot)

    def left(self) -> Sequence[widgets.Widget]:
        """The list side."""
        return ()

    def right(self) -> Sequence[widgets.Widget]:
        """The side of the one chosen."""
        return ()

    def in_head(self) -> Sequence[widgets.Widget]:
        """What stands in the head beside the title: most often the choice of a cohort."""
        return ()

    def choice_of_cohort(self) -> widgets.Dropdown:
        """The choice of a cohort, for the head; what it says is drawn with the frame."""
        self.cohort = widgets.Dropdown()
        self.on_value(self.cohort, self.desk.open)
        return self.cohort

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The fields that go with the actions: a reason, say."""
        return ()

    def actions(self) -> Sequence[Action]:
        """The buttons of the foot, from left to right."""
        return ()

    def draw(self) -> None:
        """Set every word and every value from the desk."""

    def say(self, what: object) -> str:
        """The words in the desk's language."""
        return say(what, self.desk.language)

    def safely(self, act: Callable[..., Any]) -> Callable[..., None]:
        """Wrap what a click calls: a bug is logged and said, never swallowed."""

        @wraps(act)
        def guarded(*args: Any, **named: Any) -> None:
            try:
                act(*args, **named)
            except Exception as crash:
                self.desk.error = crash_sentence(getattr(act, "__qualname__", "a click"), crash)
                self._draw_status()

        return guarded

    def on_click(self, button: widgets.Button, act: Callable[[], None]) -> None:
        """Let a button call a verb."""
        button.on_click(self.safely(lambda _: act()))

    def on_value(
        self, field: widgets.Widget, act: Callable[[Any], None], *, name: str = "value"
    ) -> None:
        """Let a field hand its value to a verb; what `draw` itself sets is not handed on."""

        def heard(change: dict[str, Any]) -> None:
            if not self._is_drawing:
                act(change["new"])

        field.observe(self.safely(heard), name)

    def listen(self, grid: Grid, *, enter: widgets.DOMWidget) -> None:
        """Let keys pressed on a row act: ? for help, those of the actions, Enter to a field.

        The field also has the focus when something stands in the way of an action.
        """

        def heard(key: str) -> None:
            self.catch_up(grid, enter)
            if key == "?":
                self.turn_help()
                grid.focus()
            elif key == "Enter" or (self._press(key) and self.desk.error):
                enter.focus()

        grid.on_key(self.safely(heard))

    def catch_up(self, grid: Grid, field: widgets.DOMWidget) -> None:
        """Take over what was typed in a field before a key, which may have come first."""
        if isinstance(field, widgets.Text) and grid.typed is not None:
            field.value = grid.typed

    def _press(self, key: str) -> bool:
        """Do the action of a key, as its button would; say whether there is one.

        What stands in its way is said by the verb itself.
        """
        found = [action for action in self._actions if action.key == key]
        for action in found:
            action.act()
        return bool(found)

    def turn_help(self) -> None:
        """Show the help under the head, or take it away."""
        is_shown = self._help in self.children
        rest = self._body[1:]
        self.children = self._body if is_shown else (self._body[0], self._help, *rest)

    def redraw(self) -> None:
        """Say everything again, from the desk."""
        self._is_drawing = True
        try:
            self.draw()
            self._draw_frame()
        except Exception as crash:
            self.desk.error = crash_sentence("draw", crash)
        finally:
            self._is_drawing = False
        self._draw_status()

    def draw_actions(self) -> None:
        """Switch the buttons on or off and say in words what stands in their way."""
        for action, button in zip(self._actions, self.buttons, strict=True):
            words = self.say(action.words)
            button.description = f"{action.key} {words}" if action.key.isdigit() else words
            button.disabled = bool(action.blockers())
        said = (Markup("<li>{}</li>").format(self.say(one)) for one in self.desk.blockers)
        show(self.blockers, Markup('<ul class="wb-blockers">{}</ul>').format(Markup("").join(said)))

    def _makers(self) -> None:
        self._is_drawing = False
        self._title, self._saved, self.day = block(), block("wb-quiet"), block()
        self._help, self.blockers, self.status = block("wb-help"), block(), Status()
        self.switch = widgets.ToggleButtons(
            options=[(code.upper(), code) for code in reversed(LANGUAGES)], value=self.desk.language
        )
        self._help_button = widgets.Button()
        self.on_value(self.switch, self.desk.speak)
        self.on_click(self._help_button, self.turn_help)
        tools = row(*self.in_head(), self._saved, self.switch, self._help_button)
        self.head = boxed(widgets.HBox, [self._title, tools], "wb-head")
        sides = [stack(*side) for side in (self.left(), self.right()) if side]
        self.sides = boxed(widgets.GridBox, sides, "wb-sides")
        self._actions = tuple(self.actions())
        self.buttons = tuple(widgets.Button() for _ in self._actions)
        for action, button in zip(self._actions, self.buttons, strict=True):
            self.on_click(button, action.act)
            button.add_class("wb-primary" if action.is_primary else "wb-plain")
        fields = [*self.in_foot(), self.blockers]
        self.foot = boxed(widgets.HBox, [stack(*fields), row(*self.buttons)], "wb-foot")

    def _changed(self, change: dict[str, Any]) -> None:
        if change["name"] == "changed":
            self.redraw()
        else:
            self.safely(self.draw_actions)()

    def _draw_cohort(self) -> None:
        desk = self.desk
        self.cohort.description = self.say(sentence("Cohort"))
        self.cohort.options = [(row["name"], int(at)) for at, row in desk.cohorts.iterrows()]
        self.cohort.value = desk.cohort

    def _draw_frame(self) -> None:
        if self.cohort is not None:
            self._draw_cohort()
        self.switch.value = self.desk.language
        self._help_button.description = self.say(sentence("? Help"))
        show(self._title, Markup("<h2>{}</h2>").format(self.say(self.title)))
        show(self._saved, Markup("{}").format(self.say(self.desk.saved) if self.desk.saved else ""))
        lines = Markup("").join(
            Markup("<li>{}</li>").format(self.say(one)) for one in self.help_lines
        )
        show(self._help, Markup("<ul>{}</ul>").format(lines))
        self.draw_actions()

    def _draw_status(self) -> None:
        desk = self.desk
        self.status.language, self.status.title = desk.language, self.say(self.title)
        self.status.notice = self.say(desk.notice) if desk.notice else ""
        self.status.error = self.say(desk.error) if desk.error else ""
