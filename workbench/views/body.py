"""The inside of a staff page in one state: its finding, three numbers, pictures and tables."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from workbench.sentences import say, sentence
from workbench.views.safe import drawing, tag


def body(page: Any, language: str) -> Markup:
    """One page of an edition (`store.editions.Page`) as HTML."""
    pictured = [figure for figure in page.figures if figure.svg]
    others = [figure for figure in page.figures if not figure.svg]
    numbers = tag("dl", *(_number(each) for each in page.numbers), class_="numbers")
    parts = [tag("h1", page.title, id="finding", tabindex="-1"), numbers]
    parts += [_pictured(figure, language) for figure in pictured]
    if others:
        parts.append(tag("div", *(_plain(figure) for figure in others), class_="small-figures"))
    parts.append(_hidden(page.hidden, language))
    return Markup("").join(parts)


def notice(title: str, *sentences: str) -> Markup:
    """A page that has nothing to show yet, and says what to do."""
    said = [tag("p", each, class_="lead") for each in sentences]
    return Markup("").join([tag("h1", title, id="finding", tabindex="-1"), *said])


def _number(number: Any) -> Markup:
    return tag(
        "div",
        tag("dt", number.title),
        tag("dd", number.value, class_="value"),
        tag("dd", number.definition, class_="definition"),
    )


def _pictured(figure: Any, language: str) -> Markup:
    finding = tag("h2", figure.finding)
    picture = tag("div", drawing(figure.svg), class_="picture")
    table = _table(figure.table)
    about = say(sentence("Picture and its numbers"), language)
    return tag("section", finding, tag("div", picture, table, class_="side"), aria_label=about)


def _plain(figure: Any) -> Markup:
    return tag(
        "section", tag("h2", figure.table.caption), tag("p", figure.finding), _table(figure.table)
    )


def _table(table: Any) -> Markup:
    head = tag("tr", *(tag("th", each, scope="col") for each in table.header))
    lines = [
        tag("tr", tag("th", row[0], scope="row"), *(tag("td", each) for each in row[1:]))
        for row in table.rows
    ]
    caption = tag("caption", table.caption)
    inside = tag("table", caption, tag("thead", head), tag("tbody", *lines))
    return tag("div", inside, class_="table")


def _hidden(words: str, language: str) -> Markup:
    return tag(
        "section",
        tag("h2", say(sentence("What is hidden, and why"), language)),
        tag("p", words),
        class_="hidden-why",
    )
