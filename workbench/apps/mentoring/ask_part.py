"""The pair chosen at the asking desk: where it stands, what each said, and the letters to both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.letter_view import LetterPanel
from workbench.apps.mentoring.introduction import AGREED, IntroductionWriter
from workbench.apps.mentoring.pair_letter import AboutOffer, PairLetterWriter
from workbench.apps.parts import block, card, row, show
from workbench.rules import answers
from workbench.rules.mentoring.offer_letters import AboutPair
from workbench.rules.mentoring.offers import last_day
from workbench.sentences import sentence
from workbench.views import offers as views
from workbench.vocabulary import Refusal, Side

if TYPE_CHECKING:
    from workbench.apps.layout import Screen
    from workbench.apps.mentoring.ask import AskDesk
    from workbench.apps.mentoring.ask_lines import Line


class AskPart:
    """The card of a pair: ask it, write down answers, take them back, write the letters."""

    def __init__(self, screen: Screen) -> None:
        """Make its fields on a screen of the asking desk."""
        self.screen = screen
        desk: AskDesk = screen.desk
        self.desk = desk
        self.said, self.answers = block(), row()
        self.refusal = widgets.Dropdown(options=[(str(one), one) for one in Refusal])
        self.words = widgets.Text(continuous_update=False)
        screen.on_value(self.refusal, desk.blame)
        screen.on_value(self.words, desk.add_words)
        blocks = desk.blocks
        her, his = Side.FELLOW, Side.MENTOR
        self.verbs = {
            widgets.Button(): (sentence("Ask these two"), desk.ask_this, blocks.to_ask_this),
            widgets.Button(): (
                sentence("Take her answer back"),
                partial(desk.correct, her),
                partial(blocks.to_correct, her),
            ),
            widgets.Button(): (
                sentence("Take the mentor’s answer back"),
                partial(desk.correct, his),
                partial(blocks.to_correct, his),
            ),
            widgets.Button(): (sentence("More time"), desk.give_more_time, blocks.to_put_off),
            widgets.Button(): (sentence("Withdraw"), desk.withdraw, blocks.to_withdraw),
        }
        for button, (_, act, _blockers) in self.verbs.items():
            button.add_class("wb-plain")
            screen.on_click(button, act)
        self.letters = {side: PairLetterWriter(side, by=desk.by) for side in (her, his)}
        self.panels = [LetterPanel(screen, writer) for writer in self.letters.values()]
        self.introduction = LetterPanel(screen, IntroductionWriter(by=desk.by))
        why = row(self.refusal, self.words)
        why.add_class("wb-ask-why")
        self.answers.add_class("wb-ask-answers")
        self.box = card(
            self.said, self.answers, why, row(*self.verbs), *self.panels, self.introduction
        )

    def draw(self) -> None:
        """Show the pair chosen."""
        desk, say = self.desk, self.screen.say
        self._draw_verbs()
        self.refusal.description = say(sentence("Why the no"))
        self.refusal.options = [(say(each), each) for each in Refusal]
        self.refusal.value = desk.refusal
        self.words.description = say(sentence("In words, for the team only"))
        self.words.value = desk.words
        line = desk.line()
        for side, panel in zip(self.letters, self.panels, strict=True):
            panel.draw(None if line is None else self._about(line, side))
        self.introduction.draw(self._agreed(line))
        if line is None:
            said = say(sentence("Choose a pair in the list."))
            return show(self.said, Markup("<p>{}</p>").format(said))
        sides, queue = desk.table.sides, desk.queue()
        first = None if queue is None else queue.first.get(line.pair.mentor)
        is_free = line.standing is not None and not line.standing.is_open
        return show(
            self.said,
            views.pair(
                line.standing,
                line.said(on=sides.today),
                fellow=sides.fellow_names.get(line.pair.fellow, ""),
                mentor=sides.mentor_name(line.pair.mentor),
                first=sides.fellow_name(first) if first is not None and is_free else None,
                language=desk.language,
            ),
        )

    def _draw_verbs(self) -> None:
        """What may be done now; what cannot is not shown, but for what only lacks its reason."""
        line = self.desk.line()
        is_asked = line is not None and line.standing is not None
        for piece in (self.refusal, self.words, self.answers):
            piece.layout.display = "" if is_asked else "none"
        for button, (words, _, blockers) in self.verbs.items():
            found = blockers()
            button.description = self.screen.say(words)
            button.disabled = bool(found)
            button.layout.display = "none" if found and found != self.desk.blocks.lacks else ""

    def _agreed(self, line: Line | None) -> AboutOffer | None:
        """What introduces both; None before both said yes."""
        if line is None or line.standing is None or line.standing.state not in AGREED:
            return None
        return self._about(line, Side.FELLOW)

    def _about(self, line: Line, side: Side) -> AboutOffer | None:
        """What a letter to one side is about; None of a mentor who is of another chapter."""
        sides, pair = self.desk.table.sides, line.pair
        if pair.fellow not in sides.fellows.index or pair.mentor not in sides.mentors.index:
            return None
        she, he = sides.fellows.loc[pair.fellow], sides.mentors.loc[pair.mentor]
        days = last_day(sides.today, days=self.desk.days)
        return AboutOffer(
            row=she if side is Side.FELLOW else he,
            pair=AboutPair(answers.row_of(she), answers.row_of(he)),
            cohort=str(self.desk.table.cohorts.at[self.desk.table.cohort, "name"]),
            day=days if line.standing is None else line.standing.expires_on,
            standing=line.standing,
        )
