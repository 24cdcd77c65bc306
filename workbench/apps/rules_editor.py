"""The draft of a rubric as fields: pass mark, gates, criteria, and what the shelf still has."""

from __future__ import annotations

import ipywidgets as widgets

from workbench.apps.parts import block, boxed, row, show, stack
from workbench.apps.rule_fields import Calls, RuleFields
from workbench.apps.rules_desk import RulesDesk
from workbench.rules import rubric_draft as drafts
from workbench.rules.rubric_draft import CRITERION, GATE
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.store.rubric_shelf import of_programmes
from workbench.views import rules as views


class RulesEditor:
    """Fields that follow the draft: one is made for a new rule, and goes with it."""

    def __init__(self, desk: RulesDesk, *, calls: Calls) -> None:
        """Make what stands whatever the draft holds."""
        self._desk, self._calls, self._shelf = desk, calls, of_programmes()
        self._rules: dict[tuple[str, str], RuleFields] = {}
        self.mark = widgets.BoundedIntText(min=0, max=100)
        calls.hear(self.mark, desk.draw_line)
        self._kinds = {kind: _Kind(kind, desk, calls) for kind in (GATE, CRITERION)}
        self._points, self.share = block(), widgets.Button()
        calls.press(self.share, desk.share)
        self.box = stack(
            self._kinds[GATE].box,
            self._kinds[CRITERION].box,
            row(self._points, self.share),
            row(self.mark),
        )
        self.box.add_class("wb-editor")

    def draw(self) -> None:
        """Show the draft."""
        desk, language = self._desk, self._desk.language
        for kind, part in self._kinds.items():
            found = drafts.entries(self._shelf.filled(desk.draft), kind)
            part.draw([self._rule(kind, entry, language) for entry in found])
        self.mark.description = say(sentence("Pass mark of 100 (0: no line)"), language)
        mark = desk.draft.get("pass_mark", 0)
        self.mark.value = mark if isinstance(mark, int) else 0
        self.share.description = say(sentence("Share the rest in proportion"), language)
        self.share.disabled = bool(desk.against_sharing())
        show(self._points, views.lines([_points_said(desk)], language))

    def _rule(self, kind: str, entry: drafts.Entry, language: str) -> widgets.Widget:
        name = str(entry["name"])
        if (kind, name) not in self._rules:
            self._rules[kind, name] = RuleFields(kind, name, calls=self._calls, shelf=self._shelf)
        fields = self._rules[kind, name]
        fields.draw(entry, title=self._shelf.title_of(kind, entry), language=language)
        return fields.box


class _Kind:
    """The gates or the criteria of a draft, and one more from the shelf."""

    def __init__(self, kind: str, desk: RulesDesk, calls: Calls) -> None:
        self._kind, self._desk = kind, desk
        self._title, self._rules = block(), boxed(widgets.VBox, [], "wb-rules")
        self.more, self.add = widgets.Dropdown(), widgets.Button()
        calls.press(self.add, self._added)
        self.box = stack(self._title, self._rules, row(self.more, self.add))

    def draw(self, rules: list[widgets.Widget]) -> None:
        language = self._desk.language
        show(self._title, views.heading(_TITLES[self._kind], language))
        if tuple(rules) != self._rules.children:  # else the field being written loses the focus
            self._rules.children = tuple(rules)
        chosen = self.more.value
        options = [(say(one.title, language), one.name) for one in self._desk.offers(self._kind)]
        self.more.options = options
        names = [name for _, name in options]
        self.more.value = chosen if chosen in names else next(iter(names), None)
        self.more.description = say(_MORE[self._kind], language)
        self.add.description = say(sentence("Add"), language)
        self.add.disabled = not options

    def _added(self) -> None:
        self._desk.add(self._kind, self.more.value)


_TITLES = {GATE: sentence("Gates"), CRITERION: sentence("Criteria")}
_MORE = {GATE: sentence("One more gate"), CRITERION: sentence("One more criterion")}


def _points_said(desk: RulesDesk) -> Sentence:
    left = drafts.left_over(desk.draft)
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
