"""JupyterLab's one-letter keys that change a notebook, switched off.

A coordinator who types beside a desk must not delete it: D D removes a cell, M turns the desk's
cell into text, and JupyterLab saves it. Analysts have the same commands in the menus.
"""

from __future__ import annotations

SHORTCUTS = "@jupyterlab/shortcuts-extension/shortcuts"

_COMMAND_MODE = ".jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) :focus"
_MARKDOWN = ".jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) .jp-MarkdownCell:focus"
_KEYS = {
    "change-cell-to-code": ["Y"],
    "change-cell-to-markdown": ["M"],
    "change-cell-to-raw": ["R"],
    "cut-cell": ["X"],
    "delete-cell": ["D", "D"],
    "insert-cell-above": ["A"],
    "insert-cell-below": ["B"],
    "insert-heading-above": ["Shift A"],
    "insert-heading-below": ["Shift B"],
    "merge-cells": ["Shift M"],
    "paste-cell-below": ["V"],
    "undo-cell-action": ["Z"],
    "redo-cell-action": ["Shift Z"],
}


def switched_off() -> dict[str, list[dict[str, object]]]:
    """The setting that switches the keys off, as JupyterLab keeps it."""
    keys = [(name, keys, _COMMAND_MODE) for name, keys in _KEYS.items()]
    keys += [(f"change-cell-to-heading-{level}", [str(level)], _MARKDOWN) for level in range(1, 7)]
    return {
        "shortcuts": [
            {
                "command": f"notebook:{name}",
                "keys": pressed,
                "selector": selector,
                "disabled": True,
                "args": {},
            }
            for name, pressed, selector in keys
        ]
    }
