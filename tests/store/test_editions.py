from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from workbench.errors import UnreadableFile
from workbench.store import editions

HEAVY = ("pandas", "numpy", "sqlalchemy", "altair", "vl_convert", "scipy", "babel", "pandera")


def an_edition(folder: Path) -> Path:
    file = editions.edition_file(folder, "staff")
    with closing(sqlite3.connect(file)) as made, made:
        for statement in editions.SCHEMA:
            made.execute(statement)
        made.execute(
            "INSERT INTO edition VALUES (?, 'staff', '2026-11-23', 10)", (editions.LAYOUT,)
        )
    return file


def test_there_is_no_edition_before_the_first_is_published(tmp_path: Path) -> None:
    assert editions.open_edition(tmp_path / "nowhere", "staff") is None


def test_an_empty_file_is_no_edition(tmp_path: Path) -> None:
    editions.edition_file(tmp_path, "staff").touch()
    assert editions.open_edition(tmp_path, "staff") is None


def test_an_edition_without_pages_opens(tmp_path: Path) -> None:
    an_edition(tmp_path)
    edition = editions.open_edition(tmp_path, "staff")
    assert edition is not None
    assert edition.day == "2026-11-23"
    assert edition.pages == ()


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\x00rest"])
def test_a_file_that_is_no_edition_is_said(tmp_path: Path, content: bytes) -> None:
    editions.edition_file(tmp_path, "staff").write_bytes(content * 50)
    with pytest.raises(UnreadableFile, match="workbench publish"):
        editions.open_edition(tmp_path, "staff")


def test_an_edition_of_another_layout_is_not_guessed_at(tmp_path: Path) -> None:
    file = an_edition(tmp_path)
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("UPDATE edition SET layout = 99")
    with pytest.raises(UnreadableFile):
        editions.open_edition(tmp_path, "staff")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO day VALUES ('en', 'x')",
        "UPDATE edition SET day = 'x'",
        "DELETE FROM edition",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "DROP TABLE edition",
        "ATTACH DATABASE '{other}' AS other",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "VACUUM INTO '{other}'",
        "SELECT load_extension('x')",
    ],
)
def test_an_open_edition_can_only_be_read(tmp_path: Path, statement: str) -> None:
    file = an_edition(tmp_path)
    before, other = file.read_bytes(), tmp_path / "other.sqlite"
    with closing(editions.connect(file)) as opened:
        assert opened.execute("SELECT audience FROM edition").fetchone() == ("staff",)
        with pytest.raises(sqlite3.Error):
            opened.execute(statement.format(other=other)).fetchall()
    assert file.read_bytes() == before
    assert not other.exists()


def test_what_a_page_loads_is_light() -> None:
    code = (
        "import sys; from workbench import settings; from workbench.store import editions; "
        f"from workbench.views import page; print([n for n in {HEAVY!r} if n in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
