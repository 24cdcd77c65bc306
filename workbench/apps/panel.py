"""The reviewers' desk: who reads, how strict each is, and what depends on correcting for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, store_here, verb
from workbench.apps.reviewing import Reading, StoredReviews, stored_reviews
from workbench.errors import NotReady
from workbench.rules import sides
from workbench.rules.reviews import Shown
from workbench.rules.sides import Side
from workbench.rules.strictness import of_panel
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.panel_view import PanelScreen


class PanelDesk(Desk):
    """Reviewers side by side; the scores with or without correction for strictness."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    shown = traitlets.Instance(Shown)
    name = traitlets.Unicode("")

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        stored: StoredReviews,
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest, with the correction."""
        super().__init__(cohorts=cohorts, shown=Shown.WITH, **traits)
        self._stored = stored
        self.reading: Reading | None = None
        self.scores = pd.DataFrame()
        self.sides: tuple[Side, ...] = ()
        if len(cohorts):
            self.open(int(cohorts.index[0]) if cohort is None else cohort)

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort."""
        self.cohort, self.name = cohort, ""
        self._take(self._stored.load(cohort))

    @verb
    def refresh(self) -> None:
        """Look again: others may have reviewed meanwhile."""
        if self.cohort is not None:
            self._take(self._stored.load(self.cohort))

    @verb
    def compare(self, shown: str) -> None:
        """Order the scores with the correction, or without it."""
        self.shown = Shown(shown)
        self._order()

    def write(self, name: str) -> None:
        """Keep the name as it is written."""
        self.name, self.error = name, None
        self._judge()

    @verb
    def add(self) -> None:
        """Let the person named read this cohort, for the first time or again."""
        self._refuse(self.against_adding())
        name = " ".join(self.name.split())
        self._stored.add(self.cohort, name)
        self.name = ""
        self.recorded(sentence("{name} reads this cohort.", name=name))
        self._take(self._stored.again(self.cohort, self.reading))

    @verb
    def rest(self) -> None:
        """Give the person named no more to read; what was given stays."""
        self._refuse(self.against_resting())
        name = " ".join(self.name.split())
        self._stored.rest(self.cohort, name)
        self.name = ""
        self.recorded(sentence("{name} gets no more to read; the reviews given stay.", name=name))
        self._take(self._stored.again(self.cohort, self.reading))

    def against_adding(self) -> tuple[Sentence, ...]:
        """What stands in the way of letting somebody read."""
        if self.reading is None:
            return (sentence("No cohort yet: import applications first."),)
        if not self.name.strip():
            return (sentence("Write a name."),)
        if self._reads():
            return (sentence("{name} reads this cohort already.", name=self.name.strip()),)
        return ()

    def against_resting(self) -> tuple[Sentence, ...]:
        """What stands in the way of giving somebody no more to read."""
        if self.reading is None:
            return (sentence("No cohort yet: import applications first."),)
        if not self.name.strip():
            return (sentence("Write a name."),)
        if not self._reads():
            return (sentence("{name} does not read this cohort.", name=self.name.strip()),)
        return ()

    def correction(self) -> Sentence:
        """Whether strictness is taken out of the scores, and why or why not."""
        return of_panel(self.reading.panel)

    def name_of(self, application: int) -> Sentence | str:
        """Her name, or the number under which she was read while names are hidden."""
        return self.reading.name_of(application)

    def day(self) -> tuple[Sentence, ...]:
        """How far the reading has come."""
        if self.reading is None:
            return (sentence("No cohort yet: import applications first."),)
        left = sum(self.reading.left.values())
        given = sum(reader.reviews for reader in self.reading.panel.readers)
        hidden = self.reading.hidden(self._stored.guide)
        said = [
            sentences("{count} review given", "{count} reviews given", given),
            sentences("{count} review still missing", "{count} reviews still missing", left),
        ]
        if hidden:
            said.append(
                sentences(
                    "{count} application with reviews you may not see: give your own first",
                    "{count} applications with reviews you may not see: give your own first",
                    hidden,
                )
            )
        return tuple(said)

    def _take(self, reading: Reading) -> None:
        self.reading = reading
        guide, seats = self._stored.guide, sum(self.cohorts.loc[self.cohort, "seats"].values())
        self.sides = sides.moved(reading.panel, pass_mark=guide.pass_mark, seats=seats)
        self._order()
        self._judge()

    def _order(self) -> None:
        """The scores that count, the best first, each with both places."""
        panel = self.reading.panel
        found = pd.DataFrame({shown.value: panel.final(shown) for shown in Shown})
        for shown in Shown:
            found[f"place_{shown.value}"] = sides.places(found[shown.value])
        found["reviews"] = panel.scores["reviews"]
        found["is_agreed"] = panel.scores["agreed"].notna()
        self.scores = found.sort_values(self.shown.value, ascending=False, kind="stable")

    def _reads(self) -> bool:
        people = self.reading.reviewers
        named = people["name"] == " ".join(self.name.split())
        return bool(people["reads"][named].any())

    def _refuse(self, against: tuple[Sentence, ...]) -> None:
        if against:
            raise NotReady(against[0], code="blocked")

    def _judge(self) -> None:
        is_idle = self.reading is not None and not self.name.strip()
        said = sentence("Write a name to add a reviewer, or to give one no more to read.")
        self.blockers = (said,) if is_idle else ()


def panel_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> PanelScreen:
    """Open the reviewers' desk on the store of the settings, or on the one given."""
    from workbench.apps.panel_view import PanelScreen

    opened = store_here(store, by=by)
    desk = PanelDesk(
        cohorts=reads.cohorts(opened),
        stored=stored_reviews(opened),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return PanelScreen(desk)
