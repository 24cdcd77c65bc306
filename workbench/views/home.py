"""The home page: every page with what it finds, and the edition's day."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from workbench.sentences import say, sentence
from workbench.views.frame import HOME, PAGES
from workbench.views.safe import tag

QUESTIONS = {
    "triage": sentence("Where do the applications stand, and who applied?"),
    "cohort": sentence("How many seats are filled, and by whom?"),
    "mentoring": sentence("Who has a mentor, and how much do mentors carry?"),
}


def home(edition: Any, language: str) -> Markup:
    """The list of pages as HTML."""
    findings = {
        page.name: page.title
        for page in edition.pages
        if page.language == language and page.state == "all"
    }
    cards = [
        tag("li", _card(name, findings.get(name, ""), language)) for name in PAGES if name != HOME
    ]
    title = say(sentence("The programme today"), language)
    lead = say(
        sentence("Every page can be read, filtered and printed; nothing can be changed."), language
    )
    return Markup("").join(
        [
            tag("h1", title, id="finding", tabindex="-1"),
            tag("p", lead, class_="lead"),
            tag("ul", *cards, class_="cards"),
        ]
    )


def _card(name: str, finding: str, language: str) -> Markup:
    link = tag("a", say(PAGES[name], language), href=f"{name}.ipynb", data_page=name)
    return Markup("").join(
        [
            tag("h2", link),
            tag("p", finding, class_="lead"),
            tag("p", say(QUESTIONS[name], language), class_="definition"),
        ]
    )
