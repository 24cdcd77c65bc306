"""The line on every desk that says what happened; a screen reader says it too."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

_FOLDER = Path(__file__).with_name("styles")
STYLES = (_FOLDER / "desk.css", *sorted(set(_FOLDER.glob("*.css")) - {_FOLDER / "desk.css"}))
"""What every desk has in common, then what some of them have: a file each."""


class Status(anywidget.AnyWidget):
    """What was recorded (`notice`) and what went wrong (`error`), in the reader's language.

    It also brings the stylesheet of the desks, and keeps JupyterLab's own keys away from them.
    """

    _esm = Path(__file__).with_name("status.js")
    _css = "\n".join(file.read_text(encoding="utf-8") for file in STYLES)
    notice = traitlets.Unicode("").tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
