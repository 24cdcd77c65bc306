"""Mentors in a real browser, from both sides asked to a mentor who leaves, and replayed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import PageOf, Watched
from tests.browser.lab import Workbench, notebook
from tests.browser.test_cohort_desks import press, rows, status, tab
from workbench.sentences import Sentence, say
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


class Walk:
    """One walk in one language: every word is asked for in English and looked for in hers."""

    def __init__(self, watched: Watched, language: str) -> None:
        self.watched, self.page, self.language = watched, watched.page, language

    def t(self, words: str) -> str:
        return say(Sentence(words), self.language)

    def press(self, words: str, *, key: str = "") -> None:
        press(self.page, f"{key} {self.t(words)}".strip())

    def tab(self, words: str) -> None:
        tab(self.page, self.t(words))

    def field(self, words: str) -> Locator:
        return self.page.get_by_label(self.t(words), exact=True).last

    def says(self, words: str) -> None:
        expect(status(self.page)).to_contain_text(self.t(words))

    def picture(self, name: str) -> None:
        self.watched.screenshot(f"mentoring-{name}-{self.language}-1280")

    def fellows(self) -> Locator:
        return self.page.locator(".wb-board [role=grid]").nth(0).locator("tbody tr")

    def to_ask(self) -> dict[str, str]:
        """The mentor of each fellow on the table whom nobody asked yet, by name."""
        waiting = rows(self.page).filter(has_text=self.t("To ask"))
        expect(waiting).not_to_have_count(0)
        return {
            row.locator("th").inner_text(): row.locator("td").nth(0).inner_text()
            for row in waiting.all()
        }

    def choose(self, name: str) -> Locator:
        row = rows(self.page).filter(has_text=name).first
        row.click()
        expect(self.page.locator(".wb-card h3").first).to_contain_text(name)
        return row


@pytest.mark.parametrize("language", ["en", "fr"])
def test_both_sides_are_asked_a_mentor_leaves_and_the_pairs_are_replayed(
    fresh_workbench: Workbench, page_of: PageOf, language: str
):
    workbench = fresh_workbench
    watched = notebook(page_of, workbench, "40-mentoring.ipynb", height=1800)
    walk, before = Walk(watched, language), running(workbench)
    desk = watched.page.locator(".wb-desk")
    desk.get_by_label("Cohort", exact=True).first.select_option(label=COHORT)
    desk.get_by_role("button", name=language.upper(), exact=True).first.click()
    walk.press("Propose")
    expect(walk.fellows().filter(has_text=walk.t("proposed"))).not_to_have_count(0)
    locked = lock_and_forbid(walk)
    ask_both_sides(walk, besides=locked)
    confirmed = running(workbench)
    assert before.items() < confirmed.items()
    assert len(confirmed) == len(before) + 1
    leaving = a_mentor_leaves(walk, besides=locked)

    walk.tab("Board")
    expect(walk.page.locator(".wb-board [role=grid]").first).not_to_contain_text(leaving)
    expect(walk.fellows().filter(has_text=locked)).to_contain_text(walk.t("locked"))
    walk.field("Reason of these pairs").fill("Planned again without her.")
    walk.press("Confirm")
    expect(walk.fellows().filter(has_text=locked)).to_contain_text(walk.t("confirmed"))
    walk.picture("replanned")
    assert confirmed.items() < running(workbench).items()
    assert "Crash " not in workbench.log()
    assert_the_confirmed_pairs_are_reached_again(workbench)


def lock_and_forbid(walk: Walk) -> str:
    """Lock one pair and forbid another, each with its reason; gives whose pair is locked."""
    row = walk.fellows().filter(has_text=walk.t("proposed")).first
    locked = row.locator("th").inner_text()
    row.click()
    walk.field("Why by hand").fill("They met at the welcome day.")
    walk.press("Lock", key="1")
    expect(walk.fellows().filter(has_text=locked)).to_contain_text(walk.t("locked"))

    row = walk.fellows().filter(has_text=walk.t("proposed")).first
    name, mentor = row.locator("th").inner_text(), row.locator("td").nth(1).inner_text()
    row.click()
    expect(walk.page.locator(".wb-board .wb-card h3")).to_contain_text(name)
    walk.field("Why by hand").fill("They work in one team.")
    walk.press("Forbid", key="2")
    hers = walk.fellows().filter(has_text=name).locator("td").nth(1)
    expect(hers).not_to_have_text(mentor)
    walk.picture("forbidden")
    return locked


def ask_both_sides(walk: Walk, *, besides: str) -> None:
    """Ask for two pairs: one mentor says no, the other pair agrees and is confirmed."""
    page = walk.page
    walk.tab("Ask")
    refused, willing, *_ = (name for name in walk.to_ask() if name != besides)
    for name in (refused, willing):
        walk.choose(name)
        walk.press("Ask these two")
        expect(rows(page).filter(has_text=name)).not_to_contain_text(walk.t("To ask"))

    row = walk.choose(refused)
    walk.field("Why the no").select_option(label=walk.t("No time for anybody now"))
    row.press("4")
    expect(rows(page).filter(has_text=refused).first).to_contain_text(walk.t("Said no"))
    row = walk.choose(willing)
    row.press("1")
    row.press("2")
    expect(rows(page).filter(has_text=willing).first).to_contain_text(walk.t("Both said yes"))
    walk.picture("asked")
    walk.press("Propose anew")
    walk.field("Reason").fill("Both said yes.")
    walk.press("Confirm the agreed")
    expect(rows(page).filter(has_text=walk.t("Both said yes"))).to_have_count(0)


def a_mentor_leaves(walk: Walk, *, besides: str) -> str:
    """Try what follows, record it with its reason, take the new plan to the board."""
    page = walk.page
    leaving = next(his for name, his in walk.to_ask().items() if name != besides)
    walk.tab("Changes")
    walk.field("What happens").select_option(label=walk.t("A mentor leaves"))
    walk.field("To whom").select_option(label=leaving)
    walk.press("See what would follow")
    expect(page.get_by_role("button", name=walk.t("Take it to the board"))).to_be_disabled()
    expect(page.locator(".wb-desk").last).to_contain_text(leaving)
    walk.picture("tried")
    walk.field("Reason").fill("Moves to another city.")
    walk.press("It happened: record it")
    walk.says("Recorded: see what follows, then take it to the board.")
    leaving = leaving.partition(" (")[0]
    hers = rows(page).filter(has_text=leaving).first
    expect(hers).to_contain_text(walk.t("Another mentor"))
    walk.picture("changes")
    walk.press("Take it to the board")
    walk.says("On the board: see the pairs and confirm them there.")
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
