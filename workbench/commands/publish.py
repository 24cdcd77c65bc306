"""`workbench publish`: write the editions."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence
from workbench.vocabulary import Audience


def add(group: click.Group, t: Words) -> None:
    """Give the group its `publish` command, with help in one language."""

    @group.command(
        help=t(sentence("Write the staff and sponsor editions that the pages are drawn from."))
    )
    @click.option("--json", "as_json", is_flag=True, help=t(sentence("Print one JSON object.")))
    @click.pass_obj
    def publish(sitting: Sitting, as_json: bool) -> None:  # noqa: FBT001 - a flag of click
        from workbench.store.engine import open_store
        from workbench.store.publish import publish as publish_editions

        store = open_store(sitting.here.store_url, by=sitting.here.user)
        editions = publish_editions(store, sitting.here.editions, now=datetime.now(UTC))
        if as_json:
            listed = [
                {
                    "audience": str(each.audience),
                    "path": str(each.path),
                    "day": each.day.isoformat(),
                    "figures": each.figures,
                }
                for each in editions
            ]
            click.echo(json.dumps({"editions": listed}, ensure_ascii=False))
            return
        for each in editions:
            sitting.tell(
                sentence(
                    "{audience} edition of {day}: {figures} figures, in {path}",
                    audience=Audience(each.audience),
                    day=each.day,
                    figures=each.figures,
                    path=each.path,
                )
            )
