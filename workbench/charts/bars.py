"""The one shape of our charts: a bar a line, its name above it and its number written beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from workbench.charts import palette

if TYPE_CHECKING:
    import altair

WIDTH = 300
LINE = 46
BAR = 16
ROOM = 110
"""Pixels kept free on the right for the number written after the bar."""


def bars(frame: pd.DataFrame) -> altair.LayerChart:
    """Bars of `value` within `whole`, by `label`, with `text` written beside each.

    Frame columns: label str; value float (NaN: hidden); whole float (0: none; NaN: hidden); text
    str; is_marked bool (amber: look here). The order of the rows is kept.
    """
    import altair as alt

    lines = frame.assign(line=range(len(frame)), end=_ends(frame))
    known = lines.astype(object).where(lines.notna(), None)
    data = {"values": known.to_dict(orient="records")}
    span = max(1.0, float(lines["end"].max()) if len(lines) else 1.0)
    scale = alt.Scale(domain=[0, span], range=[0, WIDTH], nice=False)
    length = alt.X("value:Q", scale=scale, axis=None)
    place = alt.Y("line:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    base = alt.Chart(data).encode(y=place)
    shown = base.transform_filter("isValid(datum.value)")
    layers = [
        base.mark_bar(color=palette.PALE, height=BAR, yOffset=8).encode(
            x=alt.X("whole:Q", scale=scale, axis=None)
        ),
        shown.mark_bar(height=BAR, yOffset=8).encode(
            x=length,
            color=alt.condition(
                "datum.is_marked", alt.value(palette.AMBER), alt.value(palette.ACCENT)
            ),
        ),
        _words(base, "label", x=alt.value(0), color=palette.INK, yOffset=-11),
        _words(
            base,
            "text",
            x=alt.X("end:Q", scale=scale, axis=None),
            color=palette.INK,
            yOffset=8,
            dx=8,
            fontWeight=600,
        ),
    ]
    return _dressed(alt.LayerChart(layer=layers), height=max(1, len(frame)) * LINE)


def _ends(frame: pd.DataFrame) -> pd.Series:
    """Where each line's number is written: after its bar."""
    return frame[["value", "whole"]].fillna(0).max(axis=1)


def _words(base: Any, field: str, *, x: Any, color: str, **marks: Any) -> Any:
    return base.mark_text(align="left", baseline="middle", color=color, **marks).encode(
        x=x, text=f"{field}:N"
    )


def _dressed(chart: altair.LayerChart, *, height: int) -> altair.LayerChart:
    """No frame, no grid, no axis; our letters; room on the right for the numbers."""
    dressed: altair.LayerChart = (
        chart.properties(
            width=WIDTH,
            height=height,
            padding={"left": 0, "right": ROOM, "top": 0, "bottom": 0},
            autosize={"type": "none"},
            background="transparent",
        )
        .configure_view(stroke=None)
        .configure_text(font=palette.FONT, fontSize=palette.SIZE)
    )
    return dressed
