"""`workbench import`: take in a form export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `import` command, with help in one language."""
    about = sentence(
        "Take in the applications of a form export. Answers that cannot be read are kept as "
        "unknown, and are listed."
    )

    @group.command("import", help=t(about), params=_parameters(t))
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


def _parameters(t: Words) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    form = sentence("The form's own file: it says what each column means.")
    mapping = sentence("A mapping saved in the import desk; otherwise the one with this header.")
    cohort = sentence("The cohort they are for; otherwise the one that recruits.")
    by = sentence("Who imports; otherwise your login.")
    dry = sentence("Say what it would bring, and write nothing.")
    in_json = sentence("Print one JSON object.")
    return [
        click.Argument(["file"], type=path, metavar="FILE"),
        click.Option(["--form"], type=path, metavar="XLSFORM", help=t(form)),
        click.Option(["--mapping"], metavar="NAME", help=t(mapping)),
        click.Option(["--cohort"], metavar="NAME", help=t(cohort)),
        click.Option(["--by"], metavar="NAME", help=t(by)),
        click.Option(["--dry-run", "is_dry"], is_flag=True, help=t(dry)),
        click.Option(["--json", "in_json"], is_flag=True, help=t(in_json)),
    ]
