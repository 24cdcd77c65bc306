"""What was decided on one application: each verdict with its reason, by whom, when."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from workbench.sentences import say, sentence
from workbench.vocabulary import Verdict


def said(decisions: pd.DataFrame, language: str) -> Markup:
    """Every decision, the newest first, with the number by which it is reached again.

    `decisions` is the frame of `store.reads.decisions_on`; nothing is shown when there is none.
    """
    if decisions.empty:
        return Markup("")
    lines = (_line(int(number), row, language) for number, row in decisions[::-1].iterrows())
    title = say(sentence("Decisions"), language)
    return Markup('<h4>{}</h4><ul class="wb-lines">{}</ul>').format(title, Markup("").join(lines))


def _line(number: int, row: pd.Series, language: str) -> Markup:
    told = sentence(
        "{day}, by {by}, decision {number}",
        day=row["decided_at"].date(),
        by=row["by"],
        number=number,
    )
    return Markup(
        '<li><span>{}</span><span class="wb-answer">{}</span>'
        '<span class="wb-quiet"><bdi dir="auto">{}</bdi></span></li>'
    ).format(say(told, language), say(Verdict(row["verdict"]), language), row["reason"])
