"""What-ifs of a cohort's mentoring from the command line: asked, answered, told."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from workbench.apps.mentoring.desks import mentoring_table
from workbench.apps.mentoring.what_ifs import sides_at
from workbench.errors import NotFound
from workbench.rules.mentoring import scenarios, sweeps
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.scenarios import Scenario, Sides, Tried
from workbench.sentences import Sentence, Several, say, sentence
from workbench.store import reads
from workbench.store.engine import Store
from workbench.workers import Sweep


@dataclass(frozen=True)
class Asked:
    """What is to be tried of one cohort."""

    cohort: str
    sides: Sides
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True)
class Answered:
    """What was tried, in the order asked; `is_whole` is false when it was stopped before."""

    cohort: str
    fellows: int
    tried: tuple[Tried, ...]
    is_whole: bool


def asked(store: Store, *, cohort: str | None, part: str | None) -> Asked:
    """Everything that can be tried of a cohort, or the points of one part only."""
    number = _cohort(store, cohort)
    table = mentoring_table(store)
    table.open(number)
    sides = _with_proposal(sides_at(table))
    rows = reads.cohorts(store)
    return Asked(str(rows.at[number, "name"]), sides, _scenarios(sides, part))


def answered(of: Asked, *, by: Executor, tell: Callable[[Sentence], None]) -> Answered:
    """Try every scenario, saying how far it is; Ctrl+C stops and keeps what is answered."""
    sweep = Sweep(scenarios.tried, scenarios.unnamed(of.sides), of.scenarios, by=by)
    try:
        for done, _ in enumerate(sweep.answers(), start=1):
            tell(sentence("{done} of {count} tried.", done=done, count=len(of.scenarios)))
    except KeyboardInterrupt:
        sweep.cancel()
        tell(sentence("Stopped: what was tried is told, the rest is left."))
    tried = tuple(each for each in sweep.found if each is not None)
    return Answered(of.cohort, len(of.sides.fellows), tried, len(tried) == len(of.scenarios))


def as_json(found: Answered, language: str) -> str:
    """What was tried as one JSON object; its names stay stable."""
    return json.dumps(
        {
            "cohort": found.cohort,
            "fellows": found.fellows,
            "whole": found.is_whole,
            "tried": [
                {
                    "scenario": say(each.scenario.name, language),
                    "matched": each.matched,
                    "total": each.total,
                    "worst": each.worst,
                    "changed": each.changed,
                    "gained": list(each.gained),
                    "lost": list(each.lost),
                    "proved": each.is_proved,
                }
                for each in found.tried
            ],
        },
        ensure_ascii=False,
    )


def as_text(found: Answered, language: str) -> str:
    """What was tried, a line each: fellows with a mentor, total fit, worst pair, who changes."""
    lines = [sentence("{cohort}: {count} fellows.", cohort=found.cohort, count=found.fellows)]
    lines += map(_line, found.tried)
    return "\n".join(say(each, language) for each in lines)


def _line(each: Tried) -> Sentence:
    return sentence(
        "{scenario}: {matched} with a mentor, total fit {total}, worst pair {worst}; "
        "{gained} gain a mentor, {lost} lose theirs, {changed} get another.",
        scenario=each.scenario.name,
        matched=each.matched,
        total=each.total,
        worst=sentence("no pair") if each.worst is None else each.worst,
        gained=len(each.gained),
        lost=len(each.lost),
        changed=each.changed,
    )


def _with_proposal(sides: Sides) -> Sides:
    """The same, compared with what would be proposed now."""
    now = scenarios.tried(sides, Scenario(sides.terms.aim))
    return replace(sides, now=now.pairs)


def _scenarios(sides: Sides, part: str | None) -> tuple[Scenario, ...]:
    if part is not None:
        return sweeps.of_points(sides.rubric, _known_part(sides.rubric, part))
    names = sides.mentors.drop_duplicates("partner_id").set_index("partner_id")["partner"]
    partners = {int(number): str(name) for number, name in names.items()}
    points: Sequence[Scenario] = [
        scenario
        for each in sides.rubric.parts
        for scenario in sweeps.of_points(sides.rubric, each.part.name)
    ]
    return (*sweeps.of_aims(), *sweeps.of_supply(sides.mentors, partners=partners), *points)


def _known_part(rubric: PairRubric, part: str) -> str:
    known = tuple(each.part.name for each in rubric.parts)
    if part not in known:
        raise NotFound(
            sentence(
                "The mentoring rubric has no part “{part}”. There are: {known}.",
                part=part,
                known=Several(known),
            ),
            code="no_part",
        )
    return part


def _cohort(store: Store, name: str | None) -> int:
    """The cohort of this name, or the newest that has fellows."""
    rows = reads.cohorts(store)
    if name is not None:
        found = rows.index[rows["name"] == name]
        if not len(found):
            known = Several(tuple(rows["name"]))
            raise NotFound(
                sentence(
                    "There is no cohort “{name}”. There are: {known}.", name=name, known=known
                ),
                code="no_cohort",
            )
        return int(found[0])
    seated = (int(one) for one in rows.index if len(reads.fellows(store, int(one))))
    number = next(seated, None)
    if number is None:
        raise NotFound(sentence("No cohort has fellows yet."), code="no_fellows")
    return number
