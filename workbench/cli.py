"""The `workbench` command: make a store, import, export, publish, open, look after.

Exit codes: 0 done; 1 something a person can put right, said in one sentence; 2 the command was
not understood.
"""

from __future__ import annotations

import gettext
import sys
from collections.abc import Sequence

import click

from workbench import commands, settings
from workbench.commands.sitting import Sitting, Words
from workbench.errors import WorkbenchError
from workbench.sentences import LANGUAGES, LOCALE_FOLDER, Sentence, say, sentence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = settings.current_language(_asked_language(words))
    settings.speak(language)
    gettext.bindtextdomain("workbench", str(LOCALE_FOLDER))
    gettext.textdomain("workbench")
    try:
        code = _commands(language).main(words, prog_name="workbench", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except WorkbenchError as error:
        click.echo(error.say(language), err=True)
        return 1
    return code if isinstance(code, int) else 0


def run() -> None:
    """Run one command and leave with its exit code (the `workbench` script)."""
    sys.exit(main())


def _asked_language(words: Sequence[str]) -> str | None:
    for number, word in enumerate(words):
        if word == "--lang" and number + 1 < len(words):
            return words[number + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def _commands(language: str) -> click.Group:
    """All commands, with their help in one language."""

    def t(message: Sentence) -> str:
        return say(message, language)

    group = _group(t)
    for each in commands.ALL:
        each.add(group, t)
    return group


def _group(t: Words) -> click.Group:
    @click.group(
        help=t(
            sentence(
                "The coordinator workbench: from application files to cohorts, mentors and "
                "staff pages."
            )
        ),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    @click.option(
        "--store",
        metavar="PATH-or-URL",
        help=t(
            sentence(
                "Folder, file or database URL of the store; otherwise WORKBENCH_STORE, "
                "otherwise data/."
            )
        ),
    )
    @click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        help=t(sentence("Language of what is said: French or English.")),
    )
    @click.pass_context
    def workbench(context: click.Context, store: str | None, lang: str | None) -> None:
        if store:
            settings.use_store(store)
        context.obj = Sitting(settings.current(store, language=lang))

    return workbench


if __name__ == "__main__":
    run()
