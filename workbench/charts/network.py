"""Two columns of names with lines between them, drawn as SVG without any library.

A line says how sure it is by its stroke and never by colour alone; names keep their direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from workbench.charts import palette

LINE, WIDTH, LEFT, RIGHT = 22, 640, 200, 380
TOP = 14
STROKES = {"confirmed": "", "asked": "8 4", "proposed": "2 4"}
"""How a line is dashed; a whole line for what is sure."""


@dataclass(frozen=True)
class Node:
    """A name in a column; `group` is written above the first of its neighbours alike."""

    key: int
    name: str
    group: str = ""


@dataclass(frozen=True)
class Edge:
    """A line from a node on the left to one on the right; `weight` makes it thicker."""

    left: int
    right: int
    state: str
    weight: int = 1


def network(
    left: Sequence[Node],
    right: Sequence[Node],
    edges: Sequence[Edge],
    *,
    title: str,
    description: str,
) -> str:
    """The SVG of two columns; nodes stand in the order given."""
    at_left, at_right = _places(left), _places(right)
    height = max([TOP, *at_left.values(), *at_right.values()]) + TOP
    heaviest = max([edge.weight for edge in edges], default=1)
    lines = "".join(_line(edge, at_left, at_right, heaviest) for edge in edges)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" class="chart" '
        f'role="img" aria-labelledby="wb-network-title wb-network-description" '
        f'font-family="{escape(palette.FONT)}" font-size="13">'
        f'<title id="wb-network-title">{escape(title)}</title>'
        f'<desc id="wb-network-description">{escape(description)}</desc>'
        f'<g fill="none" stroke="{palette.ACCENT}">{lines}</g>'
        f"{_column(left, at_left, x=LEFT - 8, anchor='end')}"
        f"{_column(right, at_right, x=RIGHT + 8, anchor='start')}</svg>"
    )


def _places(nodes: Sequence[Node]) -> dict[int, int]:
    """How far down each node stands, with room above for the name of each group."""
    places, down, before = {}, 0, ""
    for node in nodes:
        down += LINE * (2 if node.group and node.group != before else 1)
        places[node.key], before = down, node.group
    return places


def _column(nodes: Sequence[Node], places: dict[int, int], *, x: int, anchor: str) -> str:
    said, before = [], ""
    for node in nodes:
        y = places[node.key]
        if node.group and node.group != before:
            said.append(_text(node.group, x=x, y=y - LINE, anchor=anchor, colour=palette.GREY))
        said.append(_text(node.name, x=x, y=y, anchor=anchor, colour=palette.INK))
        before = node.group
    return "".join(said)


def _text(words: str, *, x: int, y: int, anchor: str, colour: str) -> str:
    return (
        f'<text x="{x}" y="{y + 4}" text-anchor="{anchor}" fill="{colour}" '
        f'style="unicode-bidi:isolate">{escape(words)}</text>'
    )


def _line(edge: Edge, left: dict[int, int], right: dict[int, int], heaviest: int) -> str:
    start, end, middle = left[edge.left], right[edge.right], (LEFT + RIGHT) // 2
    width = 1.5 + 6 * (edge.weight - 1) / max(1, heaviest - 1) if heaviest > 1 else 1.5
    dash = STROKES[edge.state]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{LEFT} {start}C{middle} {start} {middle} {end} {RIGHT} {end}" '
        f'stroke-width="{width:.1f}"{dashed}/>'
    )
