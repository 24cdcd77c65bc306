"""The one change that would give a fellow a mentor; offered only when it is sure to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from workbench.engines.pairs import what_ifs
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Points
from workbench.engines.pairs.shortage import Shortage
from workbench.rules.mentoring import proposals, scoring, stakes
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.reading import banned
from workbench.rules.mentoring.stake_words import fellow_name, mentor_name
from workbench.rules.mentoring.stakes import row_of
from workbench.rules.mentoring.terms import Terms
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Level, Meets, Slot

FEW = 3
"""So many changes of one kind are tried by proposing again."""
_LEVELS = (Level.B1, Level.B2, Level.C1)
_LEVEL_WORDS = {"french_level": "fr", "english_level": "en"}


@dataclass(frozen=True)
class Opening:
    """One change after which she would have a mentor: which kind, in words, whom she would have.

    `question` is what she would be asked again and `answer` what would help, None where the
    change is somebody else's.
    """

    kind: str
    said: Sentence
    mentor: int | None = None
    question: str | None = None
    answer: object = None


@dataclass(frozen=True)
class _Answer:
    """An answer of hers that could be another."""

    kind: str
    question: str
    value: object


def openings(of: Problem, pairing: Pairing, fellow: int, *, short: Shortage) -> tuple[Opening, ...]:
    """Single changes that would give her a mentor, those that ask least of people first."""
    if fellow in of.terms.alone:
        found = _again(of, pairing, of.terms.released(fellow), fellow)
        return () if found is None else (Opening("alone", _SAID["alone"], found),)
    return (
        *_unforbidden(of, pairing, fellow),
        *_unlocked(of, pairing, fellow),
        *_answered(of, pairing, fellow, short=short),
        *_with_place(of, pairing, fellow, short=short),
    )


_SAID = {
    "alone": sentence("If she is no longer left without by hand, she has a mentor."),
}


def _answered(of: Problem, pairing: Pairing, fellow: int, *, short: Shortage) -> Iterator[Opening]:
    """What she could answer otherwise: one more meeting time, a level asked again."""
    tried = list(_answers(of.fellows.loc[fellow]))
    if not tried or len(of.mentors) == 0:
        return
    points = _points(of, fellow, tried)
    found: Counter[str] = Counter()
    for answer, each in zip(tried, points, strict=True):
        if not ((each != BLOCKED) & short.leads_to_a_place).any():
            continue
        if found[answer.kind] >= (FEW if answer.kind == "slot" else 1):
            # Of levels the lowest that is enough is said, and no more of them.
            continue
        mentor = _mentor_with(of, pairing, fellow, answer, each)
        if mentor is not None:
            found[answer.kind] += 1
            said = _words(of, fellow, answer, mentor)
            yield Opening(answer.kind, said, mentor, answer.question, answer.value)


def _answers(row: pd.Series) -> Iterator[_Answer]:
    free = row["availability"] if isinstance(row["availability"], tuple) else None
    if free is not None:
        for slot in Slot:
            if str(slot) not in free:
                yield _Answer("slot", "availability", (*free, str(slot)))
    for question in _LEVEL_WORDS:
        for level in _LEVELS:
            if pd.isna(row[question]) or str(row[question]) < str(level):
                yield _Answer(question, question, str(level))
    if row["meets"] in (str(Meets.IN_PERSON), str(Meets.REMOTE)):
        yield _Answer("meets", "meets", str(Meets.EITHER))


def _points(of: Problem, fellow: int, tried: list[_Answer]) -> Points:
    """Her points with every mentor under each of these answers (k, m)."""
    rows = [_changed(of.fellows.loc[fellow], each) for each in tried]
    she = pd.DataFrame(rows, index=range(len(rows)))
    she = she.astype(of.fellows.dtypes.to_dict())
    free = scoring.table(she, of.mentors, rubric=of.table.rubric)
    points = free.block(slice(0, len(rows))).copy()
    points[:, banned(of, fellow)] = BLOCKED
    return points


def _changed(row: pd.Series, answer: _Answer) -> pd.Series:
    changed = row.copy()
    changed[answer.question] = answer.value
    return changed


def _mentor_with(
    of: Problem, pairing: Pairing, fellow: int, answer: _Answer, points: Points
) -> int | None:
    """The mentor she would have with another answer."""
    if stakes.has_prices(of.terms):
        row, best = row_of(of, fellow), stakes.best_of(of, pairing)
        column = int(what_ifs.with_points(best, row, points).columns[row])
        return None if column == NOBODY else int(of.mentors.index[column])
    she = of.fellows.copy()
    she.at[fellow, answer.question] = answer.value
    return _proposed(of, pairing, fellow, fellows=she)


def _words(of: Problem, fellow: int, answer: _Answer, mentor: int) -> Sentence:
    he = mentor_name(of, mentor)
    if answer.kind == "slot":
        slot = Slot(str(tuple(answer.value)[-1]))  # type: ignore[arg-type]
        return sentence(
            "If she could meet on {slot}, she would have {mentor}: ask her.", slot=slot, mentor=he
        )
    if answer.kind == "meets":
        return sentence(
            "If she could meet in person as well as remotely, she would have {mentor}: ask her.",
            mentor=he,
        )
    words = {"level": Level(str(answer.value)), "mentor": he}
    is_french = answer.question == "french_level"
    if pd.isna(of.fellows.loc[fellow, answer.question]):
        if is_french:
            return sentence(
                "Not answered: her French. From {level} on she would have {mentor}: ask her.",
                **words,
            )
        return sentence(
            "Not answered: her English. From {level} on she would have {mentor}: ask her.", **words
        )
    if is_french:
        return sentence(
            "If her French is {level} by now, she would have {mentor}: ask again.", **words
        )
    return sentence(
        "If her English is {level} by now, she would have {mentor}: ask again.", **words
    )


def _unforbidden(of: Problem, pairing: Pairing, fellow: int) -> Iterator[Opening]:
    hers = sorted(each for each in of.terms.forbidden if each.fellow == fellow)
    for pair in hers[:FEW]:
        found = _again(of, pairing, of.terms.without_ban(pair), fellow)
        if found is not None:
            yield Opening(
                "ban",
                sentence(
                    "If the pair with {mentor} is no longer forbidden, she has a mentor.",
                    mentor=mentor_name(of, pair.mentor),
                ),
                found,
            )


def _unlocked(of: Problem, pairing: Pairing, fellow: int) -> Iterator[Opening]:
    """Locks of others that take the place she would have, and leave nobody without."""
    started = of.circumstances.started
    locked = [one for one in sorted(of.terms.locked) if one not in started and one != fellow]
    tried = 0
    for one in locked:
        if stakes.has_prices(of.terms):
            stake = stakes.released(of, pairing, one)
            if stake.fellows >= 0 or fellow not in {each.fellow for each in stake.moves}:
                continue
        tried += 1
        if tried > FEW:
            return
        found = _again(of, pairing, of.terms.released(one), fellow)
        if found is not None:
            yield Opening(
                "lock",
                sentence(
                    "If the lock of {fellow} with {mentor} is taken off, she has a mentor.",
                    fellow=fellow_name(of, one),
                    mentor=mentor_name(of, of.terms.locked[one]),
                ),
                found,
            )


def _with_place(
    of: Problem, pairing: Pairing, fellow: int, *, short: Shortage
) -> Iterator[Opening]:
    """One place more with a mentor: one she may have herself first, then one who leads to her."""
    group = short.group(row_of(of, fellow))
    if group is None:
        return
    own = of.table.block(slice(row_of(of, fellow), row_of(of, fellow) + 1))[0]
    columns = group.columns
    if stakes.has_prices(of.terms):
        columns = columns[stakes.with_place_for(of, pairing, fellow)[columns]]
    for column in sorted(columns.tolist(), key=lambda column: -int(own[column]))[:FEW]:
        mentor = int(of.mentors.index[column])
        he = of.mentors.copy()
        he.loc[mentor, "capacity"] += 1
        found = _proposed(of, pairing, fellow, mentors=he)
        if found is not None:
            yield Opening(
                "place",
                sentence(
                    "With one place more with {mentor} she would have a mentor.",
                    mentor=mentor_name(of, mentor),
                ),
                found,
            )
            return


def _again(of: Problem, pairing: Pairing, terms: Terms, fellow: int) -> int | None:
    return _proposed(of, pairing, fellow, terms=terms)


def _proposed(
    of: Problem,
    pairing: Pairing,
    fellow: int,
    *,
    fellows: pd.DataFrame | None = None,
    mentors: pd.DataFrame | None = None,
    terms: Terms | None = None,
) -> int | None:
    """The mentor whom a new proposal gives her, when one thing is otherwise."""
    changed = proposals.problem(
        of.fellows if fellows is None else fellows,
        of.mentors if mentors is None else mentors,
        rubric=of.table.rubric,
        terms=of.terms if terms is None else terms,
        circumstances=of.circumstances,
    )
    return proposals.propose_for(changed, seed=pairing.seed).mentors.get(fellow)
