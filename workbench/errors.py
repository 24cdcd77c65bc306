"""Errors meant for people: one sentence, a code, and where it is.

Anything that is not a `WorkbenchError` is a bug and stays loud.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workbench.sentences import Sentence, say, sentence


@dataclass(frozen=True)
class Problem:
    """One thing in a file that could not be read: where it is, what it says, and what follows.

    `row` counts as the spreadsheet does (the header is row 1); None when the whole file is meant.
    `is_lost` where an answer was given and nothing of it is kept: it stays unknown. The codes
    are listed in `rules.problem_codes`.
    """

    row: int | None
    column: str | None
    value: str | None
    code: str
    message: Sentence
    is_lost: bool = False


class WorkbenchError(Exception):
    """Something a person can put right; `say` gives her the sentence in her language."""

    def __init__(
        self,
        message: Sentence,
        *,
        code: str,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        """Keep the sentence, its code and where it is (row and column of a file)."""
        super().__init__(str(message))
        self.message = message
        self.code = code
        self.row = row
        self.column = column

    def say(self, language: str) -> str:
        """The sentence in the reader's language."""
        return say(self.message, language)


class UnreadableFile(WorkbenchError):
    """A file that cannot be taken in; nothing of it was kept."""


class NotFound(WorkbenchError):
    """Something asked for is not here; the sentence says how to have it."""


class NotReady(WorkbenchError):
    """A step that something else must come before; the sentence names it."""


class Impossible(WorkbenchError):
    """Demands that cannot hold together; the sentence names them and a change that would do.

    `clash` are the demands that clash, one sentence each. `ways` are the ways out, cheapest
    first: each says itself in `said` and holds the `demands` as they would be
    (`rules.ways_out`).
    """

    def __init__(
        self,
        message: Sentence,
        *,
        clash: tuple[Sentence, ...] = (),
        ways: tuple[Any, ...] = (),
    ) -> None:
        """Keep the sentence, the demands that clash and the ways out."""
        super().__init__(message, code="impossible")
        self.clash = clash
        self.ways = ways


class AlreadyDecided(WorkbenchError):
    """Someone else decided since this screen was opened; her name and the moment are said."""

    def __init__(self, *, by: str, on: datetime) -> None:
        """Name who decided, and when."""
        super().__init__(
            sentence(
                "{by} decided on this application on {day} at {time}, after you opened it. "
                "Nothing was changed: look at it again, then decide.",
                by=by,
                day=on.date(),
                time=f"{on:%H:%M}",
            ),
            code="already_decided",
        )
        self.by = by
        self.on = on


class AlreadyChanged(WorkbenchError):
    """Someone else changed an application since this screen was opened: an answer, or a merge.

    A child says in `told` who did what and when, and in `untold` the same without them.
    """

    of_code = "already_changed"
    told = sentence(
        "{by} changed this application on {day} at {time}, after you opened it. "
        "Nothing was recorded: look at it again."
    )
    untold = sentence(
        "This application changed after you opened it. Nothing was recorded: look at it again."
    )

    def __init__(self, *, by: str | None, on: datetime | None) -> None:
        """Name who changed it, and when, where that is known."""
        said = self.untold
        if by is not None and on is not None:
            said = replace(self.told, params={"by": by, "day": on.date(), "time": f"{on:%H:%M}"})
        super().__init__(said, code=self.of_code)
        self.by = by
        self.on = on


class CohortChanged(AlreadyChanged):
    """Someone else changed what a cohort asks for since this screen was opened."""

    of_code = "cohort_changed"
    told = sentence(
        "{by} changed this cohort on {day} at {time}, after you opened it. "
        "Nothing was recorded: look at it again."
    )
    untold = sentence(
        "This cohort changed after you opened it. Nothing was recorded: look at it again."
    )


class AlreadyLeft(AlreadyChanged):
    """A fellow has left her cohort since this screen was opened."""

    of_code = "already_left"
    told = sentence(
        "{by} recorded on {day} at {time} that she left this cohort. Nothing was "
        "recorded: look at it again."
    )
    untold = sentence("She has left this cohort already. Nothing was recorded.")


class ScenarioChanged(AlreadyChanged):
    """Someone else changed a saved scenario since this screen was opened."""

    of_code = "scenario_changed"
    told = sentence(
        "{by} changed this scenario on {day} at {time}, after you opened it. "
        "Nothing was recorded: look at it again."
    )
    untold = sentence(
        "This scenario changed after you opened it. Nothing was recorded: look at it again."
    )


class AlreadySaid(WorkbenchError):
    """Someone else judged a pair since this screen was opened; her name and the moment are said."""

    def __init__(self, *, by: str, on: datetime) -> None:
        """Name who said it, and when."""
        super().__init__(
            sentence(
                "{by} said what these two are on {day} at {time}, after you opened them. "
                "Nothing was changed: look at them again.",
                by=by,
                day=on.date(),
                time=f"{on:%H:%M}",
            ),
            code="already_said",
        )
        self.by = by
        self.on = on
