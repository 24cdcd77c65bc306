"""Importing a form export from the command line, or foreseeing it without writing anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from workbench import settings
from workbench.store.destinations import Destination, cohort_named, no_such_cohort
from workbench.store.engine import Store, create_store, open_store
from workbench.store.foreseeing import foresee_intake
from workbench.store.intakes import Prepared, prepare
from workbench.store.writes import IntakeReport, record_intake


@dataclass(frozen=True)
class Order:
    """What was asked for: the file, how to read it, into which cohort, by whom."""

    file: Path
    form: Path | None = None
    mapping: str | None = None
    cohort: str | None = None
    by: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What an import brought, or would bring, and the file it came from."""

    report: IntakeReport
    prepared: Prepared
    is_dry: bool


def import_file(here: settings.Settings, order: Order) -> Outcome:
    """Read a file whole, then record it whole; a file with a mistake leaves the store untouched.

    A store that is not there yet is made. Asking for it is agreeing that answers which could
    not be read stay unknown.
    """
    prepared = prepare(order.file, form=order.form, mapping=order.mapping)
    sitting = replace(here, user=order.by or here.user)
    if order.cohort is not None and not _is_there(sitting):
        raise no_such_cohort(order.cohort, ())
    opened = open_store if _is_there(sitting) else create_store
    with _closing(opened(sitting.store_url, by=sitting.user)) as store:
        report = record_intake(store, prepared, now=datetime.now(UTC), into=_into(store, order))
    return Outcome(report, prepared, is_dry=False)


def foresee_file(here: settings.Settings, order: Order) -> Outcome:
    """What importing this file would bring; nothing is written, no store is made."""
    prepared = prepare(order.file, form=order.form, mapping=order.mapping)
    sitting = replace(here, user=order.by or here.user)
    now = datetime.now(UTC)
    if not _is_there(sitting):
        if order.cohort is not None:
            raise no_such_cohort(order.cohort, ())
        return Outcome(foresee_intake(None, prepared, now=now), prepared, is_dry=True)
    with _closing(open_store(sitting.store_url, by=sitting.user)) as store:
        report = foresee_intake(store, prepared, now=now, into=_into(store, order))
    return Outcome(report, prepared, is_dry=True)


def _is_there(sitting: settings.Settings) -> bool:
    place = settings.store_file(sitting.store_url)
    return place is None or place.is_file()


def _into(store: Store, order: Order) -> Destination | None:
    return None if order.cohort is None else cohort_named(store, order.cohort)


@contextmanager
def _closing(store: Store) -> Iterator[Store]:
    try:
        yield store
    finally:
        store.close()
