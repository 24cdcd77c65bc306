"""What an import brought, told in sentences or as JSON for a script."""

from __future__ import annotations

import json
from collections.abc import Iterator

from workbench.errors import Problem
from workbench.launch.importing import Outcome
from workbench.rules.asks import Ask
from workbench.sentences import Sentence, say, sentence, sentences


def as_json(outcome: Outcome, language: str) -> str:
    """The report as one JSON object; its names stay stable."""
    report, prepared = outcome.report, outcome.prepared
    return json.dumps(
        {
            "rows": report.rows,
            "new": report.new,
            "known": report.known,
            "no_consent": report.no_consent,
            "rejected": report.rejected,
            "unread": _unread(outcome),
            "cohort": report.cohort,
            "mapping": prepared.mapping,
            "changes": [say(each, language) for each in prepared.changes],
            "questions": [_question(each, language) for each in prepared.questions],
            "notes": [_problem(each, language) for each in prepared.notes],
            "problems": [_problem(each, language) for each in report.problems],
            "duplicates": [
                {
                    "a": _id(each.a),
                    "b": _id(each.b),
                    "probability": round(each.probability, 4),
                    "verdict": str(each.verdict),
                }
                for each in report.duplicates
            ],
            "dry_run": outcome.is_dry,
        },
        ensure_ascii=False,
    )


def as_text(outcome: Outcome, language: str) -> str:
    """The report in sentences, problems and look-alikes one a line."""
    return "\n".join(_lines(outcome, language))


def _lines(outcome: Outcome, language: str) -> Iterator[str]:
    report, prepared = outcome.report, outcome.prepared
    if outcome.is_dry:
        yield say(sentence("Nothing was written: this is what an import would bring."), language)
    yield from (say(each, language) for each in _counts(outcome))
    yield from (f"  {say(each.message, language)}" for each in report.problems)
    yield from (say(each.message, language) for each in prepared.questions)
    yield from (say(each.message, language) for each in prepared.notes)
    alike = sentences(
        "{count} pair looks alike", "{count} pairs look alike", len(report.duplicates)
    )
    yield say(alike, language)
    for pair in report.duplicates:
        told = sentence(
            "{a} and {b}: {verdict}, probability {percent} %",
            a=pair.a,
            b=pair.b,
            verdict=pair.verdict,
            percent=round(pair.probability * 100),
        )
        yield f"  {say(told, language)}"


def _counts(outcome: Outcome) -> Iterator[Sentence]:
    report, prepared = outcome.report, outcome.prepared
    yield sentence("Cohort: {cohort}", cohort=report.cohort)
    if prepared.mapping is not None:
        yield sentence("Mapping: {name}", name=prepared.mapping)
    yield from prepared.changes
    yield sentences("{count} row read", "{count} rows read", report.rows)
    yield sentences("{count} new application", "{count} new applications", report.new)
    yield sentences("{count} already known", "{count} already known", report.known)
    yield sentences(
        "{count} refuses storage: not kept", "{count} refuse storage: not kept", report.no_consent
    )
    yield sentences(
        "{count} rejected in the form tool: not kept",
        "{count} rejected in the form tool: not kept",
        report.rejected,
    )
    yield sentences("{count} problem", "{count} problems", len(report.problems))
    if _unread(outcome):
        yield sentences(
            "{count} answer could not be read: it is kept as unknown.",
            "{count} answers could not be read: they are kept as unknown.",
            _unread(outcome),
        )


def _unread(outcome: Outcome) -> int:
    return sum(each.is_lost for each in outcome.report.problems)


def _problem(problem: Problem, language: str) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "message": say(problem.message, language),
    }


def _question(ask: Ask, language: str) -> dict[str, object]:
    return {
        "question": ask.question,
        "column": ask.column,
        "message": say(ask.message, language),
        "choices": [str(each.order) for each in ask.choices],
    }


def _id(submission: str) -> int | str:
    """The form's own id as it is written there: a number where it is one."""
    return int(submission) if submission.isdecimal() else submission
