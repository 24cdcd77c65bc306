"""`workbench what-if`: try other points, other mentors, other aims, on several processes."""

from __future__ import annotations

import click

from workbench import settings
from workbench.commands.sitting import Sitting, Words
from workbench.sentences import sentence

SCHEDULER = sentence("The Dask scheduler whose cluster tries what-ifs, such as tcp://host:8786.")


def add(group: click.Group, t: Words) -> None:
    """Give the group its `what-if` command, with help in one language."""
    about = sentence(
        "Try what mentoring would be with other points, without a partner, with more room, by "
        "another aim. Nothing is recorded."
    )

    @group.command("what-if", help=t(about), params=_parameters(t))
    @click.pass_obj
    def what_if(
        sitting: Sitting,
        /,
        cohort: str | None,
        part: str | None,
        processes: int | None,
        scheduler: str | None,
        in_json: bool,  # noqa: FBT001 - a flag of click
    ) -> int:
        from workbench.launch import what_ifs
        from workbench.store.engine import open_store
        from workbench.workers import workers

        store = open_store(sitting.here.store_url, by=sitting.here.user)
        try:
            asked = what_ifs.asked(store, cohort=cohort, part=part)
        finally:
            store.close()
        with workers(scheduler=scheduler or settings.scheduler(), processes=processes) as by:
            found = what_ifs.answered(asked, by=by, tell=sitting.warn)
        told = what_ifs.as_json if in_json else what_ifs.as_text
        click.echo(told(found, sitting.here.language))
        return 0 if found.is_whole else 1


def _parameters(t: Words) -> list[click.Parameter]:
    cohort = sentence("The cohort by name; without it, the newest one with fellows.")
    part = sentence("The part of the fit whose points are tried from 0 to 80.")
    processes = sentence("So many processes of this machine; without it, one a processor.")
    in_json = sentence("Print one JSON object.")
    return [
        click.Option(["--cohort"], metavar="NAME", help=t(cohort)),
        click.Option(["--part"], metavar="PART", help=t(part)),
        click.Option(["--processes"], type=click.IntRange(1), help=t(processes)),
        click.Option(["--scheduler"], metavar="ADDRESS", help=t(SCHEDULER)),
        click.Option(["--json", "in_json"], is_flag=True, help=t(in_json)),
    ]
