"""The list of a triage desk: who is shown for a choice of filters, and who comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from anyascii import anyascii

from workbench.rules.scoring import WAITING as WAITING_STAGES
from workbench.rules.waiting import is_overdue
from workbench.sentences import Sentence, sentences
from workbench.vocabulary import Outlook

WAITING = "waiting"
EVERYONE = "everyone"
ANY = ""
OVERDUE, NOBODY = "overdue", "nobody"


@dataclass(frozen=True)
class Filters:
    """Whom to show: those at a stage (or who wait, or everyone), and of them only some.

    `outlook` is in, out or depends, `track` her first choice, `waits_on` a person's name, the
    overdue or nobody; ANY shows all. `search` is part of a name, in any script.
    """

    stage: str = WAITING
    outlook: str = ANY
    track: str = ANY
    waits_on: str = ANY
    search: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the stage leaves somebody out."""
        return bool(self.outlook or self.track or self.waits_on or self.search.strip())


@dataclass(frozen=True, eq=False)
class Queue:
    """Applications in the order of the desk, and what each waits for.

    `whom` each waits on ("" for nobody) and `late` whether that is overdue.
    """

    frame: pd.DataFrame
    whom: pd.Series
    late: pd.Series

    @cached_property
    def names(self) -> pd.Series:
        """Each name folded to Latin letters, so that a search in any script finds it."""
        whole = self.frame["given_name"] + " " + self.frame["family_name"]
        return pd.Series([folded(name) for name in whole], self.frame.index, dtype=object)

    @property
    def waits(self) -> pd.Series:
        """True for each application that waits for a verdict."""
        return self.frame["stage"].isin([str(stage) for stage in WAITING_STAGES])

    def shown(self, filters: Filters) -> tuple[int, ...]:
        """The applications that pass every filter, in the order of the desk."""
        kept = self._at(filters.stage)
        if filters.outlook:
            kept &= (self.frame["outlook"] == filters.outlook).to_numpy()
        if filters.track:
            kept &= (self.frame["first_choice"] == filters.track).to_numpy()
        if filters.waits_on:
            kept &= self._waiting_on(filters.waits_on)
        if filters.search.strip():
            text = folded(filters.search.strip())
            kept &= self.names.str.contains(text, regex=False).to_numpy(dtype=bool)
        return tuple(self.frame.index[kept].tolist())

    def people(self) -> tuple[str, ...]:
        """Everybody whom something waits on, by name."""
        return tuple(sorted(set(self.whom) - {""}))

    def next_waiting(self, application: int, *, among: tuple[int, ...]) -> int | None:
        """Who waits after this application among those shown, from the top again at the end."""
        at = among.index(application) if application in among else -1
        waits = self.waits
        others = (*among[at + 1 :], *among[: max(at, 0)])
        return next((one for one in others if waits[one]), None)

    def _at(self, stage: str) -> np.ndarray:
        if stage == EVERYONE:
            return np.ones(len(self.frame), dtype=bool)
        at = self.waits if stage == WAITING else self.frame["stage"] == stage
        return at.to_numpy(dtype=bool, copy=True)

    def _waiting_on(self, whom: str) -> np.ndarray:
        if whom == OVERDUE:
            return self.late.to_numpy()
        return (self.whom == ("" if whom == NOBODY else whom)).to_numpy()


def queue_of(frame: pd.DataFrame, waits: pd.DataFrame | None = None, *, on: date) -> Queue:
    """The queue of a frame from `Assessment.queue` and of what waits, as seen from a day.

    Where an application waits on several, the first due counts.
    """
    if waits is None or waits.empty:
        nobody = pd.Series("", frame.index, dtype=object)
        return Queue(frame, nobody, nobody != "")
    late = waits.assign(late=is_overdue(waits, on=on)).groupby("application")
    return Queue(
        frame,
        late["whom"].first().reindex(frame.index, fill_value="").astype(object),
        late["late"].any().reindex(frame.index, fill_value=False).astype(bool),
    )


def in_short(queue: Queue, *, alike: int) -> tuple[Sentence, ...]:
    """Where a cohort's triage stands: who waits, who is settled, who needs one question."""
    waits = queue.frame[queue.waits]
    settled = int((waits["outlook"] != Outlook.DEPENDS.value).sum())
    one = int((waits["to_settle"] == 1).sum())
    late = int(queue.late.sum())
    said = (
        sentences("{count} waiting", "{count} waiting", len(waits)),
        sentences(
            "{count} settled whatever she answers", "{count} settled whatever they answer", settled
        ),
        sentences("{count} needs one question", "{count} need one question", one),
        sentences("{count} pair looks alike", "{count} pairs look alike", alike),
    )
    return (*said, sentences("{count} overdue", "{count} overdue", late)) if late else said


def folded(text: str) -> str:
    """A text in small Latin letters, whatever its script."""
    return anyascii(text).casefold()
