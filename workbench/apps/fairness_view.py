"""The fairness screen: what to look at first, then each kind of groups side by side."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps.fairness import FairnessDesk
from workbench.apps.layout import Screen
from workbench.apps.parts import block, row, sentences_of_the_day, show, stack
from workbench.rules.fairness import STAGES
from workbench.sentences import sentence
from workbench.views import fairness as views


class FairnessScreen(Screen):
    """Rates by group with what chance may explain; nothing is decided here."""

    desk: FairnessDesk
    title = sentence("Fairness")
    help_lines = (
        sentence(
            "Each group is compared with all other women. The line shows what chance alone may"
            " explain (95 %)."
        ),
        sentence(
            "A difference is called clear only when it stays clear although several groups are"
            " compared. With fewer than ten women on a side nothing is called."
        ),
        sentence("A warning is a reason to look again, not a proof."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def body(self) -> tuple[widgets.Widget, ...]:
        """Warnings first, then the verdict to look at and the rates."""
        self.verdict = widgets.Dropdown()
        self.on_value(self.verdict, self.desk.compare)
        self.warned, self.rates = block(), block("wb-fairness")
        sides = stack(self.warned, row(self.verdict), self.rates)
        return (self.head, self.day, sides, self.status)

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk = self.desk
        self.verdict.description = self.say(sentence("Verdict"))
        self.verdict.options = [(self.say(each), str(each)) for each in STAGES]
        self.verdict.value = str(desk.verdict)
        show(self.day, sentences_of_the_day(desk.day(), desk.language))
        show(self.warned, views.warnings(desk.warned, desk.language))
        show(self.rates, views.comparisons(desk.comparisons, desk.language))
