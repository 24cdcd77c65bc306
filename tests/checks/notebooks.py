"""Notebooks are prose with one-line cells: no outputs, no logic, and dashboards stay light."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat

LINES = 10
LOGIC = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While)
DESKS_MAY = ("workbench.apps", "workbench.settings")
PAGES_MAY = ("workbench.settings", "workbench.store.editions", "workbench.views")


def findings(project: Path) -> list[str]:
    found: list[str] = []
    for file in committed(project):
        name = str(file.relative_to(project))
        notebook = nbformat.read(file, as_version=4)
        nbformat.validate(notebook)
        for number, cell in enumerate(notebook.cells, 1):
            found += [f"{name}, cell {number}: {each}" for each in in_cell(cell)]
            if cell.cell_type == "code" and "analysis" not in file.parts:
                may = PAGES_MAY if "dashboards" in file.parts else DESKS_MAY
                found += [f"{name}, cell {number}: {each}" for each in in_code(cell.source, may)]
    return found


def committed(project: Path) -> list[Path]:
    return sorted(
        file
        for folder in ("notebooks", "dashboards")
        for file in (project / folder).rglob("*.ipynb")
        if ".ipynb_checkpoints" not in file.parts
    )


def in_cell(cell: nbformat.NotebookNode) -> list[str]:
    kept = cell.cell_type == "code" and (cell.outputs or cell.execution_count is not None)
    return ["holds an output: run make fix"] if kept else []


def in_code(source: str, may: tuple[str, ...]) -> list[str]:
    found = []
    if len(source.splitlines()) > LINES:
        found.append(f"has more than {LINES} lines")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, LOGIC):
            found.append(f"holds a {type(node).__name__}: it belongs in the package")
        for module in imported(node):
            if not module.startswith(may):
                found.append(f"imports {module}; it may import {', '.join(may)}")
    return found


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{name.name}" for name in node.names]
    return []


def strip(project: Path) -> None:
    """Remove outputs, counts and widget states."""
    for file in committed(project):
        notebook = nbformat.read(file, as_version=4)
        before = nbformat.writes(notebook)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        notebook.metadata.pop("widgets", None)
        if nbformat.writes(notebook) != before:
            nbformat.write(notebook, file)
