"""Recording an answer that came after the import: a folded part of the triage screen."""

from __future__ import annotations

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.beside import Beside
from workbench.apps.layout import Screen
from workbench.apps.parts import block, row, show, stack
from workbench.rules import amending
from workbench.rules import questions as form
from workbench.sentences import say, sentence
from workbench.views.applications import WORDS

MOST_OFFERED = 60
"""Choices offered while one types; more than these are known too, by name or by code."""


class Answering:
    """Which question, what she answered, how it is understood, and the button."""

    def __init__(self, screen: Screen, beside: Beside) -> None:
        """Make the fields once; they stay folded until asked for."""
        self._screen, self._beside, self._is_open = screen, beside, False
        self.question = widgets.Dropdown()
        self.answer = widgets.Combobox(ensure_option=False)
        self.turn, self.button, self.against = widgets.Button(), widgets.Button(), block()
        screen.on_click(self.turn, self._turn)
        screen.on_click(self.button, self._amend)
        screen.on_value(self.question, lambda _: self._offer())
        screen.on_value(self.answer, lambda _: self._judge())
        screen.on_value(screen.desk, lambda _: self._judge(), name="reason")
        fields = row(self.question, self.answer)
        self.fields = stack(fields, row(self.button), self.against)

    def draw(self) -> None:
        """Say every word; the questions that settle her come first."""
        spoken = self._screen.say
        words = sentence("Close") if self._is_open else sentence("Record an answer of hers…")
        self.turn.description = spoken(words)
        self.fields.layout.display = "" if self._is_open else "none"
        self.question.description = spoken(sentence("Question"))
        chosen, names = self.question.value, self._beside.questions()
        self.question.options = [(spoken(form.title(name)), name) for name in names]
        if names:
            self.question.value = chosen if chosen in names else names[0]
        self.answer.description = spoken(sentence("Her answer"))
        self.button.description = spoken(sentence("Record her answer"))
        self._offer()

    def _offer(self) -> None:
        """Offer the choices of the question in words."""
        question = self.question.value
        codes = amending.choices_of(question) if question else ()
        if len(codes) > MOST_OFFERED or question not in WORDS:
            self.answer.options = ()
        else:
            self.answer.options = tuple(self._screen.say(WORDS[question](code)) for code in codes)
        self._judge()

    def _judge(self) -> None:
        question = self.question.value
        against = self._beside.against_amending(question, self.answer.value) if question else ()
        self.button.disabled = bool(against) or not question
        lines = [self._screen.say(each) for each in against]
        items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
        shown = Markup('<ul class="wb-blockers">{}</ul>').format(items)
        show(self.against, self._as_understood() + shown)

    def _as_understood(self) -> Markup:
        """How the answer is understood, in words, before it is recorded."""
        question = self.question.value
        if not question or not self.answer.value.strip():
            return Markup("")
        value = amending.understood(question, self.answer.value).value
        if value is None:
            return Markup("")
        language = self._screen.desk.language
        words = WORDS.get(question) if question != amending.BIRTH else None
        each = value if isinstance(value, list) else [value]
        said = ", ".join(say(words(one) if words else one, language) for one in each)
        text = say(sentence("Understood as: {answer}.", answer=said), language)
        return Markup("<p>{}</p>").format(text)

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._screen.redraw()

    def _amend(self) -> None:
        self._beside.amend(self.question.value, self.answer.value)
        if self._screen.desk.error is None:
            self.answer.value, self._is_open = "", False
            self._screen.redraw()
