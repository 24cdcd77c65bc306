"""Whatever the exporter, its language, separators or encoding, the same people come out."""

from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.exports import IN_ARABIC, POOL, Manner, a_form, an_export
from tests.laws import tried
from workbench import frames
from workbench.store.intakes import Prepared, prepare


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("exports")


@pytest.fixture(scope="module")
def form(folder):
    return a_form(folder)


@pytest.fixture(scope="module")
def plain(folder, form):
    return prepare(an_export(folder, Manner()), form=form)


def same(one: Prepared, other: Prepared) -> None:
    pd.testing.assert_frame_equal(one.people, other.people)
    where = "row"  # a row of tags moves every row down
    pd.testing.assert_frame_equal(
        one.applications.drop(columns=where), other.applications.drop(columns=where)
    )
    assert (one.rows, one.no_consent) == (other.rows, other.no_consent)


def test_the_plain_export_says_what_the_pool_says(plain):
    assert list(plain.people["given_name"]) == ["Ndapewa", "Élodie", "Rim"]
    first = plain.applications.iloc[0]
    assert first["country_of_origin"] == "NA"
    assert first["spoken_languages"] == ("en", "fr")
    assert first["tracks"] == ("data", "ux")
    assert first["motivation"] == "J'ai étudié ; je veux, vraiment,\nretravailler"
    assert plain.people.loc[0, "email"] == "ndapewa.shikongo@example.org"
    assert plain.people.loc[0, "phone"] == "+33639981234"
    assert plain.applications.loc[2, "tracks"] is None
    assert plain.applications.loc[2, "motivation"] == "NA"
    assert (plain.form_id, plain.form_version, plain.form_title) == (
        "small_2026",
        "v2",
        "Small form",
    )
    assert "shoe_size" in plain.left_out


@pytest.mark.long
@pytest.mark.parametrize("language", [None, "en", "fr", "ar"])
@pytest.mark.parametrize("separator", [None, "/", "-", " > ", "."])
def test_names_or_labels_with_or_without_their_groups(folder, form, plain, language, separator):
    for options in ("one", "split", "both"):
        manner = Manner(language=language, separator=separator, options=options)
        same(plain, prepare(an_export(folder, manner), form=form))


@pytest.mark.parametrize("separator", ["/", "-", " > ", "."])
def test_options_in_columns_of_their_own_after_any_separator(folder, form, plain, separator):
    for language, prefix in product((None, "fr"), (None, separator)):
        manner = Manner(
            language=language, separator=prefix, options="split", option_separator=separator
        )
        same(plain, prepare(an_export(folder, manner), form=form))


TICKS = [("1", "0"), ("True", "False"), ("TRUE", "FALSE"), ("1", ""), ("1.0", "0.0")]


@pytest.mark.parametrize("ticks", TICKS)
def test_an_option_is_ticked_in_whatever_word(folder, form, plain, ticks):
    for kind in ("csv", "xlsx"):
        manner = Manner(language="fr", options="split", ticks=ticks, format=kind)
        same(plain, prepare(an_export(folder, manner), form=form))


def test_what_kobo_adds_is_left_out_without_a_word(folder, form, plain):
    added = {
        "formhub/uuid": "0a1b", "meta/instanceID": "uuid:zz",
        "meta/rootUuid": "uuid:zz", "_notes": "[]", "_status": "submitted_via_web",
        "_submitted_by": "", "_index": "1", "Prénom_URL": "https://kobo.example/1.jpg",
        "_Prénom_latitude": "48.8", "deviceid": "ee.example", "_validation_status": "Approved",
    }  # fmt: skip
    path = an_export(folder, Manner(language="fr", format="xlsx"))
    book = load_workbook(path)
    for at, (header, cell) in enumerate(added.items(), start=book.active.max_column + 1):
        book.active.cell(1, at).value = header
        for row in range(2, len(POOL) + 2):
            book.active.cell(row, at).value = cell or None
    book.save(path)
    found = prepare(path, form=form)
    same(plain, found)
    assert {*added} <= {*found.left_out}
    assert {each.code for each in found.problems} == {"missing_column"}


def test_labels_under_groups_by_name(folder, form, plain):
    manner = Manner(language="fr", separator="/", groups_by_name=True)
    same(plain, prepare(an_export(folder, manner), form=form))


def test_several_choices_joined_by_commas(folder, form, plain):
    manner = Manner(language="en", options="one", joined_by=", ")
    same(plain, prepare(an_export(folder, manner), form=form))


@pytest.mark.parametrize("language", [None, "fr", "ar"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_row_of_tags_is_no_application(folder, form, plain, language, kind):
    found = prepare(
        an_export(folder, Manner(language=language, has_tags=True, format=kind)), form=form
    )
    same(plain, found)
    assert list(found.applications["row"]) == [3, 4, 5]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_separators_and_encodings_say_nothing(folder, form, plain, delimiter, encoding):
    manner = Manner(language="fr", delimiter=delimiter, encoding=encoding)
    same(plain, prepare(an_export(folder, manner), form=form))


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_a_guessed_encoding_is_never_silent(folder, form, plain, encoding):
    manner = Manner(language="fr", encoding=encoding)
    text = an_export(folder, manner) if encoding == "cp1252" else _without_curly(folder, manner)
    found = prepare(text, form=form)
    assert list(found.people["given_name"]) == list(plain.people["given_name"])
    guessed = [each for each in found.problems if each.code == "encoding_guessed"]
    assert [each.row for each in guessed] == [None]
    assert "export.csv" in str(guessed[0].message)


def _without_curly(folder, manner):
    path = an_export(folder, Manner(language=manner.language))
    text = path.read_bytes().decode("utf-8").replace("’", "'")
    path.write_bytes(text.encode(manner.encoding))
    return path


def test_arabic_in_windows_1256_is_read_by_the_labels_it_makes(folder, form):
    manner = Manner(language="ar", encoding="cp1256", options="one")
    pool = (dict(IN_ARABIC, motivation=""),)
    found = prepare(an_export(folder, manner, pool), form=form)
    assert list(found.people["given_name"]) == ["ريم"]
    assert "encoding_guessed" in {each.code for each in found.problems}


def test_a_workbook_named_csv_is_read_as_the_workbook_it_is(folder, form, plain):
    path = an_export(folder, Manner(format="xlsx"))
    same(plain, prepare(path.rename(folder / "renamed.csv"), form=form))


def test_names_and_codes_of_ours_need_no_form(folder, plain):
    found = prepare(an_export(folder, Manner()))
    same(plain, found)
    assert found.form_id is None
    unknown = [each for each in found.problems if each.code == "unknown_column"]
    assert [each.column for each in unknown] == ["shoe_size"]


manners = st.builds(
    Manner,
    language=st.sampled_from([None, "en", "fr", "ar"]),
    separator=st.sampled_from([None, "/", "-", " > ", "."]),
    groups_by_name=st.booleans(),
    options=st.sampled_from(["one", "split", "both"]),
    option_separator=st.sampled_from(["/", "-", " > ", "."]),
    joined_by=st.sampled_from([" ", ", "]),
    ticks=st.sampled_from(TICKS),
    has_tags=st.booleans(),
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    format=st.sampled_from(["csv", "xlsx"]),
)


@settings(tried(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(manner=manners, order=st.permutations(range(len(POOL))))
def test_no_manner_and_no_order_of_rows_changes_an_answer(folder, form, plain, manner, order):
    found = prepare(an_export(folder, manner, [POOL[at] for at in order]), form=form)
    by_id = found.applications.sort_values("submission")
    people = found.people.loc[by_id.index].reset_index(drop=True)
    pd.testing.assert_frame_equal(people, plain.people)
    pd.testing.assert_frame_equal(
        by_id.drop(columns="row").reset_index(drop=True), plain.applications.drop(columns="row")
    )


INTAKE = Path(__file__).resolve().parents[1] / "fixtures" / "intake"


def test_both_shared_exports_give_the_same_72_applications():
    form = INTAKE / "form.xlsx"
    names = prepare(INTAKE / "kobo-xml-names.csv", form=form)
    labels = prepare(INTAKE / "kobo-french-labels-hxl.xlsx", form=form)
    same(names, labels)
    assert (names.rows, names.no_consent, len(names.people)) == (73, 1, 72)
    assert names.answers == labels.answers
    assert names.problems == labels.problems == ()
    (doubted,) = [note for note in labels.notes if note.code == "not_approved"]
    assert str(doubted.message).startswith("2 submissions are marked as not approved in Kobo")


STATUSES = {
    "Not approved": 1, "Not Approved": 1, "validation_status_not_approved": 1, "Non approuvé": 1,
    "Approved": 0, "On hold": 0, "validation_status_on_hold": 0, "En attente": 0, "Approuvé": 0,
    "": 0,
}  # fmt: skip


@pytest.mark.parametrize(("status", "doubted"), STATUSES.items())
def test_a_submission_not_approved_in_kobo_is_taken_and_said(folder, form, status, doubted):
    lines = an_export(folder, Manner(options="one")).read_text(encoding="utf-8").splitlines()
    lines = [f"{line};{status if ';aa-502;' in line else ''}" for line in lines]
    lines[0] += "_validation_status"
    path = folder / "validated.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = prepare(path, form=form)
    assert (found.rejected, found.rows, len(found.people)) == (0, 4, 3)
    assert sum(note.code == "not_approved" for note in found.notes) == doubted


def test_prepared_applications_have_the_shape_agreed_on(plain):
    unknown = float("nan")
    more = {"stage": "received", "version": 1, "earlier": None, "age": unknown}
    more.update(motivation_reviewed=unknown, programme_weeks=unknown)
    frame = plain.applications.assign(**more).join(plain.people[["given_name", "family_name"]])
    frames.check_applications(frame.rename_axis("application"))


def test_telephone_numbers_without_a_country_are_of_the_region_of_the_setting(
    folder, form, monkeypatch
):
    monkeypatch.setenv("WORKBENCH_REGION", "gb")
    abroad = prepare(an_export(folder, Manner()), form=form)
    assert "+33639981234" not in list(abroad.people["phone"])
