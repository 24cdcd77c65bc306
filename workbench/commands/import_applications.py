"""`workbench import`: take in a form export."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `import` command, with help in one language."""

    @group.command(
        "import", help=t(sentence("Take in the applications of a form export (CSV or XLSX)."))
    )
    @click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
    @click.option(
        "--form",
        type=click.Path(path_type=Path),
        metavar="XLSFORM",
        help=t(sentence("The form's own file: it says what each column means.")),
    )
    @click.option("--by", metavar="NAME", help=t(sentence("Who imports; otherwise your login.")))
    @click.option("--json", "in_json", is_flag=True, help=t(sentence("Print one JSON object.")))
    @click.pass_obj
    def import_(
        sitting: Sitting,
        file: Path,
        form: Path | None,
        by: str | None,
        in_json: bool,  # noqa: FBT001 - a flag of click
    ) -> None:
        from workbench.launch.importing import as_json, as_text, import_file

        report = import_file(sitting.here, file, form=form, by=by)
        shown = as_json if in_json else as_text
        click.echo(shown(report, sitting.here.language))
