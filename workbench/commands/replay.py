"""`workbench replay`: reach a decision again from what was kept of it."""

from __future__ import annotations

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `replay` command, with help in one language."""

    @group.command(
        help=t(
            sentence(
                "Reach a decision again from what was kept of it, by its rubric's version or by "
                "its plan of seats or of pairs; leaves with 1 when it is not reached."
            )
        )
    )
    @click.argument("decision", type=int, metavar="DECISION")
    @click.option("--json", "in_json", is_flag=True, help=t(sentence("Print one JSON object.")))
    @click.pass_context
    def replay(
        context: click.Context,
        decision: int,
        in_json: bool,  # noqa: FBT001 - a flag of click
    ) -> None:
        from workbench.launch.replaying import as_json, as_text
        from workbench.store.engine import open_store
        from workbench.store.replaying import replay as replayed

        sitting: Sitting = context.obj
        store = open_store(sitting.here.store_url, by=sitting.here.user)
        try:
            found = replayed(store, decision)
        finally:
            store.close()
        click.echo((as_json if in_json else as_text)(found, sitting.here.language))
        if not found.agrees:
            context.exit(1)
