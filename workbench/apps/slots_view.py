"""The slot planner on the screen: what is asked on the left, the week and its price right."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import ipywidgets as widgets
import pandas as pd
from markupsafe import Markup

from workbench.apps.clash_part import ClashPart
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, row, sentences_of_the_day, show
from workbench.apps.slots import SlotsDesk
from workbench.apps.slots_fields import AskedFields
from workbench.apps.week_table import SHADES, Figure, WeekTable
from workbench.rules import slot_words
from workbench.rules.presence import Standing
from workbench.rules.sessions import EVERYONE
from workbench.sentences import Several, sentence, sentences
from workbench.views import slots as views
from workbench.vocabulary import Slot

MOST_NAMES = 5


class SlotsScreen(Screen):
    """Which weekly slots keep most women in, who is lost by each, and what another would cost."""

    desk: SlotsDesk
    title = sentence("Weekly sessions")
    help_lines = (
        sentence("Say how many sessions a week, and tick when trainers come; then propose."),
        sentence("Tick other slots in the week by hand: who is lost is said at once, by name."),
        sentence(
            "A woman is kept when she can come to all her sessions for certain. What she did not "
            "say is asked, and never counts as a no."
        ),
        sentence("Who needs childcare is not kept by a slot in which nobody looks after children."),
        sentence("Nothing is kept with the cohort before you use the sessions, with a reason."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """What is asked of the week, and what it is for."""
        self.add_class("wb-slots")
        self.fields = AskedFields(self)
        return self.fields.pieces

    def right(self) -> Sequence[widgets.Widget]:
        """The week, who is lost by each session, what another slot would change."""
        desk = self.desk
        self.clash = ClashPart(self, desk.apply_way)
        self.week = WeekTable()
        self.on_value(self.week, desk.choose, name="ticked")
        self.legend, self.worth, self.calendar = block("wb-quiet"), block(), block()
        self.lost, self.people, self.mentors = block(), block(), block()
        self.grid = Grid(searchable=False)
        self.on_value(self.grid, desk.select, name="selected")
        self.swap, self.more = widgets.Button(), widgets.Button()
        self.on_click(self.swap, desk.change)
        self.on_click(self.more, desk.turn_changes)
        seen = (self.worth, self.week, self.legend, self.calendar, self.lost, self.people)
        return (self.clash.box, *seen, self.grid, row(self.swap, self.more), self.mentors)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason kept with the sessions."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Propose, try, use, take back."""
        desk = self.desk
        return (
            Action(sentence("Propose"), desk.propose, tuple),
            Action(sentence("Try in the plan"), desk.try_in_plan, tuple),
            Action(
                sentence("Use these sessions"), desk.use, lambda: desk.blockers, is_primary=True
            ),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        is_empty = desk.seen is None
        for part in (self.sides, self.foot):
            part.layout.display = "none" if is_empty else None
        show(self.day, sentences_of_the_day(desk.day(), language))
        if is_empty:
            return
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        self.fields.draw()
        self.clash.draw(desk.draft.clash, language)
        self._draw_week()
        self._draw_changes()
        self._draw_people()
        self._draw_calendar()

    def _draw_week(self) -> None:
        desk, sessions = self.desk, self.desk.draft.sessions
        self._figures = desk.seen.slots_of(desk.group)
        women = int(self._figures.iloc[0].sum())
        self._women = max(1, women)
        whom = slot_words.of_whom(desk.group)
        self.week.fill(
            sessions.of(desk.group),
            caption=self.say(sentence("Sessions of the week: {group}", group=whom)),
            mark=sentence("chosen"),
            language=desk.language,
            figure=self._figure,
        )
        said = sentence("The number: how many of {count} can come for certain.", count=women)
        show(self.legend, Markup("<p>{}</p>").format(self.say(said)))
        seen, is_as_asked = desk.seen, not desk.seen.against
        said = views.worth(seen.week, seen.best, desk.language, is_as_asked=is_as_asked)
        show(self.worth, said)

    def _figure(self, slot: Slot) -> Figure:
        counts = self._figures.loc[str(slot)]
        can, wanted = int(counts["can"]), self.desk.wanted
        lines: list[object] = []
        if counts["to_ask"]:
            lines.append(sentences("{count} to ask", "{count} to ask", int(counts["to_ask"])))
        if slot not in wanted.taught(self.desk.group):
            lines.append(sentence("no trainer"))
        if slot not in wanted.held(self.desk.group):
            lines.append(sentence("room too small"))
        if self.desk.group != EVERYONE and slot in self.desk.draft.sessions.everyone:
            lines.append(sentence("everyone’s session"))
        return Figure(str(can), tuple(lines), -(-can * SHADES // self._women))

    def _draw_changes(self) -> None:
        desk = self.desk
        self.more.description = self.say(
            sentence("The best changes only") if desk.is_all else sentence("Every change")
        )
        self.swap.description = self.say(sentence("Make this change"))
        self.swap.disabled = bool(desk.against_changing())
        listed = desk.seen.changes_of if desk.is_all else desk.seen.best_changes
        self.grid.fill(
            listed(desk.group),
            self._cells,
            columns=[
                Column(self.say(sentence("Change"))),
                Column(self.say(sentence("Kept")), "number"),
                Column(self.say(sentence("Lost")), "minor"),
                Column(self.say(sentence("Who comes back, who is lost"))),
            ],
            caption=self.say(sentence("What another slot would change")),
            language=desk.language,
            selected=desk.selected,
        )

    def _cells(self, change: int) -> Sequence[Cell]:
        found = self.desk.seen.changes.loc[change]
        lost = int(found["lost"])
        return (
            self.say(slot_words.change(found)),
            _signed(int(found["kept"])),
            (_signed(lost), "look" if lost > 0 else ""),
            self._who(found),
        )

    def _who(self, found: pd.Series) -> str:
        said = []
        if found["gained"]:
            said.append(sentence("Back: {names}.", names=self._few(found["gained"])))
        if found["gone"]:
            said.append(sentence("Lost: {names}.", names=self._few(found["gone"])))
        if not found["has_trainer"]:
            said.append(sentence("No trainer then."))
        if not found["has_room"]:
            said.append(sentence("No room large enough then."))
        return " ".join(self.say(each) for each in said)

    def _few(self, those: Sequence[int]) -> Several:
        return slot_words.few([self.desk.seen.names[one] for one in those], most=MOST_NAMES)

    def _draw_people(self) -> None:
        desk, seen = self.desk, self.desk.seen
        names = views.Names(desk.language, seen.names)
        sessions, wanted = desk.draft.sessions, desk.wanted
        groups = slot_words.groups_of(sessions, wanted)
        held = [(group, slot) for group in groups for slot in sessions.of(group)]
        show(self.lost, views.lost_by_session(seen.lost_by, held, names))

        def why(one: int) -> object:
            if seen.week.standing.at[one] == Standing.KEPT:
                return ""
            return slot_words.why(seen.of, sessions, wanted, application=one)

        show(self.people, views.people(seen.week, names, why=why))
        show(self.mentors, views.mentors(seen.mentors, names))

    def _draw_calendar(self) -> None:
        desk = self.desk
        sessions = desk.draft.sessions
        if not sessions.everyone and not any(sessions.tracks.values()):
            return show(self.calendar, Markup(""))
        content = base64.b64encode(desk.calendar()).decode()
        href = f"data:text/calendar;charset=utf-8;base64,{content}"
        return show(self.calendar, views.download(href, "sessions.ics", desk.language))


def _signed(change: int) -> str:
    return f"{change:+d}" if change else "0"
