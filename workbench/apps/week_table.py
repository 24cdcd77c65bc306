"""The week as a real table of days and parts of a day, with a box to tick in each slot.

It says numbers where they are given: the more, the darker, and always written in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import anywidget
import traitlets

from workbench.rules.week import Day, Part, slot_at
from workbench.sentences import Sentence, say
from workbench.vocabulary import Slot

SHADES = 4


@dataclass(frozen=True)
class Figure:
    """What a slot says beside its box: a number, lines under it, and its shade from 0 to 4."""

    figure: str = ""
    lines: tuple[object, ...] = ()
    shade: int = 0


class WeekTable(anywidget.AnyWidget):
    """Slots to tick, by mouse or keyboard; `ticked` are those ticked, as codes."""

    _esm = Path(__file__).with_name("week_table.js")
    days = traitlets.List().tag(sync=True)
    parts = traitlets.List().tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)
    ticked = traitlets.List().tag(sync=True)

    def fill(
        self,
        ticked: Collection[Slot],
        *,
        caption: str,
        mark: Sentence,
        language: str,
        figure: Callable[[Slot], Figure] = lambda _: Figure(),
    ) -> None:
        """Show these slots ticked; `mark` is the word beside a tick, `figure` what a slot says."""

        def cell(slot: Slot) -> dict[str, object]:
            is_ticked, shown = slot in ticked, figure(slot)
            lines = [say(line, language) for line in shown.lines]
            marked = f"✓ {say(mark, language)}" if is_ticked else ""
            said = (say(slot, language), shown.figure, *lines)
            return {
                "slot": str(slot),
                "figure": shown.figure,
                "lines": lines,
                "shade": shown.shade,
                "mark": marked,
                "is_ticked": is_ticked,
                "is_marked": is_ticked and bool(shown.figure),
                "label": ", ".join(each for each in said if each),
            }

        with self.hold_sync():
            self.caption = caption
            self.parts = [say(part, language) for part in Part]
            self.days = [
                {"title": say(day, language), "cells": [cell(slot_at(day, part)) for part in Part]}
                for day in Day
            ]
            self.ticked = [str(slot) for slot in Slot if slot in ticked]
