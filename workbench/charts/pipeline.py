"""What a fellowship may expect of the springboard: spreads of numbers, and a curve of sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from workbench.charts import palette
from workbench.charts.bars import LINE, ROOM, WIDTH

if TYPE_CHECKING:
    import altair

WIDE, HALF_WIDE, DOT = 6, 14, 90
CURVE_WIDTH, CURVE_HEIGHT = 330, 200
FAINT = 0.35


def spreads(frame: pd.DataFrame) -> altair.LayerChart:
    """A line a number: thin from `low` to `high` (90 %), thick the middle half, a dot the mean.

    Frame columns: label, text str; low, half_low, half_high, high, mean numbers. The order of
    the rows is kept; `text` stands after the line.
    """
    import altair as alt

    data = {"values": frame.assign(line=range(len(frame))).to_dict(orient="records")}
    span = max(1.0, float(frame["high"].max()) if len(frame) else 1.0)
    scale = alt.Scale(domain=[0, span], range=[0, WIDTH], nice=False)

    def along(name: str) -> Any:
        return alt.X(f"{name}:Q", scale=scale, axis=None)

    place = alt.Y("line:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    base = alt.Chart(data).encode(y=place)
    words: dict[str, Any] = {"align": "left", "baseline": "middle", "color": palette.INK}
    layers = [
        base.mark_bar(height=WIDE, yOffset=8, color=palette.PALE).encode(
            x=along("low"), x2="high:Q"
        ),
        base.mark_bar(height=HALF_WIDE, yOffset=8, color=palette.ACCENT, opacity=FAINT).encode(
            x=along("half_low"), x2="half_high:Q"
        ),
        base.mark_circle(size=DOT, yOffset=8, color=palette.ACCENT, opacity=1).encode(
            x=along("mean")
        ),
        base.mark_text(**words, yOffset=-11).encode(x=alt.value(0), text="label:N"),
        base.mark_text(**words, yOffset=8, dx=8, fontWeight=600).encode(
            x=along("high"), text="text:N"
        ),
    ]
    return _dressed(
        alt.LayerChart(layer=layers), width=WIDTH, height=max(1, len(frame)) * LINE
    ).properties(padding={"left": 6, "right": ROOM, "top": 0, "bottom": 0})


def sizes(
    curve: pd.DataFrame, marks: pd.DataFrame, *, room: pd.DataFrame, titles: Sequence[str]
) -> altair.LayerChart:
    """Fellows by springboard seats: a line with its spread, a few sizes marked, where it is full.

    `curve` has seats, mean, low, high, half_low, half_high; `marks` seats, mean, text; `room` one
    row with most and text. `titles` name the two axes.
    """
    import altair as alt

    across = alt.X(
        "seats:Q",
        title=titles[0],
        scale=alt.Scale(nice=False),
        axis=alt.Axis(grid=False, tickCount=5, domainColor=palette.PALE, tickColor=palette.PALE),
    )
    y_axis = alt.Axis(grid=False, tickCount=4, domain=False, ticks=False)

    def up(name: str) -> Any:
        return alt.Y(f"{name}:Q", title=titles[1], axis=y_axis)

    lines = alt.Chart({"values": curve.to_dict(orient="records")}).encode(x=across)
    dots = alt.Chart({"values": marks.to_dict(orient="records")}).encode(x=across)
    limit = alt.Chart({"values": room.to_dict(orient="records")})
    layers = [
        lines.mark_area(color=palette.PALE, opacity=FAINT + FAINT).encode(y=up("low"), y2="high:Q"),
        lines.mark_area(color=palette.ACCENT, opacity=FAINT).encode(
            y=up("half_low"), y2="half_high:Q"
        ),
        limit.mark_rule(color=palette.AMBER, strokeDash=[4, 4]).encode(y=up("most")),
        limit.mark_text(align="left", baseline="bottom", dy=-4, color=palette.AMBER).encode(
            x=alt.value(4), y=up("most"), text="text:N"
        ),
        lines.mark_line(color=palette.ACCENT, strokeWidth=2).encode(y=up("mean")),
        dots.mark_circle(size=DOT, color=palette.ACCENT, opacity=1).encode(y=up("mean")),
        dots.mark_text(
            align="left", baseline="top", dx=4, dy=6, color=palette.INK, fontWeight=600
        ).encode(y=up("mean"), text="text:N"),
    ]
    return _dressed(alt.LayerChart(layer=layers), width=CURVE_WIDTH, height=CURVE_HEIGHT)


def _dressed(chart: altair.LayerChart, *, width: int, height: int) -> altair.LayerChart:
    """No frame and our letters, on whatever ground the page has."""
    dressed: altair.LayerChart = (
        chart.properties(width=width, height=height, background="transparent")
        .configure_view(stroke=None)
        .configure_text(font=palette.FONT, fontSize=palette.SIZE)
        .configure_axis(
            labelFont=palette.FONT,
            titleFont=palette.FONT,
            labelFontSize=palette.SIZE - 2,
            titleFontSize=palette.SIZE - 2,
            titleFontWeight="normal",
            labelColor=palette.GREY,
            titleColor=palette.GREY,
        )
    )
    return dressed
