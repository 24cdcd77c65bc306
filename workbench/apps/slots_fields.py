"""The fields in which the week is asked for: sessions, trainers, childcare, rooms, hours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps import slots_asked
from workbench.apps.number_field import NumberField
from workbench.apps.parts import block, row, show, stack
from workbench.apps.slots_draft import Counted
from workbench.apps.week_table import WeekTable
from workbench.rules import slot_words
from workbench.rules.sessions import EVERYONE
from workbench.rules.week import Part
from workbench.sentences import sentence
from workbench.vocabulary import Slot, Track

TRAINERS, CHILDCARE, ROOMS, HOURS = "trainers", "childcare", "rooms", "hours"
PARTS = {
    TRAINERS: sentence("When trainers can come"),
    CHILDCARE: sentence("When children are looked after"),
    ROOMS: sentence("How many the rooms hold"),
    HOURS: sentence("Hours, and days without a session"),
}

if TYPE_CHECKING:
    from workbench.apps.slots_view import SlotsScreen


class AskedFields:
    """Everything that can be asked of the week, each field handed to the desk at once."""

    def __init__(self, screen: SlotsScreen) -> None:
        """Make the fields on the screen."""
        self._screen, self._desk = screen, screen.desk
        desk = screen.desk
        self.counted = self._choice(partial(desk.ask, slots_asked.women))
        self.group = self._choice(desk.look_at)
        self.count = NumberField(screen, self._count)
        self.misses = NumberField(screen, partial(desk.ask, slots_asked.misses))
        self.mentors = NumberField(screen, partial(desk.ask, slots_asked.mentor_slots))
        self.stays = widgets.Checkbox(indent=False)
        screen.on_value(self.stays, partial(desk.ask, slots_asked.enrolled))
        self.trainers, self.childcare = WeekTable(), WeekTable()
        screen.on_value(self.trainers, self._trainers, name="ticked")
        screen.on_value(self.childcare, partial(desk.ask, slots_asked.childcare), name="ticked")
        self._room_slot = Slot.MON_AM
        self.room_slot = self._choice(self._look_at_room)
        self.room = NumberField(screen, self._room)
        self.rooms = block("wb-quiet")
        self.hours = {part: self._text(partial(desk.ask, slots_asked.hours, part)) for part in Part}
        self.off = self._text(partial(desk.ask, slots_asked.days_off))
        self._asked, self._part = block(), TRAINERS
        self.part = self._choice(self._look_at_part)
        self._parts: dict[str, widgets.Widget] = {
            TRAINERS: self.trainers,
            CHILDCARE: self.childcare,
            ROOMS: stack(row(self.room_slot, self.room.box), self.rooms),
            HOURS: row(*self.hours.values(), self.off),
        }
        self.pieces = (
            self._asked,
            row(self.counted, self.group, self.count.box),
            row(self.misses.box, self.mentors.box, self.stays),
            self.part,
            *self._parts.values(),
        )

    def draw(self) -> None:
        """Show what is asked, in the language of the desk."""
        draft, say = self._desk.draft, self._screen.say
        show(self._asked, Markup("<h3>{}</h3>").format(say(sentence("What is asked of the week"))))
        self._draw_choices()
        wanted = draft.wanted
        self.count.draw(wanted.count(self._desk.group), say(sentence("Sessions a week")))
        self.misses.draw(wanted.misses, say(sentence("She may miss, a week")))
        self.mentors.draw(draft.mentor_slots, say(sentence("Slots for mentors")))
        self.stays.description = say(sentence("No enrolled fellow may be lost"))
        self.stays.value = draft.stays_enrolled
        self._draw_ticks()
        self._draw_rooms()
        self._draw_hours()
        self._draw_parts()

    def _draw_choices(self) -> None:
        desk, say = self._desk, self._screen.say
        self.counted.description = say(sentence("Women who count"))
        self.counted.options = [(say(each), str(each)) for each in Counted]
        self.counted.value = str(desk.draft.counted)
        self.group.description = say(sentence("Sessions of"))
        groups = (EVERYONE, *(str(track) for track in Track))
        self.group.options = [(say(slot_words.of_whom(each)), each) for each in groups]
        self.group.value = desk.group

    def _draw_ticks(self) -> None:
        desk, say = self._desk, self._screen.say
        wanted, whom = desk.draft.wanted, slot_words.of_whom(desk.group)
        self.trainers.fill(
            wanted.taught(desk.group),
            caption=say(sentence("When a trainer can come: {group}", group=whom)),
            mark=sentence("trainer"),
            language=desk.language,
        )
        self.childcare.fill(
            wanted.childcare,
            caption=say(sentence("When children are at school or looked after")),
            mark=sentence("childcare"),
            language=desk.language,
        )

    def _draw_rooms(self) -> None:
        desk, say = self._desk, self._screen.say
        rooms = desk.draft.wanted.rooms
        self.room_slot.description = say(sentence("Room on"))
        self.room_slot.options = [(say(slot), str(slot)) for slot in Slot]
        self.room_slot.value = str(self._room_slot)
        self.room.draw(
            rooms.get(self._room_slot),
            say(sentence("Places in it")),
            empty=say(sentence("enough for everybody")),
        )
        said = [
            say(sentence("{slot}: room for {count}", slot=slot, count=rooms[slot]))
            for slot in Slot
            if slot in rooms
        ]
        show(self.rooms, Markup("<p>{}</p>").format(" · ".join(said)))

    def _draw_hours(self) -> None:
        desk, say = self._desk, self._screen.say
        for part, field in self.hours.items():
            field.description = say(part)
            field.value = desk.draft.wanted.clock.hours[part].text
        self.off.description = say(sentence("Days without a session"))
        self.off.placeholder = "2027-05-01"
        self.off.value = " ".join(day.isoformat() for day in sorted(desk.draft.off))

    def _draw_parts(self) -> None:
        say = self._screen.say
        self.part.description = say(sentence("What is known of the week"))
        self.part.options = [(say(words), part) for part, words in PARTS.items()]
        self.part.value = self._part
        for part, piece in self._parts.items():
            piece.layout.display = None if part == self._part else "none"

    def _look_at_part(self, part: str) -> None:
        self._part = part
        self._screen.redraw()

    def _choice(self, act: Callable[[str], None]) -> widgets.Dropdown:
        made = widgets.Dropdown()
        self._screen.on_value(made, act)
        return made

    def _text(self, act: Callable[[str], None]) -> widgets.Text:
        made = widgets.Text(continuous_update=False)
        made.add_class("wb-small")
        self._screen.on_value(made, act)
        return made

    def _count(self, count: int | None) -> None:
        self._desk.ask(slots_asked.sessions, self._desk.group, count)

    def _trainers(self, ticked: list[str]) -> None:
        self._desk.ask(slots_asked.trainers, self._desk.group, ticked)

    def _look_at_room(self, slot: str) -> None:
        self._room_slot = Slot(slot)
        self._screen.redraw()

    def _room(self, places: int | None) -> None:
        self._desk.ask(slots_asked.room, self._room_slot, places)
