"""A list of mentors taken in: read by codes or words, mistakes said, known mentors kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.store.conftest import NOW
from tests.store.mentored import CLAIRE, entries
from workbench import frames
from workbench.errors import NotFound, UnreadableFile
from workbench.rules.mentor_rows import MentorRow, mentors_in
from workbench.store import forms, reads
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.writes import record_mentors

HEADER = "given_name,family_name,email,partner,sector,is_woman,tracks,languages,slots,capacity"
ROWS = (
    'Zoe,Martin,zoe@example.org,Example Cloud,software,yes,"web;data","fr;ti",mon_eve tue_eve,2',
    "Paul,Durand,,Atelier Lumen,,non,Développement web,français,,",
)


def read(folder: Path, *rows: str, header: str = HEADER) -> tuple[MentorRow, ...]:
    file = folder / "mentors.csv"
    file.write_text("\n".join((header, *rows)), encoding="utf-8")
    return mentors_in(forms.read(file))


def test_a_list_is_read_by_codes_and_by_the_words_of_both_languages(tmp_path: Path):
    zoe, paul = read(tmp_path, *ROWS)
    assert (zoe.tracks, zoe.languages, zoe.slots) == (
        ("web", "data"),
        ("fr", "ti"),
        ("mon_eve", "tue_eve"),
    )
    assert (zoe.capacity, zoe.is_woman, zoe.email) == (2, True, "zoe@example.org")
    assert (paul.tracks, paul.languages, paul.is_woman) == (("web",), ("fr",), False)
    assert (paul.capacity, paul.email, paul.sector, paul.skills) == (None, None, None, None)


def test_every_mistake_is_said_with_its_row_and_column(tmp_path: Path):
    wrong = "Zoe,,zoe@example.org,Example Cloud,software,maybe,sewing,fr,mon_eve,-2"
    with pytest.raises(UnreadableFile) as told:
        read(tmp_path, ROWS[0], wrong)
    said = str(told.value)
    assert "4 things to put right" in said
    for part in ("Row 3: “family_name” is empty", "“is_woman”: “maybe”", "“sewing”", "“-2”"):
        assert part in said


def test_a_list_without_a_needed_column_says_what_the_columns_are(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="no column partner, is_woman"):
        read(tmp_path, "Zoe,Martin", header="given_name,family_name")


def test_new_mentors_come_with_their_partners_and_chapter(store: Store, tmp_path: Path):
    with store.writing() as session:
        session.add(t.Chapter(name="Lyon"))
    report = record_mentors(store, "lyon", read(tmp_path, *ROWS), now=NOW)
    assert (report.new, report.known) == (2, 0)
    with store.reading() as session:
        lyon = session.scalars(select(t.Chapter.id).where(t.Chapter.name == "Lyon")).one()
    found = frames.check_mentors(reads.mentors(store, lyon))
    assert list(found["partner"]) == ["Example Cloud", "Atelier Lumen"]
    assert list(found["sector"]) == ["software", "web"]
    assert list(found["capacity"]) == [2, 1]
    assert list(found["slots"]) == [("mon_eve", "tue_eve"), ()]
    (entry,) = entries(store, "record_mentors")
    assert entry.detail == {"mentors": list(found.index), "new": 2}


def test_a_list_taken_in_twice_makes_nobody_twice(store: Store, tmp_path: Path):
    record_mentors(store, "Paris", read(tmp_path, *ROWS), now=NOW)
    renamed = ROWS[0].replace("Martin", "Martin-Diallo").replace(",2", ",3")
    report = record_mentors(store, "Paris", read(tmp_path, renamed, ROWS[1]), now=NOW)
    assert (report.new, report.known) == (0, 2)
    found = reads.mentors(store, 1)
    assert list(found["capacity"]) == [1, 3, 1]
    assert list(found["version"]) == [1, 2, 2]


def test_what_a_list_leaves_open_stays_as_it_was(store: Store, tmp_path: Path):
    header = "given_name,family_name,partner,is_woman,tracks,languages,hours"
    with store.writing() as session:
        session.get_one(t.Mentor, CLAIRE).capacity = 3
    claire = 'Claire,M.,Atelier Lumen,yes,web,"fr, en","6,5"'
    report = record_mentors(store, "Paris", read(tmp_path, claire, header=header), now=NOW)
    assert report.known == 1
    said = reads.mentors(store, 1).loc[CLAIRE]
    assert (said["slots"], said["capacity"]) == (("thu_eve",), 3)
    assert (said["languages"], said["hours"]) == (("fr", "en"), 6.5)


def test_a_chapter_that_is_not_there_is_named_with_those_that_are(store: Store, tmp_path: Path):
    with pytest.raises(NotFound, match=r"There is no chapter “Lyon”\. There are: .*Paris"):
        record_mentors(store, "Lyon", read(tmp_path, *ROWS), now=NOW)
    assert entries(store, "record_mentors") == []
