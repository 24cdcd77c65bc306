"""The changes desk on a real store: a leaving recorded there, planned around and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.copies import a_store_in
from workbench.apps.mentoring.changes import ChangesDesk, changes_desk
from workbench.apps.mentoring.desks import mentoring_table
from workbench.apps.mentoring.trying import What
from workbench.rules.mentoring.side_by_side import Change
from workbench.store import audit, reads
from workbench.store.engine import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = a_store_in(tmp_path)
    yield opened
    opened.close()


def a_desk(store: Store) -> ChangesDesk:
    table = mentoring_table(store)
    table.propose()
    return changes_desk(store, table, language="en").desk


def begun(store: Store, desk: ChangesDesk) -> dict[int, int]:
    found = reads.assignments(store, desk.cohort)
    here = found[found["ends_on"].isna()]
    return dict(zip(here["fellow"].tolist(), here["mentor"].tolist(), strict=True))


def test_a_mentor_who_leaves_ends_the_pairs_and_only_those_change(store):
    desk = a_desk(store)
    before = begun(store, desk)
    fellow, mentor = next(iter(before.items()))
    desk.choose_what(What.MENTOR_LEAVES)
    desk.choose_who(mentor)
    desk.write("Changes job")
    desk.record()
    assert desk.error is None
    assert begun(store, desk) == {one: his for one, his in before.items() if his != mentor}
    assert desk.sides.change(fellow) in (Change.MOVED, Change.LOST)
    desk.take()
    assert desk.error is None
    assert mentor not in desk.table.draft.pairs.values()
    desk.undo()
    desk.undo()
    assert desk.error is None
    assert begun(store, desk) == before
    with store.reading() as session:
        assert audit.broken_links(session) == ()


@pytest.mark.parametrize("what", [What.MENTOR_LEAVES, What.FELLOW_LEAVES])
def test_what_is_tried_is_what_recording_it_brings(store, what):
    desk = a_desk(store)
    fellow, mentor = next(iter(begun(store, desk).items()))
    desk.choose_what(what)
    desk.choose_who(mentor if what is What.MENTOR_LEAVES else fellow)
    desk.try_out()
    tried, happens = desk.day(), {str(each.said) for each in desk.happened}
    desk.write("It happened")
    desk.record()
    assert desk.error is None
    assert [str(each) for each in desk.day()] == [str(each) for each in tried]
    assert {str(each.said) for each in desk.happened} == happens


def test_a_fellow_who_withdraws_leaves_her_mentor_to_others(store):
    desk = a_desk(store)
    before = begun(store, desk)
    fellow = next(iter(before))
    desk.choose_what(What.FELLOW_LEAVES)
    desk.choose_who(fellow)
    desk.write("Found a job")
    desk.record()
    assert desk.error is None
    assert fellow not in begun(store, desk)
    assert fellow not in desk.shown()
    desk.undo()
    assert desk.error is None
    assert begun(store, desk) == before


def test_a_begun_pair_is_ended_at_the_desk(store):
    desk = a_desk(store)
    before = begun(store, desk)
    fellow = next(iter(before))
    desk.select(fellow)
    desk.write("They never met")
    desk.end_pair()
    assert desk.error is None
    assert fellow not in begun(store, desk)
    found = reads.assignments(store, desk.cohort)
    assert "They never met" in found["ended_why"].tolist()
