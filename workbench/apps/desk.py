"""What every desk is made of: a model without a widget, whose verbs never fail in silence.

A verb that meets a `WorkbenchError` says its sentence in `error`; any other failure is a bug: it
is logged with a number, and the person reads that number.
"""

from __future__ import annotations

import logging
import traceback
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

import traitlets

from workbench import settings
from workbench.errors import WorkbenchError
from workbench.sentences import Sentence, sentence
from workbench.store.engine import Store, open_store

LOG = logging.getLogger("workbench.desks")
CRASHED = "Crash"
"""The first word of the log line of a bug; tests fail on it."""


def verb(method: Callable[..., None]) -> Callable[..., None]:
    """Make a method a verb of a desk: its errors become sentences, then the screen is drawn."""

    @wraps(method)
    def guarded(self: Desk, *args: Any, **named: Any) -> None:
        self.error = None
        try:
            method(self, *args, **named)
        except WorkbenchError as error:
            self.error, self.notice = error.message, None
        except Exception as crash:
            self.error, self.notice = crash_sentence(method.__qualname__, crash), None
        self.changed += 1

    return guarded


class Desk(traitlets.HasTraits):
    """A desk without its screen: what is chosen, what stands in the way, what was said.

    `changed` counts the verbs done; a screen draws itself again when it moves. A desk behind
    others is not seen, and may leave what it would show until it is.
    """

    language = traitlets.Unicode("en")
    by = traitlets.Unicode("")
    error = traitlets.Instance(Sentence, allow_none=True)
    notice = traitlets.Instance(Sentence, allow_none=True)
    saved = traitlets.Instance(Sentence, allow_none=True)
    blockers = traitlets.Tuple()
    changed = traitlets.Int(0)
    is_seen = traitlets.Bool(True)

    def recorded(self, notice: Sentence) -> None:
        """Say that something was recorded, when and by whom."""
        self.notice = notice
        self.saved = sentence(
            "saved {time} by {by}", time=f"{datetime.now().astimezone():%H:%M}", by=self.by
        )

    @verb
    def speak(self, language: str) -> None:
        """Say everything in another language."""
        self.language = language


def crash_sentence(where: str, crash: Exception) -> Sentence:
    """Log a bug with a number, and the sentence that gives this number to a person.

    The log holds where it happened and never the message of the error, which may quote a name.
    """
    number = uuid.uuid4().hex[:6]
    frames = "".join(traceback.format_tb(crash.__traceback__))
    LOG.error("%s %s in %s: %s\n%s", CRASHED, number, where, type(crash).__name__, frames)
    return sentence(
        "Something went wrong here (number {number}). What was recorded before is safe. "
        "Try again; if it comes back, tell the person who looks after the workbench this number.",
        number=number,
    )


def store_here(store: Store | None, *, by: str | None) -> Store:
    """The store given, or the one of the settings, opened for the person who sits here."""
    if store is not None:
        return store
    here = settings.current()
    return open_store(here.store_url, by=by or here.user)


def now() -> datetime:
    """The moment at which something is recorded."""
    return datetime.now(UTC)
