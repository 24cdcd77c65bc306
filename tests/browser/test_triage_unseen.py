"""Triage for those who read blind, press keys or listen: what the browser gets, and axe."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NOW, PageOf, Watched
from tests.browser.lab import IDLE, Workbench, notebook
from workbench.apps.triage_desks import TABS
from workbench.sentences import say
from workbench.store import reads, writes
from workbench.store.engine import open_store

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TITLES = {"Queue": "Triage", "File d’attente": "Tri"}
"""The titles of the desks that are not named as their tab."""
CUT = """() => [...document.querySelectorAll('.wb-tabs button')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"""
BEYOND = """() => {
  const edge = document.querySelector('.wb-desk').getBoundingClientRect().right;
  return [...document.querySelectorAll('.wb-desk *')]
    .filter((one) => !one.closest('.wb-scroller'))  // scrolls sideways by itself
    .filter((one) => one.getBoundingClientRect().right > edge + 1)
    .map((one) => one.outerHTML.slice(0, 120));
}"""


@dataclass
class Heard:
    """What the browser was sent since somebody began to listen."""

    frames: list[bytes] = field(default_factory=list)

    def listen(self, desk: Watched) -> None:
        for each in desk.sockets:
            each.on("framereceived", self._keep)

    def so_far(self) -> Heard:
        return Heard(list(self.frames))

    def has(self, words: str) -> bool:
        """Whether these words came, as whole words, however they were written down."""
        text = b"\n".join(self.frames).decode("utf-8", errors="replace")
        forms = {words, html.escape(words), json.dumps(words)[1:-1]}
        return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms)

    def _keep(self, frame: str | bytes) -> None:
        self.frames.append(frame.encode() if isinstance(frame, str) else frame)


@pytest.fixture
def hidden(workbench: Workbench) -> None:
    """Names are hidden, whatever was chosen before: it is remembered."""
    url = f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}"
    store = open_store(url, by="Alexis")
    for cohort in reads.cohorts(store).index:
        writes.hide_names(store, int(cohort), now=NOW)
    store.close()


@pytest.fixture
def desk(page_of: PageOf, workbench: Workbench) -> Watched:
    watched = notebook(page_of, workbench, "20-triage.ipynb", height=1400)
    expect(watched.page.locator(".wb-desk [role=grid] tbody tr").first).to_be_visible()
    watched.page.wait_for_selector(IDLE, state="attached")
    return watched


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def reviews(hidden: None, desk: Watched, heard: Heard) -> Page:
    """The reviews desk as it opens with names hidden, and everything that it was sent."""
    heard.listen(desk)
    open_tab(desk.page, "Reviews")
    return desk.page


def button(page: Page, name: str) -> Locator:
    return page.locator(".wb-desk").last.get_by_role("button", name=name, exact=True)


def open_tab(page: Page, name: str) -> None:
    choice = page.locator(".wb-tabs").get_by_role("button", name=name, exact=True)
    choice.click()
    expect(choice).to_have_class(re.compile("mod-active"))
    expect(page.locator(".wb-desk h2").last).to_have_text(TITLES.get(name, name))


def card(page: Page) -> Locator:
    return page.locator(".wb-card").last


def fact(page: Page, question: str) -> str:
    found = card(page).locator("dt", has_text=re.compile(f"^{question}$"))
    return found.locator("xpath=following-sibling::dd[1]").inner_text().strip()


def read_by_her(page: Page) -> Locator:
    return page.locator(".wb-few tbody tr")


def left_to_read(page: Page) -> int:
    found = re.search(r"(\d+) left for you to read", page.locator(".wb-day").last.inner_text())
    assert found
    return int(found[1])


def walk_to_the_sheet(page: Page) -> None:
    """Press Tab from the choice of desks until the first aspect has the focus."""
    page.locator(".wb-tabs").get_by_role("button", name="Reviews", exact=True).focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.wb-sheet select')"):
            return
    pytest.fail("the keyboard does not reach the sheet")


def score_by_keyboard(page: Page, score: str, comment: str) -> None:
    """Score every aspect from the first one, which has the focus, then record."""
    fields = page.locator(".wb-sheet select")
    for at in range(fields.count()):
        expect(fields.nth(at)).to_be_focused()
        page.keyboard.press(score)
        expect(fields.nth(at)).to_have_value(score)
        page.keyboard.press("Enter")
    expect(page.locator(".wb-sheet textarea")).to_be_focused()
    page.keyboard.type(comment)
    page.keyboard.press("Enter")


def test_who_applied_does_not_reach_the_browser_before_it_is_asked_for(reviews: Page, heard: Heard):
    expect(card(reviews).locator("h3")).to_contain_text("Your no.")
    before, blind = reviews.content(), heard.so_far()
    assert "country of origin" not in before
    assert "years old" not in before
    button(reviews, "Show names").click()
    expect(card(reviews)).to_contain_text("country of origin")
    name, country = card(reviews).locator("h3").inner_text(), fact(reviews, "country of origin")
    age = fact(reviews, "date of birth")
    assert re.fullmatch(r"\d+ years old", age)
    for secret in (name, country, age):
        assert heard.has(secret), "what is listened to is what the page is made of"
        assert not blind.has(secret)
    for part in (name, *name.split(), country):
        assert not re.search(rf"(?<!\w){re.escape(html.escape(part))}(?!\w)", before)
    button(reviews, "Hide names").click()
    expect(card(reviews).locator("h3")).to_contain_text("Your no.")
    expect(card(reviews)).not_to_contain_text(country)
    assert name not in reviews.content()


def test_others_scores_come_after_ones_own_by_keyboard_alone(reviews: Page, heard: Heard):
    words = card(reviews).inner_text().split("\n", 1)[1]
    beside = reviews.locator(".wb-beside")
    expect(beside).to_have_count(0)
    walk_to_the_sheet(reviews)
    score_by_keyboard(reviews, "3", "Clear aims.")
    expect(reviews.locator(".wb-status").last).to_contain_text("Review recorded.")
    expect(reviews.locator(".wb-sheet select").first).to_be_focused()
    assert words not in card(reviews).inner_text()
    blind = heard.so_far()
    read_by_her(reviews).first.focus()
    reviews.keyboard.press("k")
    expect(beside).to_be_visible()
    other = beside.locator("thead th").first.inner_text()
    assert heard.has(other)
    assert not blind.has(other)
    reviews.keyboard.press("Enter")
    expect(reviews.locator(".wb-sheet textarea")).to_be_focused()
    reviews.locator(".wb-sheet select").first.focus()
    reviews.keyboard.press("u")
    expect(reviews.locator(".wb-status").last).to_contain_text("Taken back.")
    expect(beside).to_have_count(0)


def test_a_conflict_is_declared_and_she_is_not_read(reviews: Page):
    title, left = card(reviews).locator("h3").inner_text(), left_to_read(reviews)
    expect(button(reviews, "Do not read her")).to_be_disabled()
    reviews.get_by_label("Conflict of interest: why").fill("She is my neighbour.")
    button(reviews, "Do not read her").click()
    said = reviews.locator(".wb-status").last
    expect(said).to_contain_text("somebody else will read this application.")
    following = card(reviews).locator("h3")
    expect(following).not_to_have_text(title)
    assert left_to_read(reviews) == left - 1
    expect(read_by_her(reviews).first).to_contain_text("Conflict")
    expect(read_by_her(reviews).first.locator(".wb-number")).to_have_text("")
    number = following.inner_text()
    open_tab(reviews, "Reviewers")
    open_tab(reviews, "Reviews")
    expect(card(reviews).locator("h3")).to_have_text(number)
    assert left_to_read(reviews) == left - 1
    expect(reviews.locator(".wb-beside")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "width", "height"),
    [("fr", 360, 3600), pytest.param("en", 1280, 1400, marks=pytest.mark.long)],
)
def test_every_tab_is_whole_and_accessible(
    desk: Watched, language: str, width: int, height: int
) -> None:
    page = desk.page
    button(page, language.upper()).click()
    page.set_viewport_size({"width": width, "height": height})
    names, found = [say(title, language) for title, _ in TABS], []
    expect(page.locator(".wb-tabs button")).to_have_text(names)
    for at, name in enumerate(names):
        open_tab(page, name)
        page.wait_for_selector(IDLE, state="attached")
        desk.screenshot(f"triage-tab-{at}-{language}-{width}")
        assert page.evaluate(CUT) == []
        assert page.evaluate(BEYOND) == []
        told = Axe().run(page, context=".wb-tabbed", options={"runOnly": WCAG}).response
        found += [
            (name, one["id"], [node["html"][:200] for node in one["nodes"]])
            for one in told["violations"]
        ]
    assert found == []
