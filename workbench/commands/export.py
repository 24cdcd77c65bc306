"""`workbench export`: everything in one readable file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence
from workbench.settings import role


def add(group: click.Group, t: Words) -> None:
    """Give the group its `export` command, with help in one language."""

    @group.command(
        help=t(sentence("Write everything to one readable JSON file, without personal data."))
    )
    @click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
    @click.option(
        "--personal",
        is_flag=True,
        help=t(sentence("With names, contacts and free text too: keep such a file safe.")),
    )
    @click.pass_obj
    def export(sitting: Sitting, file: Path, personal: bool) -> None:  # noqa: FBT001 - click
        from workbench.store import export as exports
        from workbench.store.engine import open_store

        store = open_store(sitting.here.store_url, by=sitting.here.user)
        now = datetime.now(UTC)
        counts = (
            exports.export_everything(store, file, role=role(), now=now)
            if personal
            else exports.export_without_personal_data(store, file, now=now)
        )
        sitting.tell(
            sentence(
                "Written to {file}: {applications} applications, {decisions} decisions.",
                file=file,
                applications=counts["application"],
                decisions=counts["decision"],
            )
        )
