"""Mentors in a real browser, from both sides asked to a mentor who leaves, and replayed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PageOf, Watched
from tests.browser.lab import Workbench, notebook
from tests.browser.test_cohort_desks import press, rows, status, tab
from workbench.store import reads
from workbench.store.engine import Store, open_store
from workbench.vocabulary import Verdict

pytestmark = [pytest.mark.browser, pytest.mark.long]

COHORT = "Fellowship London, autumn 2026"


def opened(workbench: Workbench) -> Store:
    return open_store(f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}", by="test")


def cohort_of(store: Store) -> int:
    found = reads.cohorts(store)
    return int(found.index[found["name"] == COHORT][0])


def running(workbench: Workbench) -> dict[int, int]:
    """The mentor of each fellow whose pair is confirmed and has not ended."""
    store = opened(workbench)
    found = reads.assignments(store, cohort_of(store))
    store.close()
    found = found[found["ends_on"].isna()]
    return dict(zip(found["fellow"].tolist(), found["mentor"].tolist(), strict=True))


def to_ask(page: Page) -> dict[str, str]:
    """The mentor of each fellow on the table whom nobody asked yet, by name."""
    expect(rows(page).filter(has_text="To ask")).not_to_have_count(0)
    return {
        row.locator("th").inner_text(): row.locator("td").nth(0).inner_text()
        for row in rows(page).filter(has_text="To ask").all()
    }


def choose(page: Page, name: str) -> Locator:
    row = rows(page).filter(has_text=name).first
    row.click()
    expect(page.locator(".wb-card h3").first).to_contain_text(name)
    return row


def give_reason(page: Page, reason: str) -> None:
    page.get_by_label("Reason", exact=True).last.fill(reason)


def test_both_sides_are_asked_a_mentor_leaves_and_the_pairs_are_replayed(
    fresh_workbench: Workbench, page_of: PageOf
):
    workbench = fresh_workbench
    watched = notebook(page_of, workbench, "40-mentoring.ipynb", height=1800)
    page, before = watched.page, running(workbench)
    page.locator(".wb-desk").get_by_label("Cohort", exact=True).first.select_option(label=COHORT)
    press(page, "Propose")
    expect(status(page)).to_contain_text("proposed")
    ask_both_sides(watched)
    confirmed = running(workbench)
    assert before.items() < confirmed.items()
    assert len(confirmed) == len(before) + 1
    leaving = a_mentor_leaves(watched)

    tab(page, "Board")
    expect(page.locator(".wb-board [role=grid]").first).not_to_contain_text(leaving)
    page.get_by_label("Reason of these pairs").fill("Planned again without her.")
    press(page, "Confirm")
    expect(status(page)).to_contain_text("confirmed.")
    watched.screenshot("mentoring-replanned-en-1280")
    assert confirmed.items() < running(workbench).items()
    assert "Crash " not in workbench.log()
    assert_the_confirmed_pairs_are_reached_again(workbench)


def ask_both_sides(watched: Watched) -> None:
    """Ask for two pairs: one mentor says no, the other pair agrees and is confirmed."""
    page = watched.page
    tab(page, "Ask")
    refused, willing, *_ = to_ask(page)
    for name in (refused, willing):
        choose(page, name)
        press(page, "Ask these two")
        expect(rows(page).filter(has_text=name)).to_contain_text("Put to both sides")

    row = choose(page, refused)
    page.get_by_label("Why the no").select_option(label="No time for anybody now")
    row.press("4")
    expect(rows(page).filter(has_text=refused).first).to_contain_text("Said no")
    row = choose(page, willing)
    row.press("1")
    row.press("2")
    expect(rows(page).filter(has_text=willing).first).to_contain_text("Both said yes")
    watched.screenshot("mentoring-asked-en-1280")
    press(page, "Propose anew")
    expect(status(page)).to_contain_text("to ask")
    give_reason(page, "Both said yes.")
    press(page, "Confirm the agreed")
    expect(status(page)).to_contain_text("confirmed")


def a_mentor_leaves(watched: Watched) -> str:
    """Try what follows, record it with its reason, take the new plan to the board."""
    page = watched.page
    leaving = next(iter(to_ask(page).values()))
    tab(page, "Changes")
    page.get_by_label("What happens").select_option(label="A mentor leaves")
    page.get_by_label("To whom").select_option(label=leaving)
    press(page, "See what would follow")
    expect(page.get_by_role("button", name="Take it to the board")).to_be_disabled()
    expect(page.locator(".wb-desk").last).to_contain_text(leaving)
    watched.screenshot("mentoring-tried-en-1280")
    give_reason(page, "Moves to another city.")
    press(page, "It happened: record it")
    expect(status(page)).to_contain_text("Recorded")
    leaving = leaving.partition(" (")[0]
    expect(rows(page).filter(has_text=leaving).first).to_contain_text("Another mentor")
    watched.screenshot("mentoring-changes-en-1280")
    press(page, "Take it to the board")
    expect(status(page)).to_contain_text("On the board")
    return leaving


def assert_the_confirmed_pairs_are_reached_again(workbench: Workbench) -> None:
    """The command reaches the newest pairs that were confirmed on the board."""
    store = opened(workbench)
    decisions = reads.decisions(store, cohort_of(store))
    store.close()
    newest = decisions.index[decisions["verdict"] == Verdict.ACCOMPANY].max()
    command = [sys.executable, "-m", "workbench.cli", "--store", str(workbench.folder / "store")]
    said = subprocess.run(
        [*command, "replay", str(newest), "--json"], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert found["agrees"]
    assert found["again"] == found["proposed"]
