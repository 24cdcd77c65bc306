"""A file that cannot be taken: one sentence with its name, the row or column, and the fix."""

import gzip
import time
import zipfile

import pytest
from openpyxl import Workbook

from tests.exports import POOL, Manner, a_form, a_workbook, an_export, separated
from workbench.errors import NotFound, UnreadableFile
from workbench.store import forms
from workbench.store.intakes import prepare

HEADER = ["given_name", "family_name", "birth_date", "first_choice", "consent_data", "_id"]
ROW = ["Rim", "Haddad", "1990-05-17", "web", "yes", "1"]


def refusal(path, *, form=None):
    with pytest.raises(UnreadableFile) as caught:
        prepare(path, form=form)
    said = str(caught.value)
    assert path.name in said
    assert caught.value.say("en") == said
    return caught.value


def a_csv(folder, *rows, header=HEADER, delimiter=",", encoding="utf-8"):
    path = folder / "answers.csv"
    path.write_bytes(separated([header, *rows], delimiter).encode(encoding))
    return path


def written(folder, data):
    path = folder / "answers.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [b"", b"\n\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(tmp_path, data):
    error = refusal(written(tmp_path, data))
    assert error.code == "empty_file"
    assert "Export the form's answers again" in str(error)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old Excel"),
        (gzip.compress(b"given_name;family_name", mtime=0), "gzip"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "a picture"),
        (b"<!DOCTYPE html><html><table>", "a web page"),
        (b"given_name,family_name\nRim\x00,Haddad\x01\x00\x02", "null bytes"),
    ],
)
def test_another_kind_of_file_with_the_name_of_a_table(tmp_path, data, what):
    error = refusal(written(tmp_path, data))
    assert error.code == "not_a_table"
    assert what in str(error)
    assert "CSV or XLSX" in str(error)


def test_an_archive_that_is_no_workbook(tmp_path):
    path = tmp_path / "answers.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("answers.txt", "given_name")
    assert refusal(path).code == "not_a_table"


def test_a_damaged_workbook(tmp_path):
    path = a_workbook(tmp_path / "answers.xlsx", [HEADER, ROW])
    path.write_bytes(path.read_bytes()[:900])
    error = refusal(path)
    assert error.code == "damaged_file"
    assert "save it again" in str(error)


def test_a_workbook_with_an_entity_bomb_is_not_expanded(tmp_path):
    path = a_workbook(tmp_path / "answers.xlsx", [HEADER, ROW])
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><worksheet>&a;</worksheet>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, bomb if name.endswith("sheet1.xml") else part)
    assert refusal(path).code == "damaged_file"


def test_a_workbook_that_unpacks_without_end_is_not_opened(tmp_path):
    path = a_workbook(tmp_path / "answers.xlsx", [HEADER, ROW])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/nothing.xml", b"0" * 120_000_000)
    started = time.monotonic()
    error = refusal(path)
    assert error.code == "too_large"
    assert "several files" in str(error)
    assert time.monotonic() - started < 5


def test_fifty_megabytes_in_one_cell_are_refused_within_seconds(tmp_path):
    path = a_csv(tmp_path, ROW, ["x" * 50_000_000, *ROW[1:5], "2"])
    started = time.monotonic()
    error = refusal(path)
    assert time.monotonic() - started < 10
    assert (error.code, error.row, error.column) == ("cell_too_long", 3, "given_name")
    assert "row 3" in str(error)
    assert "given_name" in str(error)
    assert "Shorten or empty that cell" in str(error)
    assert len(str(error)) < 500


def test_fifty_megabytes_in_one_cell_of_another_encoding(tmp_path):
    path = a_csv(tmp_path, ["é" * 50_000_000, *ROW[1:]], encoding="cp1252")
    started = time.monotonic()
    assert refusal(path).code == "cell_too_long"
    assert time.monotonic() - started < 20


def test_a_long_cell_of_a_workbook_names_its_row_and_column(tmp_path):
    path = a_workbook(tmp_path / "answers.xlsx", [HEADER, ROW])
    long = "y" * 150_000
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b">Haddad<", f">{long}<".encode()))
    error = refusal(path)
    assert (error.code, error.row, error.column) == ("cell_too_long", 2, "family_name")


def test_a_quotation_mark_that_is_never_closed(tmp_path):
    text = separated([HEADER, ROW], ",") + '"Rim,Haddad\r\nLeila,Haddad\r\n'
    error = refusal(written(tmp_path, text.encode()))
    assert error.code == "broken_quotes"
    assert error.row == 3
    assert "quotation mark" in str(error)


def test_the_header_alone(tmp_path):
    error = refusal(a_csv(tmp_path))
    assert error.code == "no_rows"
    assert "Export the form again" in str(error)


def test_a_header_and_a_row_of_tags_alone(tmp_path):
    error = refusal(a_csv(tmp_path, ["#name+given", "", "", "", "", ""]))
    assert error.code == "no_rows"


def test_a_header_twice_is_named_with_both_places(tmp_path):
    error = refusal(a_csv(tmp_path, [*ROW, "Lina"], header=[*HEADER, "given_name"]))
    assert (error.code, error.row, error.column) == ("duplicated_column", 1, "given_name")
    assert "columns 1 and 7" in str(error)
    assert "Rename or delete" in str(error)


def test_two_spellings_of_one_question_are_named_with_both_places(tmp_path):
    table = [[*HEADER, "Prénom"], [*ROW, "Lina"]]
    path = written(tmp_path, separated(table, ";").encode())
    error = refusal(path, form=a_form(tmp_path))
    assert (error.code, error.column) == ("duplicated_column", "Prénom")
    assert "columns 1 (“given_name”) and 7 (“Prénom”)" in str(error)


def test_every_missing_column_is_named_at_once(tmp_path):
    path = a_csv(tmp_path, ["Rim", "web"], header=["given_name", "first_choice"])
    error = refusal(path)
    assert (error.code, error.row) == ("missing_column", 1)
    for name in ("family_name", "birth_date", "consent_data"):
        assert name in str(error)
    assert "given_name" not in str(error)


def test_a_missing_column_has_its_label_and_the_fix(tmp_path):
    table = [[each for each in HEADER if each != "birth_date"], [ROW[0], ROW[1], *ROW[3:]]]
    path = written(tmp_path, separated(table, ",").encode())
    error = refusal(path, form=a_form(tmp_path))
    assert "“Date of birth” (birth_date)" in str(error)
    assert "Export it again with every question" in str(error)


def test_labels_without_the_form_ask_for_the_form(tmp_path):
    path = an_export(tmp_path, Manner(language="fr"))
    error = refusal(path)
    assert error.code == "unsure_mapping"
    assert "“J’accepte”" in str(error)
    assert "give the form (XLSForm)" in str(error)


def test_what_the_form_itself_requires_is_missed(tmp_path):
    path = a_csv(tmp_path, ROW)
    error = refusal(path, form=a_form(tmp_path, required=["shoe_size"]))
    assert error.code == "missing_column"
    assert "“Shoe size” (shoe_size)" in str(error)


def test_a_row_longer_than_the_header_is_named(tmp_path):
    error = refusal(a_csv(tmp_path, ROW, [*ROW, "and more"]))
    assert (error.code, error.row) == ("row_too_long", 3)
    assert "row 3" in str(error)


def test_a_shorter_row_has_missing_answers_and_an_empty_one_is_none(tmp_path):
    header = [*HEADER, "motivation", "city"]
    path = a_csv(
        tmp_path, [*ROW, "because"], [], ["", "", ""], ["Lina", *ROW[1:5], "2"], header=header
    )
    found = prepare(path)
    assert list(found.applications["row"]) == [2, 5]
    assert list(found.applications["motivation"]) == ["because", None]
    assert list(found.applications["city"]) == [None, None]


def test_letters_lost_when_the_file_was_saved(tmp_path):
    path = a_csv(tmp_path, ROW, ["????", "?????", *ROW[2:5], "2"])
    error = refusal(path)
    assert (error.code, error.row, error.column) == ("letters_lost", 3, "given_name")
    assert "Export it again as XLSX" in str(error)
    assert "????" not in str(error)


def test_letters_replaced_when_the_file_was_saved(tmp_path):
    error = refusal(a_csv(tmp_path, ["Rim", "Hadd\ufffdd", *ROW[2:]]))
    assert (error.code, error.column) == ("letters_lost", "family_name")


def test_no_file_and_no_form(tmp_path):
    with pytest.raises(NotFound, match=r"nowhere\.csv"):
        prepare(tmp_path / "nowhere.csv")
    with pytest.raises(NotFound, match=r"no-form\.xlsx"):
        prepare(a_csv(tmp_path, ROW), form=tmp_path / "no-form.xlsx")


def test_a_form_that_is_no_form(tmp_path):
    with pytest.raises(UnreadableFile, match=r"list\.xlsx.*survey"):
        forms.read_form(a_workbook(tmp_path / "list.xlsx", [["a", "b"], ["1", "2"]]))
    text = tmp_path / "form.csv"
    text.write_text("type,name\n")
    with pytest.raises(UnreadableFile, match=r"form\.csv.*XLSForm"):
        forms.read_form(text)


def test_numbers_dates_and_formulas_of_a_workbook_are_read_as_strings(tmp_path):
    from datetime import date, datetime

    book = Workbook()
    book.active.append([*HEADER, "arrival_year", "motivation", "_submission_time"])
    book.active.append(
        ["Rim", "Haddad", date(1990, 5, 17), "web", True, 7.0, 2020.0, "=1+1 is what I love",
         datetime(2026, 9, 1, 8, 30)]  # noqa: DTZ001 - a workbook knows no time zone
    )  # fmt: skip
    book.create_sheet("children").append(["given_name"])
    path = tmp_path / "answers.xlsx"
    book.save(path)
    cells = forms.read(path).cells
    assert list(cells.loc[2]) == [
        "Rim", "Haddad", "1990-05-17", "web", "true", "7", "2020", "=1+1 is what I love",
        "2026-09-01T08:30:00",
    ]  # fmt: skip


def test_a_row_that_may_not_be_stored_leaves_no_word_behind(tmp_path):
    found = prepare(an_export(tmp_path, Manner()), form=a_form(tmp_path))
    assert (found.rows, found.no_consent, len(found.applications)) == (4, 1, 3)
    secrets = [POOL[3][name] for name in ("given_name", "birth_date", "email", "motivation")]
    said = " ".join(f"{each} {each.message}" for each in found.problems)
    assert not any(secret in said for secret in secrets)
    assert not any(secret in str(found) for secret in secrets)
