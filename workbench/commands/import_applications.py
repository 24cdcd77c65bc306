"""`workbench import`: take in a form export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `import` command, with help in one language."""

    @group.command(
        "import",
        help=t(
            sentence(
                "Take in the applications of a form export. Answers that cannot be read are kept "
                "as unknown, and are listed."
            )
        ),
    )
    @click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
    @click.option(
        "--form",
        type=click.Path(path_type=Path),
        metavar="XLSFORM",
        help=t(sentence("The form's own file: it says what each column means.")),
    )
    @click.option(
        "--mapping",
        metavar="NAME",
        help=t(sentence("A mapping saved in the import desk; otherwise the one with this header.")),
    )
    @click.option(
        "--cohort",
        metavar="NAME",
        help=t(sentence("The cohort they are for; otherwise the one that recruits.")),
    )
    @click.option("--by", metavar="NAME", help=t(sentence("Who imports; otherwise your login.")))
    @click.option(
        "--dry-run", "is_dry", is_flag=True, help=t(sentence("Say what it would bring, only."))
    )
    @click.option("--json", "in_json", is_flag=True, help=t(sentence("Print one JSON object.")))
    @click.pass_obj
    def import_(
        sitting: Sitting,
        /,
        is_dry: bool,  # noqa: FBT001 - a flag of click
        in_json: bool,  # noqa: FBT001 - a flag of click
        **order: Any,
    ) -> None:
        from workbench.launch.import_report import as_json, as_text
        from workbench.launch.importing import Order, foresee_file, import_file

        act = foresee_file if is_dry else import_file
        outcome = act(sitting.here, Order(**order))
        shown = as_json if in_json else as_text
        click.echo(shown(outcome, sitting.here.language))
