"""The form tools whose exports are known: one a file, and being in this folder is being known.

A file gives one `TOOL`: the words that its exports have in their headers. Nothing else in the
workbench knows a tool by its name.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache

from workbench.rules.spelling import folded
from workbench.rules.tools.tool import Tool
from workbench.vocabulary import ExportTool

__all__ = ["Tool", "tool_named", "tool_of", "tools"]


@cache
def tools() -> Mapping[ExportTool, Tool]:
    """Every tool found in this folder."""
    modules = (
        vars(importlib.import_module(f"{__name__}.{found.name}"))
        for found in pkgutil.iter_modules(__path__)
    )
    found = [module["TOOL"] for module in modules if "TOOL" in module]
    return {tool.name: tool for tool in found}


def tool_named(name: ExportTool) -> Tool:
    """What is known of a tool."""
    return tools()[name]


def tool_of(header: Sequence[str]) -> Tool:
    """The tool whose own words a header holds most of; the plain one when it holds none."""
    spellings = tuple(folded(cell) for cell in header)
    surest = max(tools().values(), key=lambda tool: tool.certainty(spellings))
    return surest if surest.certainty(spellings) else tool_named(ExportTool.PLAIN)
