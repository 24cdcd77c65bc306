"""HTML in which every value is escaped; the one exception is a chart that we drew ourselves."""

from __future__ import annotations

from markupsafe import Markup, escape

Content = str | int | Markup


def tag(name: str, *children: Content, **attributes: str) -> Markup:
    """An element. A trailing `_` is dropped from attribute names, and `_` becomes `-`."""
    words = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
    )
    inside = Markup("").join(escape(child) for child in children)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), words, inside)  # noqa: S704 - a name written in our code


def drawing(svg: str) -> Markup:
    """A chart drawn when the edition was published (see `charts.drawing`, which escapes words)."""
    return Markup(svg)  # noqa: S704 - our own drawing, read from an edition
