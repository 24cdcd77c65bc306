"""A submission that stands more than once in a file is known once."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.errors import Problem
from workbench.sentences import sentence


@dataclass(frozen=True)
class Once:
    """People and applications, each submission once, and the rows that repeat one."""

    people: pd.DataFrame
    applications: pd.DataFrame
    problems: tuple[Problem, ...]


def first_of_each(applications: pd.DataFrame, people: pd.DataFrame) -> Once:
    """The first row of each submission; both frames keep one index (0, 1, ...)."""
    is_repeated = applications.duplicated("submission")
    first = applications.drop_duplicates("submission").set_index("submission")["row"]
    rows = applications["row"]
    content = people.astype(object).assign(answers=applications["fingerprint"])
    problems = []
    for row in rows[is_repeated]:
        submission = applications.at[row, "submission"]
        before = int(first[submission])
        is_same = list(content.loc[row]) == list(content.loc[before])
        problems.append(_repeated(int(row), before, submission, is_same=is_same))
    return Once(
        people[~is_repeated].reset_index(drop=True),
        applications[~is_repeated].reset_index(drop=True),
        tuple(problems),
    )


def _repeated(row: int, before: int, submission: str, *, is_same: bool) -> Problem:
    if is_same:
        message = sentence(
            "Row {row} repeats submission {submission} of row {before}: it is taken once.",
            row=row,
            submission=submission,
            before=before,
        )
    else:
        message = sentence(
            "Row {row} has other answers than row {before} for the same submission "
            "{submission}: row {before} is kept. Correct the file if row {row} is right.",
            row=row,
            submission=submission,
            before=before,
        )
    code = "repeated_submission" if is_same else "changed_submission"
    return Problem(row, "_id", submission, code, message)
