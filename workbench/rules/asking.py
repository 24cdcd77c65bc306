"""The questions and choices a file's answers are read by: the form's, and what was said of them."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import replace

from workbench.rules.headers import Headers
from workbench.rules.known_questions import KNOWN, plain_form
from workbench.rules.questionnaire import Choice, Form, Question
from workbench.rules.rows import Rows
from workbench.rules.spelling import folded
from workbench.rules.understanding import Understanding

SAID = "said"
"""The language of the labels that a person gave: words of a file, taken for a code."""


def asked_by(rows: Rows, form: Form | None, understanding: Understanding) -> Form:
    """The form with our names for its questions, and with what was said of its answers.

    A question of the form that goes by another name than ours brings its choices along.
    """
    asked = form if form is not None else plain_form()
    renamed = _renamed(rows, asked, understanding)
    if not renamed and not understanding.values:
        return asked
    questions = [each for each in asked.questions if each.name not in renamed]
    questions += renamed.values()
    said = understanding.values
    return replace(
        asked,
        questions=tuple(
            _with_values(each, said[each.name]) if each.name in said else each for each in questions
        ),
    )


def question_named(form: Form, name: str) -> Question | None:
    """The question of this name in a form."""
    return next((each for each in form.questions if each.name == name), None)


def _renamed(rows: Rows, asked: Form, understanding: Understanding) -> dict[str, Question]:
    headers = Headers(asked)
    found: dict[str, Question] = {}
    for header, taken in zip(rows.header, understanding.taken, strict=True):
        meaning = headers.meaning(header) if taken.target in KNOWN and header else None
        if meaning is None or meaning.question == taken.target:
            continue
        question = question_named(asked, meaning.question)
        if question is not None and taken.target is not None:
            found[taken.target] = replace(question, name=taken.target)
    return found


def _with_values(question: Question, said: Dictionary[str, str]) -> Question:
    """The question whose choices are also spelt as was said; no other choice keeps the spelling."""
    spelt = {folded(text) for text in said}
    kept = [_without(each, spelt) for each in question.choices if folded(each.name) not in spelt]
    more = [Choice(code, {f"{SAID} {at}": text}) for at, (text, code) in enumerate(said.items())]
    return replace(question, choices=(*kept, *more))


def _without(choice: Choice, spelt: set[str]) -> Choice:
    labels = {each: text for each, text in choice.labels.items() if folded(text) not in spelt}
    return replace(choice, labels=labels)
