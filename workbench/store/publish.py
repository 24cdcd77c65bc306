"""Publishing: the figures of today, drawn and written as one file for each audience.

A file is written whole beside the old one and moved into its place, so that a page open at that
moment sees the old edition or the new one, never half of one.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from workbench.rules.disclosure import ALL, THRESHOLD
from workbench.rules.figures.cohort import cohort_page
from workbench.rules.figures.counts import Material, count
from workbench.rules.figures.mentoring import mentoring_page
from workbench.rules.figures.page import Page
from workbench.rules.figures.panels import Panel, sponsor_panel, staff_panel
from workbench.rules.figures.triage import triage_page
from workbench.sentences import LANGUAGES, Sentence, say, sentence
from workbench.store import editions, reads
from workbench.store.engine import Store
from workbench.store.pressing import Press

PAGES: tuple[Callable[[Panel, str], Page], ...] = (triage_page, cohort_page, mentoring_page)
ALL_COHORTS = sentence("All cohorts")
NOBODY = -1
"""No cohort and no chapter has this number: reading it gives an empty frame with its columns."""

Progress = Callable[[Sentence], None]


@dataclass(frozen=True)
class Published:
    """An edition that was written: for whom, where, of which day, and how many figures."""

    audience: str
    path: Path
    day: date
    figures: int


def publish(
    store: Store,
    editions_folder: Path,
    *,
    now: datetime,
    threshold: int = THRESHOLD,
    progress: Progress = lambda _said: None,
) -> tuple[Published, ...]:
    """Write the staff and the sponsor edition of today; nothing is replaced unless both can be.

    Raises WorkbenchError `would_reveal` when protection fails (see `rules.disclosure`).
    """
    material = gather(store)
    panels = draw_up(material, on=now.date(), threshold=threshold)
    press = Press()
    composed = []
    for panel in panels:
        progress(sentence("Drawing the edition for {audience}", audience=panel.audience))
        composed.append(compose(panel, material.cohorts, press=press, on=now.date()))
    editions_folder.mkdir(parents=True, exist_ok=True)
    try:
        written = tuple(_write(edition, editions_folder) for edition in composed)
        for each in written:
            _draft(each.path).replace(each.path)
    finally:
        for edition in composed:
            _draft(editions.edition_file(editions_folder, edition.audience)).unlink(missing_ok=True)
    return written


def gather(store: Store) -> Material:
    """All that the figures are counted from; it stays in this process."""
    cohorts = reads.cohorts(store)
    chapters = list(cohorts["chapter_id"].unique())
    return Material(
        cohorts=cohorts,
        applications=_together(store, cohorts.index, reads.applications),
        fellows=_together(store, cohorts.index, reads.fellows),
        assignments=_together(store, cohorts.index, reads.assignments),
        mentors=pd.concat([reads.mentors(store, int(each)) for each in chapters or [NOBODY]]),
    )


def draw_up(material: Material, *, on: date, threshold: int) -> tuple[Panel, ...]:
    """What each audience may see."""
    counts = count(material, on=on, threshold=threshold)
    chapters = material.cohorts["chapter_id"]
    return (
        staff_panel(counts, chapters=chapters, threshold=threshold),
        sponsor_panel(counts, threshold=threshold),
    )


def compose(panel: Panel, cohorts: pd.DataFrame, *, press: Press, on: date) -> editions.Edition:
    """One audience's edition: every page, in each state of the filter, in each language."""
    states = {ALL: ALL_COHORTS} | {str(code): name for code, name in cohorts["name"].items()}
    return editions.Edition(
        audience=str(panel.audience),
        day=on.isoformat(),
        threshold=panel.threshold,
        said_day={language: say(on, language) for language in LANGUAGES},
        states=tuple(
            editions.State(code, language, say(title, language))
            for code, title in states.items()
            for language in LANGUAGES
        ),
        pages=tuple(_printed(panel, tuple(states), press)),
    )


def _printed(panel: Panel, states: tuple[str, ...], press: Press) -> Iterator[editions.Page]:
    for make in PAGES:
        for state in states:
            page = make(panel, state)
            for language in LANGUAGES:
                yield press.print_page(page, state=state, language=language)


def _together(
    store: Store, cohorts: pd.Index, read: Callable[[Store, int], pd.DataFrame]
) -> pd.DataFrame:
    """The frames of every cohort, one under another, with a column `cohort`."""
    found = [read(store, int(cohort)).assign(cohort=int(cohort)) for cohort in cohorts]
    return pd.concat(found or [read(store, NOBODY).assign(cohort=NOBODY)])


def _draft(path: Path) -> Path:
    """Where an edition is written first; two who publish at once do not share it."""
    return path.with_suffix(f".{os.getpid()}.draft")


def _write(edition: editions.Edition, folder: Path) -> Published:
    """Write the edition beside its place; `publish` moves it there."""
    path = editions.edition_file(folder, edition.audience)
    draft = _draft(path)
    with closing(sqlite3.connect(draft)) as file, file:
        for statement in editions.SCHEMA:
            file.execute(statement)
        head = (editions.LAYOUT, edition.audience, edition.day, edition.threshold)
        file.execute("INSERT INTO edition VALUES (?, ?, ?, ?)", head)
        file.executemany("INSERT INTO day VALUES (?, ?)", edition.said_day.items())
        states = [(s.code, s.language, n, s.title) for n, s in enumerate(edition.states)]
        file.executemany("INSERT INTO state VALUES (?, ?, ?, ?)", states)
        pages = [
            (p.name, p.state, p.language, n, json.dumps(asdict(p), ensure_ascii=False))
            for n, p in enumerate(edition.pages)
        ]
        file.executemany("INSERT INTO page VALUES (?, ?, ?, ?, ?)", pages)
    return Published(
        audience=edition.audience,
        path=path,
        day=date.fromisoformat(edition.day),
        figures=sum(len(page.figures) for page in edition.pages),
    )
