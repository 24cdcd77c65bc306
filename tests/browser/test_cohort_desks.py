"""A cohort planned in a real browser, from an impossible quota to a withdrawal and its reserve."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageOf, Watched
from tests.browser.lab import Workbench, notebook
from workbench.apps.pipeline_view import PipelineScreen
from workbench.sentences import LANGUAGES, say, sentence
from workbench.store import reads
from workbench.store.engine import open_store

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COHORT = "Fellowship Paris, spring 2027"
HEADINGS = {
    say(sentence("Springboard"), each): say(PipelineScreen.title, each) for each in LANGUAGES
}
"""Of the desks that are not named as their tab."""


@pytest.fixture
def desk(page_of: PageOf, workbench: Workbench) -> Watched:
    watched = notebook(page_of, workbench, "30-cohort.ipynb", height=1600)
    cohort = watched.page.locator(".wb-desk").get_by_label("Cohort", exact=True).first
    cohort.select_option(label=COHORT)
    return watched


def tab(page: Page, name: str) -> None:
    page.locator(".wb-tabs").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".wb-desk h2").last).to_have_text(name)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name, exact=isinstance(name, str)).click()


def status(page: Page):
    return page.locator(".wb-status").last


def rows(page: Page):
    return page.locator(".wb-desk [role=grid] tbody tr")


def test_a_cohort_is_planned_from_an_impossible_quota_to_a_reserve(
    desk: Watched, workbench: Workbench
):
    page = desk.page
    press(page, "Propose")
    expect(status(page)).to_contain_text("new seats proposed")

    tab(page, "Demands")
    page.get_by_label("Count an answer").select_option(label="French level")
    page.get_by_label("Groups counted together").select_option(label=["C1", "C2"])
    press(page, "Add this quota")
    quota = page.locator(".wb-quota").filter(has_text="C1")
    quota.get_by_label("at least").fill("40")
    quota.get_by_label("at least").press("Enter")
    expect(page.locator(".wb-clash").last).to_contain_text("do not go together")
    desk.screenshot("cohort-clash-en-1280")
    page.locator(".wb-clash button").first.click()
    expect(page.locator(".wb-clash").last).to_be_hidden()
    expect(page.locator(".wb-against").first).to_be_visible()
    desk.screenshot("cohort-demands-en-1280")

    tab(page, "Compare plans")
    page.get_by_label("Name of the plan").fill("Before the lock")
    press(page, "Keep this plan")
    expect(status(page)).to_contain_text("Kept as “Before the lock”.")

    tab(page, "Plan")
    out = rows(page).filter(has_text="no seat").first
    name = out.locator("th").inner_text()
    out.click()
    expect(page.locator(".wb-card h3").first).to_have_text(name)
    first = page.get_by_label("Her seat").locator("option").nth(1)
    wish = out.locator("td").nth(1).inner_text()
    assert first.count() == 1
    page.get_by_label("Her seat").select_option(label=wish)
    page.get_by_label("Why by hand").fill("Her place was promised in spring.")
    page.get_by_label("Why by hand").press("Enter")
    press(page, "Propose")
    expect(rows(page).filter(has_text=name)).to_contain_text("seat given")

    tab(page, "Compare plans")
    page.get_by_label("Beside").select_option(label="Before the lock")
    expect(rows(page).filter(has_text=name)).to_contain_text("Comes in")
    desk.screenshot("cohort-compare-en-1280")

    tab(page, "Plan")
    page.get_by_label("Reason", exact=True).fill("The plan of the council, 24 November.")
    press(page, "Enrol")
    expect(status(page)).to_contain_text("fellows enrolled")
    desk.screenshot("cohort-enrolled-en-1280")

    tab(page, "Reserve")
    kept = rows(page).filter(has_not_text="nobody").first
    leaving = kept.locator("th").inner_text()
    coming = kept.locator("td").nth(1).inner_text()
    kept.click()
    page.get_by_label("Why she leaves").fill("She found a job.")
    press(page, "She leaves: replace her")
    expect(status(page)).to_contain_text(f"{coming} comes in; every other seat is unchanged.")
    expect(rows(page).filter(has_text=leaving)).to_have_count(0)
    expect(rows(page).filter(has_text=coming).first).to_be_visible()
    desk.screenshot("cohort-reserve-en-1280")

    store = open_store(f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}", by="test")
    cohorts = reads.cohorts(store)
    fellows = reads.fellows(store, int(cohorts.index[cohorts["name"] == COHORT][0]))
    store.close()
    gone = fellows[fellows["left_on"].notna()]
    assert [f"{row.given_name} {row.family_name}" for row in gone.itertuples()] == [leaving]
    staying = fellows[fellows["left_on"].isna()]
    assert coming in [f"{row.given_name} {row.family_name}" for row in staying.itertuples()]


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])
def test_every_tab_of_the_cohort_speaks_both_languages_and_is_not_cut(
    page_of: PageOf, workbench: Workbench, width: int
):
    watched = notebook(page_of, workbench, "30-cohort.ipynb", width=width, height=2000)
    page = watched.page
    for language, words in (("EN", "? Help"), ("FR", "? Aide")):
        page.locator(".wb-desk").last.get_by_role("button", name=language, exact=True).click()
        for place in range(page.locator(".wb-tabs button").count()):
            button = page.locator(".wb-tabs button").nth(place)
            title = button.inner_text()
            button.click()
            expect(page.locator(".wb-desk h2").last).to_have_text(HEADINGS.get(title, title))
            expect(page.get_by_role("button", name=words).last).to_be_visible()
            watched.screenshot(f"cohort-{place}-{language.lower()}-{width}")
            shown = page.locator(".wb-desk").first
            assert shown.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), f"{title} is cut"
    assert "Traceback" not in page.content()


def test_axe_finds_nothing_wrong_on_any_tab_of_the_cohort(desk: Watched):
    page = desk.page
    press(page, "Propose")
    expect(status(page)).to_contain_text("proposed")
    found = {}
    for place in range(page.locator(".wb-tabs button").count()):
        button = page.locator(".wb-tabs button").nth(place)
        title = button.inner_text()
        button.click()
        expect(page.locator(".wb-desk h2").last).to_have_text(HEADINGS.get(title, title))
        result = Axe().run(page, context=".wb-tabbed", options={"runOnly": WCAG})
        found[title] = [
            (each["id"], each["nodes"][0]["html"][:200]) for each in result.response["violations"]
        ]
    assert {title: wrong for title, wrong in found.items() if wrong} == {}
