"""What cannot be said of two applications because of what was said of others."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from workbench.errors import NotReady
from workbench.sentences import Several, sentence
from workbench.store.origins import origins
from workbench.store.tables import Application, Merge, Pair, Person
from workbench.store.writes.joining import held_together
from workbench.vocabulary import Likeness


@dataclass(frozen=True)
class _Step:
    """Two applications that were said to be one woman's."""

    one: int
    other: int


def refuse_if_said_otherwise(session: Session, pair: Pair) -> None:
    """NotReady when joining the two would make one of people said not to be one."""
    here, there = (session.get_one(Application, one).person_id for one in (pair.a_id, pair.b_id))
    one, other = aliased(Application), aliased(Application)
    against = session.scalars(
        select(Pair)
        .join(one, one.id == Pair.a_id)
        .join(other, other.id == Pair.b_id)
        .where(Pair.id != pair.id)
        .where(Pair.said.in_([Likeness.FAMILY, Likeness.DIFFERENT]))
        .where(one.person_id.in_([here, there]), other.person_id.in_([here, there]))
        .where(one.person_id != other.person_id)
        .order_by(Pair.id)
    ).first()
    if against is None or against.said is None:
        return
    names = _names(session, [against.a_id, against.b_id])
    raise NotReady(
        sentence(
            "{one} and {other} would become one person too, and {by} said of them: {said}. "
            "Say something else of that pair first; nothing was changed.",
            one=names[against.a_id],
            other=names[against.b_id],
            by=against.said_by,
            said=Likeness(against.said),
        ),
        code="contradiction",
    )


def refuse_if_still_one(session: Session, pair: Pair) -> None:
    """NotReady when other pairs still make one person of the two."""
    one, other = (session.get_one(Application, each) for each in (pair.a_id, pair.b_id))
    if one.person_id != other.person_id:
        return
    path = _path(held_together(session, one.person_id), one.id, other.id)
    if not path:
        raise NotReady(
            sentence("These two applications came in as one person's; nobody has merged them."),
            code="came_in_as_one",
        )
    names = _names(session, [number for step in path for number in (step.one, step.other)])
    said = tuple(
        sentence("{one} = {other}", one=names[step.one], other=names[step.other]) for step in path
    )
    raise NotReady(
        sentence(
            "These two are still one person, because “same person” was said of others: {pairs}. "
            "Take one of these back first; nothing was changed.",
            pairs=Several(said),
        ),
        code="still_one",
    )


def _path(merges: Sequence[Merge], start: int, end: int) -> tuple[_Step, ...]:
    """The fewest pairs said to be the same that lead from one application to the other."""
    steps = [_Step(each.kept_id, each.joined_id) for each in merges]
    came: dict[int, tuple[_Step, ...]] = {start: ()}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for step in steps:
            if here in (step.one, step.other):
                there = step.other if here == step.one else step.one
                if there not in came:
                    came[there] = (*came[here], step)
                    waiting.append(there)
    return came.get(end, ())


def _names(session: Session, applications: Sequence[int]) -> dict[int, str]:
    """By application, the name its own form gives."""
    before = origins(session).persons
    found = {}
    for number in applications:
        application = session.get_one(Application, number)
        person = session.get_one(Person, before.get(number, application.person_id))
        found[number] = f"{person.given_name} {person.family_name}".strip()
    return found
