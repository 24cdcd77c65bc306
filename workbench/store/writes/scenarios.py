"""Scenarios: plans of a cohort saved under a name, to go back to or to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound, NotReady
from workbench.rules.demand_values import checked_values
from workbench.rules.demands import Demands
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Scenario
from workbench.store.writes.lateness import scenario_changed
from workbench.vocabulary import Choosing, Track


@dataclass(frozen=True)
class NewScenario:
    """A plan to be saved under a name: its demands, its seats, and how it was reached."""

    cohort: int
    name: str
    demands: Demands
    seats: Mapping[int, Track]
    seed: int
    note: str = ""
    mode: Choosing = Choosing.BEST


def save_scenario(store: Store, scenario: NewScenario, *, now: datetime) -> int:
    """Save a plan under a name that no other scenario of its cohort has; gives its number."""
    with store.writing() as session:
        name = _free_name(session, scenario.cohort, scenario.name)
        kept = Scenario(
            cohort_id=scenario.cohort,
            name=name,
            **_contents(scenario),
            by=store.by,
            saved_at=now,
        )
        session.add(kept)
        session.flush()
        _log(session, "save_scenario", kept, by=store.by, now=now)
        return kept.id


def save_over(
    store: Store, number: int, scenario: NewScenario, *, seen_version: int, now: datetime
) -> None:
    """Put another plan in the place of one saved before, if that one is still as it was seen."""
    with store.writing() as session:
        kept = _as_seen(session, number, seen_version)
        kept.name = _free_name(session, kept.cohort_id, scenario.name, but=number)
        for column, value in _contents(scenario).items():
            setattr(kept, column, value)
        kept.by, kept.saved_at, kept.version = store.by, now, kept.version + 1
        _log(session, "save_over", kept, by=store.by, now=now)


def rename_scenario(
    store: Store, number: int, name: str, *, seen_version: int, now: datetime
) -> None:
    """Call a scenario otherwise."""
    with store.writing() as session:
        kept = _as_seen(session, number, seen_version)
        kept.name = _free_name(session, kept.cohort_id, name, but=number)
        kept.version += 1
        _log(session, "rename_scenario", kept, by=store.by, now=now)


def delete_scenario(store: Store, number: int, *, seen_version: int, now: datetime) -> None:
    """Take a scenario off the list; `restore_scenario` puts it back."""
    with store.writing() as session:
        kept = _as_seen(session, number, seen_version)
        kept.deleted_by, kept.deleted_at, kept.version = store.by, now, kept.version + 1
        _log(session, "delete_scenario", kept, by=store.by, now=now)


def restore_scenario(store: Store, number: int, *, now: datetime) -> None:
    """Put a scenario back on the list, as it was; one that is there stays as it is."""
    with store.writing() as session:
        kept = _kept(session, number)
        if kept.deleted_at is None:
            return
        kept.name = _free_name(session, kept.cohort_id, kept.name, but=number)
        kept.deleted_by, kept.deleted_at, kept.version = None, None, kept.version + 1
        _log(session, "restore_scenario", kept, by=store.by, now=now)


def _contents(scenario: NewScenario) -> dict[str, Any]:
    return {
        "demands": checked_values(scenario.demands),
        "seats": {str(one): str(track) for one, track in sorted(scenario.seats.items())},
        "note": scenario.note.strip(),
        "mode": str(scenario.mode),
        "seed": scenario.seed,
    }


def _kept(session: Session, number: int) -> Scenario:
    found = session.get(Scenario, number)
    if found is None:
        raise NotFound(
            sentence("There is no scenario {number} in this store.", number=number),
            code="no_scenario",
        )
    return found


def _as_seen(session: Session, number: int, seen_version: int) -> Scenario:
    found = _kept(session, number)
    if found.version != seen_version or found.deleted_at is not None:
        raise scenario_changed(session, number)
    return found


def _free_name(session: Session, cohort: int, name: str, *, but: int | None = None) -> str:
    """The name without needless spaces; NotReady when it is none, or another's."""
    wanted = " ".join(name.split())
    if not wanted:
        raise NotReady(sentence("Write a name."), code="no_name")
    others = session.scalars(
        select(Scenario).where(
            Scenario.cohort_id == cohort, Scenario.name == wanted, Scenario.deleted_at.is_(None)
        )
    )
    for other in others:
        if other.id != but:
            raise NotReady(
                sentence(
                    "{by} saved a scenario called “{name}” on {day}. Choose another name, or "
                    "save over it.",
                    by=other.by,
                    name=wanted,
                    day=other.saved_at.date(),
                ),
                code="name_taken",
            )
    return wanted


def _log(session: Session, verb: str, kept: Scenario, *, by: str, now: datetime) -> None:
    """What was done to which scenario; its name and note are free words and stay out."""
    audit.append(
        session,
        verb=verb,
        subject=f"scenario {kept.id}",
        detail={"cohort": kept.cohort_id},
        by=by,
        now=now,
    )
