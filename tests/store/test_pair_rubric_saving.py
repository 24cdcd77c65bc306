"""A new version of the mentoring rubric: its file, who saved it and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.store.conftest import NOW
from workbench.errors import NotReady, WorkbenchError
from workbench.rules.rubric_draft import PART, entries
from workbench.settings import data_folder
from workbench.store import pair_rubrics, writes
from workbench.store.engine import Store
from workbench.store.tables import AuditEntry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "rubrics"
    place.mkdir()
    shutil.copy(data_folder() / "rubrics" / "mentoring-1.toml", place)
    return place


def a_version(folder: Path, *, by: int = 5, **changes: object) -> writes.NewVersion:
    """The newest version with points moved from the first part to the second."""
    begun = pair_rubrics.versions(folder=folder)[0]
    parts = [dict(each) for each in entries(begun.contents, PART)]
    parts[0]["points"] -= by
    parts[1]["points"] += by
    contents = {**begun.contents, PART: parts}
    plain = {"contents": contents, "begun_from": begun, "newest": begun.version, "why": "A trial"}
    return writes.NewVersion(**(plain | changes))


def test_a_saved_version_is_read_and_says_who_when_and_why(store: Store, folder: Path):
    before = pair_rubrics.load(folder=folder)
    saved = writes.save_pair_rubric(store, a_version(folder), now=NOW, folder=folder)
    assert (saved.version, saved.by, saved.on, saved.why) == (2, "Alexis", NOW.date(), "A trial")
    after = pair_rubrics.load(folder=folder)
    assert after.version == 2
    assert after.parts[0].points == before.parts[0].points - 5
    assert after.parts[1].points == before.parts[1].points + 5
    assert pair_rubrics.load(version=1, folder=folder).parts[0].points == before.parts[0].points
    assert "# " in saved.text


def test_saving_is_in_the_log(store: Store, folder: Path):
    writes.save_pair_rubric(store, a_version(folder), now=NOW, folder=folder)
    with store.reading() as session:
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert (last.verb, last.subject) == ("save_pair_rubric", "rubric mentoring-2")


def test_a_version_without_a_reason_or_with_a_mistake_is_not_written(store: Store, folder: Path):
    with pytest.raises(NotReady, match="Write a reason"):
        writes.save_pair_rubric(store, a_version(folder, why=" "), now=NOW, folder=folder)
    begun = pair_rubrics.versions(folder=folder)[0]
    short = {**begun.contents, PART: list(entries(begun.contents, PART))[1:]}
    with pytest.raises(WorkbenchError, match="add up to 100"):
        writes.save_pair_rubric(store, a_version(folder, contents=short), now=NOW, folder=folder)
    assert [each.version for each in pair_rubrics.versions(folder=folder)] == [1]


def test_who_saved_meanwhile_is_named(store: Store, folder: Path):
    mine = a_version(folder)
    writes.save_pair_rubric(store, a_version(folder, by=2), now=NOW, folder=folder)
    with pytest.raises(NotReady, match="Alexis saved version 2 after you opened this page"):
        writes.save_pair_rubric(store, mine, now=NOW, folder=folder)
