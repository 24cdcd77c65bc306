"""Importing a form export from the command line: one report, told in sentences or in JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from workbench import settings
from workbench.errors import Problem
from workbench.sentences import say, sentence, sentences
from workbench.store.engine import create_store, open_store
from workbench.store.intakes import prepare
from workbench.store.writes import IntakeReport, record_intake


def import_file(
    here: settings.Settings, file: Path, *, form: Path | None, by: str | None
) -> IntakeReport:
    """Read a file whole, then record it whole; a file with a mistake leaves the store untouched.

    A store that is not there yet is made.
    """
    prepared = prepare(file, form=form)
    sitting = replace(here, user=by or here.user)
    place = settings.store_file(sitting.store_url)
    is_new = place is not None and not place.is_file()
    opened = create_store if is_new else open_store
    store = opened(sitting.store_url, by=sitting.user)
    try:
        return record_intake(store, prepared, now=datetime.now(UTC))
    finally:
        store.close()


def as_json(report: IntakeReport, language: str) -> str:
    """The report as one JSON object; its names stay stable."""
    return json.dumps(
        {
            "rows": report.rows,
            "new": report.new,
            "known": report.known,
            "no_consent": report.no_consent,
            "rejected": report.rejected,
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
        },
        ensure_ascii=False,
    )


def as_text(report: IntakeReport, language: str) -> str:
    """The report in sentences, problems and look-alikes one a line."""
    lines = [
        sentence("Cohort: {cohort}", cohort=report.cohort),
        sentences("{count} row read", "{count} rows read", report.rows),
        sentences("{count} new application", "{count} new applications", report.new),
        sentences("{count} already known", "{count} already known", report.known),
        sentences(
            "{count} refuses storage: not kept",
            "{count} refuse storage: not kept",
            report.no_consent,
        ),
        sentences(
            "{count} rejected in the form tool: not kept",
            "{count} rejected in the form tool: not kept",
            report.rejected,
        ),
        sentences("{count} problem", "{count} problems", len(report.problems)),
    ]
    said = [say(line, language) for line in lines]
    said += [f"  {say(each.message, language)}" for each in report.problems]
    alike = sentences(
        "{count} pair looks alike", "{count} pairs look alike", len(report.duplicates)
    )
    said.append(say(alike, language))
    said += [
        "  "
        + say(
            sentence(
                "{a} and {b}: {verdict}, probability {percent} %",
                a=each.a,
                b=each.b,
                verdict=each.verdict,
                percent=round(each.probability * 100),
            ),
            language,
        )
        for each in report.duplicates
    ]
    return "\n".join(said)


def _problem(problem: Problem, language: str) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "message": say(problem.message, language),
    }


def _id(submission: str) -> int | str:
    """The form's own id as it is written there: a number where it is one."""
    return int(submission) if submission.isdecimal() else submission
