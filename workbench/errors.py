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

    A child says in `told` who did what and when, and in `untold` the same without them; both
    may name whom it is about (`named`).
    """

    of_code = "already_changed"
    told = sentence(
        "{by} changed this application on {day} at {time}, after you opened it. "
        "Nothing was recorded: look at it again."
    )
    untold = sentence(
        "This application changed after you opened it. Nothing was recorded: look at it again."
    )

    def __init__(self, *, by: str | None, on: datetime | None, **named: object) -> None:
        """Name who changed it, and when, where that is known."""
        said = replace(self.untold, params=named)
        if by is not None and on is not None:
            when = {"by": by, "day": on.date(), "time": f"{on:%H:%M}"}
            said = replace(self.told, params={**when, **named})
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


class WishChanged(AlreadyChanged):
    """Someone else changed what a fellow says for mentoring since this screen was opened."""

    of_code = "wish_changed"
    told = sentence(
        "{by} changed what she says for mentoring on {day} at {time}, after you opened it. "
        "Nothing was recorded: look at it again."
    )
    untold = sentence(
        "What she says for mentoring changed after you opened it. Nothing was recorded: look at "
        "it again."
    )


class AlreadyAccompanied(AlreadyChanged):
    """A fellow was given a mentor since this screen was opened."""

    of_code = "already_assigned"
    told = sentence(
        "{by} gave {fellow} a mentor on {day} at {time}. Nothing was recorded: look at the pairs "
        "again."
    )
    untold = sentence(
        "{fellow} has a mentor already. Nothing was recorded: look at the pairs again."
    )


class MentorTaken(AlreadyChanged):
    """A mentor has no room left: somebody was given to her or him meanwhile."""

    of_code = "mentor_full"
    told = sentence(
        "{mentor} has no room left: {by} gave a fellow to this mentor on {day} at {time}. Nothing "
        "was recorded: look at the pairs again."
    )
    untold = sentence(
        "{mentor} would have more than there is room for. Nothing was recorded: choose another "
        "mentor."
    )


class PairDeclined(AlreadyChanged):
    """One of the two of a pair said no since this screen was opened."""

    of_code = "pair_declined"
    told = sentence(
        "{fellow} with {mentor}: one of the two said no, as {by} wrote down on {day} at {time}. "
        "Nothing was recorded: look at the pairs again."
    )
    untold = sentence(
        "{fellow} with {mentor}: one of the two said no. Nothing was recorded: look at the pairs "
        "again."
    )


class AlreadyAsked(AlreadyChanged):
    """A fellow was asked about another mentor since this screen was opened."""

    of_code = "already_asked"
    told = sentence(
        "{by} put a pair to {fellow} on {day} at {time}, and it is still open. Nothing was "
        "recorded: wait for the answers, or withdraw that offer first."
    )
    untold = sentence(
        "{fellow} has an open offer. Nothing was recorded: wait for the answers, or withdraw that "
        "offer first."
    )


class OfferChanged(AlreadyChanged):
    """Someone else changed an offer since this screen was opened: an answer, or taken back."""

    of_code = "offer_changed"
    told = sentence(
        "{by} changed this offer on {day} at {time}, after you opened it. Nothing was recorded: "
        "look at it again."
    )
    untold = sentence(
        "This offer changed after you opened it. Nothing was recorded: look at it again."
    )


class AlreadyEnded(AlreadyChanged):
    """A pair was ended since this screen was opened."""

    of_code = "already_ended"
    told = sentence("{by} ended this pair on {day} at {time}. Nothing was recorded.")
    untold = sentence("This pair has ended already. Nothing was recorded.")


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
