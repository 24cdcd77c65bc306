from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench import views
from workbench.charts import palette
from workbench.errors import NotReady
from workbench.sentences import sentence
from workbench.store.editions import Edition, Figure, Number, Page, State, Table
from workbench.views import page
from workbench.views.body import body
from workbench.views.safe import tag

HOSTILE = '<img src=x onerror="alert(1)">'
FOLDER = Path(views.__file__).parent


def a_page(**changes: object) -> Page:
    table = Table("Caption", ("Group", "People"), (("A2", "<10"), ("Total", "25")))
    plain = {
        "name": "triage",
        "state": "all",
        "language": "en",
        "title": "A finding",
        "numbers": (Number("Seats", "40", "Planned."),),
        "figures": (Figure("It grows.", "<svg class='chart'></svg>", table),),
        "hidden": "Small numbers.",
    }
    return Page(**{**plain, **changes})


def an_edition(*pages: Page) -> Edition:
    states = tuple(State("all", language, "All") for language in ("en", "fr"))
    said = {"en": "23 November 2026", "fr": "23 novembre 2026"}
    return Edition("staff", "2026-11-23", 10, said, states, pages)


def test_every_value_is_escaped() -> None:
    hostile = Table(HOSTILE, (HOSTILE,), ((HOSTILE, HOSTILE),))
    shown = body(
        a_page(
            title=HOSTILE,
            hidden=HOSTILE,
            numbers=(Number(HOSTILE, HOSTILE, HOSTILE),),
            figures=(Figure(HOSTILE, "", hostile), Figure(HOSTILE, "<svg></svg>", hostile)),
        ),
        "en",
    )
    assert "<img" not in shown
    assert shown.count("&lt;img") >= 10


def test_an_attribute_cannot_be_left() -> None:
    assert tag("p", "x", title='" onclick="go()') == ('<p title="&#34; onclick=&#34;go()">x</p>')


def test_a_table_names_its_columns_and_lines() -> None:
    shown = body(a_page(), "en")
    assert "<caption>Caption</caption>" in shown
    assert shown.count('scope="col"') == 2
    assert shown.count('scope="row"') == 2
    assert "&lt;10" in shown


def test_the_browser_gets_every_language_and_state_at_once() -> None:
    edition = an_edition(
        a_page(), a_page(language="fr", title="Un constat"), a_page(name="cohort", title="No")
    )
    shown = page.show("triage", lambda: edition)
    assert "A finding" in shown.content["bodies"]["en"]["all"]
    assert "Un constat" in shown.content["bodies"]["fr"]["all"]
    assert "23 novembre 2026" in shown.content["frames"]["fr"]


def test_a_missing_edition_is_a_friendly_page() -> None:
    shown = page.show("triage", lambda: None)
    assert "No edition has been published yet" in shown.content["bodies"]["en"]["all"]


def test_the_home_page_lists_every_page_with_its_finding() -> None:
    shown = page.show("index", lambda: an_edition(a_page())).content["bodies"]["en"]["all"]
    assert re.findall(r'href="(\w+)\.ipynb"', shown) == ["triage", "cohort", "mentoring"]
    assert "A finding" in shown


def test_an_error_for_people_becomes_its_sentence() -> None:
    def refuse() -> None:
        raise NotReady(sentence("Publish an edition first."), code="x")

    assert "Publish an edition first." in page.show("triage", refuse).content["bodies"]["en"]["all"]


def test_a_bug_becomes_a_number_without_what_it_held(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise RuntimeError("Rahel Tesfaye")

    shown = page.show("triage", fail).content["bodies"]["en"]["all"]
    logged = capfd.readouterr().err
    found = re.search(r"Something went wrong \((\w+)\)", shown)
    assert found
    assert found.group(1) in logged
    assert "RuntimeError" in logged
    assert "Rahel" not in shown + logged


def test_nothing_that_a_browser_sends_is_heard() -> None:
    shown = page.show("triage", lambda: None)
    heard = {name for name in shown._trait_notifiers if name in ("content", "_all")}
    assert heard == set()
    assert shown._msg_callbacks.callbacks == []


def test_pages_and_charts_share_one_palette() -> None:
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    found = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", style))
    assert found == {
        name.lower(): getattr(palette, name) for name in ("INK", "GREY", "PALE", "ACCENT", "AMBER")
    }


def test_words_stand_out_from_their_ground() -> None:
    for name in ("INK", "GREY", "ACCENT", "AMBER"):
        assert contrast(getattr(palette, name), "#ffffff") >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
