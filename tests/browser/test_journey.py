"""One working day: a verdict at the desk, recorded, published, and seen on the staff page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, READY, PageOf, Watched
from tests.browser.lab import Workbench, notebook
from workbench.store import reads, rubrics
from workbench.store.engine import open_store
from workbench.vocabulary import Stage

pytestmark = pytest.mark.browser
COHORT = "Fellowship Paris, spring 2027"


def number_of(watched: Watched, title: str) -> int:
    shown = watched.page.locator(f"tr:has(th:text-is('{title}')) td").first
    return int(shown.inner_text())


def staff_page(page_of: PageOf, workbench: Workbench) -> Watched:
    watched = page_of(f"{workbench.pages}voila/render/triage.ipynb?lang=en")
    watched.page.wait_for_selector(READY)
    watched.page.locator("#cohort-filter").select_option(label=COHORT)
    return watched


def test_a_verdict_goes_from_the_desk_to_the_staff_page(page_of: PageOf, workbench: Workbench):
    before = shortlisted(workbench)
    desk = notebook(page_of, workbench, "20-triage.ipynb")
    rows = desk.page.locator(".wb-desk [role=grid] tbody tr")
    expect(rows.first).to_be_visible()
    waiting = rows.count()
    chosen = desk.page.locator(".wb-desk tr", has_text="✓").nth(1)
    name = chosen.locator("td, th").first.inner_text()
    chosen.click()
    expect(desk.page.locator(".wb-card h3")).to_contain_text(name)
    desk.page.get_by_label("Reason").fill("Clear motivation, and ten hours a week.")
    desk.screenshot("desk-triage-en-1280")
    desk.page.get_by_role("button", name="1 Shortlist").click()
    expect(desk.page.locator(".wb-status")).to_contain_text(f"{name}: Shortlisted")
    expect(rows).to_have_count(waiting - 1)

    decision = last_decision(workbench)
    assert decision["reason"] == "Clear motivation, and ten hours a week."
    assert (decision["verdict"], decision["by"]) == ("shortlist", "Alexis")
    assert (decision["rubric"], decision["rubric_version"]) == (
        "fellowship",
        rubrics.load("fellowship").version,
    )

    today = notebook(page_of, workbench, "00-today.ipynb")
    today.page.get_by_role("button", name="Publish for the staff").click()
    expect(today.page.locator(".wb-status")).to_contain_text("Published", timeout=PATIENCE)
    assert number_of(staff_page(page_of, workbench), "Shortlisted") == before + 1
    assert "Exception in callback" not in workbench.log()
    assert "Traceback" not in workbench.log()
    assert "Crash " not in workbench.log()


def shortlisted(workbench: Workbench) -> int:
    """How many are now, whatever was recorded since the last edition."""
    store = open_store(f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}", by="test")
    cohorts = reads.cohorts(store)
    found = reads.applications(store, int(cohorts.index[cohorts["name"] == COHORT][0]))
    store.close()
    return int((found["stage"] == Stage.SHORTLISTED).sum())


def last_decision(workbench: Workbench):
    store = open_store(f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}", by="test")
    cohorts = reads.cohorts(store)
    number = int(cohorts.index[cohorts["name"] == COHORT][0])
    found = reads.decisions(store, number).iloc[-1]
    store.close()
    return found


def test_a_letter_is_shown_from_right_to_left_and_may_be_amended(
    page_of: PageOf, workbench: Workbench
):
    desk = notebook(page_of, workbench, "20-triage.ipynb", height=1600)
    page = desk.page
    page.locator(".wb-desk").get_by_label("Search").first.fill("النور")
    page.locator(".wb-desk [role=grid] tbody tr", has_text="النور").first.click()
    expect(page.locator(".wb-card h3")).to_contain_text("النور")
    page.get_by_role("button", name="Arabic", exact=True).click()
    letter = page.get_by_label("Letter, to be amended before it is sent")
    expect(letter).to_have_attribute("dir", "rtl")
    expect(letter).to_have_attribute("lang", "ar")
    expect(letter).to_have_value(re.compile("مرحبًا"))
    assert letter.evaluate("e => getComputedStyle(e).direction") == "rtl"
    letter.press_sequentially(" ")
    desk.screenshot("letter-ar-1280")
    page.get_by_role("button", name="English", exact=True).click()
    expect(letter).to_have_attribute("dir", "ltr")
    expect(letter).to_have_value(re.compile("Thank you for your application"))
    assert (
        page.get_by_role("link", name="Open in the mail program")
        .get_attribute("href")
        .startswith("mailto:?subject=")
    )


NOTEBOOKS = ("00-today", "10-intake", "20-triage", "30-cohort", "40-mentoring")


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_desk_opens_with_one_click_and_speaks_both_languages(
    page_of: PageOf, workbench: Workbench, name: str, width: int
):
    watched = notebook(page_of, workbench, f"{name}.ipynb", width=width, height=2000)
    desk = watched.page.locator(".wb-desk").first
    for language in ("EN", "FR"):
        desk.get_by_role("button", name=language, exact=True).click()
        words = {"EN": "? Help", "FR": "? Aide"}[language]
        expect(desk.get_by_role("button", name=words)).to_be_visible()
        watched.screenshot(f"desk-{name}-{language.lower()}-{width}")
        assert desk.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), "the desk is cut"
    assert "Traceback" not in watched.page.content()


def test_letters_typed_beside_a_desk_do_not_take_it_apart(page_of: PageOf, workbench: Workbench):
    watched = notebook(page_of, workbench, "40-mentoring.ipynb")
    page = watched.page
    page.locator(".jp-Cell").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("Escape")
    cells = page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    for key in "mabxddyrzv":
        page.keyboard.press(key)
    expect(cells).to_have_count(before)
    expect(page.locator(".jp-Notebook .jp-CodeCell")).to_have_count(1)
    expect(page.locator(".wb-desk").first).to_be_visible()
