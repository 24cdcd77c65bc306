"""`workbench init`: make a store."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `init` command, with help in one language."""

    @group.command(help=t(sentence("Make a store, or bring an older one up to date.")))
    @click.option("--sample", is_flag=True, help=t(sentence("Fill it with invented people.")))
    @click.option(
        "--seed", type=int, default=1, help=t(sentence("Which invented people (a whole number)."))
    )
    @click.pass_obj
    def init(sitting: Sitting, sample: bool, seed: int) -> None:  # noqa: FBT001 - a flag of click
        from workbench.launch.first import fill_with_sample
        from workbench.store.engine import create_store

        store = create_store(sitting.here.store_url, by=sitting.here.user)
        if sample:
            fill_with_sample(store, seed=seed, now=datetime.now(UTC))
            sitting.tell(sentence("The store is ready, with invented people."))
        else:
            sitting.tell(sentence("The store is ready."))
