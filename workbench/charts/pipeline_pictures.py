"""The pictures of a forecast with their words, drawn in a reader's language."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from workbench.charts.drawing import draw
from workbench.charts.pipeline import sizes, spreads
from workbench.rules import pipeline_words as words
from workbench.rules.forecasts import Forecast
from workbench.rules.pipeline import Expected, expected
from workbench.rules.springboard_sizes import Growth
from workbench.sentences import say, sentence


def class_picture(found: Forecast, language: str) -> str:
    """How many graduates will apply, be shortlisted and take a seat, each with its spread."""
    outcome = found.prospect.outcome
    lines = (
        (sentence("apply"), expected(outcome.applying)),
        (sentence("are shortlisted"), expected(outcome.shortlisted)),
        (sentence("take a seat"), expected(outcome.seated)),
    )
    frame = pd.DataFrame([_line(say(what, language), one, language) for what, one in lines])
    return draw(
        spreads(frame),
        title=say(sentence("Springboard graduates expected"), language),
        description=say(words.finding(found.prospect), language),
        name="wb-class",
    )


def size_picture(found: Growth, *, shown: Sequence[int], language: str) -> str:
    """Fellows by springboard seats, with their spread and the sizes shown beside."""
    seats = np.arange(len(found.mean))
    curve = pd.DataFrame(
        {
            "seats": seats,
            "mean": found.mean,
            "low": found.low,
            "high": found.high,
            "half_low": found.half_low,
            "half_high": found.half_high,
        }
    )
    marks = pd.DataFrame(
        {
            "seats": list(shown),
            "mean": [float(found.mean[each]) for each in shown],
            "text": [f"{found.mean[each]:.0f}" for each in shown],
        }
    )
    room = pd.DataFrame(
        {"most": [found.room.most], "text": [say(words.full(found.room), language)]}
    )
    titles = [say(sentence("springboard seats"), language), say(sentence("fellows"), language)]
    return draw(
        sizes(curve, marks, room=room, titles=titles),
        title=say(sentence("Fellows by springboard seats"), language),
        description=say(words.slows(found), language),
        name="wb-sizes",
    )


def _line(label: str, one: Expected, language: str) -> dict[str, object]:
    return {
        "label": label,
        "text": say(words.numbers(one), language),
        "mean": one.mean,
        "low": one.low,
        "high": one.high,
        "half_low": one.half_low,
        "half_high": one.half_high,
    }
