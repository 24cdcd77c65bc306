from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from workbench.errors import WorkbenchError
from workbench.rules import disclosure
from workbench.sample import invent
from workbench.sentences import LANGUAGES
from workbench.store import editions, reads
from workbench.store import publish as publishing
from workbench.store.engine import Store, create_store
from workbench.store.publish import Published, publish
from workbench.store.seeding import seed_store
from workbench.store.tables import Person

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
AUDIENCES = ("staff", "sponsor")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("filled")
    store = create_store(f"sqlite:///{folder / 'store.sqlite'}", by="Alexis")
    seed_store(store, invent(1, today=NOW.date()), now=NOW)
    yield store
    store.close()


@pytest.fixture(scope="module")
def published(filled: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Published]:
    folder = tmp_path_factory.mktemp("editions")
    return {each.audience: each for each in publish(filled, folder, now=NOW)}


def read(published: dict[str, Published], audience: str) -> editions.Edition:
    edition = editions.open_edition(published[audience].path.parent, audience)
    assert edition is not None
    return edition


def test_there_is_a_file_for_each_audience_and_nothing_else(
    published: dict[str, Published],
) -> None:
    folder = published["staff"].path.parent
    assert sorted(path.name for path in folder.iterdir()) == ["sponsor.sqlite", "staff.sqlite"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_is_there_in_every_state_and_language(
    published: dict[str, Published], filled: Store, audience: str
) -> None:
    edition = read(published, audience)
    states = {"all", *(str(code) for code in reads.cohorts(filled).index)}
    found = [(page.name, page.state, page.language) for page in edition.pages]
    assert sorted(found) == sorted(
        (name, state, language)
        for name in ("triage", "cohort", "mentoring")
        for state in states
        for language in LANGUAGES
    )
    assert published[audience].figures == sum(len(page.figures) for page in edition.pages)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_edition_holds_nothing_personal(
    published: dict[str, Published], filled: Store, audience: str
) -> None:
    data = published[audience].path.read_bytes()
    text = " ".join(re.findall(r"\w[\w@.+-]*", data.decode("utf-8", "replace")))
    with filled.reading() as session:
        people = session.scalars(select(Person)).all()
    assert len(people) > 200
    for person in people:
        for name in (person.given_name, person.family_name):
            assert not re.search(rf"\b{re.escape(name)}\b", text), "a name is in the edition"
        for contact in (person.email, person.phone):
            assert contact is None or contact.encode() not in data
        assert person.birth_date is None or person.birth_date.isoformat().encode() not in data


def test_sponsors_read_no_number_that_is_not_protected(published: dict[str, Published]) -> None:
    for page in read(published, "sponsor").pages:
        values = [number.value for number in page.numbers]
        values += [cell for f in page.figures for row in f.table.rows for cell in row[1:]]
        for value in values:
            assert not value.isdigit() or (int(value) >= 10 and int(value) % 5 == 0)


def test_staff_and_store_count_the_same(published: dict[str, Published], filled: Store) -> None:
    total = sum(len(reads.applications(filled, int(c))) for c in reads.cohorts(filled).index)
    for page in read(published, "staff").pages:
        if (page.name, page.state) == ("triage", "all"):
            assert page.numbers[0].value == str(total)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_picture_has_words_and_needs_no_other_address(
    published: dict[str, Published], audience: str
) -> None:
    pictures = [f.svg for page in read(published, audience).pages for f in page.figures if f.svg]
    assert pictures
    for svg in pictures:
        assert 'role="img"' in svg
        assert "<title" in svg
        assert "<desc" in svg
        assert "NaN" not in svg
        assert "<script" not in svg
        assert not re.search(r"(href|src)=|url\(", svg)


def test_an_empty_store_is_published_too(tmp_path: Path) -> None:
    empty = create_store(f"sqlite:///{tmp_path / 'store.sqlite'}", by="Alexis")
    publish(empty, tmp_path / "editions", now=NOW)
    empty.close()
    edition = editions.open_edition(tmp_path / "editions", "staff")
    assert edition is not None
    assert {page.state for page in edition.pages} == {"all"}


def test_the_old_edition_stays_when_publication_stops(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "editions"
    publish(store, folder, now=NOW)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with monkeypatch.context() as changed:
        changed.setattr(publishing, "PAGES", (lambda _panel, _state: 1 / 0,))
        with pytest.raises(ZeroDivisionError):
            publish(store, folder, now=NOW)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_page_open_meanwhile_keeps_its_edition(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "editions"
    publish(store, folder, now=NOW)
    opened = editions.connect(editions.edition_file(folder, "staff"))
    publish(store, folder, now=NOW.replace(day=24))
    assert opened.execute("SELECT day FROM edition").fetchone() == ("2026-11-23",)
    opened.close()
    newest = editions.open_edition(folder, "staff")
    assert newest is not None
    assert newest.day == "2026-11-24"


def test_a_threshold_under_five_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises((ValueError, WorkbenchError)):
        publish(store, tmp_path, now=NOW, threshold=disclosure.LEAST_THRESHOLD - 1)
    with sqlite3.connect(":memory:"):
        assert not list(tmp_path.glob("*.draft"))
