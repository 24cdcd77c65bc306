"""What a rubric may take from the shelf: each gate and criterion as an entry of its file."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from workbench import pair_shelf
from workbench.criteria import shelf
from workbench.errors import WorkbenchError
from workbench.rules.rubric_draft import CRITERION, GATE, PART, Contents, Entry, entries
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


@dataclass(frozen=True)
class RuleShelf:
    """The rules that rubrics of one kind may take, by kind of rule and by name.

    The last kind has points.
    """

    kinds: Mapping[str, Mapping[str, Shelved[Any]]]

    @property
    def weighed(self) -> str:
        """The kind of rule that has points."""
        return tuple(self.kinds)[-1]

    def settings_of(self, kind: str, name: str) -> Mapping[str, Setting]:
        """The settings that a rule takes; none when it is not on the shelf."""
        found = self.kinds[kind].get(name)
        return {} if found is None else found.settings

    def offered(self, kind: str, contents: Contents) -> tuple[Offered, ...]:
        """What the shelf has that the draft does not, each as mild as it can be."""
        taken = {each.get("name") for each in entries(contents, kind)}
        return tuple(_offer(one) for name, one in self.kinds[kind].items() if name not in taken)

    def title_of(self, kind: str, entry: Entry) -> Sentence:
        """What a rule of a draft is called with its settings; plainly while they do not fit."""
        name = str(entry.get("name"))
        found = self.kinds[kind].get(name)
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

    def filled(self, contents: Contents) -> dict[str, Any]:
        """The contents with every setting written, those left out as the shelf has them."""
        return dict(contents) | {
            kind: [_filled(rules, each) for each in entries(contents, kind)]
            for kind, rules in self.kinds.items()
        }


def of_programmes() -> RuleShelf:
    """The gates and criteria of a programme's rubric."""
    return RuleShelf({GATE: shelf().gates, CRITERION: shelf().criteria})


def of_mentoring() -> RuleShelf:
    """The gates and parts of fit of a mentoring rubric."""
    found = pair_shelf.shelf()
    return RuleShelf({GATE: found.gates, PART: found.parts})


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
    raise TypeError(f"{one.name}.py takes none of the values it can start with")


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


def _filled(rules: Mapping[str, Shelved[Any]], entry: Entry) -> Entry:
    found = rules.get(str(entry.get("name")))
    if found is None:
        return entry
    given = inspect.signature(found.make).parameters
    left_out = {
        key: as_written(given[key].default)
        for key, setting in found.settings.items()
        if not setting.is_required
    }
    return {**left_out, **entry}
