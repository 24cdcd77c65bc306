"""Which answers to one question are meant, in words: "her French is A2 or better"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from workbench.rules import questions
from workbench.rules.answers import Truths
from workbench.sentences import Either, Sentence, sentence, sentences
from workbench.vocabulary import Answer, Level, Status, Track

_FROM: Mapping[str, Callable[[object], Sentence]] = {
    "french_level": lambda said: sentence(
        "her French is {level} or better", level=Level(str(said))
    ),
    "english_level": lambda said: sentence(
        "her English is {level} or better", level=Level(str(said))
    ),
    "weekly_hours": lambda said: sentences(
        "she can give {count} hour a week or more",
        "she can give {count} hours a week or more",
        _whole(said),
    ),
    "age": lambda said: sentences(
        "she is {count} year old or more", "she is {count} years old or more", _whole(said)
    ),
    "digital_skills": lambda said: sentence(
        "she puts her digital skills at {skills} or more", skills=_whole(said)
    ),
    "arrival_year": lambda said: sentence("she arrived in {year} or later", year=_whole(said)),
    "motivation_reviewed": lambda said: sentence(
        "reviews give her motivation {percent} % or more", percent=_share(said)
    ),
}
_UP_TO: Mapping[str, Callable[[object], Sentence]] = {
    "arrival_year": lambda said: sentence("she arrived in {year} or earlier", year=_whole(said)),
}
_YES_NO: Mapping[str, Mapping[str, Sentence]] = {
    "has_laptop": {"yes": sentence("she has a laptop"), "no": sentence("she has no laptop")},
    "needs_childcare": {
        "yes": sentence("she needs childcare"),
        "no": sentence("she needs no childcare"),
    },
}
_IS: Mapping[str, Callable[[Either], Sentence]] = {
    "residence_status": lambda those: sentence("her right to stay is {status}", status=those),
    "first_choice": lambda those: sentence("her first choice is {tracks}", tracks=those),
}
_CODES: Mapping[str, Callable[[str], object]] = {
    "residence_status": Status,
    "first_choice": Track,
    "french_level": Level,
    "english_level": Level,
    "needs_childcare": Answer,
    "has_laptop": Answer,
}


def meant(question: str, answers: Sequence[object], chosen: Truths) -> Sentence:
    """The words for the answers chosen among all that the question can have, lowest first."""
    those = [answer for answer, is_meant in zip(answers, chosen, strict=True) if is_meant]
    if len(those) == len(answers):
        return sentence("she answers “{question}”", question=questions.title(question))
    if question in _FROM and chosen[-1] and _is_one_run(chosen):
        return _FROM[question](those[0])
    if question in _UP_TO and chosen[0] and _is_one_run(chosen):
        return _UP_TO[question](those[-1])
    if question in _YES_NO:
        return _YES_NO[question][str(those[0])]
    if question == "tracks":
        wishes = tuple(
            Track(each[0]) for each in those if isinstance(each, tuple) and len(each) == 1
        )
        return sentence("she is also interested in {tracks}", tracks=Either(wishes))
    return _listed(question, those, chosen)


def _listed(question: str, those: Sequence[object], chosen: Truths) -> Sentence:
    title = questions.title(question)
    if isinstance(those[0], float) and len(those) > 1 and _is_one_run(chosen):
        return sentence(
            "“{question}” is from {least} to {most}",
            question=title,
            least=_whole(those[0]),
            most=_whole(those[-1]),
        )
    word = _CODES.get(question, str)
    said = tuple(_whole(one) if isinstance(one, float) else word(str(one)) for one in those)
    if question in _IS:
        return _IS[question](Either(said))
    return sentence("“{question}” is {answers}", question=title, answers=Either(said))


def _is_one_run(chosen: Truths) -> bool:
    return int(np.abs(np.diff(chosen.astype(np.int8))).sum()) <= 1 + int(
        not chosen[0] and not chosen[-1]
    )


def _whole(said: object) -> int:
    return round(float(str(said)))


def _share(said: object) -> int:
    return round(100 * float(str(said)))
