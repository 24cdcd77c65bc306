"""The springboard screen: what is known on the left, what to expect and to keep on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.layout import Action, Screen
from workbench.apps.number_field import NumberField
from workbench.apps.parts import block, row, sentences_of_the_day, show
from workbench.apps.pipeline import PipelineDesk
from workbench.sentences import sentence
from workbench.views import pipeline as views


class PipelineScreen(Screen):
    """Graduates expected with their spread, seats to keep for them, and other sizes."""

    desk: PipelineDesk
    title = sentence("Springboard to fellowship")
    help_lines = (
        sentence("Every number comes from cohorts that are over, with how surely it is known."),
        sentence(
            "Who is still in a springboard, or may still apply, is unknown: she is never counted "
            "as lost."
        ),
        sentence(
            "The rule proposes how many seats to keep; you write a number and a reason, and "
            "“Reserve these seats” keeps both with the fellowship."
        ),
        sentence("Under ten women at a step nothing is told of it."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """What to expect, seats to keep, and other sizes."""
        desk = self.desk
        self.expected, self.class_picture = block(), block()
        self.kept, self.bigger, self.size_picture = block(), block(), block()
        self.seats = NumberField(self, desk.keep_seats)
        self.tried = NumberField(self, desk.try_size)
        return (
            self.expected,
            self.class_picture,
            self.kept,
            row(self.seats.box),
            self.bigger,
            row(self.tried.box),
            self.size_picture,
        )

    def right(self) -> Sequence[widgets.Widget]:
        """Where the women stand, how often steps were taken, and who they are."""
        self.standing, self.steps, self.groups = block(), block(), block()
        return self.standing, self.steps, self.groups

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason kept with the seats."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Keep the seats, take that back, draw the pictures."""
        desk = self.desk
        return (
            Action(
                sentence("Reserve these seats"),
                desk.reserve,
                lambda: desk.blockers,
                is_primary=True,
            ),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
            Action(sentence("Draw the pictures"), desk.draw_pictures, tuple),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, found = self.desk, self.desk.forecast
        show(self.day, sentences_of_the_day(desk.day(), desk.language))
        for part in (self.sides, self.foot):
            part.layout.display = "none" if found is None else None
        if found is None:
            return
        language = desk.language
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        show(self.expected, views.in_class(found, language))
        show(self.kept, views.kept(found, language))
        self.seats.draw(desk.seats, self.say(sentence("Seats to keep")))
        self._draw_sizes()
        show(self.standing, views.standing(found, language))
        show(self.steps, views.steps(found, language))
        show(self.groups, views.groups(found.groups, language))
        self._draw_pictures()
        self.buttons[-1].layout.display = "none" if desk.is_pictured else ""

    def _draw_sizes(self) -> None:
        desk, found = self.desk, self.desk.forecast
        self.tried.draw(desk.tried or None, self.say(sentence("Springboard seats to try")))
        self.tried.box.layout.display = "none" if found.growth is None else ""
        show(
            self.bigger,
            views.bigger(
                found.growth,
                desk.language,
                now=found.size,
                tried=desk.tried,
                shown=desk.shown_sizes(),
            ),
        )

    def _draw_pictures(self) -> None:
        """The pictures, once somebody asked for them: what draws them takes seconds to load."""
        desk, found = self.desk, self.desk.forecast
        of_class, of_sizes = Markup(""), Markup("")
        if desk.is_pictured:
            from workbench.charts import pipeline_pictures as pictures

            if found.prospect.is_known:
                of_class = views.picture(pictures.class_picture(found, desk.language))
            if found.growth is not None:
                drawn = pictures.size_picture(
                    found.growth, shown=desk.shown_sizes(), language=desk.language
                )
                of_sizes = views.picture(drawn)
        show(self.class_picture, of_class)
        show(self.size_picture, of_sizes)
