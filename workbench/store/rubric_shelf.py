"""What a rubric may take from the shelf: each gate and criterion as an entry of its file."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from workbench.criteria import shelf
from workbench.errors import WorkbenchError
from workbench.rules.rubric_draft import CRITERION, GATE, Contents, Entry, entries
from workbench.rules.shelving import Setting, Shelved
from workbench.sentences import Sentence, sentence
from workbench.store.rubric_settings import Unfit, value_of
from workbench.vocabulary import Word

_MILD = (0, 1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class Offered:
    """A gate or criterion that may be added: its title, and the entry it starts with."""

    name: str
    title: Sentence
    entry: Entry


def settings_of(kind: str, name: str) -> Mapping[str, Setting]:
    """The settings that a gate or criterion takes; none when it is not on the shelf."""
    found = _kind(kind).get(name)
    return {} if found is None else found.settings


def offered(kind: str, contents: Contents) -> tuple[Offered, ...]:
    """What the shelf has that the draft does not, each as mild as it can be."""
    taken = {each.get("name") for each in entries(contents, kind)}
    return tuple(_offer(one) for name, one in _kind(kind).items() if name not in taken)


def title_of(kind: str, entry: Entry) -> Sentence:
    """What a rule of a draft is called with its settings; its plain title while they do not fit."""
    name = str(entry.get("name"))
    found = _kind(kind).get(name)
    if found is None:
        return sentence("{setting}", setting=name)
    written = {key: value for key, value in entry.items() if key not in ("name", "points")}
    try:
        settings = {
            key: value_of(value, found.settings.get(key), among=tuple(found.settings))
            for key, value in written.items()
        }
        title: Sentence = found.make(**settings).title
    except (Unfit, WorkbenchError, TypeError):
        return _offer(found).title
    return title


def filled(contents: Contents) -> dict[str, Any]:
    """The contents in which every setting is written, those left out as the shelf has them."""
    return dict(contents) | {
        kind: [_filled(kind, each) for each in entries(contents, kind)]
        for kind in (GATE, CRITERION)
    }


def _kind(kind: str) -> Mapping[str, Shelved[Any]]:
    return shelf().gates if kind == GATE else shelf().criteria


def _offer(one: Shelved[Any]) -> Offered:
    """The rule with the first values that it takes, so that it stops or weighs hardly anything."""
    for whole in _MILD:
        settings = {
            key: _mild(setting.kind, whole)
            for key, setting in one.settings.items()
            if setting.is_required
        }
        try:
            made = one.make(**settings)
        except WorkbenchError:
            continue
        written = {key: as_written(value) for key, value in settings.items()}
        return Offered(one.name, made.title, {"name": one.name, **written})
    raise TypeError(f"criteria/{one.name}.py takes none of the values it can start with")


def _mild(kind: object, whole: int) -> object:
    if get_origin(kind) is tuple:
        return tuple(get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, Word):
        return next(iter(kind))
    return whole


def as_written(value: object) -> object:
    """A setting's value as a file says it."""
    if isinstance(value, tuple):
        return [as_written(each) for each in value]
    return value.value if isinstance(value, Word) else value


def _filled(kind: str, entry: Entry) -> Entry:
    found = _kind(kind).get(str(entry.get("name")))
    if found is None:
        return entry
    given = inspect.signature(found.make).parameters
    left_out = {
        key: as_written(given[key].default)
        for key, setting in found.settings.items()
        if not setting.is_required
    }
    return {**left_out, **entry}
