"""A new version of a rubric: its file, who is told, and which cohorts it touches."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from tests.store.conftest import NOW
from workbench.criteria import shelf
from workbench.errors import NotReady, WorkbenchError
from workbench.rules import rubric_draft as drafts
from workbench.settings import data_folder
from workbench.store import audit, reads, rubrics, writes
from workbench.store.engine import Store, open_store
from workbench.store.rubric_files import rubric_from
from workbench.store.rubric_shelf import of_programmes
from workbench.store.rubric_writing import written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the first fellowship rubric alone."""
    place = tmp_path / "rubrics"
    place.mkdir()
    shutil.copy(data_folder() / "rubrics" / "fellowship-1.toml", place)
    return place


def a_version(folder: Path, **changes: object) -> writes.NewVersion:
    begun = rubrics.versions("fellowship", folder=folder)[0]
    draft = drafts.with_setting(
        begun.contents, "gate", name="french_at_least", key="level", value="A1"
    )
    plain = {"contents": draft, "begun_from": begun, "newest": begun.version, "why": "A trial"}
    return writes.NewVersion(**(plain | changes))


def test_a_saved_version_says_who_when_and_why_and_keeps_the_comments(store: Store, folder: Path):
    saved = writes.save_rubric(store, a_version(folder), now=NOW, folder=folder)
    assert (saved.version, saved.by, saved.on, saved.why) == (2, "Alexis", NOW.date(), "A trial")
    before, after = (
        v.text.splitlines() for v in reversed(rubrics.versions("fellowship", folder=folder))
    )
    assert [line for line in before if line not in after] == ["version = 1", 'level = "A2"']
    assert [line for line in after if line not in before] == [
        "version = 2",
        'changed_by = "Alexis"',
        "changed_on = 2026-11-23",
        'why = "A trial"',
        'level = "A1"',
    ]


def test_the_version_before_is_left_as_it_was(store: Store, folder: Path):
    old = (folder / "fellowship-1.toml").read_bytes()
    writes.save_rubric(store, a_version(folder), now=NOW, folder=folder)
    assert (folder / "fellowship-1.toml").read_bytes() == old
    gates = [gate.title.params for gate in rubrics.load("fellowship", folder=folder).gates]
    assert {"level": "A1"} in gates


def test_without_a_reason_nothing_is_written(store: Store, folder: Path):
    with pytest.raises(NotReady, match="Write a reason"):
        writes.save_rubric(store, a_version(folder, why="  "), now=NOW, folder=folder)
    assert len(list(folder.iterdir())) == 1


def test_of_two_people_at_once_the_later_is_told_who_and_why(store: Store, folder: Path):
    mine, hers = a_version(folder), a_version(folder, why="Hers first")
    writes.save_rubric(open_store(store.url, by="Noor"), hers, now=NOW, folder=folder)
    with pytest.raises(NotReady, match=r"Noor saved version 2 .* “Hers first”"):
        writes.save_rubric(store, mine, now=NOW, folder=folder)
    assert sorted(each.name for each in folder.iterdir()) == [
        "fellowship-1.toml",
        "fellowship-2.toml",
    ]


def test_a_file_that_came_in_between_is_never_written_over(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    draft = a_version(folder)
    theirs = folder / "fellowship-2.toml"

    def slow(*_args: object, **_named: object) -> list[int]:
        theirs.write_text(draft.begun_from.text.replace("version = 1", "version = 2"))
        return []

    monkeypatch.setattr(writes.rubrics, "_followers", slow)
    with pytest.raises(NotReady, match="saved version 2"):
        writes.save_rubric(store, draft, now=NOW, folder=folder)
    assert 'level = "A2"' in theirs.read_text()


def test_a_draft_with_mistakes_is_refused_with_its_sentences(store: Store, folder: Path):
    draft = a_version(folder)
    wrong = drafts.with_setting(
        draft.contents, "criterion", name="equipment", key="points", value=50
    )
    with pytest.raises(WorkbenchError, match="must add up to 100"):
        writes.save_rubric(store, a_version(folder, contents=wrong), now=NOW, folder=folder)
    assert len(list(folder.iterdir())) == 1


def test_saving_changes_no_cohort_and_a_cohort_takes_it_when_somebody_says(
    store: Store, folder: Path
):
    writes.save_rubric(store, a_version(folder), now=NOW, folder=folder)
    cohort = reads.cohorts(store).loc[1]
    assert cohort["rubric"] == "fellowship-1"
    assert rubrics.for_cohort(cohort, folder=folder).version == 1

    use = writes.NewUse(1, int(cohort["version"]), "fellowship", 2)
    writes.use_rubric(store, use, why="From today on", now=NOW)
    assert rubrics.for_cohort(reads.cohorts(store).loc[1], folder=folder).version == 2
    with store.reading() as session:
        assert audit.broken_links(session) == ()


def test_a_cohort_somebody_else_changed_meanwhile_is_left_alone(store: Store):
    seen = int(reads.cohorts(store).at[1, "version"])
    use = writes.NewUse(1, seen, "fellowship", 1)
    writes.use_rubric(open_store(store.url, by="Noor"), use, why="Hers", now=NOW)
    with pytest.raises(NotReady, match="Noor changed this cohort"):
        writes.use_rubric(store, use, why="Mine", now=NOW)


def test_a_file_is_taken_away_again_when_the_store_refuses(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_args: object, **_named: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(audit, "append", refuse)
    with pytest.raises(RuntimeError):
        writes.save_rubric(store, a_version(folder), now=NOW, folder=folder)
    assert len(list(folder.iterdir())) == 1


def every_shipped() -> list[Path]:
    return sorted((data_folder() / "rubrics").glob("*.toml"))


@pytest.mark.parametrize("file", every_shipped(), ids=lambda file: file.stem)
def test_an_unchanged_rubric_is_written_as_it_was(file: Path):
    text = file.read_text(encoding="utf-8")
    assert written(tomllib.loads(text), after=text) == text


def test_a_rule_left_out_takes_its_comment_with_it_and_a_new_one_comes_last():
    text = (data_folder() / "rubrics" / "springboard-1.toml").read_text(encoding="utf-8")
    contents = tomllib.loads(text)
    contents = drafts.without_rule(contents, "criterion", name="isolation")
    contents = drafts.with_rule(
        contents, "criterion", entry={"name": "earlier_springboard", "points": 20}
    )
    after = written(contents, after=text)
    assert "against isolation" not in after
    assert after.endswith('[[criterion]]\nname = "earlier_springboard"\npoints = 20\n')
    assert "# enough to follow with help" in after


def test_values_over_several_lines_are_written_plainly_and_say_the_same():
    text = (data_folder() / "rubrics" / "springboard-1.toml").read_text(encoding="utf-8")
    text = text.replace('["refugee", ', '[\n  "refugee",\n  ')
    contents = drafts.with_setting(
        tomllib.loads(text), "gate", name="residence_status", key="accepted", value=["refugee"]
    )
    assert tomllib.loads(written(contents, after=text)) == contents


def test_a_reason_in_any_script_and_with_quotes_is_kept(store: Store, folder: Path):
    why = 'Décidé ensemble : « oui », "A1"\\ \x7f للجميع\nhier'
    saved = writes.save_rubric(store, a_version(folder, why=why), now=NOW, folder=folder)
    assert saved.why == why


def test_everything_on_the_shelf_can_be_added_and_makes_a_rubric():
    empty = {"name": "trial", "version": 1, "programme": "springboard"}
    draft = {**empty, "title": {"en": "Trial", "fr": "Essai"}, "gate": [], "criterion": []}
    gates, criteria = (
        of_programmes().offered("gate", draft),
        of_programmes().offered("criterion", draft),
    )
    assert {one.name for one in gates} == set(shelf().gates)
    for one in gates:
        draft = drafts.with_rule(draft, "gate", entry=one.entry)
    for one in criteria:
        draft = drafts.with_rule(draft, "criterion", entry={**one.entry, "points": 1})
    made = rubric_from(drafts.shared(draft), file=Path("trial-1.toml"))
    assert len(made.criteria) == len(shelf().criteria)
    assert of_programmes().offered("gate", draft) == ()


def test_settings_left_out_are_filled_in_as_the_shelf_has_them():
    contents = rubrics.versions("fellowship")[-1].contents
    adult = drafts.entry_of(of_programmes().filled(contents), "gate", name="adult")
    assert adult == {"name": "adult", "years": 18}
