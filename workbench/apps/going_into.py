"""Where an import goes, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.apps.arrival import Arrival
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.destinations import Destination, NewCohort

NEW = 0
"""The choice of a cohort that is not there yet."""


@dataclass(frozen=True)
class Going:
    """The cohorts there are, the one chosen (0: a new one), and the new one as it was typed."""

    names: Mapping[int, str] = field(default_factory=dict)
    chosen: int = NEW
    new: NewCohort | None = None

    def into(self, cohort: int) -> Going:
        """The same with another cohort chosen."""
        return replace(self, chosen=cohort)

    def destination(self) -> Destination:
        """Where the import goes."""
        if self.chosen != NEW:
            return Destination(self.names[self.chosen], self.chosen)
        return Destination(self.new.name if self.new else "", new=self.new)

    def against(self) -> tuple[Sentence, ...]:
        """What is not right with the new cohort."""
        if self.chosen != NEW or self.new is None:
            return ()
        if not self.new.name.strip():
            return (sentence("Give the new cohort a name."),)
        if self.new.name in self.names.values():
            return (
                sentence(
                    "There is a cohort “{name}” already: choose it, or another name.",
                    name=self.new.name,
                ),
            )
        days = (self.new.opens_on, self.new.closes_on, self.new.starts_on, self.new.ends_on)
        if list(days) != sorted(days):
            return (sentence("The dates of the new cohort are not one after another."),)
        return ()


def against_import(
    arrival: Arrival | None, going: Going, *, is_agreed: bool
) -> tuple[Sentence, ...]:
    """What stands in the way of importing, in sentences, the first to be done first."""
    if arrival is None:
        return (sentence("Choose a file first."),)
    if arrival.prepared is None:
        return arrival.against
    if not arrival.new:
        return (sentence("This file brings nothing new."),)
    asked = [
        sentence("Say how the dates of “{column}” are written.", column=each.column)
        for each in arrival.asks
    ]
    return (*asked, *_unagreed(arrival, is_agreed=is_agreed), *going.against())


def agreement(lost: int) -> Sentence:
    """What a person agrees to when answers could not be read."""
    return sentences(
        "Import {count} answer as unknown", "Import these {count} answers as unknown", lost
    )


def _unagreed(arrival: Arrival, *, is_agreed: bool) -> tuple[Sentence, ...]:
    if not arrival.lost or is_agreed:
        return ()
    return (
        sentences(
            "{count} answer cannot be read: correct the file, or tick that it is imported as "
            "unknown.",
            "{count} answers cannot be read: correct the file, or tick that they are imported as "
            "unknown.",
            arrival.lost,
        ),
    )
