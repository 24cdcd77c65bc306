"""Sizes that keep the house pleasant: a module under 300 lines, a function under 40."""

from __future__ import annotations

import ast
from pathlib import Path

MODULE, FUNCTION = 300, 40
NAMELESS = {"utils", "common", "helpers", "manager"}


def findings(project: Path) -> list[str]:
    found: list[str] = []
    for file in sorted((project / "workbench").rglob("*.py")):
        if "migrations" in file.parts:
            continue
        name = file.relative_to(project)
        text = file.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > MODULE:
            found.append(f"{name}: {lines} lines, {MODULE} at most: two ideas?")
        if file.stem in NAMELESS:
            found.append(f"{name}: a drawer without a name")
        found += [f"{name}:{each}" for each in long_functions(text)]
    return found


def long_functions(text: str) -> list[str]:
    return [
        f"{node.lineno}: {node.name} has {node.end_lineno - node.lineno + 1} lines, "
        f"{FUNCTION} at most"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION
    ]
