"""Charts drawn as SVG without a browser or a network, ready to stand inside a page."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair

_OPENING = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\b(width|height)="([\d.]+)"')
_ROLES = re.compile(r' (?:role|aria-[a-z]+|pointer-events)="[^"]*"')


def draw(chart: altair.LayerChart, *, title: str, description: str, name: str) -> str:
    """The chart as SVG text with a name and a description for those who do not see it.

    `name` is unique in the page: it makes the identifiers of the title and the description.
    """
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(json.dumps(chart.to_dict(validate=False)))
    opening = _OPENING.search(drawn)
    if opening is None:
        raise ValueError("the renderer gave no SVG")
    size = dict(_SIZE.findall(opening.group()))
    inside = _ROLES.sub("", drawn[opening.end() :])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size["width"]} {size["height"]}" '
        f'class="chart" role="img" aria-labelledby="{name}-title {name}-description">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-description">{escape(description)}</desc>{inside}'
    )
