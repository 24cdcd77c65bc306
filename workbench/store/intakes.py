"""A file made ready to be imported: read, tidied and compared, with nothing written yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from workbench.errors import Problem
from workbench.rules.asks import Ask
from workbench.rules.duplicates import find
from workbench.rules.intake import as_answers, tidy
from workbench.rules.lost_letters import refuse_lost_letters
from workbench.sentences import Sentence
from workbench.settings import phone_region
from workbench.store.opening import Opened, open_export, refuse_unsure
from workbench.vocabulary import ExportTool, Likeness, NotTaken

_PERSONAL = ["given_name", "family_name", "birth_date", "email", "phone", "birth_precision"]


@dataclass(frozen=True)
class Prepared:
    """What a file would bring, for a person to look at before anything is kept.

    `people` and `applications` share their index (0, 1, ...; see `rules.intake.Tidied`);
    `answers` are the applications' answers as they are stored, in the same order. `form_id` is
    None without a form. `tool` made the file, `inside` is the table read of a zip. `rows` counts
    those of the file, `rejected` and `partial` those that the form tool says are not to be taken.
    `recognised` and `left_out` are headers, `questions` what a person must say before some
    columns can be read surely. `mapping` is the saved one it was read with, `changes` what the
    form has otherwise since, `notes` what is said of whole columns though nothing in them is a
    problem.
    """

    file_name: str
    fingerprint: str
    format: str
    encoding: str | None
    separator: str | None
    form_id: str | None
    form_title: str | None
    form_version: str | None
    rows: int
    no_consent: int
    rejected: int
    partial: int
    tool: ExportTool
    inside: str | None
    recognised: tuple[str, ...]
    left_out: tuple[str, ...]
    problems: tuple[Problem, ...]
    people: pd.DataFrame
    applications: pd.DataFrame
    answers: tuple[dict[str, object], ...]
    questions: tuple[Ask, ...] = ()
    mapping: str | None = None
    changes: tuple[Sentence, ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Applicant:
    """Someone in a comparison: the form's id of her submission.

    `application` is the store's id of an application kept before, None for one of this file.
    """

    submission: str
    application: int | None = None


@dataclass(frozen=True)
class Resembling:
    """Two applicants who look alike; `a` is the earlier one, and `b` always one of this file."""

    a: Applicant
    b: Applicant
    probability: float
    proposed: Likeness
    evidence: tuple[Sentence, ...]
    weights: tuple[float, ...] = ()
    warning: Sentence | None = None


def prepare(
    path: Path | str,
    *,
    form: Path | str | None = None,
    mapping: str | None = None,
    folder: Path | None = None,
) -> Prepared:
    """Read and tidy an export; UnreadableFile when nothing of it can be taken.

    `mapping` names a saved one, in `folder` or in that of the settings; without it and without a
    form, what the columns are must be sure.
    """
    opened = open_export(path, form=form, mapping=mapping, folder=folder)
    refuse_unsure(opened)
    return prepare_opened(opened)


def prepare_opened(opened: Opened) -> Prepared:
    """Tidy a file that was opened, as its columns are understood now."""
    rows, asked, saved = opened.rows, opened.form, opened.reading.saved
    mapping = replace(opened.mapping(), region=phone_region())
    refuse_lost_letters(rows, mapping)
    tidied = tidy(rows, mapping)
    return Prepared(
        file_name=rows.file_name,
        fingerprint=rows.fingerprint,
        format=rows.format,
        encoding=rows.encoding,
        separator=rows.separator,
        form_id=asked.form_id if asked else None,
        form_title=asked.title if asked else None,
        form_version=asked.version if asked else None,
        rows=tidied.rows,
        no_consent=tidied.no_consent,
        rejected=tidied.not_taken.get(NotTaken.REJECTED, 0),
        partial=tidied.not_taken.get(NotTaken.PARTIAL, 0),
        tool=rows.tool,
        inside=rows.inside,
        recognised=mapping.recognised,
        left_out=mapping.left_out,
        problems=tidied.problems,
        people=tidied.people,
        applications=tidied.applications,
        answers=tuple(as_answers(tidied.applications)),
        questions=tidied.questions,
        mapping=saved.name if saved is not None else None,
        changes=opened.changes(),
        notes=tidied.notes,
    )


def recognise(prepared: Prepared, known: pd.DataFrame | None = None) -> tuple[Resembling, ...]:
    """Who in the file looks like another, or like someone known; the likeliest first.

    `known` is the frame of `store.reads.people` (index: application; submission,
    submission_uuid, form_id and the personal columns). Submissions of the file that are known
    already are not compared again, nor two people who were both known before.
    """
    new = ~is_known(prepared, known)
    everyone = [Applicant(str(each)) for each in prepared.applications.loc[new, "submission"]]
    pools = [prepared.people.loc[new, _PERSONAL]]
    if known is not None and len(known):
        earlier = [
            Applicant(str(submission), int(application))
            for application, submission in zip(known.index, known["submission"], strict=True)
        ]
        pools, everyone = [known[_PERSONAL], *pools], [*earlier, *everyone]
    people = pd.concat(pools, ignore_index=True)
    return tuple(
        Resembling(
            a=a,
            b=b,
            probability=found.probability,
            proposed=found.proposed,
            evidence=found.evidence,
            weights=tuple(each.weight for each in found.reasons),
            warning=found.warning,
        )
        for found in find(people)
        for a, b in [_in_order(everyone, found.a, found.b)]
        if b.application is None
    )


def is_known(prepared: Prepared, known: pd.DataFrame | None) -> pd.Series:
    """Which applications of the file are here already."""
    return known_as(prepared, known).notna()


def known_as(prepared: Prepared, known: pd.DataFrame | None) -> pd.Series:
    """The store's id of each application of the file that is here already; NaN for a new one.

    The same uuid is the same submission. So is the same id of the same form, whatever the uuid:
    correcting a submission on the server gives it another one. A file read without its form is
    taken to be of any form.
    """
    found = prepared.applications
    if known is None or not len(known):
        return pd.Series(float("nan"), index=found.index)
    by_uuid = found["submission_uuid"].map(_numbers(known.dropna(subset="submission_uuid")))
    form = prepared.form_id or ""
    of_form = known if not form else known[known["form_id"].isin(["", form])]
    ids = pd.Series(of_form.index, index=of_form["submission"]).groupby(level=0).first()
    return by_uuid.fillna(found["submission"].map(ids))


def _numbers(known: pd.DataFrame) -> pd.Series:
    return pd.Series(known.index, index=known["submission_uuid"]).groupby(level=0).first()


def _in_order(everyone: list[Applicant], one: object, other: object) -> list[Applicant]:
    first, second = sorted((int(str(one)), int(str(other))))
    return [everyone[first], everyone[second]]
