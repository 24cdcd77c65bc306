"""What each column of a file is probably taken for, when no form says so: a proposal to amend.

A column is judged by the words of its header and by what its answers look like. No question is
proposed for two columns: the columns and questions that together fit best are paired.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from workbench.rules.asking import question_named
from workbench.rules.column_evidence import is_said_by_answers_alone, looked_at, share
from workbench.rules.extras import made_before_questions
from workbench.rules.header_similarity import Matrix, similarity
from workbench.rules.headers import Headers, is_made_by_exporter
from workbench.rules.known_questions import KNOWN, plain_form
from workbench.rules.option_columns import OptionColumns, option_columns
from workbench.rules.questionnaire import Form, Question
from workbench.rules.rows import Rows
from workbench.rules.understanding import LEFT_OUT, Taken, Understanding
from workbench.vocabulary import Confidence, Level

SURE, LIKELY, TO_CHECK = 0.84, 0.62, 0.4
"""From which certainty a proposal is sure, likely, or worth a look; below, nothing is found."""
MARGIN = 0.1
"""By how much a column must fit a question better than any other does, to be sure."""

_FREE = {"text", "name", "line"}
_CONTRADICTED = 0.35
_OTHER_CHOICES = 0.7
_EMPTY = 0.8
_CONFIRMED = 0.1
_MOST_OF_THEM = 0.8


@dataclass(frozen=True)
class Proposal:
    """What each column is taken for by a rule, with a word for how sure it is of each."""

    understanding: Understanding
    confidences: tuple[Confidence, ...]


def propose(
    rows: Rows,
    form: Form | None,
    understood: Understanding,
    *,
    among: Collection[int] | None = None,
) -> Proposal:
    """What is taken for granted in `understood`, and a proposal for every other column.

    `understood` is what the headers themselves say, or what a saved mapping does; `among` are
    the columns to propose something for (all that are left out, when not given).
    """
    answers = [looked_at(rows.cells[at]) for at in rows.cells.columns]
    taken = list(understood.taken)
    sure = [Confidence.SURE if each.target else Confidence.NOTHING for each in taken]
    asked = form if form is not None else plain_form()
    made = made_before_questions(rows)
    made = made_before_questions(rows)
    free = [
        at
        for at, (header, each) in enumerate(zip(rows.header, taken, strict=True))
        if each == LEFT_OUT
        and (among is None or at in among)
        and header
        and at not in made
        and not is_made_by_exporter(header, asked, tool=rows.tool)
    ]
    open_questions = [name for name in KNOWN if name not in {each.target for each in taken}]
    for group in option_columns(rows.header, answers, free=free):
        if group.question in open_questions:
            open_questions.remove(group.question)
            _take(group, rows.header, taken=taken, sure=sure)
    free = [at for at in free if taken[at] == LEFT_OUT and sure[at] == Confidence.NOTHING]
    fit = _fit(rows, form, answers, free)
    for at, found in _paired(fit, open_questions).items():
        is_strange = form is not None and _asked(rows.header[free[at]], form) is None
        confidence = Confidence.LIKELY if is_strange and _is_sure(found) else found.confidence
        taken[free[at]], sure[free[at]] = Taken(found.question), confidence
    proposed = replace(understood, taken=tuple(taken), unknown=frozenset(), is_by_header=not free)
    return Proposal(proposed, tuple(sure))


def _take(
    group: OptionColumns, header: Sequence[str], *, taken: list[Taken], sure: list[Confidence]
) -> None:
    """Take the columns of one question's options, and the one of all of them where it is there.

    An option that is none we know is left out, for a person to look at.
    """
    confidence = _confidence(group.certainty, group.certainty)
    for at, code in group.codes.items():
        taken[at], sure[at] = Taken(group.question, code), confidence
    for at in group.unknown:
        sure[at] = Confidence.TO_CHECK
    for at, each in enumerate(header):
        if each == group.head and taken[at] == LEFT_OUT:
            taken[at], sure[at] = Taken(group.question), confidence


@dataclass(frozen=True)
class _Found:
    question: str
    confidence: Confidence


def _is_sure(found: _Found) -> bool:
    return found.confidence == Confidence.SURE


def _fit(
    rows: Rows, form: Form | None, answers: Sequence[Sequence[str]], free: Sequence[int]
) -> Matrix:
    """How well each free column fits each known question, from 0 to 1."""
    asked = [_asked(rows.header[at], form) for at in free]
    spellings = [
        [rows.header[at], *(question.labels.values() if question else ())]
        for at, question in zip(free, asked, strict=True)
    ]
    fit = similarity(spellings)
    for row, (at, question) in enumerate(zip(free, asked, strict=True)):
        for place, name in enumerate(KNOWN):
            alone = is_said_by_answers_alone(name)
            if fit[row, place] >= TO_CHECK / 2 or alone:
                seen = share(name, answers[at], question)
                fit[row, place] = max(
                    _weighed(name, float(fit[row, place]), seen),
                    alone if (seen or 0.0) >= _MOST_OF_THEM else 0.0,
                )
    return fit


def _asked(header: str, form: Form | None) -> Question | None:
    """The form's own question behind a header, by whatever name it goes."""
    meaning = Headers(form).meaning(header) if form is not None else None
    return question_named(form, meaning.question) if form is not None and meaning else None


def _weighed(name: str, heard: float, seen: float | None) -> float:
    """What the header says, believed less where the answers say otherwise."""
    if seen is None:
        return heard * _EMPTY
    kind = KNOWN[name].kind
    if KNOWN[name].codes == tuple(Level) and not seen:
        return heard * _CONTRADICTED
    if kind in ("one", "many", "consent"):
        return heard * (_OTHER_CHOICES + (1 - _OTHER_CHOICES) * min(1.0, 2 * seen))
    if kind in _FREE:
        return heard * (0.6 + 0.4 * seen)
    doubted = heard * (_CONTRADICTED + (1 - _CONTRADICTED) * min(1.0, 2 * seen))
    is_confirmed = seen >= _MOST_OF_THEM and heard >= TO_CHECK
    return min(1.0, doubted + _CONFIRMED) if is_confirmed else doubted


def _paired(fit: Matrix, questions: Sequence[str]) -> Dictionary[int, _Found]:
    """The pairs of a column and a question that fit best together, none used twice."""
    places = [list(KNOWN).index(name) for name in questions]
    if not len(fit) or not places:
        return {}
    fitting = np.where(fit[:, places] >= TO_CHECK, fit[:, places], 0.0)
    rows, columns = linear_sum_assignment(fitting, maximize=True)
    found = {}
    for row, column in zip(rows, columns, strict=True):
        certainty = float(fitting[row, column])
        if certainty:
            others = np.append(np.delete(fitting[row], column), np.delete(fitting[:, column], row))
            rival = float(others.max(initial=0.0))
            found[int(row)] = _Found(questions[column], _confidence(certainty, certainty - rival))
    return found


def _confidence(certainty: float, lead: float) -> Confidence:
    if certainty >= SURE and lead >= MARGIN:
        return Confidence.SURE
    if certainty >= LIKELY:
        return Confidence.LIKELY
    return Confidence.TO_CHECK if certainty >= TO_CHECK else Confidence.NOTHING
