"""The intake desk: look at a file, then import it. On a real, empty store."""

from __future__ import annotations

import base64
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.apps.conftest import Heard
from tests.copies import a_store_in, nothing
from workbench.apps.intake import IntakeDesk, intake_app
from workbench.apps.intake_view import IntakeScreen
from workbench.apps.uploads import Upload, on_disk, typed_path
from workbench.settings import project_folder
from workbench.store import audit, reads
from workbench.store.engine import Store

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "intake"
FORM = FIXTURES / "form.xlsx"
NAMES = FIXTURES / "kobo-xml-names.csv"
LABELS = FIXTURES / "kobo-french-labels-hxl.xlsx"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("WORKBENCH_MAPPINGS", str(tmp_path / "mappings"))
    opened = a_store_in(tmp_path, nothing)
    yield opened
    opened.close()


@pytest.fixture
def screen(store: Store) -> IntakeScreen:
    return intake_app(store, language="en")


@pytest.fixture
def desk(screen: IntakeScreen) -> IntakeDesk:
    return screen.desk


def sent(path: Path) -> Upload:
    return Upload(path.name, path.read_bytes())


def imported(desk: IntakeDesk) -> IntakeDesk:
    desk.take_form(FORM)
    desk.take_export(NAMES)
    desk.bring_in()
    assert desk.error is None
    return desk


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """The export with some of its text changed."""
    text = NAMES.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "changed.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_empty_desk_says_what_to_do_first(screen: IntakeScreen):
    assert said(screen.desk.against_import()) == ["Choose a file first."]
    assert screen.going.bring_in.disabled
    assert "Choose a file first." in screen.going.against.value
    screen.desk.bring_in()
    assert str(screen.desk.error) == "Choose a file first."


def test_a_file_is_looked_at_and_nothing_is_kept(screen: IntakeScreen, store: Store):
    screen.desk.take_form(sent(FORM))
    screen.desk.take_export(sent(NAMES))
    assert "kobo-xml-names.csv" in screen.file.value
    assert "separated by semicolons" in screen.file.value
    assert "UTF-8" in screen.file.value
    assert "73 rows" in screen.file.value
    assert "form: form.xlsx, “Fellowship application”, version v1" in screen.file.value
    assert "columns recognised from the form · 8 left out" in screen.columns.summary.value
    assert "No problem found." in screen.problems.value
    assert "72 new · 0 already known · 1 refuses storage (not kept)" in screen.going.people.value
    assert screen.going.bring_in.description == "Import 72 applications"
    assert not screen.going.bring_in.disabled
    assert len(reads.people(store)) == 0
    assert len(reads.intakes(store)) == 0


def test_an_import_keeps_72_applications(screen: IntakeScreen, store: Store):
    desk = imported(screen.desk)
    assert len(reads.people(store)) == 72
    assert str(desk.notice).startswith("72 applications imported into Fellowship application")
    assert str(desk.saved).endswith("by Alexis")
    assert len(reads.pairs(store, desk.cohort)) > 0
    with store.reading() as session:
        assert audit.broken_links(session) == ()


def test_the_same_file_twice_is_stopped_in_words(screen: IntakeScreen, store: Store):
    desk = imported(screen.desk)
    desk.take_export(LABELS)
    assert desk.error is None
    assert "0 new · 72 already known" in screen.going.people.value
    assert said(desk.against_import()) == ["This file brings nothing new."]
    desk.bring_in()
    assert str(desk.error) == "This file brings nothing new."
    assert len(reads.intakes(store)) == 1


def test_someone_quicker_is_told_apart_from_a_bug(store: Store):
    mine, hers = (intake_app(store, language="en").desk for _ in range(2))
    for desk in (mine, hers):
        desk.take_form(FORM)
        desk.take_export(NAMES)
    hers.bring_in()
    mine.bring_in()
    assert "Somebody else imported" in str(mine.error)
    assert len(reads.people(store)) == 72


def test_a_bad_file_leaves_what_was_chosen(screen: IntakeScreen):
    desk = screen.desk
    desk.take_form(FORM)
    desk.take_export(NAMES)
    before = desk.arrival
    desk.take_export(Upload("cv.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"))
    assert "cv.csv" in screen.status.error
    assert desk.arrival is before
    desk.type_export("/no/such/place.csv")
    assert "place.csv" in screen.status.error
    desk.take_form(NAMES)
    assert "is not a form" in screen.status.error
    assert desk.chosen.form == FORM
    assert screen.going.bring_in.description == "Import 72 applications"


def test_an_export_without_its_form_is_read_by_what_its_headers_ask(desk: IntakeDesk):
    desk.take_export(LABELS)
    assert desk.error is None
    assert desk.arrival.new == 72
    assert desk.arrival.opened.form is None


def test_the_form_that_comes_later_is_followed(desk: IntakeDesk):
    desk.take_export(LABELS)
    desk.take_form(FORM)
    assert desk.error is None
    assert desk.arrival.opened.form.form_id == "fellowship_2027"
    assert desk.arrival.new == 72


def test_starting_again_forgets_the_files(desk: IntakeDesk):
    desk.take_form(FORM)
    desk.take_export(NAMES)
    desk.forget()
    assert desk.arrival is None
    assert said(desk.against_import()) == ["Choose a file first."]


def test_problems_are_listed_and_can_be_downloaded(screen: IntakeScreen, tmp_path: Path):
    screen.desk.take_form(FORM)
    screen.desk.take_export(changed(tmp_path, ("1986-03-26", "31/02/1990"), ('"UA"', '"=1+1"')))
    assert '<td dir="auto">31/02/1990</td>' in screen.problems.value
    link = re.search(r"base64,([^\"]+)", screen.problems.value)
    listed = base64.b64decode(link.group(1)).decode("utf-8-sig").splitlines()
    assert listed[0] == "Row,Column,Value,What follows"
    assert len(listed) == len(screen.desk.arrival.problems) + 1
    assert not [line for line in listed if ",=" in line]


def test_changed_answers_of_a_known_application_are_a_problem_said(
    screen: IntakeScreen, tmp_path: Path
):
    imported(screen.desk)
    screen.desk.take_export(changed(tmp_path, ("Saint-Denis", "Bagnolet")))
    assert "already here with other answers" in screen.problems.value


def test_the_desk_is_said_in_both_languages_at_every_step(screen: IntakeScreen, heard: Heard):
    for step in (lambda: None, lambda: imported(screen.desk)):
        step()
        for language in ("fr", "en"):
            screen.switch.value = language
            assert screen.desk.error is None
            assert screen.status.language == language


def test_a_hostile_file_name_stays_text(screen: IntakeScreen):
    screen.desk.take_form(FORM)
    screen.desk.take_export(Upload("<img src=x onerror=alert(1)>.csv", NAMES.read_bytes()))
    assert "&lt;img" in screen.file.value
    assert "<img" not in screen.file.value + screen.status.error


def test_a_sent_file_is_on_the_disk_only_while_it_is_read():
    with on_disk(Upload("../../etc/\0passwd.csv", b"a,b")) as path:
        assert path.name == "passwd.csv"
        assert path.read_bytes() == b"a,b"
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.parent == Path(tempfile.gettempdir())
    assert not path.exists()
    assert not path.parent.exists()


def test_an_upload_is_handed_on_and_its_bytes_leave_the_widget(screen: IntakeScreen):
    value = {
        "name": NAMES.name,
        "type": "text/csv",
        "size": NAMES.stat().st_size,
        "last_modified": datetime(2026, 9, 1, tzinfo=UTC),
        "content": memoryview(NAMES.read_bytes()),
    }
    screen.export.value = (value,)
    assert screen.desk.arrival.new == 72
    assert len(screen.export.value[0]["content"]) == 0


def test_a_typed_path_may_be_quoted_or_start_at_the_project():
    assert typed_path("  ") is None
    assert typed_path('"/somewhere/export.csv"') == Path("/somewhere/export.csv")
    assert typed_path("data/export.csv") == project_folder() / "data" / "export.csv"


def test_what_is_said_of_a_whole_column_stands_under_the_problems(screen: IntakeScreen):
    screen.desk.take_form(sent(FORM))
    screen.desk.take_export(sent(NAMES))
    assert "10 women of 64 were born on 1 January" in screen.problems.value
