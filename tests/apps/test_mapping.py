"""Saying what the columns of a file are, at the intake desk: seen at once, undone, saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.copies import a_store_in, nothing
from workbench.apps.going_into import NEW
from workbench.apps.intake import IntakeDesk, intake_app
from workbench.apps.intake_view import IntakeScreen
from workbench.store import audit, mapping_files, reads
from workbench.store.destinations import NewCohort
from workbench.store.engine import Store
from workbench.vocabulary import Confidence, Programme

HEADER = (
    "Horodateur",
    "Votre prénom",
    "Votre nom de famille",
    "Jour",
    "Niveau de français",
    "Premier choix",
    "J'accepte que mes données soient conservées",
    "Remarques",
)
ROWS = (
    ("03/09/2026 10:00:00", "Rim", "Haddad", "03/04/1990", "super", "web", "Oui", "<b>merci</b>"),
    ("03/09/2026 11:00:00", "ليلى", "حداد", "05/06/1992", "A2", "data", "Oui", ""),
    ("03/09/2026 12:00:00", "Lina", "Barakat", "07/08/1991", "super", "ux", "Oui", ""),
)
JOUR, LEVEL, REMARKS = HEADER.index("Jour"), HEADER.index("Niveau de français"), 7


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("WORKBENCH_MAPPINGS", str(tmp_path / "mappings"))
    opened = a_store_in(tmp_path, nothing)
    yield opened
    opened.close()


@pytest.fixture
def screen(store: Store) -> IntakeScreen:
    return intake_app(store, language="en")


def a_file(folder: Path, header: tuple[str, ...] = HEADER, name: str = "answers.csv") -> Path:
    file = folder / name
    lines = [",".join(f'"{cell}"' for cell in each) for each in (header, *ROWS)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def ready(desk: IntakeDesk, file: Path) -> IntakeDesk:
    """Everything that is asked of the file is answered."""
    desk.take_export(file)
    desk.look_at(JOUR)
    desk.take_for("birth_date")
    desk.read_dates("day_first")
    desk.look_at(LEVEL)
    desk.mean("B1")
    assert desk.error is None
    return desk


def test_every_column_is_listed_with_examples_and_how_sure_it_is(
    screen: IntakeScreen, tmp_path: Path
):
    screen.desk.take_export(a_file(tmp_path))
    assert screen.desk.is_amending
    rows = screen.columns.grid.page_rows
    assert [row[1] for row in rows] == list(HEADER)
    assert "Rim" in rows[1][2]
    assert rows[1][3:] == ["Given name", ("✓ sure", "quiet")]
    assert rows[JOUR][3] == "Date of birth"
    assert rows[JOUR][4][1] == "look"
    assert rows[REMARKS][3] == ("left out", "quiet")


def test_an_answer_on_the_card_cannot_run_as_code(screen: IntakeScreen, tmp_path: Path):
    screen.desk.take_export(a_file(tmp_path))
    screen.desk.look_at(REMARKS)
    assert "&lt;b&gt;merci&lt;/b&gt;" in screen.columns.about.value
    assert "<b>" not in screen.columns.about.value


def test_what_is_missing_is_a_blocker_until_a_column_is_said_to_answer_it(
    screen: IntakeScreen, tmp_path: Path
):
    desk = screen.desk
    desk.take_export(a_file(tmp_path))
    desk.look_at(JOUR)
    desk.take_for("")
    assert desk.arrival.prepared is None
    assert "Date of birth" in said(desk.against_import())[0]
    assert screen.going.bring_in.disabled
    desk.take_for("birth_date")
    assert desk.arrival.prepared is not None
    assert desk.arrival.opened.reading.confidences[JOUR] == Confidence.SAID


def test_dates_that_could_be_either_are_asked_about_with_examples(
    screen: IntakeScreen, tmp_path: Path
):
    desk = screen.desk
    desk.take_export(a_file(tmp_path))
    desk.look_at(JOUR)
    assert "are written" in said(desk.against_import())[0]
    assert "3 April 1990" in screen.columns.examples.value
    assert "4 March 1990" in screen.columns.examples.value
    desk.read_dates("day_first")
    assert desk.arrival.asks == ()
    assert desk.arrival.prepared.people["birth_date"][0] == date(1990, 4, 3)


def test_a_word_that_is_no_choice_is_told_its_meaning(screen: IntakeScreen, tmp_path: Path):
    desk = screen.desk
    desk.take_export(a_file(tmp_path))
    desk.look_at(LEVEL)
    assert screen.columns.word.options == (("\u2068super\u2069 × 2", 0),)
    lost = desk.arrival.lost
    desk.mean("B1")
    assert desk.arrival.lost == lost - 2
    assert list(desk.arrival.prepared.applications["french_level"]) == ["B1", "A2", "B1"]
    assert "super" in screen.columns.word.options[0][0]
    desk.mean("")
    assert desk.arrival.lost == lost


def test_the_last_thing_said_is_taken_back(screen: IntakeScreen, tmp_path: Path):
    desk = screen.desk
    desk.take_export(a_file(tmp_path))
    assert screen.columns.undo.disabled
    before = desk.arrival.opened.reading
    desk.look_at(REMARKS)
    desk.take_for("motivation")
    desk.undo()
    assert desk.arrival.opened.reading == before
    desk.undo()
    assert str(desk.error) == "Nothing was said of this file yet."


def test_a_column_taken_for_another_s_question_makes_it_give_way_and_says_so(
    screen: IntakeScreen, tmp_path: Path
):
    desk = screen.desk
    desk.take_export(a_file(tmp_path))
    desk.look_at(REMARKS)
    desk.take_for("given_name")
    assert str(desk.notice) == "“Votre prénom” is left out now: no question has two columns."
    assert desk.arrival.prepared.people["given_name"][0] == "<b>merci</b>"


def test_lost_answers_are_agreed_to_by_their_number(screen: IntakeScreen, tmp_path: Path):
    desk = screen.desk
    desk.take_export(a_file(tmp_path))
    desk.look_at(JOUR)
    desk.read_dates("day_first")
    assert screen.going.agree.description == "Import these 2 answers as unknown"
    assert "2 answers cannot be read" in said(desk.against_import())[0]
    desk.agree(True)
    assert desk.against_import() == ()
    desk.look_at(LEVEL)
    desk.mean("B1")
    assert not desk.is_agreed
    assert screen.going.agree.layout.display == "none"


def test_a_mapping_is_saved_without_any_answer_and_used_for_the_next_file(
    screen: IntakeScreen, store: Store, tmp_path: Path
):
    desk = ready(screen.desk, a_file(tmp_path))
    desk.save_mapping("Google 2027", "")
    assert str(desk.error) == "Give the mapping a name and a reason."
    desk.save_mapping("Google 2027", "Form of the autumn")
    assert desk.error is None
    text = (tmp_path / "mappings" / "google-2027.toml").read_text(encoding="utf-8")
    assert 'birth_date = "day_first"' in text
    assert 'super = "B1"' in text
    assert not [cell for row in ROWS for cell in row[1:4] if cell and cell in text]
    with store.reading() as session:
        assert audit.broken_links(session) == ()
    desk.forget()
    desk.take_export(a_file(tmp_path, name="next.csv"))
    assert desk.against_import() == ()
    assert "Read with the mapping “google-2027”, saved by Alexis" in screen.columns.summary.value
    assert screen.columns.name.value == "google-2027"
    desk.bring_in()
    assert reads.intakes(store)["mapping"].iloc[0] == "google-2027"


def test_a_changed_form_says_what_changed_before_anything_is_imported(
    screen: IntakeScreen, tmp_path: Path
):
    desk = ready(screen.desk, a_file(tmp_path))
    desk.save_mapping("google", "First import")
    changed = [*HEADER[:-1], "Ville"]
    changed[JOUR] = "Jours"
    desk.take_export(a_file(tmp_path, tuple(changed), name="next.csv"))
    shown = screen.columns.summary.value
    assert "“Jour” is now called “Jours”." in shown
    assert "1 column is new: “Ville”." in shown
    assert "1 column is gone: “Remarques”." in shown
    assert desk.arrival.opened.reading.understanding.taken[JOUR].target == "birth_date"
    assert desk.arrival.opened.reading.confidences[JOUR] == Confidence.LIKELY


def test_a_saved_mapping_with_a_mistake_is_never_passed_over_in_silence(
    screen: IntakeScreen, tmp_path: Path
):
    folder = tmp_path / "mappings"
    folder.mkdir()
    (folder / "broken.toml").write_text("name = 3", encoding="utf-8")
    screen.desk.take_export(a_file(tmp_path))
    assert "broken.toml has" in screen.columns.summary.value


def test_saved_again_it_is_the_next_version_and_the_one_before_is_kept(
    screen: IntakeScreen, tmp_path: Path
):
    desk = ready(screen.desk, a_file(tmp_path))
    desk.save_mapping("google", "First import")
    desk.look_at(REMARKS)
    desk.take_for("motivation")
    desk.save_mapping("google", "Remarks are motivations")
    folder = tmp_path / "mappings"
    assert mapping_files.load("google", folder=folder).version == 2
    assert mapping_files.read(folder / "earlier" / "1" / "google.toml").why == "First import"


def test_a_new_cohort_is_named_and_dated_before_the_import(
    screen: IntakeScreen, store: Store, tmp_path: Path
):
    desk = ready(screen.desk, a_file(tmp_path))
    assert desk.going.chosen == NEW
    days = (date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1), date(2027, 2, 2))
    desk.plan(NewCohort("Paris, spring", Programme.SPRINGBOARD, *days))
    assert said(desk.against_import()) == ["The dates of the new cohort are not one after another."]
    desk.plan(NewCohort("Paris, spring", Programme.SPRINGBOARD, *days[:3], date(2027, 6, 1)))
    desk.bring_in()
    assert str(desk.notice) == "3 applications imported into Paris, spring."
    kept = reads.cohorts(store).loc[desk.cohort]
    assert (kept["programme"], kept["starts_on"]) == ("springboard", date(2027, 3, 1))


def test_the_cohort_that_is_chosen_is_the_one_imported_into(
    screen: IntakeScreen, store: Store, tmp_path: Path
):
    first = ready(screen.desk, a_file(tmp_path))
    first.bring_in()
    again = intake_app(store, language="en").desk
    text = a_file(tmp_path).read_text(encoding="utf-8").replace("Haddad", "Mansour")
    other = tmp_path / "other.csv"
    other.write_text(text, encoding="utf-8")
    ready(again, other)
    again.go_into(first.cohort)
    again.bring_in()
    assert again.cohort == first.cohort


def test_everything_is_said_in_french_too(screen: IntakeScreen, tmp_path: Path):
    screen.desk.take_export(a_file(tmp_path))
    screen.desk.speak("fr")
    assert screen.desk.error is None
    assert screen.columns.target.options[0][1] == ""
