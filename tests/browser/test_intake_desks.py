"""Intake in a real browser: a mapping amended and used again, two of one woman joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageOf, Watched
from tests.browser.lab import Workbench, notebook
from workbench.store import reads
from workbench.store.engine import open_store

pytestmark = pytest.mark.browser

HEADER = (
    "Horodateur,Votre prénom,Votre nom de famille,Quelle est votre date de naissance ?,"
    "Adresse e-mail,Votre téléphone,Premier choix de filière,Votre niveau de français,"
    "Acceptez-vous que vos données soient conservées ?,Votre quartier"
)
FIRST = """
04/09/2026 10:15:32,Rahel,Tesfaye,21/05/1994,r@example.org,06 39 98 01 02,Web,B1,Oui,Belleville
15/09/2026 11:20:00,فاطمة,الحسن,13/07/1990,f@example.org,06 39 98 01 03,Web,A2,Oui,Guillotière
"""
LATER = f"""{FIRST.rstrip()}
16/09/2026 09:00:10,Олена,Коваль,13/11/1988,o@example.org,06 39 98 01 04,Data,A1,Oui,Chantenay
"""


@pytest.fixture
def desk(page_of: PageOf, workbench: Workbench) -> Watched:
    return notebook(page_of, workbench, "10-intake.ipynb", height=1600)


def written(folder: Path, header: str, rows: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "reponses.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def choose(page: Page, path: Path) -> None:
    page.get_by_label("or the export's path on this machine").fill(str(path))
    page.keyboard.press("Tab")


def step(page: Page, number: int):
    return page.locator(".wb-step").nth(number - 1)


def test_a_mapping_is_amended_saved_and_used_again(
    desk: Watched, page_of: PageOf, workbench: Workbench, tmp_path: Path
):
    page = desk.page
    choose(page, written(tmp_path / "first", HEADER, FIRST))
    expect(step(page, 1)).to_contain_text("Google Forms")
    expect(step(page, 2)).to_contain_text("1 left out")
    page.get_by_role("button", name="Look at the columns").click()
    column = page.locator(".wb-step tr", has_text="Votre quartier")
    column.click()
    card = page.locator(".wb-step .wb-card")
    expect(card).to_contain_text("Belleville")
    expect(card).to_contain_text("Guillotière")
    page.get_by_label("This column is").select_option(label="City")
    expect(column).to_contain_text("as you said")
    expect(step(page, 2)).to_contain_text("0 left out")
    desk.screenshot("intake-mapping-en-1280")
    page.get_by_label("Name of this mapping").fill("paris-google")
    page.get_by_label("Why it is saved").fill("The quarter is asked as the city.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save the mapping").click()
    expect(page.locator(".wb-status").first).to_contain_text("paris-google")
    saved = (workbench.folder / "mappings" / "paris-google.toml").read_text(encoding="utf-8")
    assert "Votre quartier" in saved
    assert "Belleville" not in saved

    page.get_by_role("button", name="Import 2 applications").click()
    expect(page.locator(".wb-status").first).to_contain_text("2 applications imported")

    again = notebook(page_of, workbench, "10-intake.ipynb", height=1600).page
    choose(again, written(tmp_path / "later", HEADER, LATER))
    expect(step(again, 2)).to_contain_text("paris-google")
    expect(step(again, 4)).to_contain_text("1 new · 2 already known")

    changed = HEADER.replace("Votre quartier", "Votre quartier ou commune")
    choose(again, written(tmp_path / "changed", changed, LATER))
    expect(step(again, 2)).to_contain_text("Votre quartier ou commune")


def alike(workbench: Workbench) -> tuple[set[int], int]:
    """The applications of the newest cohort that are not set aside, and how many merges stand."""
    store = open_store(f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}", by="test")
    cohorts = reads.cohorts(store)
    here = {int(one) for number in cohorts.index for one in reads.applications(store, number).index}
    store.close()
    return here, len(here)


def test_two_of_one_woman_are_joined_and_parted_by_keyboard(desk: Watched, workbench: Workbench):
    page = desk.page
    before, count = alike(workbench)
    page.locator(".wb-tabs").get_by_role("button", name="Who looks alike").click()
    expect(page.locator(".wb-desk h2").last).to_have_text("Who looks alike")
    rows = page.locator("[role=grid] tbody tr:visible")
    expect(rows.first).to_be_visible()
    card = page.locator(".wb-card:visible")
    expect(card).not_to_contain_text("The rule would say")
    page.get_by_role("button", name="Show what the rule thinks").click()
    expect(card).to_contain_text("The rule would say")

    pair = rows.filter(has_text="to judge")
    waiting = pair.count()
    together = next(at for at in range(waiting) if asks_which_to_keep(page, pair.nth(at)))
    desk.screenshot("intake-alike-en-1280")
    pair.nth(together).focus()
    page.keyboard.press("1")
    status = page.locator(".wb-status").last
    expect(status).to_contain_text("Same person")
    joined, left = alike(workbench)
    assert left == count - 1
    assert joined < before

    page.get_by_label("Show", exact=True).select_option(label="Joined: one person")
    expect(rows).to_have_count(1)
    rows.first.click()
    page.get_by_role("button", name="Unmerge").click()
    expect(rows.filter(has_text="to judge")).to_have_count(waiting)
    assert alike(workbench) == (before, count)


def asks_which_to_keep(page: Page, row) -> bool:
    """Whether both of a pair ask for the same cohort, so that one would be set aside."""
    row.click()
    expect(row).to_have_attribute("aria-selected", "true")
    expect(page.locator(".wb-card:visible")).to_contain_text("If they are one person")
    return page.get_by_label("Keep").is_visible()


@pytest.mark.parametrize("tab", ["Importer", "Ressemblances"])
def test_no_desk_of_the_intake_is_cut_on_a_narrow_screen(
    page_of: PageOf, workbench: Workbench, tab: str, tmp_path: Path
):
    watched = notebook(page_of, workbench, "10-intake.ipynb", width=360, height=2400)
    page = watched.page
    page.get_by_role("button", name="FR", exact=True).first.click()
    page.locator(".wb-tabs").get_by_role("button", name=tab, exact=True).click()
    if tab == "Importer":
        page.get_by_label("ou chemin de l’export sur cette machine").fill(
            str(written(tmp_path / "first", HEADER, FIRST))
        )
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Regarder les colonnes").click()
        expect(page.locator(".wb-step tr", has_text="Votre prénom")).to_be_visible()
    desk = page.locator(".wb-desk").first
    watched.screenshot(f"intake-{tab}-fr-360")
    assert desk.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), "the desk is cut"
