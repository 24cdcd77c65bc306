"""However a table is encoded and separated, it is read as it was written, or a doubt is said."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exports import separated
from workbench.errors import UnreadableFile
from workbench.store import forms

MARKED = ("utf-8-sig", "utf-16", "utf-32")
PLAIN = ("utf-8",)
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
NARROW = ("cp1252", "cp1250", "cp1251", "cp1256", "mac_roman")
SEPARATORS = (";", ",", "\t", "|")
LINES = ("\n", "\r\n", "\r")

HEADER = ["given_name", "family_name", "phone", "motivation", "_id"]
NAMES = {
    "cp1252": "Élodie Françoise Zoë Müller Œuvre",
    "mac_roman": "Élodie Françoise Zoë Müller Œuvre",
    "cp1250": "Łucja Żaneta Dvořák Őrsi Šárka",
    "cp1251": "Оксана Шевченко Їжак Ґалаґан",
    "cp1256": "ريم حداد فاطمة الزهراء",
}
cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff")
    | st.sampled_from(';,|\t"\n 7.5€éñşع'),
    max_size=12,
)
tables = st.lists(st.lists(cells, min_size=5, max_size=5), min_size=1, max_size=6)


def written(folder: Path, table, *, encoding, separator, line="\r\n", first="") -> Path:
    path = folder / "answers.csv"
    text = first + separated([HEADER, *table], separator)
    path.write_bytes(text.replace("\r\n", line).encode(encoding, errors="replace"))
    return path


def read(path: Path):
    rows = forms.read(path)
    return [list(row) for row in rows.cells.to_numpy()], [each.code for each in rows.problems]


def as_kept(table):
    """Line ends of one kind, and no row without an answer."""
    kept = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in table]
    return [row for row in kept if any(cell.strip() for cell in row)]


@settings(max_examples=300, deadline=None)
@given(
    table=tables,
    encoding=st.sampled_from([*MARKED, *PLAIN, *WIDE, *NARROW]),
    separator=st.sampled_from(SEPARATORS),
    line=st.sampled_from(LINES),
    says_so=st.booleans(),
)
def test_a_table_is_read_as_written_or_a_doubt_is_said(
    tmp_path_factory, table, encoding, separator, line, says_so
):
    is_sure = encoding in (*MARKED, *PLAIN)
    first = f"sep={separator}{line}" if says_so and is_sure else ""
    folder = tmp_path_factory.mktemp("letters")
    path = written(folder, table, encoding=encoding, separator=separator, line=line, first=first)
    survives = all(
        cell.encode(encoding, errors="replace").decode(encoding) == cell
        for row in table
        for cell in row
    )
    try:
        found, said = read(path)
    except UnreadableFile:
        assert not as_kept(table) or encoding not in (*MARKED, *PLAIN)
        return
    if survives and found != as_kept(table):
        assert {"encoding_guessed", "separator_guessed"} & set(said)


@pytest.mark.parametrize("encoding", NARROW)
@pytest.mark.parametrize("separator", SEPARATORS)
def test_an_old_encoding_is_found_by_its_letters_and_said(tmp_path, encoding, separator):
    names = NAMES[encoding].split()
    table = [[name, names[-1], "7,5", f"{name} {NAMES[encoding]}", "1"] for name in names]
    found, said = read(written(tmp_path, table, encoding=encoding, separator=separator))
    assert said == ["encoding_guessed"]
    assert found == table


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("name", ["Élodie", "ريم", "Оксана", "ሰላም", "བསྟན"])
def test_wide_letters_without_their_mark_are_read_in_any_script(tmp_path, encoding, name):
    table = [[name, name, "", f"{name}; {name}", "1"]]
    found, said = read(written(tmp_path, table, encoding=encoding, separator=";"))
    assert found == table
    assert said == ["encoding_guessed"]


def test_one_broken_letter_does_not_make_another_encoding_of_a_file(tmp_path):
    table = [["Élodie", "Gülşen", "", "ça m’intéresse beaucoup, très très fort, été", str(at)]
             for at in range(20)]  # fmt: skip
    path = written(tmp_path, table, encoding="utf-8", separator=";")
    data = path.read_bytes()
    path.write_bytes(data.replace("très fort".encode(), b"tr\xe8s fort", 1))
    found, said = read(path)
    assert found[1:] == table[1:]
    assert "\ufffd" in found[0][3]
    assert said == ["encoding_guessed"]


def test_a_label_with_separators_in_it_does_not_mislead(tmp_path):
    path = tmp_path / "answers.csv"
    header = ["Nom", "Filières ; au choix ; plusieurs réponses ; possibles", "Âge"]
    path.write_bytes(separated([header, ["Rim", "web ; data", "31"]], ",").encode())
    rows = forms.read(path)
    assert rows.separator == ","
    assert list(rows.header) == header


def test_what_could_be_cut_two_ways_is_said(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("a;b,c;d\n1;2,3;4\n5;6,7;8\n")
    assert [each.code for each in forms.read(path).problems] == ["separator_guessed"]


def test_decimal_commas_and_quoted_lines_stay_in_their_cells(tmp_path):
    table = [["Rim", "Haddad", "7,5", 'She said "go";\nso I went', "1"], ["", "", "8,25", "", "2"]]
    for separator in SEPARATORS:
        found, said = read(written(tmp_path, table, encoding="utf-8", separator=separator))
        assert found == table
        assert said == []
