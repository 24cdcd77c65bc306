"""The mentoring rubric on the screen: the draft on the left, by name who changes on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.mentoring.rules import PairRulesDesk
from workbench.apps.parts import block, boxed, row, sentences_of_the_day, show, stack
from workbench.apps.rule_fields import Calls, RuleFields
from workbench.rules import rubric_draft as drafts
from workbench.rules.mentoring import rubric_changes
from workbench.rules.rubric_draft import GATE, PART
from workbench.sentences import say, sentence, sentences
from workbench.store.rubric_shelf import of_mentoring
from workbench.views import rules as views

TITLES = {GATE: sentence("Gates"), PART: sentence("Parts of the fit")}
MORE = {GATE: sentence("One more gate"), PART: sentence("One more part")}


class PairRulesScreen(Screen):
    """A draft of the mentoring rubric, and whose mentor it would change."""

    desk: PairRulesDesk
    title = sentence("Rules of mentoring")
    help_lines = (
        sentence("Amend a rule on the left; the right side says at once whose mentor changes."),
        sentence("Try weighs the pairs on the table by the draft, without saving it."),
        sentence("A saved version is a new file; the one before stays. Confirmed pairs stand."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """A card for each gate and part, and what the shelf still has."""
        self._shelf = of_mentoring()
        self._calls = Calls(self.on_value, self.on_click, self.desk.amend, self.desk.remove)
        self._fields: dict[tuple[str, str], RuleFields] = {}
        self.kinds = {kind: self._kind(kind) for kind in (GATE, PART)}
        self.points, self.wishes = block(), widgets.BoundedIntText(min=0, max=100)
        self.on_value(self.wishes, self.desk.wish)
        box = stack(*(each.box for each in self.kinds.values()), row(self.wishes), self.points)
        box.add_class("wb-editor")
        return (box,)

    def right(self) -> Sequence[widgets.Widget]:
        """What the draft changes, who changes, and the versions there are."""
        self.said, self.grid, self.history = block(), Grid(searchable=False), block()
        self.on_value(self.grid, self._select, name="selected")
        return self.said, self.grid, self.history

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason, beside the actions."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Save, try, and the ways back."""
        desk = self.desk
        return (
            Action(
                sentence("Save as a new version"), desk.keep, lambda: desk.blockers, is_primary=True
            ),
            Action(sentence("Try on the board"), desk.try_it, desk.against_trying),
            Action(sentence("Undo"), desk.take_back, desk.nothing_amended, key="u"),
            Action(
                sentence("Back to the saved version"),
                desk.begin_again,
                desk.against_beginning_again,
            ),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        for kind, part in self.kinds.items():
            part.draw(kind)
        self.wishes.description = self.say(sentence("Points for wishes of both sides"))
        wishes = desk.draft.get("wishes", 0)
        self.wishes.value = wishes if isinstance(wishes, int) else 0
        show(self.points, views.lines([self._points_said()], language))
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        self._draw_changes()

    def _kind(self, kind: str) -> _Kind:
        found = _Kind(self)
        self.on_click(found.add, lambda: found.more.value and self.desk.add(kind, found.more.value))
        return found

    def fields_of(self, kind: str, entry: drafts.Entry) -> widgets.Widget:
        """The fields of one gate or part, made once."""
        name = str(entry["name"])
        if (kind, name) not in self._fields:
            self._fields[kind, name] = RuleFields(kind, name, calls=self._calls, shelf=self._shelf)
        fields = self._fields[kind, name]
        title = self._shelf.title_of(kind, entry)
        fields.draw(entry, title=title, language=self.desk.language)
        return fields.box

    def entries(self, kind: str) -> tuple[drafts.Entry, ...]:
        """The gates or parts of the draft with every setting written."""
        return drafts.entries(self._shelf.filled(self.desk.draft), kind)

    def _points_said(self) -> object:
        left = drafts.left_over(self.desk.draft, PART)
        if left > 0:
            return sentences(
                "{count} point of 100 is still to be given.",
                "{count} points of 100 are still to be given.",
                left,
            )
        if left < 0:
            return sentences(
                "{count} point too many: they must add up to 100.",
                "{count} points too many: they must add up to 100.",
                -left,
            )
        return sentence("The points add up to 100.")

    def _draw_changes(self) -> None:
        desk, language = self.desk, self.desk.language
        head = views.heading(sentence("What it changes"), language)
        found = desk.changes
        if desk.mistake is not None:
            said = [sentence("The preview comes back as soon as the draft holds together.")]
        elif found is None or desk.is_saved():
            said = [sentence("Nothing differs from the newest version.")]
        else:
            said = list(rubric_changes.said(found))
        show(self.said, head + views.lines(said, language))
        moved = () if found is None or desk.mistake is not None or desk.is_saved() else found.moved
        self.grid.fill(
            range(len(moved)),
            self._cells,
            columns=[
                Column(self.say(sentence("Fellow")), "name"),
                Column(self.say(sentence("Mentor now"))),
                Column(self.say(sentence("With the draft"))),
            ],
            caption=self.say(sentence("Whose mentor changes")),
            language=language,
            selected=desk.selected,
        )
        self.grid.layout.display = "" if moved else "none"
        title = views.heading(sentence("Versions"), language)
        now = desk.newest.version
        show(self.history, title + views.history(desk.saved_versions, now, language))

    def _cells(self, place: int) -> Sequence[Cell]:
        each, sides = self.desk.changes.moved[place], self.desk.table.sides
        nobody = self.say(sentence("nobody"))
        names = [
            nobody if one is None else sides.mentor_name(one) for one in (each.before, each.after)
        ]
        return sides.fellow_names[each.fellow], *names

    def _select(self, place: int | None) -> None:
        self.desk.selected = place


class _Kind:
    """The gates or the parts of a draft, and one more from the shelf."""

    def __init__(self, screen: PairRulesScreen) -> None:
        self._screen = screen
        self._title, self._rules = block(), boxed(widgets.VBox, [], "wb-rules")
        self.more, self.add = widgets.Dropdown(), widgets.Button()
        self.box = stack(self._title, self._rules, row(self.more, self.add))

    def draw(self, kind: str) -> None:
        """Show what the draft has of this kind."""
        screen, language = self._screen, self._screen.desk.language
        show(self._title, views.heading(TITLES[kind], language))
        rules = tuple(screen.fields_of(kind, entry) for entry in screen.entries(kind))
        if rules != self._rules.children:  # else the field being written loses the focus
            self._rules.children = rules
        chosen = self.more.value
        options = [(say(one.title, language), one.name) for one in screen.desk.offers(kind)]
        self.more.options = options
        names = [name for _, name in options]
        self.more.value = chosen if chosen in names else next(iter(names), None)
        self.more.description = say(MORE[kind], language)
        self.add.description = say(sentence("Add"), language)
        self.add.disabled = not options
