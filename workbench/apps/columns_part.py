"""The second step of an import: what every column is taken for, to be looked at and amended."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps import amending, column_words
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.intake import IntakeDesk
from workbench.apps.layout import Screen
from workbench.apps.parts import block, boxed, card, row, show, stack
from workbench.sentences import sentence


class ColumnsPart:
    """The columns on the left, the one looked at on the right, then what can be done with all."""

    def __init__(self, screen: Screen, desk: IntakeDesk) -> None:
        """Make the widgets once; `draw` sets every word and value."""
        self.screen, self.desk = screen, desk
        self.summary, self.about, self.examples = block(), block(), block()
        self.turn, self.undo, self.accept = (widgets.Button() for _ in range(3))
        self.target, self.option, self.dates, self.word, self.meaning = (
            widgets.Dropdown() for _ in range(5)
        )
        self.name, self.why = (widgets.Text(continuous_update=False) for _ in range(2))
        self.save = widgets.Button()
        self.grid = Grid(searchable=False)
        self._listen()
        fields = (self.target, self.option, self.dates, self.examples, self.word, self.meaning)
        self.card = card(self.about, *fields, self.accept)
        sides = boxed(widgets.GridBox, [stack(self.grid), stack(self.card)], "wb-sides")
        saving = boxed(widgets.HBox, [self.name, self.why, self.save, self.undo], "wb-row")
        self.amending = boxed(widgets.VBox, [sides, saving], "wb-columns")
        self.box = stack(self.summary, row(self.turn), self.amending)

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk = self.desk
        is_shown = desk.arrival is not None and desk.is_amending
        self.turn.layout.display = "none" if desk.arrival is None else ""
        self.amending.layout.display = "" if is_shown else "none"
        show(self.summary, column_words.summary(desk.arrival, desk.language))
        words = sentence("Put the columns away") if is_shown else sentence("Look at the columns")
        self.turn.description = self.screen.say(words)
        self._draw_saving()
        if is_shown:
            self._draw_grid()
            self._draw_card()

    def forget(self) -> None:
        """Empty the fields that were typed in."""
        self.name.value = self.why.value = ""

    def _listen(self) -> None:
        screen, desk = self.screen, self.desk
        screen.on_click(self.turn, desk.turn_columns)
        screen.on_click(self.undo, self._undo)
        screen.on_click(self.accept, desk.mean_as_proposed)
        screen.on_click(self.save, lambda: desk.save_mapping(self.name.value, self.why.value))
        screen.on_value(self.grid, desk.look_at, name="selected")
        screen.on_value(self.target, desk.take_for)
        screen.on_value(self.option, desk.take_for_option)
        screen.on_value(self.dates, desk.read_dates)
        screen.on_value(self.word, desk.look_at_word)
        screen.on_value(self.meaning, desk.mean)
        self.grid.on_key(screen.safely(self._key))

    def _key(self, key: str) -> None:
        if key == "Enter":
            self.target.focus()
        elif key == "u":
            self._undo()
        elif key == "?":
            self.screen.turn_help()

    def _undo(self) -> None:
        self.desk.undo()
        self.grid.focus()

    def _draw_saving(self) -> None:
        say = self.screen.say
        self.undo.description = say(sentence("Undo"))
        self.undo.disabled = bool(self.desk.nothing_to_undo())
        self.name.description = say(sentence("Name of this mapping"))
        arrival = self.desk.arrival
        if arrival is not None and arrival.opened.reading.saved and not self.name.value:
            self.name.value = arrival.opened.reading.saved.name
        self.why.description = say(sentence("Why it is saved"))
        self.save.description = say(sentence("Save the mapping"))

    def _draw_grid(self) -> None:
        say = self.screen.say
        arrival = self.desk.arrival
        self.grid.fill(
            range(len(arrival.opened.rows.header)),
            self._cells,
            columns=[
                Column(say(sentence("Column")), "name"),
                Column(say(sentence("Answers, such as")), "who"),
                Column(say(sentence("Taken for"))),
                Column(say(sentence("How sure"))),
            ],
            caption=say(sentence("What each column is taken for")),
            language=self.desk.language,
            selected=self.desk.column,
        )

    def _cells(self, column: int) -> Sequence[Cell]:
        return column_words.cells(self.desk.arrival, column, self.desk.language)

    def _draw_card(self) -> None:
        desk, say = self.desk, self.screen.say
        column = desk.column
        has_column = column is not None
        self.card.layout.display = "" if has_column else "none"
        if not has_column:
            return
        taken = desk.arrival.opened.reading.understanding.taken[column]
        show(self.about, column_words.about(desk.arrival, column, desk.language))
        self.target.description = say(sentence("This column is"))
        _choose(
            self.target,
            column_words.targets(desk.arrival, column, desk.language),
            taken.target or "",
        )
        options = column_words.options(taken, desk.language)
        self.option.description = say(sentence("Which answer"))
        _choose(self.option, options, taken.option or "")
        self._draw_dates(column)
        self._draw_words()

    def _draw_dates(self, column: int) -> None:
        ask, said = (
            amending.ask_of(self.desk.arrival, column),
            amending.order_said(self.desk.arrival.opened, column),
        )
        self.dates.description = self.screen.say(sentence("How its dates are written"))
        options = column_words.orders(ask, said, self.desk.language)
        _choose(self.dates, options, said or "")
        show(self.examples, column_words.asked(ask, self.desk.language))

    def _draw_words(self) -> None:
        desk, say = self.desk, self.screen.say
        words = amending.words_of(desk.arrival, desk.column)
        at = min(desk.word, len(words) - 1)
        self.word.description = say(sentence("A word that is none of the choices"))
        _choose(self.word, column_words.words(words, desk.language), max(at, 0))
        self.meaning.description = say(sentence("What it means"))
        each = words[at] if words else None
        _choose(
            self.meaning,
            column_words.meanings(each, desk.language),
            amending.code_said(desk.arrival.opened, each),
        )
        proposed = [each for each in words if each.count and each.proposed is not None]
        self.accept.layout.display = "" if proposed else "none"
        self.accept.description = say(column_words.proposals(len(proposed)))


def _choose(field: widgets.Dropdown, options: Sequence[tuple[str, object]], value: object) -> None:
    """Offer these options with this one chosen; a field with nothing to choose is put away."""
    field.layout.display = "" if options else "none"
    field.options = options
    field.value = value if options else None
