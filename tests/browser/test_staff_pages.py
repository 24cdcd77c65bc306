from __future__ import annotations

import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import READY, PageOf, Watched
from workbench.launch.dashboards import Dashboards
from workbench.store.editions import open_edition

pytestmark = pytest.mark.browser

NAMES = ("index", "triage", "cohort", "mentoring")
WIDTHS = (360, 1280)
FILTER = "#cohort-filter"


def address(base: str, name: str, query: str = "") -> str:
    return f"{base}voila/render/{name}.ipynb{query}"


def ready(watched: Watched) -> Watched:
    watched.page.wait_for_selector(READY)
    expect(watched.page.locator("#loading")).to_have_count(0)
    return watched


def fits(watched: Watched) -> bool:
    """Nothing reaches beyond the right edge, and no word is cut."""
    return bool(
        watched.page.evaluate(
            """() => {
              const room = document.documentElement.clientWidth;
              const reaches = [...document.querySelectorAll('.staff-page *')].filter(
                (e) => !e.closest('svg') && e.getBoundingClientRect().right > room + 1);
              return document.documentElement.scrollWidth <= room && reaches.length === 0;
            }"""
        )
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_reads_well_in_both_languages(
    page_of: PageOf, staff_pages: str, editions: Path, name: str, width: int
) -> None:
    edition = open_edition(editions, "staff")
    assert edition is not None
    watched = ready(page_of(address(staff_pages, name), width=width))
    page = watched.page
    for language, button in (("en", "English"), ("fr", "Français")):
        page.get_by_role("button", name=button).click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.get_by_role("button", name=button)).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".day")).to_contain_text(edition.said_day[language])
        assert fits(watched)
        titles = [p.title for p in edition.pages if (p.name, p.language) == (name, language)]
        if titles:
            expect(page.locator("h1")).to_have_text(titles[0])
        watched.screenshot(f"staff-{name}-{language}-{width}")
    assert page.locator("[role=main] .staff-page").count() == 1


def test_the_language_is_kept_in_the_address(page_of: PageOf, staff_pages: str) -> None:
    watched = ready(page_of(address(staff_pages, "triage", "?lang=fr")))
    expect(watched.page.locator("html")).to_have_attribute("lang", "fr")
    watched.page.locator("nav a[data-page=cohort]").click()
    ready(watched)
    expect(watched.page.locator("html")).to_have_attribute("lang", "fr")
    assert "lang=fr" in watched.page.url


def test_the_filter_answers_at_once_and_asks_nobody(
    page_of: PageOf, staff_pages: str, editions: Path
) -> None:
    edition = open_edition(editions, "staff")
    assert edition is not None
    watched = ready(page_of(address(staff_pages, "cohort")))
    watched.page.wait_for_load_state("networkidle")
    before = len(watched.sent)
    for state in (s for s in edition.states if s.language == "en"):
        began = time.perf_counter()
        watched.page.select_option(FILTER, state.code)
        title = next(
            p.title
            for p in edition.pages
            if (p.name, p.state, p.language) == ("cohort", state.code, "en")
        )
        expect(watched.page.locator("h1")).to_have_text(title)
        assert time.perf_counter() - began < 1
        expect(watched.page.locator("[role=status]")).to_have_text(title)
    assert len(watched.sent) == before
    watched.page.reload()
    ready(watched)
    assert watched.page.input_value(FILTER) == state.code


def test_the_first_address_leads_to_the_list_of_pages(page_of: PageOf, staff_pages: str) -> None:
    watched = page_of(f"{staff_pages}?lang=fr")
    ready(watched)
    links = watched.page.locator(".cards a")
    assert links.count() == 3
    expect(watched.page.locator("html")).to_have_attribute("lang", "fr")
    links.first.click()
    watched.page.wait_for_url("**/triage.ipynb**")
    ready(watched)


@pytest.mark.parametrize("query", ["?template=lab", "?theme=dark", "?voila-template=nowhere"])
def test_a_link_cannot_choose_another_template_or_theme(
    page_of: PageOf, staff_pages: str, query: str
) -> None:
    watched = ready(page_of(address(staff_pages, "triage", query)))
    assert watched.page.get_attribute("body", "data-jp-theme-name") == "JupyterLab Light"
    assert watched.page.locator("a.skip").count() == 1


def test_the_sponsor_pages_are_those_of_the_sponsor_edition(
    page_of: PageOf, editions: Path, served: Callable[..., Dashboards], tmp_path: Path
) -> None:
    shutil.copy(editions / "sponsor.sqlite", tmp_path)
    base = served(tmp_path, audience="sponsor").address
    edition = open_edition(editions, "sponsor")
    assert edition is not None
    watched = ready(page_of(address(base, "triage")))
    expect(watched.page.locator("h1")).to_have_text(edition.pages[0].title)
    watched.screenshot("sponsor-triage-en-1280")


def test_a_page_works_before_the_first_edition_and_when_it_comes(
    page_of: PageOf, editions: Path, served: Callable[..., Dashboards], tmp_path: Path
) -> None:
    base = served(tmp_path).address
    for width in WIDTHS:
        watched = ready(page_of(address(base, "triage"), width=width))
        expect(watched.page.locator("h1")).to_have_text("No edition has been published yet")
        assert fits(watched)
        watched.screenshot(f"staff-missing-en-{width}")
    (tmp_path / "staff.sqlite").write_bytes(b"broken " * 400)
    watched = ready(page_of(address(base, "triage")))
    expect(watched.page.locator(".body")).to_contain_text("workbench publish")
    shutil.copy(editions / "staff.sqlite", tmp_path)
    watched.page.reload()
    ready(watched)
    expect(watched.page.locator("h1")).to_contain_text("applications")


def test_an_empty_programme_has_pages_without_empty_pictures(
    page_of: PageOf, served: Callable[..., Dashboards], tmp_path: Path
) -> None:
    from tests.browser.conftest import NOW
    from workbench.store.engine import create_store
    from workbench.store.publish import publish

    store = create_store(f"sqlite:///{tmp_path / 'store.sqlite'}", by="Alexis")
    publish(store, tmp_path / "editions", now=NOW)
    store.close()
    base = served(tmp_path / "editions").address
    for name in NAMES:
        watched = ready(page_of(address(base, name)))
        assert watched.page.locator("svg").count() == 0
        watched.screenshot(f"staff-empty-{name}-en-1280")


def test_it_prints_as_a_document(page_of: PageOf, staff_pages: str) -> None:
    watched = ready(page_of(address(staff_pages, "triage")))
    watched.page.emulate_media(media="print")
    expect(watched.page.locator("nav")).to_be_hidden()
    expect(watched.page.locator(".hidden-why")).to_be_visible()
    watched.screenshot("staff-triage-print")
    assert watched.page.pdf(format="A4").count(b"/Type /Page\n") >= 2


def test_the_keyboard_is_enough(page_of: PageOf, staff_pages: str) -> None:
    page = ready(page_of(address(staff_pages, "triage"))).page
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "[document.activeElement.className || document.activeElement.tagName, "
            "document.activeElement.textContent.trim().slice(0, 12), "
            "getComputedStyle(document.activeElement).outlineStyle]"
        )
        reached.append(focus)
    assert reached[0][0] == "skip"
    assert [word for _, word, _ in reached[1:7]] == [
        "English",
        "Français",
        "Home",
        "Triage",
        "Cohort",
        "Mentoring",
    ]
    assert all(outline == "solid" for _, _, outline in reached[1:])
    page.get_by_role("button", name="Français").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Français")).to_be_focused()


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", NAMES)
def test_no_rule_of_accessibility_is_broken(
    page_of: PageOf, staff_pages: str, name: str, width: int
) -> None:
    watched = ready(page_of(address(staff_pages, name), width=width))
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(watched.page, options=rules).response["violations"]
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize(
    "path", ["voila/files/triage.ipynb", "voila/render/nowhere.ipynb", "voila/files/../x.py"]
)
def test_nothing_but_pages_is_served(staff_pages: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(staff_pages + path, timeout=30)
    assert refused.value.code in {403, 404}
    assert b"https://" not in refused.value.read()


def test_a_foreign_host_name_is_refused(staff_pages: str) -> None:
    asked = urllib.request.Request(
        address(staff_pages, "triage"), headers={"Host": "elsewhere.example"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=30)
    assert refused.value.code == 403


def test_a_page_that_is_left_ends_its_kernel(page_of: PageOf, staff_pages: str) -> None:
    watched = ready(page_of(address(staff_pages, "triage")))
    watched.page.wait_for_function("document.cookie.includes('_xsrf=')")
    kernel = watched.sockets[0].url.partition("/api/kernels/")[2].partition("/")[0]
    gone = f"{staff_pages}api/kernels/{kernel}"
    assert urllib.request.urlopen(gone, timeout=30).status == 200
    watched.page.reload()
    last = time.monotonic() + 30
    status = 200
    while status == 200 and time.monotonic() < last:
        try:
            status = urllib.request.urlopen(gone, timeout=30).status
        except urllib.error.HTTPError as answer:
            status = answer.code
    assert status == 404
    ready(watched)


def test_two_tabs_do_not_disturb_each_other(
    page_of: PageOf, staff_pages: str, chromium: Browser
) -> None:
    one = ready(page_of(address(staff_pages, "triage")))
    other = ready(page_of(address(staff_pages, "triage", "?lang=fr")))
    expect(one.page.locator("html")).to_have_attribute("lang", "en")
    expect(other.page.locator("html")).to_have_attribute("lang", "fr")
    assert {s.url for s in one.sockets}.isdisjoint({s.url for s in other.sockets})
