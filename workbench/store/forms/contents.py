"""What a file really is, told from its first bytes and never from its name."""

from __future__ import annotations

import io
import zipfile

from workbench.errors import UnreadableFile
from workbench.sentences import Sentence, sentence

CSV = "csv"
XLSX = "xlsx"
ZIP = "zip"

_FOREIGN: tuple[tuple[bytes, Sentence], ...] = (
    (b"%PDF", sentence("a PDF document")),
    (b"\xd0\xcf\x11\xe0", sentence("an old Excel (.xls) or password-protected workbook")),
    (b"\x1f\x8b", sentence("a compressed (gzip) archive")),
    (b"\x89PNG", sentence("a picture")),
    (b"\xff\xd8\xff", sentence("a picture")),
    (b"GIF8", sentence("a picture")),
    (b"SQLite format 3", sentence("a database")),
    (b"{\\rtf", sentence("a text document (RTF)")),
    (b"7z\xbc\xaf", sentence("a compressed archive")),
    (b"Rar!", sentence("a compressed archive")),
)
_PAGES = (b"<!doctype html", b"<html", b"<?xml")
_SAMPLE = 4_000
_WIDE = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}
_PLAIN_SIGNS = ';,\t|"\n\r _0123456789-'
_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def format_of(data: bytes, *, file_name: str) -> str:
    """`csv`, `xlsx` or `zip`; an UnreadableFile that names what else it is, and the fix."""
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"):
        raise UnreadableFile(
            sentence(
                "“{file}” is empty. Export the form's answers again and give the new file.",
                file=file_name,
            ),
            code="empty_file",
        )
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data, file_name)
    foreign = _foreign(data)
    if foreign is not None:
        raise _not_a_table(file_name, foreign)
    return CSV


def _packed(data: bytes, file_name: str) -> str:
    """A workbook is a zip too; a damaged one is told by its name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return XLSX if "xl/workbook.xml" in archive.namelist() else ZIP
    except Exception:
        return XLSX if file_name.lower().endswith(".xlsx") or b"xl/" in data else ZIP


def _foreign(data: bytes) -> Sentence | None:
    for start, what in _FOREIGN:
        if data.startswith(start):
            return what
    if data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGES):
        return sentence("a web page or XML document")
    if b"\x00" in data and not data.startswith(_UTF_16_OR_32) and unmarked(data) is None:
        return sentence("not a text file (it holds null bytes)")
    return None


def unmarked(data: bytes) -> str | None:
    """The encoding of a text in wide letters that lacks its byte order mark; None for another.

    The right one makes separators, spaces and line ends of what is there, and no null letter.
    """
    start = data[:_SAMPLE]
    if b"\x00" not in start:
        return None
    counts = {each: _signs(start, each) for each in _WIDE if len(data) % _WIDE[each] == 0}
    best = max(counts, key=lambda each: counts[each], default=None)
    return best if best is not None and counts[best] * 25 > len(start) // _WIDE[best] else None


def _signs(start: bytes, encoding: str) -> int:
    """How many plain signs a decoding makes; none when it cannot be the right one."""
    whole = len(start) - len(start) % 4
    try:
        text = start[:whole].decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < whole - 4:  # else only the last letter is cut
            return 0
        text = start[: error.start].decode(encoding)
    return 0 if "\x00" in text else sum(text.count(sign) for sign in _PLAIN_SIGNS)


def _not_a_table(file_name: str, what: Sentence) -> UnreadableFile:
    return UnreadableFile(
        sentence(
            "“{file}” is {what}, not a table of answers. "
            "Export the form's answers as CSV or XLSX and give that file.",
            file=file_name,
            what=what,
        ),
        code="not_a_table",
    )
