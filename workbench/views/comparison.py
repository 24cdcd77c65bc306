"""The numbers of two plans side by side, with the difference in words and as two bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from workbench.rules.plan_comparison import Measure, Moved
from workbench.sentences import say, sentence


def measures(found: Sequence[Measure], language: str) -> Markup:
    """A table of every number: in the other plan, on the table, the difference."""
    heads = (
        sentence("What"),
        sentence("In the other plan"),
        sentence("On the table"),
        sentence("Difference"),
    )
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(each, language)) for each in heads
    )
    rows = Markup("").join(_row(each, language) for each in found)
    return Markup(
        '<h3>{}</h3><table class="wb-plain-table"><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(say(sentence("What it costs"), language), head, rows)


def _row(each: Measure, language: str) -> Markup:
    difference = each.after - each.before
    return Markup('<tr><th scope="row">{}{}</th><td>{}</td><td>{}</td><td>{}</td></tr>').format(
        say(each.title, language),
        _bars(each),
        each.before,
        each.after,
        f"{difference:+d}" if difference else "=",
    )


def _bars(each: Measure) -> Markup:
    scale = max(each.before, each.after, 1)
    bar = Markup('<span class="wb-bar {}"><span style="left:0;width:{:.0f}%"></span></span>')
    return Markup('<span aria-hidden="true">{}{}</span>').format(
        bar.format("wb-other", 100 * each.before / scale),
        bar.format("", 100 * each.after / scale),
    )


def flows(moved: Sequence[Moved], language: str) -> Markup:
    """How many go from where to where, as bars with the number beside."""
    counts = Counter((each.before, each.after) for each in moved)
    if not counts:
        return Markup("")
    most = max(counts.values())
    nowhere = sentence("no seat")
    lines = Markup("").join(
        Markup(
            '<li class="wb-line"><span>{} → {}</span><span class="wb-answer">{}</span>'
            '<span class="wb-bar" aria-hidden="true"><span style="left:0;width:{:.0f}%"></span>'
            "</span></li>"
        ).format(
            say(before or nowhere, language),
            say(after or nowhere, language),
            count,
            100 * count / most,
        )
        for (before, after), count in counts.most_common()
    )
    title = say(sentence("From where to where"), language)
    return Markup('<h3>{}</h3><ul class="wb-lines">{}</ul>').format(title, lines)
