"""What every command needs from the group it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import click

from workbench import settings
from workbench.sentences import Sentence, say

Words = Callable[[Sentence], str]


@dataclass(frozen=True)
class Sitting:
    """What every command needs: where things are, and how to speak."""

    here: settings.Settings

    def tell(self, message: Sentence) -> None:
        """Say a line to the person at the keyboard."""
        click.echo(say(message, self.here.language))

    def warn(self, message: Sentence) -> None:
        """Say a line that is not the answer itself: how far something is."""
        click.echo(say(message, self.here.language), err=True)
