"""Letters on the screen: the paper they are amended on, to a woman under her card, to partners."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import anywidget
import ipywidgets as widgets
import traitlets
from markupsafe import Markup

from workbench.apps.letter import About, LetterWriter
from workbench.apps.parts import block, row, show
from workbench.errors import WorkbenchError
from workbench.rules.letters import Kind
from workbench.sentences import LANGUAGES, Sentence, Tongue, say, sentence

if TYPE_CHECKING:
    from workbench.apps.layout import Screen


class Paper(anywidget.AnyWidget):
    """A letter that is read in its own direction, amended, copied or handed to a mail program.

    What a person writes on it comes back in `subject` and `text`.
    """

    _esm = Path(__file__).with_name("letter_paper.js")
    subject = traitlets.Unicode("").tag(sync=True)
    text = traitlets.Unicode("").tag(sync=True)
    direction = traitlets.Unicode("ltr").tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    key = traitlets.Unicode("").tag(sync=True)

    def name(self, screen: Screen, *, text: Sentence, copy: Sentence) -> None:
        """Say what can be written and pressed here, in the language of the screen."""
        words = {
            "subject": sentence("Subject"),
            "text": text,
            "copy": copy,
            "copied": sentence("Copied."),
            "paste": sentence("The letter is copied: paste it into the message."),
            "mail": sentence("Open in the mail program"),
            "again": sentence("Write it again"),
        }
        self.words = {key: screen.say(each) for key, each in words.items()}


class RequestToPartners:
    """A request to partners on its paper, in either language; written again, it is written anew."""

    def __init__(self, screen: Screen, *, subject: Sentence, letter: Callable[[str], str]) -> None:
        """Put requests on a screen; `letter` writes one in a language."""
        self.screen, self.subject, self.letter = screen, subject, letter
        self.paper = Paper()
        self.tongue = widgets.ToggleButtons(
            options=[(code.upper(), code) for code in reversed(LANGUAGES)],
            value=screen.desk.language,
        )
        self.pieces = (self.tongue, self.paper)
        screen.on_value(self.tongue, self._write_in)
        self.paper.on_msg(screen.safely(lambda *_: self._write_in(self.tongue.value)))

    def draw(self, asked: object) -> None:
        """Show the request; nothing where nothing is asked for."""
        for piece in self.pieces:
            piece.layout.display = "" if asked else "none"
        self.tongue.description = self.screen.say(sentence("The request in"))
        self._write_in(self.tongue.value)

    def _write_in(self, language: str) -> None:
        """The request on its paper; what was amended there is written anew."""
        paper = self.paper
        text = sentence("Request, to be amended before it is sent")
        paper.name(self.screen, text=text, copy=sentence("Copy the request"))
        with paper.hold_sync():
            paper.language, paper.direction = language, "ltr"
            paper.subject, paper.text = say(self.subject, language), self.letter(language)


class LetterPanel(widgets.VBox):
    """Language buttons; once one is pressed, the letter. The rule proposes, the person amends."""

    def __init__(self, screen: Screen, writer: LetterWriter) -> None:
        """Put a writer's letters on a screen."""
        self.screen, self.writer = screen, writer
        self.languages = widgets.ToggleButtons(options=())
        self.kind = widgets.Dropdown()
        self.put_away = widgets.Button()
        self.warning = block("wb-look")
        self.paper = Paper()
        screen.on_value(self.languages, self._read_in)
        screen.on_value(self.kind, self._write_about)
        screen.on_click(self.put_away, lambda: self._read_in(None))
        self.paper.on_msg(screen.safely(self._heard))
        self._row = row(self.kind, self.put_away)
        super().__init__([self.languages, self._row, self.warning, self.paper])
        self.add_class("wb-letter")

    def draw(self, about: About | None) -> None:
        """Show the letter to whoever is chosen; nothing without anybody."""
        say, writer = self.screen.say, self.writer
        writer.turn_to(about)
        shown = writer.language is not None
        self.layout.display = "" if writer.about is not None else "none"
        for piece in (self._row, self.paper):
            piece.layout.display = "" if shown else "none"
        self.languages.description = say(writer.title)
        options = [(say(Tongue(code)), code) for code in writer.languages()]
        if list(self.languages.options) != options:
            self.languages.options = options
        self.languages.value = writer.language
        self.kind.description = say(sentence("What the letter is about"))
        self.kind.options = [(say(kind), kind) for kind in writer.kinds()]
        self.kind.value = writer.kind
        self.kind.layout.display = "" if len(writer.kinds()) > 1 else "none"
        self.put_away.description = say(sentence("Close the letter"))
        warned = Markup("").join(Markup("<p>{}</p>").format(say(one)) for one in writer.warnings())
        self.warning.layout.display = "" if warned else "none"
        show(self.warning, warned)
        self._put_on_paper()

    def _put_on_paper(self) -> None:
        """The letter as the rule writes it, unless this very one is being amended."""
        writer, paper = self.writer, self.paper
        text = sentence("Letter, to be amended before it is sent")
        paper.name(self.screen, text=text, copy=sentence("Copy the letter"))
        letter = writer.letter()
        if letter is None or writer.about is None:
            paper.key = ""
            return
        key = writer.key()
        if key == paper.key:
            return
        with paper.hold_sync():
            paper.key, paper.language, paper.direction = key, letter.language, letter.direction
            paper.subject, paper.text = letter.subject, letter.text

    def _read_in(self, language: str | None) -> None:
        try:
            self.writer.read_in(language)
        except WorkbenchError as error:
            self.screen.desk.error = error.message
        self.screen.redraw()

    def _write_about(self, kind: Kind) -> None:
        self.writer.kind = kind
        self.screen.redraw()

    def _heard(self, _widget: object, content: dict[str, str], _buffers: object) -> None:
        if content.get("kind") == "again":
            self.paper.key = ""
            self._put_on_paper()
