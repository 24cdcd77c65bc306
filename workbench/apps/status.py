"""The line on every desk that says what happened; a screen reader says it too."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets


class Status(anywidget.AnyWidget):
    """What was recorded (`notice`) and what went wrong (`error`), in the reader's language.

    It also brings the stylesheet of the desks, and keeps JupyterLab's own keys away from them.
    """

    _esm = Path(__file__).with_name("status.js")
    _css = Path(__file__).with_name("desk.css")
    notice = traitlets.Unicode("").tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
