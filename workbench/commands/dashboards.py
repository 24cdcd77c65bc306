"""`workbench dashboards`: serve the staff pages only."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `dashboards` command, with help in one language."""

    @group.command(help=t(sentence("Serve the staff pages only.")))
    @click.option("--port", type=click.IntRange(1, 65535), default=8866, show_default=True)
    @click.option("--ip", default="127.0.0.1", show_default=True)
    @click.option(
        "--token", help=t(sentence("What readers must know to open a page from elsewhere."))
    )
    @click.option(
        "--root",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=t(sentence("Folder of pages to serve; otherwise dashboards/.")),
    )
    @click.pass_obj
    def dashboards(
        sitting: Sitting, port: int, ip: str, token: str | None, root: Path | None
    ) -> None:
        from workbench.launch.dashboards import serve_until_stopped

        serve_until_stopped(
            sitting.here, port=port, ip=ip, token=token, root=root, tell=sitting.tell
        )
