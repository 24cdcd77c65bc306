"""The overview on the screen: one picture at a time, its finding in a sentence, its table."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
import pandas as pd
from markupsafe import Markup

from workbench.apps.layout import Screen
from workbench.apps.mentoring.fit_table import FitTable
from workbench.apps.mentoring.overview import OverviewDesk, Picture
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.rules.mentoring import overview_words as words
from workbench.sentences import sentence
from workbench.views import mentoring_network as networks
from workbench.views import overview as views
from workbench.views import pairs
from workbench.vocabulary import Track

_OF_PAIRS = sentence("Fit of 100 of every pair, ✗ where it is not possible")
_OF_GROUPS = sentence("Best fit of 100 on average, ✗ where no pair is possible")


class OverviewScreen(Screen):
    """The whole of a cohort's mentoring; nothing is changed here."""

    desk: OverviewDesk
    title = sentence("Overview")
    help_lines = (
        sentence("The pairs are those on the table, with those that are confirmed."),
        sentence("Fits: arrow keys go from cell to cell, Enter shows why of the pair."),
        sentence("✗ stands where the two may not go together, ● where they are a pair now."),
        sentence("Many fellows are shown as tracks, many mentors as partners."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Which picture, and the picture."""
        self.picture = widgets.ToggleButtons(options=[(str(one), one) for one in Picture])
        self.on_value(self.picture, self.desk.look_at)
        self.shown, self.fits = block("wb-overview"), FitTable()
        self.on_value(self.fits, self.desk.pick, name="picked")
        self.why = block()
        self.pair = card(self.why)
        return self.picture, self.shown, self.fits, self.pair

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.picture.options = [(self.say(each), each) for each in Picture]
        self.picture.value = desk.picture
        is_map = desk.picture is Picture.FITS and desk.table.sides is not None
        has_pairs = is_map and not desk.map().is_grouped
        self.fits.layout.display = "" if is_map else "none"
        self.pair.layout.display = "" if has_pairs else "none"
        if desk.table.sides is None:
            return show(self.shown, Markup(""))
        match desk.picture:
            case Picture.COVERAGE:
                return show(self.shown, views.coverage(desk.overview(), language))
            case Picture.LOADS:
                found, names = desk.overview(), desk.table.sides.mentor_names
                return show(self.shown, views.loads(found, names, language))
            case Picture.FITS:
                return self._draw_fits()
            case Picture.NETWORK:
                return show(self.shown, self._network())

    def _draw_fits(self) -> None:
        """The map with its finding, and the pair picked on it."""
        desk, found, sides = self.desk, self.desk.map(), self.desk.table.sides
        if found.is_grouped:
            rows = [self.say(list(Track)[place]) for place in found.rows]
            partners = sides.mentors.drop_duplicates("partner_id").set_index("partner_id")
            columns, groups = [str(partners.at[one, "partner"]) for one in found.columns], []
        else:
            rows = [sides.fellow_names[one] for one in found.rows]
            columns = [_named(sides.mentors.loc[one]) for one in found.columns]
            groups = [str(sides.mentors.at[one, "partner"]) for one in found.columns]
        now = desk.pairs()

        def is_pair(row: int, column: int) -> bool:
            return not found.is_grouped and now.get(found.rows[row]) == found.columns[column]

        self.fits.fill(
            found,
            rows=rows,
            columns=columns,
            groups=groups,
            is_pair=is_pair,
            caption=self.say(_OF_GROUPS if found.is_grouped else _OF_PAIRS),
            corner=self.say(sentence("Track") if found.is_grouped else sentence("Fellow")),
            language=desk.language,
        )
        self.fits.picked = list(desk.picked)
        said = views.finding(words.fits(found), desk.language)
        show(self.shown, said + views.grouped(found, desk.language))
        show(self.why, self._why())

    def _why(self) -> Markup:
        desk, language, pair = self.desk, self.desk.language, self.desk.pair()
        if pair is None:
            said = self.say(sentence("Pick a pair in the table to see why."))
            return Markup("<p>{}</p>").format(said)
        sides = desk.table.sides
        she, he = sides.fellows.loc[pair.fellow], sides.mentors.loc[pair.mentor]
        said = pairs.heading(she, he) + pairs.pair(desk.table.why(pair), language)
        if pair in desk.table.draft.terms.forbidden:
            return said + views.note(sentence("this pair was forbidden by hand."), language)
        return said

    def _network(self) -> Markup:
        desk, sides = self.desk, self.desk.table.sides
        here = set(sides.mentors_here.index)
        held = {one: his for one, his in desk.pairs().items() if his in here}
        drawn = networks.network(
            sides.fellows,
            sides.mentors_here,
            held,
            state=desk.state,
            finding=words.network(desk.overview()),
            language=desk.language,
        )
        return views.finding(words.network(desk.overview()), desk.language) + drawn


def _named(row: pd.Series) -> str:
    return f"{row['given_name']} {row['family_name']}"
