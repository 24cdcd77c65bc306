"""`workbench import-mentors`: take in a list of mentors."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `import-mentors` command, with help in one language."""

    @group.command(
        "import-mentors",
        help=t(
            sentence(
                "Take in a list of mentors (CSV or XLSX, a column for each of given_name, "
                "family_name, partner, is_woman, tracks, languages and whatever else is known). "
                "With a mistake in it, nothing is recorded."
            )
        ),
    )
    @click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
    @click.option("--chapter", required=True, help=t(sentence("The chapter they mentor in.")))
    @click.pass_obj
    def import_mentors(sitting: Sitting, file: Path, chapter: str) -> None:
        from workbench.rules.mentor_rows import mentors_in
        from workbench.store import forms
        from workbench.store.engine import open_store
        from workbench.store.writes import record_mentors

        found = mentors_in(forms.read(file))
        store = open_store(sitting.here.store_url, by=sitting.here.user)
        try:
            report = record_mentors(store, chapter, found, now=datetime.now(UTC))
        finally:
            store.close()
        sitting.tell(
            sentence(
                "Mentors taken in for {chapter}: {new} new, {known} known before.",
                chapter=chapter,
                new=report.new,
                known=report.known,
            )
        )
