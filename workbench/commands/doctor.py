"""`workbench doctor`: what is in order."""

from __future__ import annotations

import click

from workbench.commands.sitting import Sitting, Words
from workbench.sentences import say, sentence


def add(group: click.Group, t: Words) -> None:
    """Give the group its `doctor` command, with help in one language."""

    @group.command(help=t(sentence("Say what is in order on this machine and what is not.")))
    @click.pass_obj
    def doctor(sitting: Sitting) -> int:
        from workbench.launch.doctor import State, examine

        findings = list(examine(sitting.here))
        for each in findings:
            state, message = (
                say(part, sitting.here.language) for part in (each.state, each.message)
            )
            click.echo(f"{state:16}{message}")
        return 1 if State.BROKEN in {each.state for each in findings} else 0
