"""Series of scenarios: the points of one part from none to many, and mentors more or fewer."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.scenarios import Scenario
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Aim

STEPS = (0, 10, 20, 30, 40, 50, 60, 70, 80)
"""The points tried for one part of the fit."""
ROOM = (1, 2)
"""So many fellows more that each mentor might take."""


def of_points(rubric: PairRubric, name: str) -> tuple[Scenario, ...]:
    """The points of one part from none to eighty, the others sharing the rest as they do now."""
    title = next(each.part.title for each in rubric.parts if each.part.name == name)
    return tuple(
        Scenario(
            sentence("{part}: {points} points", part=title, points=points),
            points=shared_out(rubric, name, points=points),
        )
        for points in STEPS
    )


def of_aims() -> tuple[Scenario, ...]:
    """Each aim in turn."""
    return tuple(Scenario(aim, aim=aim) for aim in Aim)


def of_supply(mentors: pd.DataFrame, *, partners: Mapping[int, str]) -> tuple[Scenario, ...]:
    """Room for more with every mentor, and each partner gone with all its mentors."""
    room = tuple(Scenario(_more_room(count), more_room=count) for count in ROOM if len(mentors))
    here = sorted({int(each) for each in mentors["partner_id"]})
    gone = tuple(
        Scenario(
            sentence("Without {partner}", partner=partners.get(number, number)),
            without_partners=frozenset({number}),
        )
        for number in here
    )
    return (*room, *gone)


def shared_out(rubric: PairRubric, name: str, *, points: int) -> dict[str, int]:
    """So many points for one part, and the rest among the others as they stand to each other.

    Whole points, the largest remainders rounded up; the sum stays what it was.
    """
    now = {each.part.name: each.points for each in rubric.parts}
    rest = sum(now.values()) - points
    others = {part: value for part, value in now.items() if part != name}
    whole = sum(others.values())
    exact = {part: rest * value / whole if whole else 0.0 for part, value in others.items()}
    shares = {part: int(value) for part, value in exact.items()}
    missing = rest - sum(shares.values()) if whole else 0
    by_remainder = sorted(others, key=lambda part: (shares[part] - exact[part], part))
    for part in by_remainder[:missing]:
        shares[part] += 1
    return {name: points, **shares}


def _more_room(count: int) -> Sentence:
    if count == 1:
        return sentence("Each mentor takes one fellow more")
    return sentence("Each mentor takes {count} fellows more", count=count)
