"""A staff page as one widget: the browser has it whole, in every language and state.

Choosing a language or a cohort and printing happen in the browser; nothing it sends is heard.
"""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from workbench import settings
from workbench.errors import WorkbenchError
from workbench.sentences import LANGUAGES, Sentence, say, sentence
from workbench.views.body import body, notice
from workbench.views.frame import HOME, PAGES, frame
from workbench.views.home import home

ALL = "all"
NOT_PUBLISHED = sentence("No edition has been published yet")
ASK = sentence(
    "This page will show figures once a coordinator has published an edition "
    "(workbench publish). Nothing is wrong."
)
TRY_AGAIN = sentence("The page cannot be shown now")

_log = logging.getLogger(__name__)


class StaffPage(anywidget.AnyWidget):
    """One page; `content` is all it shows, and no change of it is heard here."""

    _esm = Path(__file__).with_name("page.js")
    _css = Path(__file__).with_name("page.css")
    content = traitlets.Dict().tag(sync=True)


def show(name: str, open_edition: Callable[..., Any], *where: object) -> StaffPage:
    """The page called `name` of the edition that `open_edition(*where)` gives.

    An error becomes a sentence on the page: a page never shows a traceback.
    """
    try:
        edition = open_edition(*where)
        content = _missing(name) if edition is None else _published(name, edition)
    except WorkbenchError as error:
        content = _noticed(name, TRY_AGAIN, error.message)
    except Exception as error:
        content = _noticed(name, TRY_AGAIN, _went_wrong(error))
    return StaffPage(content=content)


def _published(name: str, edition: Any) -> dict[str, object]:
    if name == HOME:
        bodies = {language: {ALL: str(home(edition, language))} for language in LANGUAGES}
    else:
        bodies = {
            language: {
                page.state: str(body(page, language))
                for page in edition.pages
                if page.name == name and page.language == language
            }
            for language in LANGUAGES
        }
    return _content(name, bodies, edition=edition)


def _missing(name: str) -> dict[str, object]:
    return _noticed(name, NOT_PUBLISHED, ASK)


def _noticed(name: str, title: Sentence, *sentences: Sentence) -> dict[str, object]:
    bodies = {
        language: {ALL: str(notice(say(title, language), *(say(s, language) for s in sentences)))}
        for language in LANGUAGES
    }
    return _content(name, bodies, edition=None)


def _content(
    name: str, bodies: dict[str, dict[str, str]], *, edition: Any | None
) -> dict[str, object]:
    return {
        "language": settings.current_language(),
        "title": {language: say(PAGES[name], language) for language in LANGUAGES},
        "frames": {language: str(frame(name, language, edition=edition)) for language in LANGUAGES},
        "bodies": bodies,
    }


def _went_wrong(error: Exception) -> Sentence:
    """Log the kind of a bug under a number, never its values, and name the number."""
    number = secrets.token_hex(3)
    if not _log.handlers:
        _log.addHandler(logging.StreamHandler(sys.__stderr__))
        _log.propagate = False
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    line = "?" if place is None else f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}"
    _log.error("page error %s: %s at %s", number, type(error).__name__, line)
    return sentence(
        "Something went wrong ({number}). Reload the page; if it stays, tell the coordinator "
        "this number.",
        number=number,
    )
