"""Importing a form export from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run, contents

INTAKE = Path(__file__).resolve().parents[1] / "fixtures" / "intake"
FORM = INTAKE / "form.xlsx"
NAMES = INTAKE / "kobo-xml-names.csv"
LABELS = INTAKE / "kobo-french-labels-hxl.xlsx"
TRUTH = INTAKE / "kobo-duplicates-truth.json"


def imported(workbench: Run, file: Path, **where: object) -> dict:
    said = workbench("import", file, "--form", FORM, "--by", "Alexis", "--json", **where)
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_72_of_73_are_kept_and_the_one_who_refuses_is_only_counted(workbench: Run, tmp_path: Path):
    report = imported(workbench, NAMES)
    before = {"rows", "new", "known", "no_consent", "rejected", "problems", "duplicates"}
    more = {"unread", "cohort", "mapping", "changes", "questions", "notes", "dry_run"}
    assert set(report) == before | more
    assert (report["rows"], report["new"], report["known"]) == (73, 72, 0)
    assert report["no_consent"] == 1


def test_names_and_french_labels_give_the_very_same_applications(workbench: Run, tmp_path: Path):
    exported = []
    for folder, file in (("names", NAMES), ("labels", LABELS)):
        imported(workbench, file, store=tmp_path / folder)
        out = tmp_path / f"{folder}.json"
        workbench("export", "--personal", out, store=tmp_path / folder)
        exported.append(json.loads(out.read_text()))
    for table in ("person", "application", "cohort", "pair"):
        drop = {"said_at"}
        kept = [
            [{k: v for k, v in row.items() if k not in drop} for row in each[table]]
            for each in exported
        ]
        assert kept[0] == kept[1]
    assert len(exported[0]["application"]) == 72


def test_namibia_stays_a_country(workbench: Run, tmp_path: Path):
    file = tmp_path / "namibia.csv"
    text = NAMES.read_text(encoding="utf-8").replace('"SD";"refugee"', '"NA";"refugee"')
    file.write_text(text, encoding="utf-8")
    imported(workbench, file)
    workbench("export", tmp_path / "all.json")
    kept = json.loads((tmp_path / "all.json").read_text())["application"]
    countries = [each["answers"]["country_of_origin"] for each in kept]
    assert countries.count("NA") == text.count('"NA";"refugee"') > 0
    assert None not in countries


def test_the_same_file_twice_adds_nothing_and_changes_nothing(workbench: Run, tmp_path: Path):
    imported(workbench, NAMES)
    before = contents(tmp_path / "store")
    again = imported(workbench, NAMES)
    assert (again["new"], again["known"], again["no_consent"]) == (0, 72, 1)
    assert contents(tmp_path / "store") == before


def test_the_same_submissions_in_another_file_are_known(workbench: Run):
    imported(workbench, NAMES)
    again = imported(workbench, LABELS)
    assert (again["new"], again["known"]) == (0, 72)
    assert not [each for each in again["problems"] if each["code"] == "changed_since"]


def test_who_applied_twice_is_found_and_sisters_stay_two_people(workbench: Run):
    found = {
        frozenset((each["a"], each["b"])): each for each in imported(workbench, NAMES)["duplicates"]
    }
    for a, b, truth in json.loads(TRUTH.read_text()):
        pair = found.get(frozenset((a, b)))
        if truth == "same":
            assert pair is not None
            assert pair["verdict"] == "same"
            assert pair["probability"] >= 0.5
        elif pair is not None:
            assert pair["verdict"] != "same"
            assert pair["probability"] < 0.5


def test_the_report_is_said_in_french_and_in_english(workbench: Run, tmp_path: Path):
    words = ("import", NAMES, "--form", FORM, "--by", "Alexis")
    english = workbench(*words, store=tmp_path / "en")
    french = workbench(*words, language="fr", store=tmp_path / "fr")
    assert "72 new applications" in english.out
    assert "72 nouvelles candidatures" in french.out


def bad_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that cannot be taken in, each with a word its sentence must hold."""
    text = NAMES.read_text(encoding="utf-8")
    header, *rows = text.splitlines()
    made = {
        "empty": (b"", "empty.csv"),
        "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf.csv"),
        "missing": (
            "\n".join([header.replace('"given_name"', '"nickname"'), *rows]).encode(),
            "given_name",
        ),
        "twice": (
            "\n".join([header.replace('"family_name"', '"given_name"'), *rows]).encode(),
            "given_name",
        ),
        "huge": (
            "\n".join([header, rows[0], rows[1].replace("Хочу", "X" * 50_000_000)]).encode(),
            "motivation",
        ),
    }
    for name, (content, _) in made.items():
        (folder / f"{name}.csv").write_bytes(content)
    return {name: (folder / f"{name}.csv", word) for name, (_, word) in made.items()}


@pytest.mark.parametrize(
    "name", ["empty", "pdf", "missing", "twice", pytest.param("huge", marks=pytest.mark.long)]
)
def test_a_bad_file_is_one_sentence_and_leaves_the_store_untouched(
    workbench: Run, sample: Path, tmp_path: Path, name: str
):
    before = contents(sample)
    file, word = bad_files(tmp_path)[name]
    said = workbench("import", file, "--form", FORM, "--by", "Alexis", "--json")
    assert said.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert file.name in said.err
    assert word in said.err
    assert contents(sample) == before


def test_a_bad_file_makes_no_store(workbench: Run, tmp_path: Path):
    (tmp_path / "empty.csv").write_bytes(b"")
    assert workbench("import", tmp_path / "empty.csv", "--by", "Alexis").code == 1
    assert not (tmp_path / "store").exists()


def test_a_file_that_is_not_there_is_said(workbench: Run, tmp_path: Path):
    said = workbench("import", tmp_path / "none.csv", "--by", "Alexis")
    assert said.code == 1
    assert "none.csv" in said.err


def test_a_submission_corrected_on_the_server_is_known_and_said_to_have_changed(
    workbench: Run, tmp_path: Path
):
    imported(workbench, NAMES)
    corrected = tmp_path / "corrected.csv"
    text = NAMES.read_text(encoding="utf-8")
    old = "62dc8a00-5800-4215-98da-8c6c7e474879"
    assert old in text
    text = text.replace(old, "00000000-0000-4000-8000-000000000000").replace(
        '"2025";"no";"yes";"B1";"B1"', '"2025";"no";"yes";"B2";"B1"'
    )
    corrected.write_text(text, encoding="utf-8")
    again = imported(workbench, corrected)
    assert (again["new"], again["known"]) == (0, 72)
    changed = [each for each in again["problems"] if each["code"] == "changed_since"]
    assert [each["row"] for each in changed] == [4]


def test_a_file_without_the_moment_of_submission_takes_that_of_the_import(
    workbench: Run, tmp_path: Path
):
    header, *rows = NAMES.read_text(encoding="utf-8").splitlines()
    file = tmp_path / "timeless.csv"
    timeless = header.replace('"_submission_time"', '"_tags_2"')
    file.write_text("\n".join([timeless, *rows]), encoding="utf-8")
    assert imported(workbench, file)["new"] == 72


GOOGLE = """\
Votre prénom (comme sur votre titre de séjour),Votre nom de famille,Date de naissance,\
Quel est votre premier choix ?,J'accepte que mes réponses soient conservées,Remarques
Rim,Haddad,1990-05-17,web,yes,merci
Lina,Haddad,1992-07-03,data,yes,
"""


def a_google_file(folder: Path, *changes: tuple[str, str]) -> Path:
    text = GOOGLE.replace("\\\n", "")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = folder / "google.csv"
    file.write_text(text, encoding="utf-8")
    return file


def reported(workbench: Run, *words: object, **where: object) -> dict:
    said = workbench("import", *words, "--by", "Alexis", "--json", **where)
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_a_dry_run_says_what_an_import_would_bring_and_makes_nothing(
    workbench: Run, tmp_path: Path
):
    foreseen = reported(workbench, NAMES, "--form", FORM, "--dry-run")
    assert not (tmp_path / "store").exists()
    done = reported(workbench, NAMES, "--form", FORM)
    assert (foreseen.pop("dry_run"), done.pop("dry_run")) == (True, False)
    pairs = [
        {(each["a"], each["b"], each["verdict"]) for each in one.pop("duplicates")}
        for one in (foreseen, done)
    ]
    assert pairs[0] == pairs[1]
    assert foreseen == done


def test_a_dry_run_on_a_store_changes_nothing(workbench: Run, sample: Path):
    before = contents(sample)
    assert reported(workbench, NAMES, "--form", FORM, "--dry-run")["new"] == 72
    assert contents(sample) == before


def test_a_file_without_its_form_is_read_when_every_needed_column_is_sure(
    workbench: Run, tmp_path: Path
):
    report = reported(workbench, a_google_file(tmp_path))
    assert (report["rows"], report["new"], report["mapping"]) == (2, 2, None)


def test_a_doubtful_column_stops_the_import_and_says_what_to_do(workbench: Run, tmp_path: Path):
    file = a_google_file(tmp_path, ("Date de naissance", "Jour"))
    said = workbench("import", file, "--by", "Alexis")
    assert said.code == 1
    assert "Date of birth" in said.err
    assert "“Jour”" in said.err
    assert "notebook 10-intake" in said.err
    assert not (tmp_path / "store").exists()


def test_a_mapping_that_is_not_there_is_said(workbench: Run, tmp_path: Path):
    said = workbench("import", a_google_file(tmp_path), "--mapping", "nope", "--by", "Alexis")
    assert said.code == 1
    assert "There is no mapping “nope”" in said.err


def test_the_cohort_is_chosen_by_its_name(workbench: Run, tmp_path: Path):
    file = a_google_file(tmp_path)
    nowhere = workbench("import", file, "--cohort", "Nowhere", "--by", "Alexis")
    assert nowhere.code == 1
    assert "There is no cohort “Nowhere”" in nowhere.err
    workbench("init", "--sample")
    wrong = workbench("import", file, "--cohort", "Nowhere", "--by", "Alexis")
    name = wrong.err.split("There are: “")[1].split("”")[0]
    assert reported(workbench, file, "--cohort", name.upper())["cohort"] == name


def test_answers_that_cannot_be_read_are_kept_as_unknown_and_counted(
    workbench: Run, tmp_path: Path
):
    file = a_google_file(tmp_path, ("1990-05-17", "31/02/1990"), ("1992-07-03", "soon"))
    said = workbench("import", file, "--by", "Alexis")
    assert said.code == 0
    assert "2 answers could not be read: they are kept as unknown." in said.out


def test_the_form_given_in_the_place_of_its_answers_is_said_to_be_the_form(workbench: Run):
    said = workbench("import", FORM)
    assert said.code == 1
    assert "is the form itself (XLSForm), not its answers" in said.err
