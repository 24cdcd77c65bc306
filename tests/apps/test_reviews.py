"""The reviews desk: blind, in one's own order, nothing lost."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from workbench.apps.drafts import Draft
from workbench.apps.reviewing import stored_reviews
from workbench.apps.reviews import ReviewsDesk
from workbench.apps.reviews_view import ReviewsScreen
from workbench.store import guides, reads
from workbench.store.engine import Store, create_store, open_store
from workbench.store.tables import Application, Chapter, Cohort, Person
from workbench.store.writes import NewReview, add_reviewer, give_review

GUIDE = guides.motivation()
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def an_open_cohort(folder: Path, *, applications: int) -> Store:
    """A store with one cohort; every woman writes her own name in her motivation."""
    store = create_store(f"sqlite:///{folder / 'store.sqlite'}", by="Alexis")
    with store.writing() as session:
        session.add(Chapter(name="Paris"))
        session.flush()
        session.add(
            Cohort(
                chapter_id=1,
                programme="fellowship",
                name="Fellowship Paris 2027",
                form_id="f",
                opens_on=date(2026, 9, 1),
                closes_on=date(2026, 12, 15),
                starts_on=date(2027, 2, 1),
                ends_on=date(2027, 7, 31),
                seats={"web": 2},
                supports={},
            )
        )
        numbers = range(1, applications + 1)
        session.add_all(
            Person(given_name=f"Rahel{at}", family_name="Tesfaye", birth_date=date(1990, 1, 2))
            for at in numbers
        )
        session.flush()
        session.add_all(
            Application(
                person_id=at,
                cohort_id=1,
                form_id="f",
                submission=str(at),
                submitted_at=NOW,
                answers={
                    "motivation": f"I am Rahel{at} and I learn. <b>Bold</b>",
                    "country_of_origin": "ER",
                    "city": "Montreuil",
                },
                fingerprint=f"print-{at}",
            )
            for at in numbers
        )
    return store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return an_open_cohort(tmp_path, applications=8)


def a_desk(store: Store, *, by: str = "Alexis") -> ReviewsDesk:
    opened = open_store(store.url, by=by)
    return ReviewsDesk(cohorts=reads.cohorts(opened), stored=stored_reviews(opened), by=by)


def scored(desk: ReviewsDesk, score: int = 3, comment: str = "Clear.") -> None:
    desk.write(Draft({aspect.name: score for aspect in GUIDE.aspects}, comment))
    desk.save()
    assert desk.error is None


def given_by(store: Store, by: str, application: int, *, score: int = 1) -> None:
    scores = {aspect.name: score for aspect in GUIDE.aspects}
    review = NewReview(application, 0, scores, f"By {by}.")
    give_review(open_store(store.url, by=by), review, GUIDE, now=NOW)


def test_it_opens_on_the_next_to_read_and_says_how_far_one_is(store: Store):
    desk = a_desk(store)
    assert desk.selected == desk.reading.due[0]
    assert [str(one) for one in desk.day()] == [
        "0 read by you",
        "8 left for you to read",
        "8 reviews still missing",
    ]


def test_recording_goes_on_to_the_next_and_every_one_is_read_once(store: Store):
    desk = a_desk(store)
    read = []
    while desk.selected is not None:
        read.append(desk.selected)
        scored(desk)
    assert sorted(read) == list(range(1, 9))
    assert str(desk.day()[1]) == "0 left for you to read"
    assert len(reads.reviews(store, 1, target=2)) == 8


def test_without_every_score_nothing_is_recorded_and_it_says_which(store: Store):
    desk = a_desk(store)
    desk.write(Draft({"project": 3}, ""))
    desk.save()
    assert str(desk.error) == "Give a score to: What she has tried and Why this programme."
    assert reads.reviews(store, 1, target=2).empty


def test_a_reader_who_is_not_to_know_her_sees_no_name_country_city_or_age(store: Store):
    screen = ReviewsScreen(a_desk(store))
    hers = f"Rahel{screen.desk.selected}"
    for personal in (hers, "Tesfaye", "Eritrea", "Montreuil", "36 years", "1990"):
        assert personal not in screen.card.value
    assert "I am [name hidden] and I learn. &lt;b&gt;Bold&lt;/b&gt;" in screen.card.value

    screen.desk.turn_names()

    assert hers in screen.card.value
    assert "Eritrea" in screen.card.value


def test_whether_names_are_seen_is_remembered_until_it_is_chosen_again(store: Store):
    a_desk(store).turn_names()
    again = a_desk(store)
    assert again.sees_names
    again.turn_names()
    assert not a_desk(store).sees_names
    assert not a_desk(store, by="Noor").sees_names


def test_others_scores_come_beside_ones_own_once_it_is_given(store: Store):
    desk = a_desk(store)
    one = desk.selected
    given_by(store, "Noor", one)
    desk.refresh()
    screen = ReviewsScreen(desk)
    assert "By Noor." not in screen.others.value
    scored(desk)
    desk.select(one)
    assert "By Noor." in screen.others.value
    desk.undo()
    assert desk.selected == one
    assert "By Noor." not in screen.others.value


def test_who_was_read_enough_meanwhile_is_passed(store: Store):
    desk = a_desk(store)
    after = desk.reading.due[1]
    given_by(store, "Noor", after)
    given_by(store, "Inès", after)
    scored(desk)
    assert desk.selected == desk.reading.due[1]


def test_taking_back_hides_nothing_and_brings_the_draft_back(store: Store):
    desk = a_desk(store)
    one = desk.selected
    scored(desk, 4, "Steady.")
    desk.undo()
    assert desk.selected == one
    assert desk.draft == Draft({aspect.name: 4 for aspect in GUIDE.aspects}, "Steady.")
    assert reads.own_versions(store, one)["state"].to_list() == ["given", "withdrawn"]
    desk.save()
    assert reads.own_versions(store, one)["version"].to_list() == [1, 2, 3]


def test_taking_an_amendment_back_brings_the_first_review_back(store: Store):
    desk = a_desk(store)
    one = desk.selected
    scored(desk, 4, "First.")
    desk.select(one)
    scored(desk, 2, "Second.")
    desk.undo()
    versions = reads.own_versions(store, one)
    assert versions["comment"].to_list() == ["First.", "Second.", "First."]
    assert versions["mean"].iloc[-1] == 4


def test_with_nothing_recorded_there_is_nothing_to_undo(store: Store):
    desk = a_desk(store)
    desk.undo()
    assert str(desk.error) == "Nothing was recorded here yet."


def test_a_conflict_needs_its_reason_and_goes_on(store: Store):
    desk = a_desk(store)
    one = desk.selected
    desk.declare()
    assert str(desk.error) == "Write why you should not read her."
    desk.write(Draft({}, "", "My neighbour."))
    desk.declare()
    assert desk.error is None
    assert desk.selected != one
    assert one not in a_desk(store).reading.due
    assert one in a_desk(store, by="Noor").reading.due


def test_a_reason_typed_is_enough_to_declare_a_conflict(store: Store):
    screen = ReviewsScreen(a_desk(store))
    assert screen.declare.disabled
    screen.conflict.value = "My neighbour."
    assert not screen.declare.disabled
    screen.conflict.value = " "
    assert screen.declare.disabled


def test_a_conflict_can_be_taken_back(store: Store):
    desk = a_desk(store)
    one = desk.selected
    desk.write(Draft({}, "", "My neighbour."))
    desk.declare()
    desk.undo()
    assert desk.selected == one
    assert desk.draft.conflict == "My neighbour."
    assert one in desk.reading.due


def test_later_puts_it_at_the_end(store: Store):
    desk = a_desk(store)
    first, *others = desk.reading.due
    desk.put_off()
    for one in others:
        assert desk.selected == one
        scored(desk)
    assert desk.selected == first
    desk.put_off()
    assert str(desk.error) == "This is the last one to read."


def test_what_was_begun_for_one_waits_while_another_is_looked_at(store: Store):
    desk = a_desk(store)
    first, second = desk.reading.due[:2]
    desk.write(Draft({"project": 2}, "Half."))
    desk.select(second)
    assert desk.draft == Draft({}, "")
    desk.select(first)
    assert desk.draft == Draft({"project": 2}, "Half.")


def test_changed_elsewhere_it_says_so_and_loses_nothing(store: Store):
    one_window, other = a_desk(store), a_desk(store)
    scored(one_window)
    other.write(Draft({aspect.name: 0 for aspect in GUIDE.aspects}, "Other."))
    other.save()
    assert "changed elsewhere" in str(other.error)
    assert other.draft.comment == "Other."


def test_two_reviewers_share_the_reading_in_different_orders(store: Store):
    names = ("Alexis", "Inès", "Noor")
    for name in names:
        add_reviewer(store, 1, name, now=NOW)
    desks = {name: a_desk(store, by=name).reading for name in names}
    assert sorted(len(each.due) for each in desks.values()) == [5, 5, 6]
    assert desks["Alexis"].left == desks["Noor"].left


def test_the_sheet_and_its_list_say_everything_in_french(store: Store):
    desk = a_desk(store)
    scored(desk)
    screen = ReviewsScreen(desk)
    desk.speak("fr")
    assert screen.sheet.aspects[0]["title"] == "Son projet"
    assert screen.sheet.aspects[0]["anchors"][0].startswith("0 · N’en dit rien")


def test_a_key_brings_what_was_written_just_before_it(store: Store):
    screen = ReviewsScreen(a_desk(store))
    one = screen.desk.selected
    scores = {aspect.name: 2 for aspect in GUIDE.aspects}
    pressed = {"kind": "key", "key": "Enter", "scores": scores, "comment": "Written in a hurry."}
    screen.sheet._handle_custom_msg(pressed, [])
    assert screen.desk.error is None
    assert screen.desk.selected != one


def test_keys_from_the_sheet_record_and_take_back(store: Store):
    screen = ReviewsScreen(a_desk(store))
    one = screen.desk.selected
    screen.sheet.scores = {aspect.name: 3 for aspect in GUIDE.aspects}
    screen.sheet.comment = "Typed."
    screen._heard("Enter")
    assert screen.desk.selected != one
    screen._heard("u")
    assert screen.desk.selected == one
    assert screen.sheet.comment == "Typed."


def test_a_new_application_starts_with_an_empty_sheet(store: Store):
    screen = ReviewsScreen(a_desk(store))
    screen.sheet.scores = {aspect.name: 3 for aspect in GUIDE.aspects}
    screen._save()
    assert screen.sheet.scores == {}
    assert screen.sheet.comment == ""


def test_without_a_cohort_it_says_what_comes_first(tmp_path: Path):
    empty = create_store(f"sqlite:///{tmp_path / 'empty.sqlite'}", by="Alexis")
    screen = ReviewsScreen(a_desk(empty))
    assert "import applications first" in screen.day.value
    assert "import applications first" in screen.card.value
    assert all(button.disabled for button in screen.buttons)


def test_when_all_is_read_it_says_where_to_go(store: Store):
    desk = a_desk(store)
    while desk.selected is not None:
        scored(desk)
    assert "Nothing left for you to read" in ReviewsScreen(desk).card.value


def test_recording_among_ten_thousand_answers_within_a_tenth_of_a_second(tmp_path: Path):
    store = an_open_cohort(tmp_path, applications=10_000)
    screen = ReviewsScreen(a_desk(store))
    desk, spent = screen.desk, []
    for _ in range(5):
        desk.write(replace(desk.draft, scores={aspect.name: 2 for aspect in GUIDE.aspects}))
        begun = time.process_time()
        screen._save()
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.1
    assert len(desk.own()) == 5
