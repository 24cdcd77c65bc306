"""The list of a triage desk: who is shown for a stage and a search, and who comes next."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from anyascii import anyascii

from workbench.rules.scoring import WAITING as WAITING_STAGES

WAITING = "waiting"
EVERYONE = "everyone"


@dataclass(frozen=True, eq=False)
class Queue:
    """Applications in the order of the desk, with the names they are searched by.

    `names` holds each name folded to Latin letters, so that a search in any script finds it.
    """

    frame: pd.DataFrame
    names: pd.Series

    @property
    def waits(self) -> pd.Series:
        """True for each application that waits for a verdict."""
        return self.frame["stage"].isin([str(stage) for stage in WAITING_STAGES])

    def shown(self, *, stage: str, search: str) -> tuple[int, ...]:
        """The applications at a stage (or all who wait, or everyone) whose name holds a text."""
        kept = pd.Series(data=True, index=self.frame.index)
        if stage == WAITING:
            kept = self.waits
        elif stage != EVERYONE:
            kept = self.frame["stage"] == stage
        if search.strip():
            kept = kept & self.names.str.contains(folded(search.strip()), regex=False)
        return tuple(int(one) for one in self.frame.index[kept])

    def next_waiting(self, application: int, *, among: tuple[int, ...]) -> int | None:
        """Who waits after this application among those shown, from the top again at the end."""
        at = among.index(application) if application in among else -1
        waits = self.waits
        others = (*among[at + 1 :], *among[: max(at, 0)])
        return next((one for one in others if waits[one]), None)


def queue_of(frame: pd.DataFrame) -> Queue:
    """The queue of a frame from `Assessment.queue`."""
    names = frame["given_name"] + " " + frame["family_name"]
    return Queue(frame, pd.Series([folded(name) for name in names], frame.index, dtype=object))


def folded(text: str) -> str:
    """A text in small Latin letters, whatever its script."""
    return anyascii(text).casefold()
