"""Mentors given in a real browser: propose, lock, forbid, explain, confirm; and every tab."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageOf, Watched
from tests.browser.lab import Workbench, notebook
from tests.browser.test_cohort_desks import WCAG, press, status
from workbench.store import reads
from workbench.store.engine import Store, open_store

pytestmark = pytest.mark.browser

COHORT = "Fellowship London, autumn 2026"


@pytest.fixture
def desk(page_of: PageOf, workbench: Workbench) -> Watched:
    watched = notebook(page_of, workbench, "40-mentoring.ipynb", height=1600)
    choose_cohort(watched.page)
    return watched


def choose_cohort(page: Page) -> None:
    page.locator(".wb-desk").get_by_label("Cohort", exact=True).first.select_option(label=COHORT)


def fellows(page: Page):
    return page.locator(".wb-board [role=grid]").nth(0).locator("tbody tr")


def mentors(page: Page):
    return page.locator(".wb-board [role=grid]").nth(1).locator("tbody tr")


def explain(page: Page, why: str) -> None:
    page.get_by_label("Why by hand").fill(why)
    page.get_by_label("Why by hand").press("Enter")


def opened(workbench: Workbench) -> Store:
    return open_store(f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}", by="test")


def confirmed(workbench: Workbench) -> dict[int, int]:
    store = opened(workbench)
    cohorts = reads.cohorts(store)
    found = reads.assignments(store, int(cohorts.index[cohorts["name"] == COHORT][0]))
    store.close()
    found = found[found["ends_on"].isna()]
    return dict(zip(found["fellow"].tolist(), found["mentor"].tolist(), strict=True))


def propose(page: Page) -> None:
    press(page, "Propose")
    expect(status(page)).to_contain_text("proposed")


def lock_the_first(page: Page) -> str:
    """Lock the pair of the first fellow proposed, by keyboard, then say why; gives her name."""
    row = fellows(page).filter(has_text="proposed").first
    name = row.locator("th").inner_text()
    row.click()
    row.press("1")
    expect(page.locator(".wb-blockers")).to_contain_text(f"Say why {name} was settled by hand.")
    explain(page, "They met at the welcome day.")
    expect(page.locator(".wb-blockers")).not_to_contain_text(name)
    expect(fellows(page).filter(has_text=name)).to_contain_text("locked")
    return name


def forbid_the_first(page: Page) -> None:
    """Forbid the pair of the first fellow proposed: another mentor, or nobody, at once."""
    row = fellows(page).filter(has_text="proposed").first
    name, mentor = row.locator("th").inner_text(), row.locator("td").nth(1).inner_text()
    row.click()
    expect(page.locator(".wb-board .wb-card h3")).to_contain_text(name)
    expect(page.get_by_label("Why by hand")).to_have_value("")
    explain(page, "They work in one team.")
    press(page, "2 Forbid")
    expect(fellows(page).filter(has_text=name).locator("td").nth(1)).not_to_have_text(mentor)
    expect(mentors(page).filter(has_text=mentor).first).to_contain_text("forbidden")


def test_mentors_are_proposed_locked_forbidden_and_confirmed(desk: Watched, workbench: Workbench):
    page, before = desk.page, confirmed(workbench)
    propose(page)
    desk.screenshot("mentoring-proposed-en-1280")
    locked = lock_the_first(page)
    forbid_the_first(page)
    desk.screenshot("mentoring-forbidden-en-1280")
    expect(fellows(page).filter(has_text=locked)).to_contain_text("locked")

    row = fellows(page).filter(has_text="proposed").first
    row.click()
    row.press("Enter")
    expect(mentors(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".wb-board .wb-card")).to_contain_text("Why not this mentor")
    desk.screenshot("mentoring-why-not-en-1280")

    expect(page.get_by_role("button", name="Confirm", exact=True)).to_be_disabled()
    page.get_by_label("Reason of these pairs").fill("Agreed with the team, 24 November.")
    expect(page.locator(".wb-blockers")).to_have_text("", timeout=6000)
    press(page, "Confirm")
    expect(status(page)).to_contain_text("confirmed.")
    desk.screenshot("mentoring-confirmed-en-1280")
    after = confirmed(workbench)
    assert before.items() < after.items()
    assert "Crash " not in workbench.log()


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])
def test_every_tab_of_mentoring_speaks_both_languages_and_is_not_cut(
    page_of: PageOf, workbench: Workbench, width: int
):
    watched = notebook(page_of, workbench, "40-mentoring.ipynb", width=width, height=2000)
    page = watched.page
    choose_cohort(page)
    for language, words in (("EN", "? Help"), ("FR", "? Aide")):
        page.locator(".wb-desk").last.get_by_role("button", name=language, exact=True).click()
        for place in range(page.locator(".wb-tabs button").count()):
            page.locator(".wb-tabs button").nth(place).click()
            expect(page.get_by_role("button", name=words).last).to_be_visible()
            watched.screenshot(f"mentoring-{place}-{language.lower()}-{width}")
            shown = page.locator(".wb-desk").first
            assert shown.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), f"{place} is cut"
    assert "Traceback" not in page.content()


def test_axe_finds_nothing_wrong_on_any_tab_of_mentoring(desk: Watched):
    page, found = desk.page, {}
    propose(page)
    press(page, "Other terms")
    for place in range(page.locator(".wb-tabs button").count()):
        button = page.locator(".wb-tabs button").nth(place)
        title = button.inner_text()
        button.click()
        expect(page.get_by_role("button", name="? Help").last).to_be_visible()
        result = Axe().run(page, context=".wb-tabbed", options={"runOnly": WCAG})
        found[title] = [
            (each["id"], each["nodes"][0]["html"][:200]) for each in result.response["violations"]
        ]
    assert {title: wrong for title, wrong in found.items() if wrong} == {}
