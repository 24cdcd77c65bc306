"""Rates of groups on the screen: a mark with what chance may explain, the numbers, and a word."""

from __future__ import annotations

import math
from collections.abc import Iterable

from markupsafe import Markup

from workbench.rules.fairness import Comparison, Rate, Tell, Warned
from workbench.sentences import Sentence, say, sentence

LOOK = (Tell.LESS, Tell.MORE)


def warnings(found: Iterable[Warned], language: str) -> Markup:
    """What to look at, or that there is nothing."""
    said = [say(one.message, language) for one in found]
    if not said:
        nothing = sentence("No rule and no verdict makes a clear difference between groups.")
        return Markup("<p>{}</p>").format(say(nothing, language))
    lines = Markup("").join(Markup('<li class="wb-look">{}</li>').format(one) for one in said)
    by_name = sentence(
        "To see by name who would change side without a rule, leave it out on the desk “Rules”; "
        "nothing is recorded by that."
    )
    return Markup('<h3>{}</h3><ul class="wb-warned">{}</ul><p class="wb-quiet">{}</p>').format(
        say(sentence("Look at this"), language), lines, say(by_name, language)
    )


def comparisons(found: Iterable[Comparison], language: str) -> Markup:
    """How to read the marks, then a table for each kind of groups."""
    legend = sentence(
        "Dot: this group. Line: what chance alone may explain. Upright stroke: all other women."
    )
    tables = Markup("").join(_table(one, language) for one in found)
    return Markup('<p class="wb-quiet">{}</p>{}').format(say(legend, language), tables)


def _table(one: Comparison, language: str) -> Markup:
    headings = (
        sentence("Group"),
        sentence("Rate, and what chance may explain"),
        sentence("0 to 100 %"),
        sentence("All others"),
        sentence("Beside all others"),
    )
    head = Markup("").join(_heading(each, language) for each in headings)
    rows = Markup("").join(_row(rate, language) for rate in one.rates)
    return Markup(
        "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(say(one.title, language), head, rows)


def _heading(words: Sentence, language: str) -> Markup:
    return Markup('<th scope="col">{}</th>').format(say(words, language))


def _row(rate: Rate, language: str) -> Markup:
    looks = {Tell.TOO_FEW: Markup(' class="wb-quiet"')} | dict.fromkeys(
        LOOK, Markup(' class="wb-look"')
    )
    return Markup(
        '<tr{}><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>'
    ).format(
        looks.get(rate.tell, Markup("")),
        say(rate.group, language),
        say(_number(rate), language),
        _mark(rate),
        _percent(rate.others),
        say(rate.tell, language),
    )


def _number(rate: Rate) -> Sentence:
    if not rate.of:
        return sentence("nobody yet")
    return sentence(
        "{percent} % ({count} of {of}), {low} to {high} %",
        percent=round(100 * rate.share),
        count=rate.count,
        of=rate.of,
        low=round(100 * rate.low),
        high=round(100 * rate.high),
    )


def _mark(rate: Rate) -> Markup:
    """The rate as a dot, on a line as long as chance may explain; a short stroke for the others."""
    if not rate.of:
        return Markup("")
    others = (
        Markup('<i style="left:{:.1f}%"></i>').format(100 * rate.others)
        if not math.isnan(rate.others)
        else Markup("")
    )
    return Markup(
        '<span class="wb-chance" aria-hidden="true"><span style="left:{:.1f}%;width:{:.1f}%">'
        '</span><b style="left:{:.1f}%"></b>{}</span>'
    ).format(100 * rate.low, 100 * (rate.high - rate.low), 100 * rate.share, others)


def _percent(share: float) -> str:
    return "" if math.isnan(share) else f"{round(100 * share)} %"
