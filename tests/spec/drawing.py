"""Tables of cells, what is kept of them and what is said, read from text."""

from __future__ import annotations


def drawn(table: str) -> list[tuple[str, ...]]:
    """The cells of a drawn table, row by row; quotes keep spaces, "" is an empty cell."""
    lines = [line for line in table.splitlines() if line.strip()]
    return [tuple(cell.strip().strip('"') for cell in line.split("|")) for line in lines]


def shown(value: object) -> str:
    """A value as a drawn table writes it: codes beside one another, - for no answer."""
    if value is None:
        return "-"
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
