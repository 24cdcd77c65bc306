"""Weekly sessions used at the desk are kept in the store, and come back with what was known."""

from __future__ import annotations

from tests.apps.test_desks_on_a_store import store
from workbench.apps import slots_asked
from workbench.apps.slots import slots_app
from workbench.rules.sessions import EVERYONE
from workbench.store import reads

__all__ = ["store"]


def test_sessions_and_what_is_known_of_the_week_come_back(store):
    desk = slots_app(store, language="en").desk
    desk.ask(slots_asked.trainers, EVERYONE, ["tue_am", "thu_pm", "fri_am"])
    desk.ask(slots_asked.misses, 1)
    desk.propose()
    assert desk.error is None
    desk.write("As agreed with the trainers")
    desk.use()
    assert desk.error is None
    assert str(desk.notice) == "These sessions are kept with the cohort."

    again = slots_app(store, language="fr", cohort=desk.cohort).desk
    assert again.draft.sessions == desk.draft.sessions
    assert again.draft.wanted == desk.draft.wanted
    kept = reads.cohorts(store).at[desk.cohort, "demands"]
    assert kept["sessions"] == [str(slot) for slot in desk.draft.sessions.everyone]


def test_somebody_quicker_is_named_and_nothing_is_overwritten(store):
    first, second = slots_app(store, language="en").desk, slots_app(store, language="en").desk
    for desk, ticked in ((first, ["tue_am", "fri_am"]), (second, ["mon_am", "thu_am"])):
        desk.choose(ticked)
        desk.write("Because")
    first.use()
    second.use()
    assert first.error is None
    assert second.error is not None
    kept = reads.cohorts(store).at[first.cohort, "demands"]
    assert kept["sessions"] == ["tue_am", "fri_am"]
