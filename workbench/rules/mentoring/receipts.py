"""What a proposal of mentors was reached from, kept so that the same rule must reach it again.

It holds the columns that the rubric and the terms look at, by the numbers of fellows and mentors;
no name, no contact, no word of a reason. The rubric is named with its version, its gates and its
points: a version never changes, and points weighed otherwise at the desk are those of the receipt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from workbench.errors import NotFound
from workbench.frames import FELLOWS, MENTORS, RELATIONS
from workbench.rules.kept_frames import columns_of, frame_from
from workbench.rules.mentoring.proposals import Pairing, Problem, propose
from workbench.rules.mentoring.rubric import PairRubric, WeightedPart
from workbench.rules.mentoring.term_values import as_values, terms_from, without_reasons
from workbench.rules.mentoring.terms import Circumstances
from workbench.rules.plan_receipts import fingerprint_of
from workbench.sentences import sentence
from workbench.vocabulary import Aim

OF_A_FELLOW = ("track", "hours")
"""What of a fellow is looked at whatever the rubric: by limits and by hours."""
OF_A_MENTOR = ("capacity", "hours", "is_woman", "partner_id", "tracks")
"""What of a mentor is looked at whatever the rubric."""
OF_A_RELATION = ("fellow", "mentor", "kind", "side", "place")
"""What of a relation is looked at; never its reason."""


@dataclass(frozen=True)
class PairReceipt:
    """What the rule saw of both sides, as plain values, and the pairs it proposed."""

    aim: Aim
    seed: int
    inputs: Mapping[str, Any]
    pairs: Mapping[int, int]
    co_mentors: Mapping[int, int]
    objective: int
    bound: int

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of all of it: a receipt changed by hand has another one."""
        return fingerprint_of(self.as_kept)

    @property
    def as_kept(self) -> dict[str, Any]:
        """All of it as plain values, by name."""
        return {
            "aim": str(self.aim),
            "seed": self.seed,
            "inputs": self.inputs,
            "proposed": kept_pairs(self.pairs, self.co_mentors),
            "objective": self.objective,
            "bound": self.bound,
        }


@dataclass(frozen=True)
class KeptPairs:
    """The mentor and the co-mentor of each fellow who has one, as they were kept."""

    mentors: Mapping[int, int]
    co_mentors: Mapping[int, int]


def receipt_of(pairing: Pairing, problem: Problem) -> PairReceipt:
    """The receipt of a proposal: what it was reached from, exactly as it was given to the rule."""
    rubric, given = problem.table.rubric, problem.circumstances
    here = {int(one) for one in problem.fellows.index}
    inputs = {
        "rubric": _named(rubric),
        "terms": without_reasons(as_values(problem.terms)),
        "fellows": columns_of(problem.fellows, _each((*OF_A_FELLOW, *rubric.of_fellow))),
        "mentors": columns_of(problem.mentors, _each((*OF_A_MENTOR, *rubric.of_mentor))),
        "relations": columns_of(_of(given.relations, here), OF_A_RELATION),
        "loads": {str(one): int(count) for one, count in sorted(given.loads.items())},
        "hours": {str(one): float(count) for one, count in sorted(given.hours.items())},
        "started": _by_number(given.started),
        "before": _by_number(given.before),
    }
    return PairReceipt(
        aim=problem.terms.aim,
        seed=pairing.seed,
        inputs=inputs,
        pairs=pairing.mentors,
        co_mentors=dict(pairing.co_mentors),
        objective=int(pairing.objective),
        bound=int(pairing.bound),
    )


def receipt_from(kept: Mapping[str, Any]) -> PairReceipt:
    """The receipt that `as_kept` gave."""
    proposed = read_pairs(kept["proposed"])
    return PairReceipt(
        aim=Aim(kept["aim"]),
        seed=kept["seed"],
        inputs=kept["inputs"],
        pairs=proposed.mentors,
        co_mentors=proposed.co_mentors,
        objective=kept["objective"],
        bound=kept["bound"],
    )


def again(receipt: PairReceipt, *, rubric: PairRubric) -> Pairing:
    """The pairs proposed again from what was kept, by the version of the rubric it names.

    NotFound when that version has not all the gates and parts any more.
    """
    inputs = receipt.inputs
    return propose(
        frame_from(inputs["fellows"], FELLOWS),
        frame_from(inputs["mentors"], MENTORS),
        rubric=_as_it_was(rubric, inputs["rubric"]),
        terms=terms_from(inputs["terms"]),
        circumstances=Circumstances(
            loads={int(one): count for one, count in inputs["loads"].items()},
            hours={int(one): count for one, count in inputs["hours"].items()},
            started=_read(inputs["started"]),
            before=_read(inputs["before"]),
            relations=frame_from(inputs["relations"], RELATIONS),
        ),
        seed=receipt.seed,
    )


def kept_pairs(mentors: Mapping[int, int], co_mentors: Mapping[int, int]) -> dict[str, Any]:
    """Pairs as JSON keeps them."""
    return {"mentors": _by_number(mentors), "co_mentors": _by_number(co_mentors)}


def read_pairs(kept: Mapping[str, Mapping[str, int]]) -> KeptPairs:
    """Pairs as they were kept."""
    return KeptPairs(_read(kept["mentors"]), _read(kept["co_mentors"]))


def _named(rubric: PairRubric) -> dict[str, Any]:
    """The rubric by name and version, and what makes it another one when its file is changed."""
    return {
        "name": rubric.name,
        "version": rubric.version,
        "chapter": rubric.chapter,
        "gates": [each.name for each in rubric.gates],
        "parts": {each.part.name: each.points for each in rubric.parts},
        "wishes": rubric.wishes,
        "earlier": rubric.earlier,
        "between": [each.name for each in rubric.relation_gates],
    }


def _as_it_was(rubric: PairRubric, kept: Mapping[str, Any]) -> PairRubric:
    """The rubric with the gates, points and wishes it had when the pairs were proposed."""
    gates = {each.name: each for each in rubric.gates}
    parts = {each.part.name: each.part for each in rubric.parts}
    between = {each.name: each for each in rubric.relation_gates}
    named = ((kept["gates"], gates), (kept["parts"], parts), (kept["between"], between))
    if any(set(names) - set(found) for names, found in named):
        raise NotFound(
            sentence(
                "The rubric {rubric} is not what it was when these pairs were proposed: they "
                "cannot be reached again.",
                rubric=rubric.stem,
            ),
            code="other_rubric",
        )
    return replace(
        rubric,
        gates=tuple(gates[name] for name in kept["gates"]),
        parts=tuple(WeightedPart(parts[name], points) for name, points in kept["parts"].items()),
        wishes=kept["wishes"],
        earlier=kept["earlier"],
        relation_gates=tuple(between[name] for name in kept["between"]),
    )


def _of(relations: pd.DataFrame, here: set[int]) -> pd.DataFrame:
    """The relations of these fellows, in an order that does not depend on how they were read."""
    found = relations[relations["fellow"].isin(here)]
    return found.sort_index()


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _by_number(pairs: Mapping[int, int]) -> dict[str, int]:
    return {str(one): int(other) for one, other in sorted(pairs.items())}


def _read(kept: Mapping[str, int]) -> dict[int, int]:
    return {int(one): other for one, other in kept.items()}
