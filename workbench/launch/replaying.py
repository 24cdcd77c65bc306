"""A replayed decision told from the command line, in sentences or in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from workbench.launch.pair_replaying import pairs_as_json, pairs_as_text
from workbench.launch.plan_replaying import plan_as_json, plan_as_text
from workbench.rules import questions
from workbench.rules.receipts import Difference
from workbench.sentences import Sentence, say, sentence
from workbench.store.pair_replaying import ReplayedPairs
from workbench.store.plan_replaying import ReplayedPlan
from workbench.store.replaying import Replayed


def as_json(found: Replayed | ReplayedPlan | ReplayedPairs, language: str) -> str:
    """The decision as one JSON object; its names stay stable."""
    if isinstance(found, ReplayedPlan):
        return plan_as_json(found, language)
    if isinstance(found, ReplayedPairs):
        return pairs_as_json(found, language)
    return json.dumps(
        {
            "decision": found.decision,
            "application": found.application,
            "verdict": str(found.verdict),
            "by": found.by,
            "decided_at": found.decided_at.isoformat(),
            "rubric": found.rubric,
            "rubric_version": found.version,
            "agrees": found.agrees,
            "whole": found.is_whole,
            "kept": _told(found.kept),
            "again": _told(found.again),
            "today": _told(found.today),
            "differences": [asdict(each) for each in found.differences],
            "changed": [asdict(each) for each in found.changed],
        },
        ensure_ascii=False,
    )


def as_text(found: Replayed | ReplayedPlan | ReplayedPairs, language: str) -> str:
    """The decision in sentences: what was decided, whether it is reached again, what changed."""
    if isinstance(found, ReplayedPlan):
        return plan_as_text(found, language)
    if isinstance(found, ReplayedPairs):
        return pairs_as_text(found, language)
    return "\n".join(say(line, language) for line in _lines(found))


def _told(receipt: object) -> dict[str, object]:
    return {name: value for name, value in vars(receipt).items() if name != "inputs"}


def _lines(found: Replayed) -> Iterable[Sentence]:
    yield sentence(
        "Decision {number}, application {application}: {verdict}, by {by} on {day}.",
        number=found.decision,
        application=found.application,
        verdict=found.verdict,
        by=found.by,
        day=found.decided_at.date(),
    )
    yield sentence(
        "Rubric {rubric}, version {version}: {score} of 100.",
        rubric=found.rubric,
        version=found.version,
        score=_score(found.kept.lower, found.kept.upper),
    )
    if not found.is_whole:
        yield sentence("The decision or its receipt was changed after it was recorded.")
    if found.differences:
        yield sentence("It is not reached again:")
        yield from map(_difference, found.differences)
    elif found.is_whole:
        yield sentence("It is reached again: every gate and every point agree.")
    if not found.changed:
        yield sentence("Her answers are today what they were then.")
        return
    yield sentence(
        "What changed since, with which this rubric gives {score} of 100 today:",
        score=_score(found.today.lower, found.today.upper),
    )
    yield from map(_difference, found.changed)


def _difference(each: Difference) -> Sentence:
    name = questions.QUESTIONS.get(each.name, each.name)
    return sentence(
        "  {what}: {before}, now {after}",
        what=name,
        before=_value(each.before),
        after=_value(each.after),
    )


def _value(value: object) -> object:
    if value is None:
        return sentence("unknown")
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _score(lower: int, upper: int) -> object:
    if lower == upper:
        return lower
    return sentence("{lower} to {upper}", lower=lower, upper=upper)
