"""What the intake desk asks of the store: to read a file against it, and to keep what it brings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.apps import arrival as arriving
from workbench.apps.arrival import Arrival, Imported, Tell
from workbench.apps.desk import now
from workbench.apps.going_into import NEW, Going
from workbench.apps.uploads import Source
from workbench.rules.saved_mapping import SavedMapping
from workbench.store import reads, writes
from workbench.store.destinations import Destination, new_cohort
from workbench.store.engine import Store
from workbench.store.opening import Opened


@dataclass(frozen=True)
class IntakeStore:
    """The store, and the folder of saved mappings (None: that of the settings)."""

    store: Store
    folder: Path | None = None

    def look(self, export: Source | None, form: Source | None, tell: Tell) -> Arrival | None:
        """Open an export with its form, and say what it would bring."""
        return arriving.look(self.store, export, form, tell=tell, folder=self.folder)

    def weigh(self, opened: Opened, tell: Tell) -> Arrival:
        """Say again what a file that was opened would bring."""
        return arriving.weigh(self.store, opened, tell=tell)

    def weigh_again(self, arrival: Arrival, tell: Tell) -> Arrival:
        """Say what a file would bring to the store as it is now."""
        return arriving.weigh_again(self.store, arrival, tell=tell)

    def going(self, arrival: Arrival | None, before: Going) -> Going:
        """Where the import goes: as was chosen before, else as proposed."""
        if arrival is None or arrival.prepared is None or arrival.destination is None:
            return before
        cohorts = reads.cohorts(self.store)
        names = {int(cohort): str(name) for cohort, name in cohorts["name"].items()}
        if before.names:
            return Going(names, before.chosen, before.new)
        proposed = arrival.destination
        new = proposed.new or new_cohort(arrival.prepared, now().date())
        return Going(names, proposed.cohort or NEW, new)

    def bring_in(self, arrival: Arrival, into: Destination, tell: Tell) -> Imported:
        """Keep what is new of a file."""
        return arriving.bring_in(self.store, arrival, into, tell=tell)

    def save_mapping(self, opened: Opened, name: str, why: str) -> SavedMapping:
        """Keep how a file is understood, under a name."""
        return writes.save_mapping(
            self.store, opened, name=name, why=why, now=now(), folder=self.folder
        )
