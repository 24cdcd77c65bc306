"""One pool told by every form tool: whichever it comes from, the same applications come out."""

from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from tests.exports import POOL, Manner, a_form, a_workbook, an_export
from tests.exports_of_tools import (
    a_csv,
    a_zip,
    an_xlsx,
    as_csv,
    google_table,
    microsoft_table,
    odk_table,
    odk_zip,
    plain_table,
    sent,
    typeform_table,
)
from workbench.store import forms
from workbench.store.intakes import is_known, prepare
from workbench.vocabulary import ExportTool

INTAKE = Path(__file__).resolve().parents[1] / "fixtures" / "intake"


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    return a_form(tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def told(tmp_path_factory, form):
    """The pool as KoboToolbox tells it."""
    return prepare(an_export(tmp_path_factory.mktemp("kobo"), Manner()), form=form)


def same(found, told, *, but=()):
    """The same people, answers and moments; ids and rows are each tool's own."""
    pd.testing.assert_frame_equal(found.people, told.people)
    own = ["submission", "submission_uuid", "row", *but]
    pd.testing.assert_frame_equal(
        found.applications.drop(columns=own), told.applications.drop(columns=own)
    )
    assert (found.rows, found.no_consent) == (told.rows, told.no_consent)


def codes(found):
    of_the_pool = ("unknown_column", "missing_column")
    return [each.code for each in found.problems if each.code not in of_the_pool]


@pytest.mark.parametrize("separator", ["-", None])
@pytest.mark.parametrize("options", ["one", "both"])
def test_odk_central_as_a_zip_or_as_its_table_alone(tmp_path, form, told, separator, options):
    table = odk_table(separator=separator, options=options)
    zipped = prepare(odk_zip(tmp_path, table), form=form)
    alone = prepare(a_csv(tmp_path, table), form=form)
    same(zipped, told)
    same(alone, told)
    assert zipped.tool == alone.tool == ExportTool.ODK
    assert (zipped.inside, alone.inside) == ("small_2026.csv", None)
    assert list(zipped.applications["submission_uuid"]) == ["aa-501", "aa-502", "aa-503"]


def test_tables_of_repeats_are_named_and_left_alone(tmp_path, form, told):
    found = prepare(odk_zip(tmp_path, repeats=["children", "jobs~1"]), form=form)
    same(found, told)
    assert codes(found) == ["other_tables"]
    said = str(found.problems[0].message)
    assert "small_2026-children.csv and small_2026-jobs~1.csv" in said
    assert "list.csv" not in said


def test_a_rejected_submission_of_odk_is_left_out_and_counted(tmp_path, form, told):
    states = {"501": "approved", "502": "rejected", "503": "hasIssues", "504": "edited"}
    found = prepare(odk_zip(tmp_path, odk_table(states=states)), form=form)
    assert list(found.people["given_name"]) == ["Ndapewa", "Rim"]
    assert (found.rows, found.rejected, found.no_consent) == (4, 1, 1)
    assert codes(found) == ["not_taken_rejected"]
    assert "Élodie" not in str(found)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "stamp",
    ["%d/%m/%Y %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%Y/%m/%d %I:%M:%S %p UTC+2", "%d.%m.%Y %H:%M:%S"],
)
def test_google_forms_in_french_and_english(tmp_path, form, told, language, stamp):
    pool = [*POOL[:3], {**POOL[3], "_submission_time": "2026-09-14T09:00:00"}]
    found = prepare(a_csv(tmp_path, google_table(pool, language=language, stamp=stamp)), form=form)
    same(found, told)
    assert found.tool == ExportTool.GOOGLE
    assert codes(found) == ["no_id"]


def test_checkboxes_joined_by_semicolons_in_the_download_of_google(tmp_path, form, told):
    table = as_csv(google_table(joined_by=";", stamp="%Y/%m/%d %I:%M:%S %p UTC+2"))
    found = prepare(a_zip(tmp_path, {"Candidatures.csv": table}), form=form)
    same(found, told)
    assert found.inside == "Candidatures.csv"


def test_a_longer_export_of_google_adds_only_the_new_rows(tmp_path, form):
    first = prepare(a_csv(tmp_path, google_table(POOL[:2])), form=form)
    already = first.applications.assign(form_id="", **first.people).rename_axis("application")
    iso = "%Y/%m/%d %I:%M:%S %p UTC+2"  # the download of Forms, where the first was of Sheets
    longer = prepare(a_csv(tmp_path, google_table(POOL, stamp=iso, joined_by=";")), form=form)
    assert list(is_known(longer, already)) == [True, True, False]


def test_a_workbook_of_google_sheets_behind_a_sheet_of_notes(tmp_path, form, told):
    from openpyxl import load_workbook

    table = google_table()
    for row, answers in zip(table[1:], POOL, strict=True):
        row[0] = sent(answers) - timedelta(microseconds=40)  # as a part of a day comes back
    path = an_xlsx(tmp_path, table)
    book = load_workbook(path)
    book.create_sheet("notes", 0).append(["call them", "on Monday"])
    book.save(path)
    found = prepare(path, form=form)
    same(found, told)
    assert codes(found) == ["other_tables", "no_id"]
    csv = prepare(a_csv(tmp_path, google_table()), form=form)
    assert list(csv.applications["submission"]) == list(found.applications["submission"])


@pytest.mark.parametrize("make", [a_csv, an_xlsx])
def test_typeform_with_its_columns_of_options(tmp_path, form, told, make):
    found = prepare(make(tmp_path, typeform_table()), form=form)
    same(found, told)
    assert found.tool == ExportTool.TYPEFORM
    assert codes(found) == []
    assert list(found.applications["submission"]) == ["aa-501", "aa-502", "aa-503"]


def test_a_partial_response_of_typeform_is_left_out_and_said(tmp_path, form):
    found = prepare(a_csv(tmp_path, typeform_table(partial=["502"])), form=form)
    assert list(found.people["given_name"]) == ["Ndapewa", "Rim"]
    assert (found.rows, found.partial, found.rejected) == (4, 1, 0)
    assert codes(found) == ["not_taken_partial"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_microsoft_forms_in_french_and_english(tmp_path, form, told, language):
    found = prepare(an_xlsx(tmp_path, microsoft_table(language=language)), form=form)
    same(found, told)
    assert found.tool == ExportTool.MICROSOFT
    assert codes(found) == []


def test_the_numbers_of_two_forms_of_microsoft_are_not_the_same_submissions(tmp_path, form):
    one = prepare(an_xlsx(tmp_path, microsoft_table(POOL[:1])), form=form)
    other = prepare(an_xlsx(tmp_path, microsoft_table(POOL[1:2])), form=form)
    assert one.applications["submission"][0] != other.applications["submission"][0]
    assert one.applications["submission"][0].startswith("1-")


def test_the_name_of_an_account_is_no_answer(tmp_path, form, told):
    table = microsoft_table()
    for row in table[1:]:
        row[4] = "Somebody Else"
    table[0] = [*table[0][:6], *["Nom" if each == "Pointure" else each for each in table[0][6:]]]
    rows = forms.read(an_xlsx(tmp_path, table))
    assert rows.header.count("Nom") == 1
    assert "Somebody Else" not in rows.cells.to_numpy()
    same(prepare(an_xlsx(tmp_path, table), form=form), told)


@pytest.mark.parametrize("make", [a_csv, an_xlsx])
@pytest.mark.parametrize("titles", [(), ("Candidatures 2026", "", "Paris, le 3 septembre")])
def test_a_list_kept_by_hand_under_a_title(tmp_path, form, told, make, titles):
    for asked in (form, None):
        found = prepare(make(tmp_path, plain_table(titles=titles)), form=asked)
        same(found, told, but=["submitted_at"])
        assert found.applications["submitted_at"].isna().all()
        assert list(found.applications["row"]) == [2 + len(titles) + at for at in range(3)]
        assert set(codes(found)) == {"no_id", "no_moment", *(["title_lines"] if titles else [])}
        again = prepare(make(tmp_path, plain_table(titles=titles)), form=asked)
        assert list(again.applications["submission"]) == list(found.applications["submission"])


def test_columns_of_an_older_version_are_read_as_one_with_the_new(tmp_path, form, told):
    table = [*plain_table(), []][:-1]
    at = table[0].index("motivation")
    old = [["motivation"], *[[row[at]] for row in table[1:]]]
    for row in table[1:3]:
        row[at] = ""
    for row in old[3:]:
        row[0] = ""
    both = [[*row, *more] for row, more in zip(table, old, strict=True)]
    found = prepare(a_csv(tmp_path, both), form=form)
    same(found, told, but=["submitted_at"])
    assert "columns_joined" in codes(found)


def test_two_questions_of_google_with_one_title_are_told_apart(tmp_path, form):
    table = google_table()
    header = ["Remarque", "Remarque"]
    both = [[*table[0], *header], *[[*row, "one", "two"] for row in table[1:]]]
    rows = forms.read(a_csv(tmp_path, both))
    assert rows.header[-2:] == ("Remarque", "Remarque (2)")
    assert "columns_numbered" in [each.code for each in rows.problems]


def test_the_repeats_of_a_workbook_of_kobo_are_named(tmp_path, form, told):
    from openpyxl import load_workbook

    path = an_export(tmp_path, Manner(format="xlsx"))
    book = load_workbook(path)
    book.create_sheet("children").append(["age", "_index", "_parent_index"])
    book.save(path)
    found = prepare(path, form=form)
    same(found, told)
    assert codes(found) == ["other_tables"]
    assert "children" in str(found.problems[0].message)


def test_a_file_of_nobody_to_take_brings_nothing_and_says_so(tmp_path, form):
    states = {answers["_id"]: "rejected" for answers in POOL}
    found = prepare(a_csv(tmp_path, odk_table(states=states)), form=form)
    assert (found.rows, found.rejected, len(found.applications)) == (4, 4, 0)


def test_a_workbook_inside_a_zip_is_read(tmp_path, form, told):
    book = a_workbook(tmp_path / "inside.xlsx", google_table()).read_bytes()
    same(prepare(a_zip(tmp_path, {"Réponses/inside.xlsx": book}), form=form), told)


WHEN = "Quand êtes-vous disponible ?"


def a_grid(*cells):
    """The shared form's question of half days, asked as a grid of days."""
    header = ["Horodateur", "Prénom", "Nom de famille", "Date de naissance", "Premier choix",
              "J'accepte que mes réponses soient conservées pour cette candidature",
              f"{WHEN} [Lundi]", f"{WHEN} [Mardi]"]  # fmt: skip
    row = ["14/09/2026 10:00:00", "Rim", "Haddad", "17/05/1990", "Développement web", "Oui"]
    return [header, [*row, *cells]]


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (("matin, soir", "après-midi"), ("mon_am", "mon_eve", "tue_pm")),
        (("matin;soir", ""), ("mon_am", "mon_eve")),
        (("", ""), None),
    ],
)
def test_a_grid_of_days_and_half_days_is_one_question(tmp_path, cells, kept):
    found = prepare(a_csv(tmp_path, a_grid(*cells)), form=INTAKE / "form.xlsx")
    assert found.applications["availability"][0] == kept
    assert "unknown_column" not in [each.code for each in found.problems]


def test_a_grid_with_an_answer_that_is_no_choice_is_left_as_it_is(tmp_path):
    found = prepare(a_csv(tmp_path, a_grid("nuit", "matin")), form=INTAKE / "form.xlsx")
    assert found.applications["availability"][0] is None
    assert {f"{WHEN} [Lundi]", f"{WHEN} [Mardi]"} <= {each.column for each in found.problems}
