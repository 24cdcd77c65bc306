"""Rules and reviews in a real browser: who changes side, by name; reading without knowing whom."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageOf, Watched
from tests.browser.lab import Workbench, notebook
from workbench.settings import data_folder
from workbench.store import reads
from workbench.store.engine import open_store

pytestmark = pytest.mark.browser
TABS = {
    "Queue": "File d’attente",
    "Several at once": "Plusieurs à la fois",
    "Waiting on whom": "Qui attend qui",
    "Reviews": "Lectures",
    "Discuss first": "À discuter d’abord",
    "Reviewers": "Personnes qui lisent",
    "Rules": "Règles",
    "Fairness": "Équité",
}


@pytest.fixture
def desk(page_of: PageOf, workbench: Workbench) -> Watched:
    return notebook(page_of, workbench, "20-triage.ipynb", height=1600)


def tab(page: Page, name: str) -> None:
    button = page.locator(".wb-tabs").get_by_role("button", name=name, exact=True)
    button.click()
    expect(button).to_have_class(re.compile("mod-active"))


def names_in(workbench: Workbench, cohort: str) -> set[str]:
    store = open_store(f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}", by="test")
    cohorts = reads.cohorts(store)
    found = reads.applications(store, int(cohorts.index[cohorts["name"] == cohort][0]))
    store.close()
    return {f"{row.given_name} {row.family_name}" for row in found.itertuples()}


def cohort_shown(page: Page) -> str:
    field = page.get_by_label("Cohort", exact=True).last
    return field.evaluate("e => e.selectedOptions[0].text").replace("\xa0", " ")


def test_a_rule_is_changed_after_seeing_by_name_who_changes_side(
    desk: Watched, workbench: Workbench
):
    page = desk.page
    tab(page, "Rules")
    shown = page.locator(".wb-desk").last
    expect(shown).to_contain_text("Nobody changes side.")
    level = page.get_by_label("Level, at least")
    level.select_option(label="A1")
    expect(shown).not_to_contain_text("Nobody changes side.")
    moved = page.locator("[role=grid]:visible tbody tr").first
    cohort = cohort_shown(page)
    assert moved.locator("th").inner_text() in names_in(workbench, cohort)
    expect(shown).to_contain_text("need childcare")
    expect(shown).to_contain_text("mentor")
    desk.screenshot("rules-preview-en-1280")

    level.select_option(label="A2")
    expect(shown).to_contain_text("Nobody changes side.")
    level.select_option(label="A1")
    save = page.get_by_role("button", name=re.compile("^Save as"))
    expect(save).to_be_disabled()
    page.get_by_label(re.compile("^(Reason|Why)")).last.fill("The lessons begin at A1 now.")
    expect(save).to_be_enabled()
    save.click()
    saved = workbench.folder / "rubrics" / "fellowship-3.toml"
    expect(shown).to_contain_text("Version 3")
    text = saved.read_text(encoding="utf-8")
    assert "The lessons begin at A1 now." in text
    assert not (data_folder() / "rubrics" / "fellowship-3.toml").exists()


def test_a_change_taken_back_before_saving_moves_nobody(desk: Watched):
    page = desk.page
    tab(page, "Rules")
    shown, undo = page.locator(".wb-desk").last, page.get_by_role("button", name="Undo").last
    expect(undo).to_be_disabled()
    page.get_by_label("Level, at least").select_option(label="A1")
    expect(shown).to_contain_text("“French A2 or better” becomes “French A1 or better”.")
    moves = page.locator(".wb-moves")
    expect(moves).not_to_have_text("Nobody changes side.")
    moved = page.locator("[role=grid]:visible tbody tr")
    expect(moved).to_have_count(sum(map(int, re.findall(r"\d+", moves.inner_text()))))
    for row in moved.all():
        name, today, with_draft, made_by, _ = row.locator("th, td").all_inner_texts()
        assert name.strip()
        assert today.startswith("✗ Out")
        assert with_draft.startswith(("? Depends", "✓ In"))
        assert made_by == "French A1 or better"
    for what in ("seats", "need childcare", "mentors of this chapter", "a language", "Fairness:"):
        expect(page.locator(".wb-said li", has_text=what).first).to_be_visible()
    undo.click()
    expect(moves).to_have_text("Nobody changes side.")
    expect(shown).to_contain_text("Nothing differs from the version in use.")
    expect(moved).to_have_count(0)
    expect(undo).to_be_disabled()


def test_points_that_do_not_add_up_are_said_with_the_remainder(desk: Watched):
    page = desk.page
    tab(page, "Rules")
    shown, points = (
        page.locator(".wb-desk").last,
        page.get_by_role("spinbutton", name="Points").first,
    )
    save = page.get_by_role("button", name=re.compile("^Save as"))
    given = int(points.input_value())
    points.fill(str(given - 7))
    points.press("Tab")
    expect(shown).to_contain_text("7 points of 100 are still to be given.")
    expect(shown).to_contain_text("The points do not add up to 100 yet")
    page.get_by_label("Reason").last.fill("Only looking.")
    expect(page.locator(".wb-blockers").last).to_contain_text("100")
    expect(save).to_be_disabled()
    page.get_by_role("button", name="Share the rest in proportion").click()
    expect(shown).not_to_contain_text("The points do not add up to 100 yet")
    expect(points).to_have_value(str(given - 7))
    expect(save).to_be_enabled()
    points.fill(str(given + 7))
    points.press("Tab")
    expect(shown).to_contain_text("points too many: they must add up to 100.")
    expect(save).to_be_disabled()


def test_an_application_is_read_without_knowing_whose_it_is(page_of: PageOf, workbench: Workbench):
    watched = notebook(page_of, workbench, "20-triage.ipynb", height=1600)
    page = watched.page
    cohort = cohort_shown(page)
    names = names_in(workbench, cohort)
    tab(page, "Reviews")
    shown = page.locator(".wb-desk .wb-desk:visible").last
    expect(shown).to_contain_text("Her own words")
    before = shown.inner_text()
    assert not [name for name in names if name in before]
    assert not [part for name in names for part in name.split() if f" {part} " in f" {before} "]

    first = page.get_by_label("Her project")
    first.focus()
    for score in ("3", "2", "4"):
        page.keyboard.press(score)
        page.keyboard.press("Enter")
    page.keyboard.type("Clear and her own.")
    page.keyboard.press("Enter")
    expect(page.locator(".wb-status").last).not_to_be_empty()
    expect(shown).to_contain_text("1 read by you")
    watched.screenshot("reviews-en-1280")
    page.get_by_role("button", name="Show names").click()
    expect(page.get_by_role("button", name="Hide names")).to_be_visible()


def test_no_desk_of_triage_is_cut_on_a_narrow_screen(page_of: PageOf, workbench: Workbench):
    watched = notebook(page_of, workbench, "20-triage.ipynb", width=360, height=2400)
    page = watched.page
    page.get_by_role("button", name="FR", exact=True).first.click()
    desk = page.locator(".wb-desk").first
    for name, french in TABS.items():
        tab(page, french)
        title = {"Queue": "Tri"}.get(name, french)
        expect(page.locator(".wb-desk h2:visible").last).to_have_text(title)
        watched.screenshot(f"triage-{name.lower().replace(' ', '-')}-fr-360")
        assert desk.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), f"{name} is cut"
