"""The last step of an import: what is agreed to, into which cohort, and the button."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps import intake_steps
from workbench.apps.going_into import NEW, agreement
from workbench.apps.intake import IntakeDesk
from workbench.apps.layout import Screen
from workbench.apps.parts import block, boxed, row, show, stack
from workbench.sentences import sentence
from workbench.store.destinations import NewCohort
from workbench.vocabulary import Programme


class GoingPart:
    """Which cohort, with the name and dates of a new one; a tick where answers are lost."""

    def __init__(self, screen: Screen, desk: IntakeDesk) -> None:
        """Make the widgets once; `draw` sets every word and value."""
        self.screen, self.desk = screen, desk
        self.people, self.against = block(), block()
        self.cohort, self.programme = widgets.Dropdown(), widgets.Dropdown()
        self.name = widgets.Text(continuous_update=False)
        self.days = tuple(widgets.DatePicker() for _ in range(4))
        self.agree = widgets.Checkbox(indent=False)
        self.bring_in = widgets.Button()
        self.bring_in.add_class("wb-primary")
        screen.on_value(self.cohort, desk.go_into)
        screen.on_value(self.agree, desk.agree)
        for field in (self.name, self.programme, *self.days):
            screen.on_value(field, self._plan)
        screen.on_click(self.bring_in, desk.bring_in)
        new = (self.name, self.programme, *self.days)
        self.new = boxed(widgets.HBox, new, "wb-row").add_class("wb-new-cohort")
        imports = row(self.bring_in, self.against)
        self.box = stack(self.people, row(self.cohort), self.new, self.agree, imports)

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, say = self.desk, self.screen.say
        show(self.people, intake_steps.people(desk.arrival, desk.language))
        self._draw_cohort()
        lost = desk.arrival.lost if desk.arrival is not None else 0
        self.agree.layout.display = "" if lost else "none"
        self.agree.description = say(agreement(lost))
        self.agree.value = desk.is_agreed
        against = desk.against_import()
        self.bring_in.description = say(intake_steps.import_words(desk.arrival))
        self.bring_in.disabled = bool(against)
        if against:
            items = Markup("").join(Markup("<li>{}</li>").format(say(one)) for one in against)
            show(self.against, Markup('<ul class="wb-blockers">{}</ul>').format(items))
        else:
            quiet = say(sentence("Nothing is written before this."))
            show(self.against, Markup('<p class="wb-quiet">{}</p>').format(quiet))

    def _draw_cohort(self) -> None:
        desk, say = self.desk, self.screen.say
        going = desk.going
        is_ready = desk.arrival is not None and desk.arrival.prepared is not None
        self.cohort.layout.display = "" if is_ready else "none"
        self.new.layout.display = "" if is_ready and going.chosen == NEW else "none"
        self.cohort.description = say(sentence("Into which cohort"))
        new = say(sentence("a new cohort"))
        self.cohort.options = [*((name, at) for at, name in going.names.items()), (new, NEW)]
        self.cohort.value = going.chosen
        self.name.description = say(sentence("Name of the cohort"))
        self.programme.description = say(sentence("Programme"))
        self.programme.options = [(say(each), str(each)) for each in Programme]
        titles = (
            sentence("Applications open"),
            sentence("Applications close"),
            sentence("It starts"),
            sentence("It ends"),
        )
        for field, title in zip(self.days, titles, strict=True):
            field.description = say(title)
        if going.new is not None:
            self.name.value = going.new.name
            self.programme.value = str(going.new.programme)
            days = (
                going.new.opens_on,
                going.new.closes_on,
                going.new.starts_on,
                going.new.ends_on,
            )
            for field, day in zip(self.days, days, strict=True):
                field.value = day

    def _plan(self, _: Any) -> None:
        """Hand the fields on, once each of them says something."""
        days = [field.value for field in self.days]
        if self.programme.value is not None and all(days):
            self.desk.plan(NewCohort(self.name.value, Programme(self.programme.value), *days))
