"""`workbench start`: open everything."""

from __future__ import annotations

import click

from workbench import settings
from workbench.commands.sitting import Sitting, Words
from workbench.commands.what_if import SCHEDULER
from workbench.sentences import sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `start` command, with help in one language."""

    @group.command(help=t(sentence("Open JupyterLab and the staff pages on this machine.")))
    @click.option("--port", type=click.IntRange(1, 65535), default=8888, show_default=True)
    @click.option(
        "--dashboards-port", type=click.IntRange(1, 65535), default=8866, show_default=True
    )
    @click.option("--scheduler", metavar="ADDRESS", help=t(SCHEDULER))
    @click.option("--no-browser", is_flag=True, help=t(sentence("Say the addresses only.")))
    @click.pass_obj
    def start(
        sitting: Sitting,
        port: int,
        dashboards_port: int,
        scheduler: str | None,
        no_browser: bool,  # noqa: FBT001 - a flag of click
    ) -> None:
        from workbench.launch import start as starting

        settings.use_scheduler(scheduler)
        starting.start(
            sitting.here,
            port=port,
            dashboards_port=dashboards_port,
            opened=starting.leave_closed if no_browser else starting.open_in_browser,
            tell=sitting.tell,
        )
