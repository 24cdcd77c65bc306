"""The value of one setting of a rubric, read as the kind that its gate or criterion takes."""

from __future__ import annotations

from typing import get_args, get_origin

from workbench.rules.shelving import Setting
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Word


class Unfit(ValueError):
    """A value that does not fit its setting; carries the sentence that says so."""

    def __init__(self, message: Sentence) -> None:
        super().__init__(str(message))
        self.message = message


def value_of(value: object, setting: Setting | None, *, among: tuple[str, ...]) -> object:
    """The value as its setting takes it; Unfit when it cannot be, or when there is no such setting.

    `among` are the settings there are.
    """
    if setting is None and not among:
        raise Unfit(sentence("there is no such setting, nor any other."))
    if setting is None:
        raise Unfit(sentence("there is no such setting; there is {known}.", known=Several(among)))
    if get_origin(setting.kind) is tuple:
        return _words(value, get_args(setting.kind)[0])
    if isinstance(setting.kind, type) and issubclass(setting.kind, Word):
        return _word(value, setting.kind)
    if setting.kind is int:
        return _whole(value)
    raise TypeError(f"a setting of kind {setting.kind} cannot be read from a rubric yet")


def _whole(value: object) -> int:
    if type(value) is not int:
        raise Unfit(sentence("a whole number is asked for."))
    return value


def _word(value: object, kind: type[Word]) -> Word:
    codes = tuple(each.value for each in kind)
    if value not in codes:
        raise Unfit(sentence("“{value}” is not one of {known}.", value=value, known=Several(codes)))
    return kind(str(value))


def _words(value: object, kind: type[Word]) -> tuple[Word, ...]:
    if not isinstance(value, list) or not value:
        raise Unfit(sentence("a list in square brackets is asked for."))
    return tuple(_word(each, kind) for each in value)
