"""A zip that is no export: one sentence, nothing unpacked beyond measure, nothing written."""

import struct
import time
import zipfile

import pytest

from tests.exports import a_form
from tests.exports_of_tools import a_zip, as_csv, google_table, odk_table
from workbench.errors import UnreadableFile
from workbench.store.intakes import prepare

TABLE = as_csv(google_table())


def refusal(path):
    with pytest.raises(UnreadableFile) as caught:
        prepare(path)
    assert path.name in str(caught.value)
    return caught.value


def test_a_zip_without_a_table(tmp_path):
    error = refusal(a_zip(tmp_path, {"photo.jpg": b"\xff\xd8", "media/list.csv": b"a,b\n"}))
    assert error.code == "not_a_table"
    assert "holds no table" in str(error)


def test_an_empty_zip(tmp_path):
    assert refusal(a_zip(tmp_path, {})).code == "not_a_table"


def test_two_tables_of_which_neither_is_a_repeat_are_named(tmp_path):
    error = refusal(a_zip(tmp_path, {"a/paris.csv": TABLE, "b/lyon.csv": TABLE}))
    assert error.code == "several_tables"
    assert "paris.csv and lyon.csv" in str(error)
    assert "Unpack it" in str(error)


def test_a_zip_of_repeats_only(tmp_path):
    repeat = as_csv([["age", "PARENT_KEY", "KEY"], ["4", "uuid:1", "uuid:1/a"]])
    assert refusal(a_zip(tmp_path, {"f-children.csv": repeat})).code == "several_tables"


@pytest.mark.parametrize("name", ["mimetype", "[Content_Types].xml"])
def test_another_document_that_is_a_zip_inside(tmp_path, name):
    error = refusal(a_zip(tmp_path, {name: b"application/x", "content.csv": TABLE}))
    assert error.code == "not_a_table"
    assert "XLSX or CSV" in str(error)


def test_a_table_that_unpacks_without_end_is_not_opened(tmp_path):
    path = a_zip(tmp_path, {"answers.csv": b"a,b\n" + b"0" * 80_000_000})
    started = time.process_time()
    assert refusal(path).code == "too_large"
    assert time.process_time() - started < 5


def test_a_table_that_lies_about_its_size_is_not_opened(tmp_path):
    path = a_zip(tmp_path, {"answers.csv": TABLE * 50})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark) + place
        data[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(bytes(data))
    assert refusal(path).code == "damaged_file"


def test_a_zip_locked_by_a_password(tmp_path):
    path = a_zip(tmp_path, {"answers.csv": TABLE})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    path.write_bytes(bytes(data))
    error = refusal(path)
    assert error.code == "locked_file"
    assert "password" in str(error)


def test_a_damaged_zip(tmp_path):
    path = a_zip(tmp_path, {"answers.csv": TABLE})
    path.write_bytes(path.read_bytes()[:-40])
    assert refusal(path).code == "damaged_file"


def test_one_name_for_two_tables(tmp_path):
    path = a_zip(tmp_path, {"answers.csv": TABLE})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("answers.csv", as_csv(odk_table()))
    assert refusal(path).code == "damaged_file"


def test_an_archive_in_an_archive(tmp_path):
    inner = a_zip(tmp_path, {"answers.csv": TABLE}).read_bytes()
    error = refusal(a_zip(tmp_path, {"answers.csv": inner}))
    assert error.code == "not_a_table"
    assert "another archive" in str(error)


def test_a_name_that_leads_out_of_the_folder_writes_nothing(tmp_path):
    form = a_form(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    path = a_zip(folder, {"../../answers.csv": TABLE, "/etc/media/x.csv": b"a,b\n"})
    before = sorted(tmp_path.rglob("*"))
    found = prepare(path, form=form)
    assert len(found.people) == 3
    assert sorted(tmp_path.rglob("*")) == before
