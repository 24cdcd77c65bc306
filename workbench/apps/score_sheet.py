"""The sheet a review is written on: a score for each aspect by its words, then a comment.

Keyboard is enough: 0 to 4 score the aspect in focus, Enter goes on, and records from the comment.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from workbench.rules.reading_guide import SCORES, Guide
from workbench.sentences import say, sentence


class ScoreSheet(anywidget.AnyWidget):
    """Scores by aspect (`scores`) and a `comment`, as they are written."""

    _esm = Path(__file__).with_name("score_sheet.js")
    aspects = traitlets.List().tag(sync=True)
    scores = traitlets.Dict().tag(sync=True)
    comment = traitlets.Unicode("").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    is_open = traitlets.Bool(True).tag(sync=True)

    def __init__(self, **traits: object) -> None:
        """An empty sheet; `fill` gives it its aspects and what is written."""
        super().__init__(**traits)
        self._on_key: Callable[[str], None] = lambda _: None
        self.on_msg(self._heard)

    def fill(
        self, guide: Guide, *, scores: dict[str, int], comment: str, is_open: bool, language: str
    ) -> None:
        """Show these scores and this comment under the words of the guide."""
        with self.hold_sync():
            self.aspects = [
                {
                    "name": aspect.name,
                    "title": say(aspect.title, language),
                    "question": say(aspect.question, language),
                    "anchors": [f"{at} · {say(aspect.anchors[at], language)}" for at in SCORES],
                }
                for aspect in guide.aspects
            ]
            self.words = {
                "choose": say(sentence("– choose"), language),
                "comment": say(sentence("Comment"), language),
                "hint": say(
                    sentence(
                        "0 to 4 score, Enter goes on; from the comment it records"
                        " (Shift+Enter: new line)."
                    ),
                    language,
                ),
            }
            self.scores, self.comment, self.is_open = scores, comment, is_open

    def focus(self) -> None:
        """Put the keyboard on the first aspect without a score."""
        self.send({"kind": "focus"})

    def on_key(self, act: Callable[[str], None]) -> None:
        """Call `act` with Enter pressed in the comment, or u or ? on an aspect."""
        self._on_key = act

    def _heard(self, _widget: object, content: dict[str, Any], _buffers: object) -> None:
        """Act on a key; what was written just before it may not have arrived yet."""
        if content.get("kind") != "key":
            return
        if self.is_open and "scores" in content:
            self.scores, self.comment = content["scores"], content["comment"]
        self._on_key(str(content.get("key", "")))
