"""Reviews in the store: blind until one's own is given, kept for ever, told to no edition."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from tests.store.conftest import NOW
from workbench import frames
from workbench.errors import NotFound, NotReady
from workbench.store import audit, guides, reads
from workbench.store.engine import Store, open_store
from workbench.store.publish import publish
from workbench.store.writes import (
    NewReview,
    add_reviewer,
    agree,
    declare_conflict,
    give_review,
    hide_names,
    rest_reviewer,
    show_names,
    withdraw_agreement,
    withdraw_review,
)

GUIDE = guides.motivation()


def a_review(application: int = 1, *, score: int = 3, seen: int = 0, comment: str = "Precise."):
    scores = {aspect.name: score for aspect in GUIDE.aspects}
    return NewReview(application, seen, scores, comment)


def give(store: Store, application: int = 1, **fields):
    give_review(store, a_review(application, **fields), GUIDE, now=NOW)


def seen_by(store: Store):
    return reads.reviews(store, 1, target=2)


def row(store: Store, reviewer: str, application: int = 1):
    found = seen_by(store)
    kept = found[(found["reviewer"] == reviewer) & (found["application"] == application)]
    return kept.iloc[0]


@pytest.fixture
def noor(store: Store) -> Store:
    return open_store(store.url, by="Noor")


def test_what_others_scored_is_not_read_before_ones_own_is_given(store: Store, noor: Store):
    give(store, score=4, comment="She has a plan.")
    hidden = row(noor, "Alexis")
    assert hidden["state"] == "given"
    assert np.isnan(hidden["mean"])
    assert hidden[["scores", "comment", "guide"]].to_list() == [None, None, None]
    assert "She has a plan." not in seen_by(noor).to_string()
    assert reads.review_panel(noor, 1, target=2).scores.empty

    give(noor, score=1)

    assert row(noor, "Alexis")["comment"] == "She has a plan."
    assert row(noor, "Alexis")["mean"] == 4.0
    assert reads.review_panel(noor, 1, target=2).scores["plain"].to_dict() == {1: 2.5}


def test_a_review_of_one_application_shows_no_other(store: Store, noor: Store):
    give(store, 1)
    give(store, 2)
    give(noor, 2)
    assert np.isnan(row(noor, "Alexis", 1)["mean"])
    assert row(noor, "Alexis", 2)["mean"] == 3.0


def test_taking_ones_review_back_hides_the_others_again(store: Store, noor: Store):
    give(store)
    give(noor)
    withdraw_review(noor, 1, seen_version=1, now=NOW)
    assert np.isnan(row(noor, "Alexis")["mean"])
    assert row(noor, "Noor")["state"] == "withdrawn"


def test_whoever_does_not_read_sees_an_application_once_all_its_reviews_are_there(
    store: Store, noor: Store
):
    ines = open_store(store.url, by="Inès")
    rest_reviewer(store, 1, "Inès", now=NOW)
    give(store)
    assert np.isnan(row(ines, "Alexis")["mean"])
    give(noor)
    assert row(ines, "Alexis")["mean"] == 3.0


def test_a_conflict_counts_no_score_and_its_reason_is_shown_to_nobody_else(
    store: Store, noor: Store
):
    declare_conflict(noor, 1, "She is my neighbour.", seen_version=0, now=NOW)
    give(store)
    told = row(store, "Noor")
    assert (told["state"], told["comment"]) == ("conflict", None)
    assert row(noor, "Noor")["comment"] == "She is my neighbour."
    assert np.isnan(row(noor, "Alexis")["mean"])
    assert reads.review_panel(store, 1, target=2).scores["reviews"].to_dict() == {1: 1}


def test_whoever_has_a_conflict_does_not_see_her_even_when_she_reads_no_more(
    store: Store, noor: Store
):
    declare_conflict(noor, 1, "My cousin.", seen_version=0, now=NOW)
    rest_reviewer(noor, 1, "Noor", now=NOW)
    give(store)
    give(open_store(store.url, by="Inès"))
    assert np.isnan(row(noor, "Alexis")["mean"])
    with pytest.raises(NotReady, match="leave this to the others"):
        agree(noor, 1, 3.0, "Fine.", now=NOW)


def test_a_conflict_found_after_a_review_takes_its_score_out(store: Store):
    give(store)
    declare_conflict(store, 1, "We met again.", seen_version=1, now=NOW)
    assert reads.applications(store, 1)["motivation_reviewed"].isna().all()


def test_a_review_amended_keeps_what_was_there(store: Store):
    give(store, score=2, comment="First.")
    give(store, score=3, comment="Second.", seen=1)
    versions = reads.own_versions(store, 1)
    assert versions["comment"].to_list() == ["First.", "Second."]
    assert versions["mean"].to_list() == [2.0, 3.0]
    assert row(store, "Alexis")[["mean", "version"]].to_list() == [3.0, 2]


def test_amended_in_two_places_the_second_is_told(store: Store):
    give(store)
    with pytest.raises(NotReady, match="changed elsewhere"):
        give(store, score=1)
    assert row(store, "Alexis")["mean"] == 3.0


def test_the_place_counts_the_reviews_given_before_and_stays_when_amended(store: Store):
    give(store, 2)
    give(store, 1)
    give(store, 2, seen=1)
    declare_conflict(store, 3, "My sister.", seen_version=0, now=NOW)
    found = seen_by(store).set_index("application")["place"]
    assert found.to_dict() == {2: 0, 1: 1, 3: 2}


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({}, "Give a score to: Her project, What she has tried, and Why this programme."),
        ({"project": 2, "drive": 5, "need": 0}, "Give a score to: What she has tried."),
    ],
)
def test_every_aspect_needs_a_score_from_0_to_4(store: Store, scores, said: str):
    with pytest.raises(NotReady) as error:
        give_review(store, NewReview(1, 0, scores, ""), GUIDE, now=NOW)
    assert str(error.value) == said
    assert seen_by(store).empty


def test_an_application_that_is_not_here_is_said(store: Store):
    with pytest.raises(NotFound, match="not here"):
        give(store, 99)


def test_the_person_sitting_here_reads_by_default(store: Store):
    people = reads.reviewers(store, 1)
    assert people[["name", "reads", "sees_names"]].to_numpy().tolist() == [["Alexis", True, False]]
    give(store)
    assert reads.reviewers(store, 1).index.to_list() == [1]


def test_reviewers_are_added_by_name_once_and_may_rest(store: Store):
    add_reviewer(store, 1, "  Noor  ", now=NOW)
    add_reviewer(store, 1, "Noor", now=NOW)
    rest_reviewer(store, 1, "Noor", now=NOW)
    found = reads.reviewers(store, 1).set_index("name")["reads"].to_dict()
    assert found == {"Alexis": True, "Noor": False}
    with pytest.raises(NotReady, match="Write a name"):
        add_reviewer(store, 1, " ", now=NOW)


def test_whether_names_are_seen_is_remembered_and_in_the_log(store: Store):
    show_names(store, 1, now=NOW)
    assert reads.reviewers(store, 1)["sees_names"].to_list() == [True]
    hide_names(store, 1, now=NOW)
    assert reads.reviewers(store, 1)["sees_names"].to_list() == [False]
    with store.reading() as session:
        verbs = session.execute(text("SELECT verb FROM audit ORDER BY id")).scalars().all()
    assert verbs == ["show_names", "hide_names"]


def test_what_was_agreed_stands_above_the_mean_until_it_is_taken_back(store: Store, noor: Store):
    give(store, score=4)
    give(noor, score=1)
    assert reads.applications(store, 1)["motivation_reviewed"][1] == pytest.approx(2.5 / 4)
    agree(noor, 1, 3.0, "Her plan is clearer than it reads.", now=NOW)
    assert reads.applications(store, 1)["motivation_reviewed"][1] == 0.75
    assert reads.agreements(store, 1, target=2).loc[1, ["score", "by"]].to_list() == [3.0, "Noor"]
    withdraw_agreement(noor, 1, now=NOW + timedelta(minutes=1))
    assert reads.applications(store, 1)["motivation_reviewed"][1] == pytest.approx(2.5 / 4)
    assert reads.agreements(store, 1, target=2).empty


def test_an_agreement_needs_two_reviews_a_reason_and_ones_own_review(store: Store, noor: Store):
    ines = open_store(store.url, by="Inès")
    give(store)
    with pytest.raises(NotReady, match="needs two reviews"):
        agree(store, 1, 3.0, "Alone.", now=NOW)
    give(noor)
    with pytest.raises(NotReady, match="Give your own review first"):
        agree(ines, 1, 3.0, "Unread.", now=NOW)
    with pytest.raises(NotReady, match="and why"):
        agree(store, 1, 3.0, " ", now=NOW)
    with pytest.raises(NotReady, match="from 0 to 4"):
        agree(store, 1, 4.5, "More.", now=NOW)
    agree(store, 1, 3.0, "Both of us.", now=NOW)
    assert reads.agreements(ines, 1, target=2).empty  # hidden with the reviews
    with pytest.raises(NotReady, match="Give your own review first"):
        withdraw_agreement(ines, 1, now=NOW)


def test_what_people_read_becomes_an_answer_from_0_to_1_and_nothing_before(store: Store):
    assert reads.applications(store, 1)["motivation_reviewed"].isna().all()
    give(store, 2, score=1)
    found = frames.check_applications(reads.applications(store, 1))["motivation_reviewed"]
    assert found[2] == 0.25
    assert found[[1, 3]].isna().all()


def test_reviews_of_an_application_set_aside_wait_with_it(store: Store, noor: Store):
    give(store, 2, score=4)
    give(noor, 2, score=4)
    agree(store, 2, 4.0, "Both.", now=NOW)
    put_aside = "UPDATE application SET set_aside_for = {kept} WHERE id = 2"
    with store.writing() as session:
        session.execute(text(put_aside.format(kept=1)))
    assert seen_by(store).empty
    assert reads.review_panel(store, 1, target=2).scores.empty
    with store.writing() as session:
        session.execute(text(put_aside.format(kept="NULL")))
    assert reads.review_panel(store, 1, target=2).final().to_dict() == {2: 4.0}


def test_every_verb_leaves_an_entry_without_scores_or_words(store: Store, noor: Store):
    give(store, score=4, comment="Given1 is ready.")
    give(noor, score=1)
    agree(store, 1, 3.0, "Given1 has a plan.", now=NOW)
    declare_conflict(store, 2, "Given1 again.", seen_version=0, now=NOW)
    with store.reading() as session:
        assert audit.broken_links(session) == ()
        said = session.execute(text("SELECT verb, subject, detail FROM audit ORDER BY id")).all()
    assert [verb for verb, *_ in said] == ["review", "review", "agree", "review"]
    assert "Given" not in str(said)
    assert "4" not in str([detail for *_, detail in said])


def test_no_edition_holds_a_review(store: Store, noor: Store, tmp_path: Path):
    give(store, score=4, comment="A comment for nobody else.")
    give(noor, score=0, comment="Another comment.")
    agree(store, 1, 2.0, "A reason for nobody else.", now=NOW)
    declare_conflict(noor, 2, "A conflict.", seen_version=0, now=NOW)
    publish(store, tmp_path / "editions", now=NOW)
    written = b"".join(
        file.read_bytes() for file in (tmp_path / "editions").rglob("*") if file.is_file()
    )
    assert written
    for words in (b"for nobody else", b"Another comment", b"A conflict", b"Noor", b"Alexis"):
        assert words not in written
