"""What a file really is, told from its first bytes and never from its name."""

from __future__ import annotations

from workbench.errors import UnreadableFile
from workbench.sentences import Sentence, sentence

CSV = "csv"
XLSX = "xlsx"

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
_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def format_of(data: bytes, *, file_name: str) -> str:
    """`csv` or `xlsx`; an UnreadableFile that names what else it is, and the fix."""
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"):
        raise UnreadableFile(
            sentence(
                "“{file}” is empty. Export the form's answers again and give the new file.",
                file=file_name,
            ),
            code="empty_file",
        )
    if data.startswith(b"PK\x03\x04"):
        return XLSX
    foreign = _foreign(data)
    if foreign is not None:
        raise _not_a_table(file_name, foreign)
    return CSV


def _foreign(data: bytes) -> Sentence | None:
    for start, what in _FOREIGN:
        if data.startswith(start):
            return what
    if data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGES):
        return sentence("a web page or XML document")
    if b"\x00" in data and not data.startswith(_UTF_16_OR_32) and utf_16_order(data) is None:
        return sentence("not a text file (it holds null bytes)")
    return None


def utf_16_order(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where every other byte is null, as in a header in Latin letters.

    A file without its byte order mark is known so; None when there is no such pattern.
    """
    start = data[:400]
    pairs = len(start) // 2
    if pairs == 0 or len(data) % 2:
        return None
    high_first, high_second = start[0::2].count(0), start[1::2].count(0)
    if high_second >= pairs * 0.6 and high_first == 0:
        return "utf-16-le"
    if high_first >= pairs * 0.6 and high_second == 0:
        return "utf-16-be"
    return None


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
