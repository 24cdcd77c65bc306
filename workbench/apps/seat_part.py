"""The one chosen at the plan: who she is, why she sits there, and her seat given by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.parts import block, card, row, show, stack
from workbench.sentences import sentence
from workbench.views import applications as people
from workbench.views import seat_card as cards
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.apps.cohort import CohortDesk
    from workbench.apps.layout import Screen
    from workbench.rules.seat_card import SeatCard

BY_RULE, OUT, NOBODY = "", "out", 0
MOST_CHANGES = 4


class SeatPart:
    """The card of a person: read why, give her a seat, change places, say the reason."""

    def __init__(self, screen: Screen) -> None:
        """Make its fields on a screen of the plan."""
        self.screen = screen
        self.desk: CohortDesk = screen.desk
        self.person, self.choice = block(), widgets.Dropdown()
        self.reason = widgets.Text(continuous_update=False)
        self.other = widgets.Dropdown()
        screen.on_value(self.choice, self._by_hand)
        screen.on_value(self.reason, self.desk.explain_lock)
        screen.on_value(self.other, self._swap)
        self.changes = tuple(widgets.Button() for _ in range(MOST_CHANGES))
        for place, button in enumerate(self.changes):
            button.add_class("wb-plain")
            screen.on_click(button, partial(self.desk.apply_change, place))
        hers = stack(self.person, *self.changes)
        self.box = card(hers, self.choice, self.reason, row(self.other))

    def draw(self) -> None:
        """Show the one chosen."""
        desk, say = self.desk, self.screen.say
        is_chosen = desk.selected is not None
        fields = (self.choice, self.reason, self.other)
        for field in fields:
            field.layout.display = "" if is_chosen else "none"
        if not is_chosen:
            self._draw_changes(None)
            said = say(sentence("Choose a person in the list."))
            return show(self.person, Markup("<p>{}</p>").format(said))
        for field in fields:
            field.disabled = desk.selected in desk.table.choice.enrolled
        self._draw_seat()
        self._draw_swap()
        found = desk.table.choice.applications.loc[desk.selected]
        why, seat = desk.why(), desk.card()
        said = Markup("<p>{}</p>").format(say(why)) if why else Markup("")
        if seat is not None:
            said += cards.seat_card(seat, desk.language)
        self._draw_changes(seat)
        return show(self.person, people.who(found, desk.language) + said)

    def _draw_changes(self, seat: SeatCard | None) -> None:
        """The changes that a button can make, smallest first."""
        offered = [] if seat is None else [each for each in seat.changes if each.demands]
        for place, button in enumerate(self.changes):
            is_offered = place < len(offered)
            button.layout.display = "" if is_offered else "none"
            if is_offered:
                button.description = self.screen.say(offered[place].said)

    def _draw_seat(self) -> None:
        desk, say = self.desk, self.screen.say
        lock = desk.table.draft.demands.locks.get(desk.selected)
        self.choice.description = say(sentence("Her seat"))
        self.choice.options = [
            (say(sentence("as the rule proposes")), BY_RULE),
            *((say(track), str(track)) for track in Track),
            (say(sentence("left out")), OUT),
        ]
        self.choice.value = BY_RULE if lock is None else str(lock.track or OUT)
        self.reason.description = say(sentence("Why by hand"))
        self.reason.value = desk.lock_reason()
        self.reason.layout.display = "none" if lock is None else ""

    def _draw_swap(self) -> None:
        desk, say = self.desk, self.screen.say
        choice, seats = desk.table.choice, desk.table.draft.seats
        self.other.description = say(sentence("Swap with"))
        hers = seats.get(desk.selected)
        others = [
            (self._named(one), one)
            for one in (int(number) for number in choice.applications.index)
            if one not in choice.enrolled and seats.get(one) != hers
        ]
        self.other.options = [(say(sentence("choose a person")), NOBODY), *others]
        self.other.value = NOBODY

    def _named(self, application: int) -> str:
        desk = self.desk
        seat = desk.table.draft.seats.get(application)
        where = self.screen.say(seat if seat else sentence("no seat"))
        return f"{desk.table.choice.name_of(application)} · {where}"

    def _by_hand(self, value: str) -> None:
        if value == BY_RULE:
            self.desk.release()
        elif value == OUT:
            self.desk.leave_out()
        else:
            self.desk.place(Track(value))

    def _swap(self, other: int) -> None:
        if other != NOBODY:
            self.desk.swap(other)
