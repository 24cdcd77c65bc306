"""Every code that a problem can carry is in the one list that scripts may rely on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import workbench
from workbench.rules import problem_codes
from workbench.rules.problem_codes import CODES, NOTES, OF_A_CELL

PLACE = {"Problem": 3, "Reading": 1, "Note": 0}


def codes_written() -> Iterator[str]:
    """The codes given as they stand to a problem, a reading or a note."""
    folder = Path(workbench.__path__[0])
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in PLACE:
                place = PLACE[node.func.id]
                given = [*node.args[place : place + 1]]
                given += [each.value for each in node.keywords if each.arg == "code"]
                yield from (
                    each.value
                    for each in given
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )


def test_every_code_that_is_written_is_listed():
    written = set(codes_written())
    assert {"not_a_phone", "no_moment", "swapped_days", "unknown_column"} <= written
    assert written <= CODES


def test_every_listed_code_is_explained_and_notes_are_of_cells():
    assert NOTES <= OF_A_CELL
    assert all(code in (problem_codes.__doc__ or "") for code in CODES)
