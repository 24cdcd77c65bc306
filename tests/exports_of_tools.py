"""The same invented pool as other form tools export it: ODK Central, Google, Typeform, Microsoft.

Each maker writes a file and gives its path; read back, all tell of the same applications.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from tests.exports import (
    CHOICES,
    FORM,
    POOL,
    Answers,
    Asked,
    Manner,
    a_workbook,
    chosen_label,
    columns_of,
    separated,
)

Table = list[list[object]]
_SUMMER = timedelta(hours=2)
STAMPS = {"en": "Timestamp", "fr": "Horodateur"}
MICROSOFT = {
    "en": ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
    "fr": ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
           "Heure de la dernière modification"),
}  # fmt: skip
_NOBODY = {"en": "anonymous", "fr": "anonyme"}


def sent(answers: Answers) -> datetime:
    """When she sent her answers, on the clocks of Paris (the pool tells it in UTC)."""
    return datetime.fromisoformat(answers["_submission_time"]) + _SUMMER


def odk_table(
    pool: Sequence[Answers] = POOL,
    *,
    separator: str | None = "-",
    options: str = "one",
    states: Mapping[str, str] | None = None,
) -> Table:
    """The main table of an export of ODK Central; `states` by the pool's own `_id`."""
    manner = Manner(separator=separator, options=options)
    columns = [column for asked in FORM for column in columns_of(asked, manner)]
    made = ("KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected",
            "Status", "ReviewState", "DeviceID", "Edits", "FormVersion")  # fmt: skip
    inner = "instanceID" if separator is None else "meta-instanceID"
    table: Table = [["SubmissionDate", *[each.header for each in columns], inner, *made]]
    for answers in pool:
        state = (states or {}).get(answers["_id"], "")
        table.append([
            f"{answers['_submission_time']}.000Z",
            *[column.cell(answers, manner) for column in columns],
            f"uuid:edited-{answers['_uuid']}", f"uuid:{answers['_uuid']}",
            "12", "Web form", "0", "0", "", state, "", "1" if state == "edited" else "0", "v2",
        ])  # fmt: skip
    return table


def odk_zip(folder: Path, table: Table | None = None, *, repeats: Sequence[str] = ()) -> Path:
    """A zip of ODK Central: the main table, a table for each repeat, and media."""
    path = folder / "small_2026.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in repeats:
            rows: Table = [["age", "PARENT_KEY", "KEY"], ["4", "uuid:aa-501", "uuid:aa-501/1"]]
            archive.writestr(f"small_2026-{name}.csv", as_csv(rows))
        archive.writestr("small_2026.csv", as_csv(table or odk_table()))
        archive.writestr("media/photo.jpg", b"\xff\xd8\xff")
        archive.writestr("media/list.csv", "a,b\n1,2\n")
    return path


def google_table(
    pool: Sequence[Answers] = POOL,
    *,
    language: str = "fr",
    stamp: str = "%d/%m/%Y %H:%M:%S",
    joined_by: str = ", ",
) -> Table:
    """A sheet of answers of Google Forms: a stamp, then the questions as they were asked."""
    manner = Manner(language=language, options="one", joined_by=joined_by)
    columns = [column for asked in FORM for column in columns_of(asked, manner)]
    return [
        [STAMPS[language], *[each.header for each in columns]],
        *[
            [f"{sent(answers):{stamp}}", *[each.cell(answers, manner) for each in columns]]
            for answers in pool
        ],
    ]


def typeform_table(pool: Sequence[Answers] = POOL, *, partial: Sequence[str] = ()) -> Table:
    """An export of Typeform: an option is a column that repeats its label, and Other is free."""
    manner = Manner(language="en", options="one")
    header: list[object] = ["#"]
    rows: Table = [[answers["_uuid"]] for answers in pool]
    for asked in FORM:
        (column,) = columns_of(asked, manner)
        if not asked.kind.startswith("select_multiple"):
            header.append(column.header)
            for row, answers in zip(rows, pool, strict=True):
                row.append(column.cell(answers, manner))
            continue
        codes = [*CHOICES[asked.kind.split()[1]]]
        header += [*(chosen_label(asked, code, manner) for code in codes), "Other"]
        for row, answers in zip(rows, pool, strict=True):
            row += [*_own_label(asked, codes, answers, manner), ""]
    header += ["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)",
               "Network ID", "Tags"]  # fmt: skip
    for row, answers in zip(rows, pool, strict=True):
        when = answers["_submission_time"].replace("T", " ")
        is_partial = answers["_id"] in partial
        row += ["partial" if is_partial else "completed", when, when if is_partial else "",
                "" if is_partial else when, "0a1b2c", ""]  # fmt: skip
    return [header, *rows]


def microsoft_table(pool: Sequence[Answers] = POOL, *, language: str = "fr") -> Table:
    """A workbook of Microsoft Forms: dates are dates, several choices end with a semicolon."""
    manner = Manner(language=language, options="one", joined_by=";")
    columns = [column for asked in FORM for column in columns_of(asked, manner)]
    table: Table = [[*MICROSOFT[language], *[each.header for each in columns]]]
    for number, answers in enumerate(pool, start=1):
        ended = sent(answers)
        cells = [
            f"{cell};" if cell and column.asked.kind.startswith("select_multiple") else cell
            for column in columns
            for cell in [column.cell(answers, manner)]
        ]
        table.append([number, ended - timedelta(minutes=9), ended, _NOBODY[language], "", "",
                      *cells])  # fmt: skip
    return table


def plain_table(pool: Sequence[Answers] = POOL, *, titles: Sequence[str] = ()) -> Table:
    """A list kept by hand: our names, no id, no moment, perhaps a title above."""
    manner = Manner(options="one")
    columns = [column for asked in FORM for column in columns_of(asked, manner)]
    return [
        *[[title] for title in titles],
        [column.header for column in columns],
        *[[column.cell(answers, manner) for column in columns] for answers in pool],
    ]


def as_csv(table: Table, *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A table as the bytes of a CSV."""
    return separated([[str(cell) for cell in row] for row in table], delimiter).encode(encoding)


def a_csv(folder: Path, table: Table, *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A table as a CSV file."""
    path = folder / "answers.csv"
    path.write_bytes(as_csv(table, delimiter=delimiter, encoding=encoding))
    return path


def an_xlsx(folder: Path, table: Table) -> Path:
    """A table as a workbook."""
    return a_workbook(folder / "answers.xlsx", table)


def a_zip(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Any zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path = folder / "answers.zip"
    path.write_bytes(content.getvalue())
    return path


def _own_label(
    asked: Asked, codes: Sequence[str], answers: Answers, manner: Manner
) -> list[object]:
    chosen = answers[asked.name].split()
    return [chosen_label(asked, code, manner) if code in chosen else "" for code in codes]
