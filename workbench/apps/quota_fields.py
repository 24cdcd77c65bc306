"""The quotas on the screen: the fewest and the most of each, leaving one out, adding one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.number_field import NumberField
from workbench.apps.parts import block, boxed, row, show, stack
from workbench.rules.demand_words import quota_group
from workbench.rules.demands import Quota, Side
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.sentences import sentence
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.apps.demands import DemandsDesk
    from workbench.apps.layout import Screen

EVERYWHERE = ""


class QuotaFields:
    """Every quota of the draft, then the fields for one more."""

    def __init__(self, screen: Screen) -> None:
        """Put the quotas on a screen of the demands."""
        self.screen = screen
        self.desk: DemandsDesk = screen.desk
        self._rows: dict[str, _QuotaRow] = {}
        self._list = boxed(widgets.VBox, (), "wb-quotas")
        self._title = block()
        self.question, self.track = widgets.Dropdown(), widgets.Dropdown()
        self.groups, self.add = widgets.SelectMultiple(rows=5), widgets.Button()
        screen.on_value(self.question, self.desk.count)
        screen.on_click(self.add, self._add)
        chosen = row(self.question, self.groups, self.track, self.add)
        self.box = stack(self._title, self._list, chosen)

    def draw(self) -> None:
        """Show the quotas as the draft has them."""
        say, desk = self.screen.say, self.desk
        show(self._title, Markup("<h4>{}</h4>").format(say(sentence("Quotas"))))
        quotas = desk.demands.quotas
        for quota in quotas:
            if quota.name not in self._rows:
                self._rows[quota.name] = _QuotaRow(self.screen, quota.name)
            self._rows[quota.name].draw(quota)
        self._list.children = tuple(self._rows[quota.name].box for quota in quotas)
        self.question.description = say(sentence("Count an answer"))
        self.question.options = [(_begun(say(each.title)), each.name) for each in _questions()]
        self.question.value = desk.counted
        self.groups.description = say(sentence("Groups counted together"))
        options = [(say(words), group) for group, words in desk.groups()]
        options = options if QUOTA_QUESTIONS[desk.counted].groups else sorted(options)
        if list(self.groups.options) != options:
            self.groups.options = options
        self.track.description = say(sentence("Where"))
        where = self.track.value or EVERYWHERE
        self.track.options = [
            (say(sentence("the whole cohort")), EVERYWHERE),
            *((say(track), str(track)) for track in Track),
        ]
        self.track.value = where
        self.add.description = say(sentence("Add this quota"))

    def _add(self) -> None:
        track = Track(self.track.value) if self.track.value else None
        self.desk.add_quota(tuple(self.groups.value), track)


class _QuotaRow:
    """One quota: whom it counts, its two numbers, and leaving it out."""

    def __init__(self, screen: Screen, name: str) -> None:
        self._screen, self._name = screen, name
        self.desk: DemandsDesk = screen.desk
        self._who, self._drop = block("wb-quota-name"), widgets.Button()
        self.fields = {
            side: NumberField(screen, partial(self._ask, side)) for side in ("least", "most")
        }
        screen.on_click(self._drop, lambda: self.desk.drop_quota(name))
        boxes = [field.box for field in self.fields.values()]
        self.box = boxed(widgets.HBox, [self._who, *boxes, self._drop], "wb-row")
        self.box.add_class("wb-quota")

    def draw(self, quota: Quota) -> None:
        """Show the quota as the draft has it."""
        say = self._screen.say
        group = say(quota_group(quota))
        show(self._who, Markup("<span>{}</span>").format(_begun(group)))
        self.fields["least"].draw(quota.least, say(sentence("at least")))
        self.fields["most"].draw(quota.most, say(sentence("at most")))
        self._drop.description = say(sentence("Leave out"))
        self._drop.tooltip = group

    def _ask(self, side: Side, count: int | None) -> None:
        quota = next(each for each in self.desk.demands.quotas if each.name == self._name)
        self.desk.ask_quota(quota, side, count)


def _questions() -> tuple:
    return tuple(QUOTA_QUESTIONS.values())


def _begun(text: str) -> str:
    """The text with a capital first letter, as a line of its own begins."""
    return text[:1].upper() + text[1:]
