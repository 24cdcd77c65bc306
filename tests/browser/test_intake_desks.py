"""Intake in a real browser: a file without its form, a mapping, a pair joined and parted again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PageOf, Watched
from tests.browser.lab import Workbench, notebook
from workbench.store import mapping_files, reads
from workbench.store.engine import open_store

pytestmark = pytest.mark.browser

COHORT = "Springboard London, spring 2027"
WITH_PAIRS = "Fellowship Paris, spring 2027"
SCORE = "Chance that they are one person"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
HEADER = (
    "Horodateur",
    "Votre prénom",
    "Votre nom de famille",
    "Votre date de naissance",
    "Votre adresse e-mail",
    "Votre numéro de téléphone",
    "Votre niveau de français",
    "J'accepte que mes données soient conservées",
    "Votre souhait",
)
FIRST = (
    ("Rim", "Haddadine", "23/04/1990", "B1", "Oui", "data"),
    ("Lina", "Barakatine", "15/06/1992", "A2", "Oui", "web"),
    ("Selam", "Tesfayene", "27/08/1991", "B2", "Oui", "autre chose"),
    ("Oksana", "Melnykova", "30/01/1988", "B1", "Non", "web"),
)
NEXT = (
    ("Salma", "Qadirova", "19/02/1993", "B1", "Oui", "web"),
    ("Hiwet", "Gebrezgi", "28/07/1989", "A2", "Oui", "data"),
)


def an_export(file: Path, answers: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
    """A file as Google Forms exports it, with addresses and numbers that reach nobody."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        for at, (given, family, born, level, agrees, wish) in enumerate(answers, start=20):
            reached = (f"{given}.{family}@example.org".lower(), f"01 99 00 {at} {len(answers):02}")
            moment = f"{at}/09/2026 10:00:00"
            writer.writerow((moment, given, family, born, *reached, level, agrees, wish))
    return file


def intake(page_of: PageOf, workbench: Workbench, *, width: int = 1280) -> Watched:
    return notebook(page_of, workbench, "10-intake.ipynb", width=width, height=2200)


def desk(page: Page) -> Locator:
    return page.locator(".wb-tabbed")


def status(page: Page) -> Locator:
    return page.locator(".wb-status").last


def rows(page: Page) -> Locator:
    return desk(page).locator("[role=grid] tbody tr")


def who_looks_alike(page: Page, name: str = "Who looks alike") -> None:
    page.locator(".wb-tabs").get_by_role("button", name=name, exact=True).click()
    expect(desk(page).locator("h2").last).to_have_text(name)


def read(page: Page, file: Path, label: str = "or the export's path on this machine") -> None:
    page.get_by_label(label).fill(str(file))
    page.keyboard.press("Enter")
    expect(desk(page)).to_contain_text(file.name)


def fits(page: Page) -> bool:
    """Nothing reaches beyond the desk's edge, nor is hidden at the side of a list."""
    within = "all => all.every(e => e.scrollWidth <= e.clientWidth + 1)"
    return bool(page.locator(".wb-tabbed, .wb-tabbed .wb-scroller").evaluate_all(within))


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds wrong on the desk itself; JupyterLab around it is not ours."""
    found = Axe().run(page, context=".wb-tabbed", options=RULES).response["violations"]
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found]


def set_aside(workbench: Workbench) -> dict[int, int]:
    """The applications of the sample set aside now, each with the one kept."""
    store = open_store(f"sqlite:///{workbench.folder / 'store' / 'store.sqlite'}", by="test")
    cohorts = reads.cohorts(store)
    number = int(cohorts.index[cohorts["name"] == WITH_PAIRS][0])
    found = reads.look_alikes(store, number)["set_aside_for"].dropna()
    store.close()
    return {int(one): int(kept) for one, kept in found.items()}


def test_a_mapping_is_amended_saved_and_used_for_the_next_file(
    page_of: PageOf, workbench: Workbench, tmp_path: Path
):
    watched = intake(page_of, workbench)
    page = watched.page
    read(page, an_export(tmp_path / "autumn.csv", FIRST))
    expect(rows(page)).to_have_count(len(HEADER))
    expect(rows(page).nth(1)).to_contain_text("Given name")
    wish = rows(page).filter(has_text="Votre souhait")
    expect(wish).to_contain_text("left out")
    expect(desk(page)).to_contain_text("No column answers “First choice”")
    expect(desk(page)).to_contain_text("Who is new and who is known is counted here.")
    wish.click()
    expect(page.locator(".wb-examples li")).to_have_text(["data", "web", "autre chose"])
    page.get_by_label("This column is").select_option(label="First choice")
    expect(wish).to_contain_text("1 word unknown")
    desk(page).locator("summary", has_text="problems").click()
    expect(page.get_by_role("region", name="Problems")).to_contain_text("autre chose")
    expect(desk(page)).to_contain_text("3 new · 0 already known · 1 refuses storage (not kept)")
    watched.screenshot("intake-mapping-en-1280")

    page.get_by_label("Name of this mapping").fill("Autumn form")
    page.get_by_label("Why it is saved").fill("The form of the autumn.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save the mapping").click()
    expect(status(page)).to_contain_text("Mapping “autumn-form” saved, version 1.")
    saved = workbench.folder / "mappings" / "autumn-form.toml"
    assert mapping_files.read(saved).why == "The form of the autumn."
    assert "Haddadine" not in saved.read_text(encoding="utf-8")

    page.get_by_label("Into which cohort").select_option(label=COHORT)
    button = page.get_by_role("button", name="Import 3 applications")
    expect(button).to_be_disabled()
    page.get_by_label("Import 1 answer as unknown").check()
    expect(button).to_be_enabled()
    button.click()
    expect(status(page)).to_contain_text(f"3 applications imported into {COHORT}.")

    read(page, an_export(tmp_path / "winter.csv", NEXT))
    expect(desk(page)).to_contain_text("Read with the mapping “autumn-form”, saved by Alexis")
    expect(desk(page)).to_contain_text("2 new · 0 already known")
    renamed = [*HEADER[:6], "Comment parlez-vous français ?", *HEADER[7:-1], "Votre souhait ?"]
    read(page, an_export(tmp_path / "changed.csv", NEXT, renamed))
    expect(page.locator(".wb-changes")).to_contain_text("“Votre souhait”")
    expect(page.locator(".wb-changes")).to_contain_text("“Comment parlez-vous français ?”")
    watched.screenshot("intake-changed-en-1280")


def test_a_duplicate_is_joined_and_parted_again_without_a_mouse(
    page_of: PageOf, workbench: Workbench
):
    watched = intake(page_of, workbench)
    page = watched.page
    who_looks_alike(page)
    page.get_by_label("Cohort").select_option(label=WITH_PAIRS)
    expect(rows(page).first).to_contain_text("to judge")
    before, waiting = set_aside(workbench), rows(page).count()
    expect(desk(page)).not_to_contain_text(SCORE)
    page.get_by_role("button", name="Show what the rule thinks").press("Enter")
    expect(desk(page)).to_contain_text(SCORE)
    watched.screenshot("intake-alike-en-1280")

    names = rows(page).first.locator("th, td")
    said = f"{names.nth(0).inner_text()} and {names.nth(1).inner_text()}: "
    rows(page).first.press("1")
    expect(status(page)).to_contain_text(f"{said}Same person.")
    expect(rows(page)).to_have_count(waiting - 1)
    expect(desk(page)).not_to_contain_text(SCORE)
    joined = set_aside(workbench)
    assert len(joined) == len(before) + 1

    page.get_by_label("Show", exact=True).select_option(label="Joined: one person")
    expect(rows(page)).to_have_count(1)
    expect(rows(page).first).to_contain_text("✓ Same person")
    expect(desk(page)).to_contain_text("is set aside. Nothing of it is lost")
    page.get_by_role("button", name="Unmerge").press("Enter")
    expect(status(page)).to_contain_text(f"{said}two people again, to be judged.")
    expect(desk(page)).to_contain_text(f"{waiting} pairs to judge")
    assert set_aside(workbench) == before


def test_both_desks_in_french_fit_a_telephone(
    page_of: PageOf, workbench: Workbench, tmp_path: Path
):
    watched = intake(page_of, workbench, width=360)
    page = watched.page
    desk(page).get_by_role("button", name="FR", exact=True).click()
    expect(desk(page).get_by_role("button", name="? Aide")).to_be_visible()
    label = "ou chemin de l’export sur cette machine"
    read(page, an_export(tmp_path / "printemps.csv", FIRST[::-1], [*HEADER[:-1], "Souhait"]), label)
    expect(rows(page)).to_have_count(len(HEADER))
    watched.screenshot("intake-import-fr-360")
    assert fits(page), "the import is cut"
    who_looks_alike(page, "Ressemblances")
    expect(rows(page).first).to_be_visible()
    watched.screenshot("intake-alike-fr-360")
    assert fits(page), "the pairs are cut"


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])
def test_no_rule_of_accessibility_is_broken_on_either_desk(
    page_of: PageOf, workbench: Workbench, tmp_path: Path, width: int
):
    page = intake(page_of, workbench, width=width).page
    read(page, an_export(tmp_path / "summer.csv", FIRST[1:], [*HEADER[:-1], "Envie"]))
    expect(rows(page)).to_have_count(len(HEADER))
    rows(page).last.click()
    expect(page.locator(".wb-examples li").first).to_be_visible()
    assert faults(page) == []
    who_looks_alike(page)
    expect(rows(page).first).to_be_visible()
    page.get_by_role("button", name="Show what the rule thinks").click()
    expect(desk(page)).to_contain_text(SCORE)
    assert faults(page) == []
