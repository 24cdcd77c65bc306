"""The demands on the screen: what is asked for on the left, how the seats stand on the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.clash_part import ClashPart
from workbench.apps.demands import DemandsDesk, fares_text
from workbench.apps.layout import Action, Screen
from workbench.apps.number_field import NumberField
from workbench.apps.parts import block, boxed, card, row, sentences_of_the_day, show, stack
from workbench.apps.quota_fields import QuotaFields
from workbench.rules.supports import SUPPORTS
from workbench.sentences import sentence
from workbench.views import composition as views
from workbench.views import seats
from workbench.vocabulary import Slot, Track

NOTHING = ""


class DemandsScreen(Screen):
    """Seats, quotas, supports, households, mentors and sessions; every change is judged at once."""

    desk: DemandsDesk
    title = sentence("Demands")
    help_lines = (
        sentence("Write a number and press Enter; an empty field asks for nothing."),
        sentence("Once a plan is proposed, every change of a demand is planned at once."),
        sentence(
            "A quota of at least so many counts only those who are in the group for certain, "
            "one of at most so many those who may be."
        ),
        sentence("Nothing is kept with the cohort before you save, with a reason."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Everything that can be asked for."""
        desk = self.desk
        self._titles = {name: block() for name in ("seats", "supports", "people", "sessions")}
        self.seats = {
            (track, side): NumberField(self, partial(desk.ask_seats, track, side))
            for track in Track
            for side in ("least", "most")
        }
        self.total = NumberField(self, desk.ask_total)
        self.quotas = QuotaFields(self)
        self.supports = {
            name: NumberField(self, partial(desk.ask_support, name)) for name in SUPPORTS
        }
        self.fares = widgets.Textarea(continuous_update=False, rows=3)
        self.on_value(self.fares, desk.ask_fares)
        self.household = NumberField(self, desk.ask_household)
        self.mentors = NumberField(self, desk.ask_mentors)
        self.reserved = NumberField(self, desk.reserve)
        self.bonus = NumberField(self, desk.give_bonus)
        people = (self.household, self.mentors, self.reserved, self.bonus)
        return (
            self._titles["seats"],
            self._seat_rows(),
            self.quotas.box,
            self._titles["supports"],
            row(*(field.box for field in self.supports.values()), self.fares),
            self._titles["people"],
            row(*(field.box for field in people)),
            self._session_fields(),
        )

    def right(self) -> Sequence[widgets.Widget]:
        """What clashes, and how the seats stand against every demand."""
        self.clash = ClashPart(self, self.desk.apply_way)
        self.standing = block()
        return self.clash.box, card(self.standing)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason kept with the demands."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Propose, save, take back."""
        desk = self.desk
        return (
            Action(sentence("Propose"), desk.propose, tuple),
            Action(sentence("Save the demands"), desk.save, lambda: desk.blockers, is_primary=True),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk = self.desk
        is_empty = desk.table.draft is None
        for part in (self.sides, self.foot):
            part.layout.display = "none" if is_empty else None
        if is_empty:
            return show(
                self.day,
                sentences_of_the_day(
                    (sentence("No cohort yet: import applications first."),), desk.language
                ),
            )
        show(self.day, Markup(""))
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        self._draw_titles()
        self._draw_seats()
        self.quotas.draw()
        self._draw_supports()
        self._draw_people()
        self._draw_sessions()
        self.clash.draw(desk.table.draft.clash, desk.language)
        return show(self.standing, self._standing())

    def _seat_rows(self) -> widgets.Widget:
        self._tracks = {track: block("wb-quota-name") for track in Track}
        rows = [
            row(
                self._tracks[track],
                self.seats[track, "least"].box,
                self.seats[track, "most"].box,
            )
            for track in Track
        ]
        return boxed(widgets.VBox, [*rows, row(self.total.box)], "wb-quotas")

    def _session_fields(self) -> widgets.Widget:
        self.slot = widgets.Dropdown()
        self.on_value(self.slot, self._add_session)
        self._sessions = {slot: widgets.Button() for slot in Slot}
        for slot, button in self._sessions.items():
            self.on_click(button, partial(self.desk.drop_session, slot))
        return stack(self._titles["sessions"], row(self.slot, *self._sessions.values()))

    def _draw_titles(self) -> None:
        titles = {
            "seats": sentence("Seats"),
            "supports": sentence("Supports and travel"),
            "people": sentence("Households, mentors, springboard"),
            "sessions": sentence("Sessions everybody comes to"),
        }
        for name, title in titles.items():
            show(self._titles[name], Markup("<h4>{}</h4>").format(self.say(title)))

    def _draw_seats(self) -> None:
        demands = self.desk.demands
        for track in Track:
            show(self._tracks[track], Markup("<span>{}</span>").format(self.say(track)))
            least, most = self.seats[track, "least"], self.seats[track, "most"]
            least.draw(demands.least.get(track) or None, self.say(sentence("at least")))
            most.draw(demands.seats.get(track, 0), self.say(sentence("at most")))
        title = self.say(sentence("The whole cohort, at most"))
        self.total.draw(demands.total, title, empty=self.say(sentence("as many as the tracks")))

    def _draw_supports(self) -> None:
        demands = self.desk.demands
        for name, field in self.supports.items():
            title = self.say(SUPPORTS[name].title)
            field.draw(demands.supports.get(name), title, empty=self.say(sentence("no limit")))
        self.fares.description = self.say(sentence("Travel by city, euros a line (* any other)"))
        self.fares.value = fares_text(demands)

    def _draw_people(self) -> None:
        demands = self.desk.demands
        self.household.draw(
            demands.household,
            self.say(sentence("At most of one household")),
            empty=self.say(sentence("no rule")),
        )
        self.mentors.draw(
            demands.without_mentor,
            self.say(sentence("Seats without a mentor, at most")),
            empty=self.say(sentence("not looked at")),
        )
        self.reserved.draw(
            demands.reserved, self.say(sentence("Seats reserved for springboard graduates"))
        )
        self.bonus.draw(demands.bonus, self.say(sentence("Points more for each graduate")))

    def _draw_sessions(self) -> None:
        sessions = self.desk.demands.sessions
        self.slot.description = self.say(sentence("Add a session"))
        self.slot.options = [
            (self.say(sentence("choose a slot")), NOTHING),
            *((self.say(slot), str(slot)) for slot in Slot if slot not in sessions),
        ]
        self.slot.value = NOTHING
        for slot, button in self._sessions.items():
            button.layout.display = "" if slot in sessions else "none"
            button.description = f"{self.say(slot)} ✕"
            button.tooltip = self.say(sentence("Leave out"))

    def _add_session(self, slot: str) -> None:
        if slot != NOTHING:
            self.desk.add_session(Slot(slot))

    def _standing(self) -> Markup:
        table, language = self.desk.table, self.desk.language
        return (
            Markup("<h3>{}</h3>").format(self.say(sentence("The plan against the demands")))
            + seats.proof(table.draft.plan, language, is_changed=table.is_changed())
            + views.composition(self.desk.stands(), language)
        )
