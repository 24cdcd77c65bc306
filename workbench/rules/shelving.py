"""A shelf of rules: one rule a file of a folder, and being in the folder is being available.

A file gives one value (`GATE`), or one maker (`gate`) whose keyword-only arguments are the
settings that a rubric may write.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_type_hints

Rule = TypeVar("Rule")


@dataclass(frozen=True)
class Setting:
    """What a rubric may write for one setting: its type, and whether it must."""

    kind: object
    is_required: bool


@dataclass(frozen=True)
class Shelved(Generic[Rule]):
    """A rule on the shelf: its maker and the settings it takes."""

    name: str
    make: Callable[..., Rule]
    settings: Mapping[str, Setting]


def rules_in(
    folder: str, paths: Sequence[str], **kinds: type[Any]
) -> dict[str, dict[str, Shelved[Any]]]:
    """Every rule in a package, by kind and name; `gate=Gate` looks for `GATE` or `gate`.

    TypeError when a file gives none of the kinds, or more than one.
    """
    found: dict[str, dict[str, Shelved[Any]]] = {kind: {} for kind in kinds}
    for name in sorted(each.name for each in pkgutil.iter_modules(paths)):
        its = vars(importlib.import_module(f"{folder}.{name}"))
        given = {kind: _shelved(name, its, kind, what) for kind, what in kinds.items()}
        there = {kind: one for kind, one in given.items() if one is not None}
        if len(there) != 1:
            raise TypeError(f"{folder}.{name} must give one of: {', '.join(kinds)}")
        kind, one = there.popitem()
        found[kind][name] = one
    return found


def _shelved(
    name: str, its: Mapping[str, object], kind: str, what: type[Rule]
) -> Shelved[Rule] | None:
    value, maker = its.get(kind.upper()), its.get(kind)
    if isinstance(value, what):
        made: Rule = value
        return Shelved(name, lambda: made, {})
    return Shelved(name, maker, _settings(maker)) if inspect.isfunction(maker) else None


def _settings(maker: Callable[..., object]) -> dict[str, Setting]:
    kinds = get_type_hints(maker)
    return {
        name: Setting(kinds[name], is_required=parameter.default is inspect.Parameter.empty)
        for name, parameter in inspect.signature(maker).parameters.items()
    }
