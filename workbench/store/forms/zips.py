"""A zip of tables, as ODK Central and Google Forms give it: which one holds the applications.

Nothing of it is written to the disk, and no more of it is unpacked than a form's answers can be.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from workbench.errors import UnreadableFile, WorkbenchError
from workbench.rules.spelling import folded
from workbench.sentences import Sentence, Several, sentence
from workbench.store.forms.separated import SEPARATORS, header_of

MOST_UNPACKED = 300_000_000
MOST_ENTRIES = 200_000
SUSPECT_UNPACKED = 50_000_000
SUSPECT_RATIO = 150
_TABLES = (".csv", ".tsv", ".xlsx")
_ASIDE = ("media", "__macosx", "audits")
_PARENT = folded("PARENT_KEY")
_DOCUMENTS = ("mimetype", "[content_types].xml")
_START = 1 << 16


@dataclass(frozen=True)
class Chosen:
    """The table of a zip that was read: its name in it, what it holds, the tables left alone."""

    name: str
    data: bytes
    others: tuple[str, ...]


def main_table(data: bytes, *, file_name: str) -> Chosen:
    """The table of applications in a zip; an UnreadableFile when there is none, or several."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _main(archive, file_name)
    except WorkbenchError:
        raise
    except MemoryError:
        raise _refused(file_name, _TOO_LARGE, code="too_large") from None
    except Exception as error:
        # A damaged or hostile archive fails anywhere inside the parser, with any error.
        raise _refused(file_name, _DAMAGED, code="damaged_file") from error


def _main(archive: zipfile.ZipFile, file_name: str) -> Chosen:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise _refused(file_name, _TOO_LARGE, code="too_large")
    if any(entry.filename.lower() in _DOCUMENTS for entry in entries):
        raise _refused(file_name, _DOCUMENT, code="not_a_table")
    tables = [entry for entry in entries if _is_table(entry)]
    if not tables:
        raise _refused(file_name, _NO_TABLE, code="not_a_table")
    if len({entry.filename for entry in tables}) < len(tables):
        raise _refused(file_name, _DAMAGED, code="damaged_file")
    if any(entry.flag_bits & 1 for entry in tables):
        raise _refused(file_name, _LOCKED, code="locked_file")
    for entry in tables:
        _refuse_bomb(entry, file_name)
    mains = [entry for entry in tables if not _is_of_a_repeat(archive, entry)]
    if len(mains) != 1:
        raise _several(file_name, [entry.filename for entry in mains or tables])
    main = mains[0]
    others = tuple(entry.filename for entry in tables if entry is not main)
    with archive.open(main) as part:
        return Chosen(main.filename, part.read(MOST_UNPACKED + 1), others)


def _is_table(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    is_aside = any(part.lower() in _ASIDE for part in path.parts[:-1])
    is_hidden = path.name.startswith((".", "~$"))
    is_log = path.stem.lower().endswith("- audit")
    return path.suffix.lower() in _TABLES and not (is_aside or is_hidden or is_log)


def _refuse_bomb(entry: zipfile.ZipInfo, file_name: str) -> None:
    size, packed = entry.file_size, max(entry.compress_size, 1)
    is_suspect = size > SUSPECT_UNPACKED and size > SUSPECT_RATIO * packed
    if size > MOST_UNPACKED or is_suspect:
        raise _refused(file_name, _TOO_LARGE, code="too_large")


def _is_of_a_repeat(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """True of the table of a repeat: each row names the submission it belongs to."""
    if entry.filename.lower().endswith(".xlsx"):
        return False
    with archive.open(entry) as part:
        start = part.read(_START).decode("utf-8-sig", errors="replace")
    headers = (header_of(start, separator) for separator in SEPARATORS)
    return any(_PARENT in map(folded, header) for header in headers)


_DAMAGED = sentence("it is damaged. Export again")
_DOCUMENT = sentence("it is another kind of document. Save its table as XLSX or CSV")
_NO_TABLE = sentence(
    "it holds no table (CSV or XLSX). Export the form's answers and give that file"
)
_LOCKED = sentence("it is locked by a password. Unpack it first and give the table itself")
_TOO_LARGE = sentence(
    "it unpacks to far more than a form's answers can be. Export the answers again, without media"
)


def _refused(file_name: str, why: Sentence, *, code: str) -> UnreadableFile:
    message = sentence("“{file}” was not opened: {why}.", file=file_name, why=why)
    return UnreadableFile(message, code=code)


def _several(file_name: str, names: list[str]) -> UnreadableFile:
    shown = tuple(PurePosixPath(name).name for name in names[:5])
    message = sentence(
        "“{file}” holds several tables and none of them is surely that of the applications: "
        "{tables}. Unpack it and give the one that is meant.",
        file=file_name,
        tables=Several(shown),
    )
    return UnreadableFile(message, code="several_tables")
