"""The letter under a card: its language, what it is about, and the paper it can be amended on."""

from __future__ import annotations

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
from workbench.sentences import Tongue, sentence

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
        say, writer, paper = self.screen.say, self.writer, self.paper
        paper.words = {
            "subject": say(sentence("Subject")),
            "text": say(sentence("Letter, to be amended before it is sent")),
            "copy": say(sentence("Copy the letter")),
            "copied": say(sentence("Copied.")),
            "paste": say(sentence("The letter is copied: paste it into the message.")),
            "mail": say(sentence("Open in the mail program")),
            "again": say(sentence("Write it again")),
        }
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
