"""Which answers of the same people are others now, said by what looks at them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from workbench.rules.mentoring.rubric import PairRubric
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Slot

WHEN = frozenset({"availability", "slots"})


@dataclass(frozen=True)
class LookedAt:
    """The columns of one side that a rubric looks at, each with the titles that may be told."""

    titles: Mapping[str, tuple[Sentence, ...]]


def of_fellows(rubric: PairRubric) -> LookedAt:
    """What looks at each answer of a fellow; a quiet gate has no title here."""
    open_gates = [(each.of_fellow, each.title) for each in rubric.gates if not each.is_quiet]
    parts = [(each.part.of_fellow, each.part.title) for each in rubric.parts]
    return _titled(rubric.of_fellow, [*open_gates, *parts])


def of_mentors(rubric: PairRubric) -> LookedAt:
    """What looks at each answer of a mentor; a quiet gate has no title here."""
    open_gates = [(each.of_mentor, each.title) for each in rubric.gates if not each.is_quiet]
    parts = [(each.part.of_mentor, each.part.title) for each in rubric.parts]
    return _titled(rubric.of_mentor, [*open_gates, *parts])


def changes(
    before: pd.DataFrame, today: pd.DataFrame, *, looked_at: LookedAt, names: Mapping[int, str]
) -> Iterator[tuple[int, Sentence]]:
    """Whose answers are others today, with what is to be said of each; the same people in both."""
    columns = [each for each in looked_at.titles if each in today and each in before]
    found: dict[int, list[str]] = {}
    for column in columns:
        one, other = before[column].astype(object), today[column].astype(object)
        is_other = (one != other) & ~(one.isna() & other.isna())
        for number in one.index[is_other.to_numpy(dtype=bool)].tolist():
            found.setdefault(int(number), []).append(column)
    for number, changed in sorted(found.items()):
        for column in sorted(WHEN & set(changed)):
            times = before.at[number, column], today.at[number, column]
            for said in _times(*times, name=names[number]):
                yield number, said
        rest = [each for each in changed if each not in WHEN]
        if rest:
            yield number, _rest(rest, looked_at=looked_at, name=names[number])


def _titled(
    columns: Collection[str], looking: Collection[tuple[tuple[str, ...], Sentence]]
) -> LookedAt:
    return LookedAt(
        {
            column: tuple(title for looked, title in looking if column in looked)
            for column in columns
        }
    )


def _rest(changed: Collection[str], *, looked_at: LookedAt, name: str) -> Sentence:
    every = [title for column in changed for title in looked_at.titles[column]]
    titles = tuple({str(title): title for title in every}.values())
    if not titles:
        return sentence("{name} changed an answer.", name=name)
    return sentence("{name} changed answers for: {titles}.", name=name, titles=Several(titles))


def _times(before: object, now: object, *, name: str) -> Iterator[Sentence]:
    if not isinstance(before, tuple) or not isinstance(now, tuple):
        yield sentence("{name} said anew when to meet.", name=name)
        return
    gone = tuple(slot for slot in Slot if str(slot) in set(before) - set(now))
    more = tuple(slot for slot in Slot if str(slot) in set(now) - set(before))
    if gone:
        yield sentence("{name} can no longer meet: {slots}.", name=name, slots=Several(gone))
    if more:
        yield sentence("{name} can also meet: {slots}.", name=name, slots=Several(more))
