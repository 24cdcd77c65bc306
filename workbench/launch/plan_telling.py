"""A decision that came from a plan, told from the command line whatever the plan is of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workbench.sentences import Sentence, sentence
from workbench.store.kept_plans import Again, PlanReplay


def as_json(replayed: PlanReplay[Again], told: Callable[[Again], Mapping[str, Any]]) -> str:
    """The decision and its plan as one JSON object; `told` says what was found of it."""
    head = {
        "decision": replayed.decision,
        "application": replayed.application,
        "verdict": str(replayed.verdict),
        "by": replayed.by,
        "decided_at": replayed.decided_at.isoformat(),
        "plan": replayed.plan,
        "agrees": replayed.agrees,
        "whole": replayed.is_whole,
    }
    more = {} if replayed.found is None else told(replayed.found)
    return json.dumps({**head, **more}, ensure_ascii=False)


def lines(
    replayed: PlanReplay[Again], told: Callable[[int, Again], Iterable[Sentence]]
) -> Iterable[Sentence]:
    """The decision in sentences, then what `told` says of its plan, given the plan's number."""
    yield sentence(
        "Decision {number}, application {application}: {verdict}, by {by} on {day}.",
        number=replayed.decision,
        application=replayed.application,
        verdict=replayed.verdict,
        by=replayed.by,
        day=replayed.decided_at.date(),
    )
    if replayed.found is None:
        yield sentence(
            "Plan {number}, from which it came, was changed after it was recorded: it cannot be "
            "reached again.",
            number=replayed.plan,
        )
        return
    if not replayed.is_whole:
        yield sentence("The decision was changed after it was recorded.")
    yield from told(replayed.plan, replayed.found)
