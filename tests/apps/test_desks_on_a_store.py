"""The desks on a real store filled with the sample: what is said on them is what is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.copies import a_store_in
from workbench.apps.cohort import cohort_app
from workbench.apps.mentoring.desks import mentoring_desks
from workbench.apps.pipeline import pipeline_app
from workbench.apps.triage import triage_app
from workbench.store import audit, reads
from workbench.store.engine import Store, open_store
from workbench.vocabulary import Stage, Track, Verdict

TODAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = a_store_in(tmp_path)
    yield opened
    opened.close()


def whole(store: Store) -> bool:
    with store.reading() as session:
        return audit.broken_links(session) == ()


def test_a_verdict_given_at_the_desk_is_in_the_store(store):
    desk = triage_app(store, language="en").desk
    chosen, waiting = desk.selected, len(desk.shown)
    desk.write("Clear motivation")
    desk.decide(Verdict.SHORTLIST)
    assert desk.error is None
    last = reads.decisions(store, desk.cohort).iloc[-1]
    assert (last["application"], last["reason"], last["by"]) == (
        chosen,
        "Clear motivation",
        "Alexis",
    )
    assert len(desk.shown) == waiting - 1
    desk.undo()
    assert reads.applications(store, desk.cohort).at[chosen, "stage"] == Stage.RECEIVED
    assert whole(store)


def test_two_people_at_two_desks_never_write_over_each_other(store):
    mine = triage_app(store, language="en").desk
    hers = triage_app(open_store(store.url, by="Noor"), language="en").desk
    for desk, verdict in ((hers, Verdict.SHORTLIST), (mine, Verdict.DECLINE)):
        desk.write("Read twice")
        desk.decide(verdict)
    assert "Noor decided on this application" in str(mine.error)
    assert mine.line(mine.selected)["stage"] == Stage.SHORTLISTED


def test_seats_given_at_the_desk_make_fellows_and_then_pairs(store):
    seats = cohort_app(store, language="en").desk
    seats.propose()
    assert seats.table.against == ()
    seats.write("The plan of the day")
    seats.enrol()
    assert seats.error is None
    fellows = reads.fellows(store, seats.cohort)
    assert len(fellows) > 0
    assert set(fellows["track"]) <= {str(track) for track in Track}

    pairs = mentoring_desks(store, language="en").screen.desk
    assert pairs.cohort == seats.cohort
    pairs.propose()
    pairs.write("Agreed with the team")
    pairs.confirm()
    assert pairs.error is None
    assert len(reads.assignments(store, pairs.cohort)) == len(pairs.table.sides.confirmed) > 0
    assert whole(store)


@pytest.mark.parametrize("app", [triage_app, cohort_app])
def test_every_cohort_of_the_sample_opens_in_both_languages(store, app):
    screen = app(store, language="fr")
    for cohort in screen.desk.cohorts.index:
        screen.desk.open(int(cohort))
        screen.desk.speak("en")
        screen.desk.speak("fr")
        assert screen.desk.error is None


def test_every_cohort_of_the_sample_opens_at_the_mentoring_desks_in_both_languages(store):
    tabs = mentoring_desks(store, language="fr")
    for place in range(len(tabs.tabs)):
        tabs.show(place)
        desk = tabs.screen.desk
        for cohort in desk.cohorts.index:
            desk.open(int(cohort))
            desk.speak("en")
            desk.speak("fr")
            assert desk.error is None


def test_seats_kept_for_graduates_are_in_the_store_with_their_reason(store):
    desk = pipeline_app(store, language="en").desk
    assert desk.forecast.prospect.is_known
    desk.reserve()
    assert desk.error is None
    row = reads.cohorts(store).loc[desk.cohort]
    assert row["demands"]["reserved"] == desk.forecast.keep.turns_nobody_away > 0
    assert whole(store)
