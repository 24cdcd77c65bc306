"""Triage in a real browser: the queue by keyboard, several at once, a letter right to left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageOf, Watched
from tests.browser.lab import Workbench, notebook

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(page_of: PageOf, workbench: Workbench) -> Watched:
    return notebook(page_of, workbench, "20-triage.ipynb", height=1400)


def rows(page: Page):
    return page.locator(".wb-desk [role=grid] tbody tr")


def status(page: Page):
    return page.locator(".wb-status").last


def tab(page: Page, name: str) -> None:
    page.locator(".wb-tabs").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".wb-desk h2").last).to_have_text(name)


def test_a_verdict_is_given_and_taken_back_without_a_mouse(desk: Watched):
    page = desk.page
    waiting = rows(page).count()
    rows(page).first.focus()
    page.keyboard.press("j")
    page.keyboard.press("j")
    name = page.locator("tr:focus th").inner_text()
    expect(page.locator(".wb-card h3").first).to_have_text(name)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Reason").first).to_be_focused()
    page.keyboard.type("The cohort is full.")
    page.keyboard.press("Enter")
    expect(page.locator("tr[aria-selected=true]")).to_be_focused()
    page.keyboard.press("2")
    expect(status(page)).to_contain_text(f"{name}: Waitlisted.")
    expect(rows(page)).to_have_count(waiting - 1)
    expect(page.locator("tr[aria-selected=true]")).to_be_focused()
    page.keyboard.press("u")
    expect(status(page)).to_contain_text(f"Taken back. {name}")
    expect(rows(page)).to_have_count(waiting)
    page.keyboard.press("?")
    expect(page.locator(".wb-help")).to_be_visible()
    expect(page.locator("tr[aria-selected=true]")).to_be_focused()


def test_the_queue_is_filtered_by_outlook_and_by_whom_it_waits_on(desk: Watched):
    page = desk.page
    waiting = rows(page).count()
    page.get_by_label("Outlook").select_option(label="Out whatever she answers")
    expect(rows(page).first).to_contain_text("✗ Out")
    assert all("✗ Out" in text for text in rows(page).all_inner_texts())
    page.get_by_label("Outlook").select_option(label="All")
    expect(rows(page)).to_have_count(waiting)
    page.get_by_label("Waits on").first.select_option(label="What is overdue")
    expect(rows(page).first).to_contain_text("⚠")
    desk.screenshot("triage-queue-overdue-en-1280")


def test_several_are_decided_together_after_a_preview_and_taken_back(desk: Watched):
    page = desk.page
    tab(page, "Several at once")
    waiting = rows(page).count()
    rows(page).first.focus()
    page.keyboard.press("x")
    expect(rows(page).first).to_contain_text("left out")
    page.keyboard.press("2")
    expect(page.locator(".wb-card").last).to_contain_text(f"“Waitlist” for {waiting - 1} applic")
    record = page.get_by_role("button", name=f"Record {waiting - 1} verdicts")
    expect(record).to_be_disabled()
    page.get_by_label("Reason").last.fill("Told together at the meeting.")
    record.click()
    expect(status(page)).to_contain_text(f"{waiting - 1} applications: Waitlisted.")
    expect(rows(page)).to_have_count(1)
    page.get_by_role("button", name="Undo").last.click()
    expect(status(page)).to_contain_text("verdicts taken back")
    expect(rows(page)).to_have_count(waiting)


def test_an_answer_by_telephone_changes_her_score_at_once(desk: Watched):
    page = desk.page
    page.get_by_label("Outlook").select_option(label="Depends on her answers")
    rows(page).first.click()
    before = page.locator(".wb-card").first.inner_text()
    page.get_by_role("button", name=re.compile("Record an answer")).click()
    page.get_by_label("Question").select_option(label="hours a week")
    page.get_by_label("Her answer").fill("3")
    page.keyboard.press("Tab")
    page.get_by_label("Reason").first.fill("She called on Monday.")
    button = page.get_by_role("button", name="Record her answer")
    expect(button).to_be_enabled()
    button.click()
    expect(status(page)).to_contain_text("her answer on hours a week is recorded")
    expect(page.locator(".wb-card").first).not_to_have_text(before)
    expect(page.locator(".wb-card").first).to_contain_text("She can give 3 hours a week")
