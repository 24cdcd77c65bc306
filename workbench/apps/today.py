"""The desk of the day: what waits, where to do it, and publishing for the staff."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import traitlets
from markupsafe import Markup

from workbench import settings
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, sentences_of_the_day, show
from workbench.rules.today import Cohort, Waiting, quiet_day, waiting
from workbench.sentences import Sentence, sentence
from workbench.store import editions, reads
from workbench.store.engine import Store
from workbench.vocabulary import Audience

Progress = Callable[[Sentence], None]


class TodayDesk(Desk):
    """What waits for somebody today, and the day of the edition the staff sees."""

    lines = traitlets.Tuple()
    edition = traitlets.Instance(date, allow_none=True)

    def __init__(
        self,
        *,
        load: Callable[[], tuple[Waiting, ...]],
        edition_day: Callable[[], date | None],
        publish: Callable[[Progress], None],
        **traits: object,
    ) -> None:
        """`load` gives what waits, `edition_day` the day of the newest edition."""
        super().__init__(**traits)
        self._load, self._edition_day, self._publish = load, edition_day, publish
        self.look()

    @verb
    def look(self) -> None:
        """Look again at what waits."""
        self.lines, self.edition = self._load(), self._edition_day()

    @verb
    def publish(self) -> None:
        """Write the editions of today; the staff pages show them at the next reload."""
        self._publish(partial(setattr, self, "notice"))
        self.edition = self._edition_day()
        self.recorded(sentence("Published: the staff pages show today's figures."))

    def day(self) -> tuple[Sentence, ...]:
        """How much waits, and how fresh the staff pages are."""
        told = (
            sentence("Staff edition of {day}", day=self.edition)
            if self.edition
            else sentence("Nothing published yet")
        )
        return (told,) if self.lines else (quiet_day(), told)


class TodayScreen(Screen):
    """One line for each thing to do, with the button that opens its notebook."""

    desk: TodayDesk
    title = sentence("Today")
    help_lines = (
        sentence("Each line opens the notebook in which it is done."),
        sentence(
            "Publish when the staff pages should show what was decided: they hold figures and "
            "nobody's private data."
        ),
    )

    def left(self) -> Sequence[object]:
        """What waits."""
        self.lines = block()
        return (self.lines,)

    def actions(self) -> Sequence[Action]:
        """Publishing, and looking again."""
        return (
            Action(sentence("Publish for the staff"), self.desk.publish, tuple, is_primary=True),
            Action(sentence("Look again"), self.desk.look, tuple),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        show(self.day, sentences_of_the_day(self.desk.day(), self.desk.language))
        rows = Markup("").join(self._line(line) for line in self.desk.lines)
        show(self.lines, Markup('<ul class="wb-lines">{}</ul>').format(rows))

    def _line(self, line: Waiting) -> Markup:
        """JupyterLab itself opens the notebook: its command linker listens to such buttons."""
        place = json.dumps({"path": f"notebooks/{line.notebook}"})
        return Markup(
            '<li><span>{}</span><button type="button" data-commandlinker-command='
            '"docmanager:open" data-commandlinker-args="{}">{}</button>'
            '<span class="wb-quiet">{}</span></li>'
        ).format(self.say(line.what), place, self.say(sentence("Open")), line.cohort)


def today_app(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> TodayScreen:
    """Open the desk of the day on the store of the settings, or on the one given."""
    opened = store_here(store, by=by)
    folder = settings.current().editions

    def load() -> tuple[Waiting, ...]:
        return waiting(_cohorts(opened), on=now().date())

    def publish(progress: Progress) -> None:
        from workbench.store.publish import publish as publish_editions

        publish_editions(opened, folder, now=now(), progress=progress)

    desk = TodayDesk(
        load=load,
        edition_day=partial(_day_of_edition, folder),
        publish=publish,
        by=opened.by,
        language=settings.current_language(language),
    )
    return TodayScreen(desk)


def _day_of_edition(folder: Path) -> date | None:
    edition = editions.open_edition(folder, Audience.STAFF)
    return date.fromisoformat(edition.day) if edition else None


def _cohorts(store: Store) -> tuple[Cohort, ...]:
    return tuple(
        Cohort(
            name=row["name"],
            starts_on=row["starts_on"],
            ends_on=row["ends_on"],
            applications=reads.applications(store, number),
            fellows=reads.fellows(store, number),
            assignments=reads.assignments(store, number),
            pairs=reads.pairs(store, number),
            waits=reads.waits(store, number),
        )
        for number, row in reads.cohorts(store).iterrows()
    )
