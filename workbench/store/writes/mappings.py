"""Saving how a form's exports are read, as a file, with who did it and why."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from workbench.rules.choice_words import words_understood
from workbench.rules.saved_mapping import SavedMapping, saved_from
from workbench.store import audit, mapping_files
from workbench.store.engine import Store
from workbench.store.opening import Opened


def save_mapping(
    store: Store,
    opened: Opened,
    *,
    name: str,
    why: str,
    now: datetime,
    folder: Path | None = None,
) -> SavedMapping:
    """Save how a file is understood under a name; the version before stays among the earlier.

    Only headers and words of choices are written, never an answer.
    """
    rows, understanding = opened.rows, opened.reading.understanding
    words = {} if opened.missing() else words_understood(rows, opened.mapping())
    mapping = saved_from(
        understanding,
        rows.header,
        name=mapping_files.name_from(name),
        version=1,
        by=store.by,
        on=now.date(),
        why=why.strip(),
        tool=str(rows.tool),
        choices=words,
    )
    saved = mapping_files.save(mapping, folder=folder)
    with store.writing() as session:
        audit.append(
            session,
            verb="save_mapping",
            subject=f"mapping {saved.name}",
            detail={"version": saved.version, "columns": len(saved.columns)},
            by=store.by,
            now=now,
        )
    return saved
