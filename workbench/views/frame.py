"""The frame of every staff page: where one is, the edition's day, language, filter, print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from workbench.sentences import LANGUAGES, Sentence, say, sentence
from workbench.views.safe import tag

HOME = "index"
PAGES: Mapping[str, Sentence] = {
    HOME: sentence("Home"),
    "triage": sentence("Triage"),
    "cohort": sentence("Cohort"),
    "mentoring": sentence("Mentoring"),
}
LANGUAGE_NAMES = {"en": "English", "fr": "Français"}


def frame(name: str, language: str, *, edition: Any | None) -> Markup:
    """What stands around a page's body, which the browser puts into `.body`."""
    states = [] if edition is None else [s for s in edition.states if s.language == language]
    tools = Markup("") if edition is None else _tools(states if name != HOME else [], language)
    return Markup("").join(
        [
            tag("header", _day(edition, language), _languages(language), class_="top"),
            _pages(name, language),
            tools,
            tag("div", "", class_="body"),
            tag("p", "", class_="only-heard", role="status"),
        ]
    )


def _day(edition: Any | None, language: str) -> Markup:
    read_only = tag("span", say(sentence("Read only"), language), class_="read-only")
    if edition is None:
        return tag("p", read_only, class_="day")
    day = edition.said_day.get(language, edition.day)
    return tag(
        "p", say(sentence("Edition of {day}", day=day), language), " ", read_only, class_="day"
    )


def _languages(language: str) -> Markup:
    buttons = [
        tag(
            "button",
            LANGUAGE_NAMES[each],
            type="button",
            data_language=each,
            lang=each,
            aria_pressed="true" if each == language else "false",
        )
        for each in LANGUAGES
    ]
    label = say(sentence("Language"), language)
    return tag("div", *buttons, role="group", aria_label=label, class_="languages")


def _pages(name: str, language: str) -> Markup:
    links = []
    for each, title in PAGES.items():
        here = {"aria_current": "page"} if each == name else {}
        link = tag("a", say(title, language), href=f"{each}.ipynb", data_page=each, **here)
        links.append(tag("li", link))
    return tag("nav", tag("ul", *links), aria_label=say(sentence("Pages"), language))


def _tools(states: Iterable[Any], language: str) -> Markup:
    options = [tag("option", each.title, value=each.code) for each in states]
    parts = []
    if options:
        label = tag("label", say(sentence("Cohort"), language), for_="cohort-filter")
        parts = [tag("div", label, tag("select", *options, id="cohort-filter"), class_="filter")]
    parts.append(tag("button", say(sentence("Print"), language), type="button", class_="print"))
    return tag("div", *parts, class_="tools")
