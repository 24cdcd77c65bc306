"""The columns of a file that no woman answered: ids, moments, and what the tool adds."""

from __future__ import annotations

from workbench.rules.rows import Rows
from workbench.rules.spelling import folded
from workbench.rules.tools import Tool, tool_named
from workbench.rules.understanding import SUBMISSION, SUBMITTED, UUID

ENDED = "end"
STARTED = "start"


def extras_of(rows: Rows) -> dict[str, int]:
    """Where ids and moments stand in a file, by their names in KoboToolbox."""
    tool = tool_named(rows.tool)
    names = {
        SUBMISSION: tool.ids,
        UUID: tool.uuids,
        SUBMITTED: tool.sent,
        ENDED: tool.ended,
        STARTED: tool.started,
    }
    places: dict[str, int] = {}
    for position, header in enumerate(rows.header):
        places.setdefault(folded(header), position)
    found = {role: _first(places, each) for role, each in names.items()}
    return {role: position for role, position in found.items() if position is not None}


def made_before_questions(rows: Rows) -> frozenset[int]:
    """Columns the tool puts before the first question, though their headers read like one.

    The name of the account she was signed in with is no answer; its address is one, unless it
    says that nobody was signed in.
    """
    tool = tool_named(rows.tool)
    of_tool = {*tool.ids, *tool.sent, *tool.started, *tool.made_first, *tool.account}
    found = set()
    for position, header in enumerate(rows.header):
        spelling = folded(header)
        if spelling and spelling not in of_tool:
            break
        is_answer = spelling in tool.account and _says_somebody(rows, position, tool)
        if spelling in {*tool.made_first, *tool.account} and not is_answer:
            found.add(position)
    return frozenset(found)


def _first(places: dict[str, int], names: tuple[str, ...]) -> int | None:
    return next((places[name] for name in names if name in places), None)


def _says_somebody(rows: Rows, position: int, tool: Tool) -> bool:
    said = {folded(str(text)) for text in rows.cells[position].unique()}
    return bool(said - {"", *tool.nobody})
