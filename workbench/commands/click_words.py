"""The command-line library's own words that a person may read, gathered for translation.

click asks the same catalogue for them (`cli.main` names it); nothing here is called.
"""

from __future__ import annotations

from workbench.sentences import sentence, sentences

CLICK_WORDS = (
    sentence("Usage:"),
    sentence("Options"),
    sentence("Positional arguments"),
    sentence("Commands"),
    sentence("Aborted!"),
    sentence("Show this message and exit."),
    sentence("Error: {message}"),
    sentence("Try '{command} {option}' for help."),
    sentence("No such command {name!r}."),
    sentence("No such option {name!r}."),
    sentence("Missing argument"),
    sentence("Missing option"),
    sentence("Missing parameter"),
    sentence("Missing command."),
    sentence("Invalid value: {message}"),
    sentence("Invalid value for {param_hint}: {message}"),
    sentence("{value!r} is not a valid {number_type}."),
    sentence("default: {default}"),
    sentence("Option {name!r} does not take a value."),
    sentences("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    sentences(
        "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1
    ),
    sentences("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    sentences(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1
    ),
)
