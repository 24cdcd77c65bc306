"""The shelf: one gate or criterion a file, and being in this folder is being available.

A file gives one value (`GATE`, `CRITERION`), or one maker (`gate`, `criterion`) whose
keyword-only arguments are the settings a rubric may write.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar, get_type_hints

from workbench.rules.gates import Gate
from workbench.rules.rubric import Criterion

Rule = TypeVar("Rule", Gate, Criterion)


@dataclass(frozen=True)
class Setting:
    """What a rubric may write for one setting: its type, and whether it must."""

    kind: object
    is_required: bool


@dataclass(frozen=True)
class Shelved(Generic[Rule]):
    """A gate or criterion on the shelf: its maker and the settings it takes."""

    name: str
    make: Callable[..., Rule]
    settings: Mapping[str, Setting]


@dataclass(frozen=True)
class Shelf:
    """Everything available to a rubric, by name."""

    gates: Mapping[str, Shelved[Gate]]
    criteria: Mapping[str, Shelved[Criterion]]


@cache
def shelf() -> Shelf:
    """Every gate and criterion found in this folder."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = {name: vars(importlib.import_module(f"{__name__}.{name}")) for name in names}
    gates = {name: _shelved(name, its, Gate) for name, its in modules.items()}
    criteria = {name: _shelved(name, its, Criterion) for name, its in modules.items()}
    for name in names:
        if (gates[name] is None) == (criteria[name] is None):
            raise TypeError(f"criteria/{name}.py must give one gate or one criterion")
    return Shelf(
        gates={name: one for name, one in gates.items() if one is not None},
        criteria={name: one for name, one in criteria.items() if one is not None},
    )


def _shelved(name: str, its: Mapping[str, object], kind: type[Rule]) -> Shelved[Rule] | None:
    value, maker = its.get(kind.__name__.upper()), its.get(kind.__name__.lower())
    if isinstance(value, kind):
        made: Rule = value
        return Shelved(name, lambda: made, {})
    return Shelved(name, maker, _settings(maker)) if inspect.isfunction(maker) else None


def _settings(maker: Callable[..., object]) -> dict[str, Setting]:
    kinds = get_type_hints(maker)
    return {
        name: Setting(kinds[name], is_required=parameter.default is inspect.Parameter.empty)
        for name, parameter in inspect.signature(maker).parameters.items()
    }
