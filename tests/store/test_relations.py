"""What is known between a fellow and a mentor: who may read why, and in which cohorts it stands."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from tests.store.conftest import NOW
from tests.store.mentored import (
    CLAIRE,
    a_mentor_more,
    a_relation,
    entries,
    seated,
    seated_again,
)
from workbench import frames
from workbench.errors import NotFound, NotReady
from workbench.store import reads
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.export import export_everything, export_without_personal_data
from workbench.store.writes import relate, unrelate
from workbench.vocabulary import Relation, Role, Side

LATER = NOW + timedelta(hours=1)


def known(store: Store, cohort: int = 1, role: Role = Role.COORDINATOR) -> list[tuple]:
    found = frames.check_relations(reads.relations(store, cohort, role=role))
    columns = ["fellow", "mentor", "kind", "side", "reason"]
    return [tuple(row) for row in found[columns].to_numpy(dtype=object)]


def test_why_two_are_never_together_is_read_by_protection_alone(store: Store):
    seated(store)
    relate(store, a_relation(side=Side.FELLOW), now=NOW)
    assert known(store) == [(1, CLAIRE, "never", "team", None)]
    reason = "A cousin of her former husband."
    assert known(store, role=Role.PROTECTION) == [(1, CLAIRE, "never", "fellow", reason)]


def test_who_asked_for_it_and_who_wrote_it_betray_nothing_either(store: Store):
    seated(store)
    relate(store, a_relation(side=Side.FELLOW, place=1), now=NOW)
    hidden = reads.relations(store, 1, role=Role.COORDINATOR).iloc[0]
    assert (hidden["by"], hidden["since"]) == (None, None)
    assert hidden.isna()["place"]
    shown = reads.relations(store, 1, role=Role.PROTECTION).iloc[0]
    assert (shown["by"], shown["since"], shown["place"]) == ("Alexis", NOW, 1)


def test_the_reason_does_not_even_leave_the_database_for_others(store: Store):
    seated(store)
    relate(store, a_relation(), now=NOW)
    asked: list[str] = []

    def listen(_c, _k, statement, *_more):
        asked.append(statement)

    event.listen(store.engine, "before_cursor_execute", listen)
    reads.relations(store, 1, role=Role.COORDINATOR)
    of_reasons = [each for each in asked if "relation.reason" in each]
    assert len(of_reasons) == 1
    assert "relation.kind != " in of_reasons[0]


def test_the_log_says_that_protection_read_reasons_and_of_nobody_else(store: Store):
    seated(store)
    number = relate(store, a_relation(), now=NOW)
    reads.relations(store, 1, role=Role.COORDINATOR)
    assert entries(store, "read_protection") == []
    reads.relations(store, 1, role=Role.PROTECTION, now=LATER)
    (entry,) = entries(store, "read_protection")
    assert (entry.by, entry.recorded_at, entry.detail) == ("Alexis", LATER, {"relations": [number]})


def test_a_pair_never_to_be_stands_in_every_cohort_of_the_same_woman(store: Store):
    seated(store)
    relate(store, a_relation(Relation.NEVER), now=NOW)
    relate(store, a_relation(Relation.WISHED, mentor=a_mentor_more(store)), now=NOW)
    again = seated_again(store, 1)
    assert known(store, 2) == [(again, CLAIRE, "never", "team", None)]
    reason = "A cousin of her former husband."
    assert known(store, 2, Role.PROTECTION) == [(again, CLAIRE, "never", "team", reason)]


def test_a_no_said_once_stands_in_every_cohort_of_the_same_woman(store: Store):
    seated(store)
    relate(store, a_relation(Relation.DECLINED, side=Side.MENTOR, reason="No time."), now=NOW)
    again = seated_again(store, 1)
    assert known(store, 2) == [(again, CLAIRE, "declined", "mentor", "No time.")]


def test_a_wish_of_another_rank_takes_the_place_of_the_one_before(store: Store):
    seated(store)
    relate(store, a_relation(Relation.WISHED, side=Side.FELLOW, place=2, reason=None), now=NOW)
    relate(store, a_relation(Relation.WISHED, side=Side.FELLOW, place=1, reason=None), now=LATER)
    relate(store, a_relation(Relation.WISHED, side=Side.MENTOR, place=3, reason=None), now=LATER)
    found = reads.relations(store, 1, role=Role.COORDINATOR)
    assert list(zip(found["side"], found["place"], strict=True)) == [("fellow", 1), ("mentor", 3)]
    relate(store, a_relation(Relation.RATHER_NOT, side=Side.FELLOW, reason=None), now=LATER)
    assert [row[2:4] for row in known(store)] == [("wished", "mentor"), ("rather_not", "fellow")]


def test_a_relation_taken_back_stands_no_more_and_stays_in_the_store(store: Store):
    seated(store)
    number = relate(store, a_relation(Relation.DECLINED), now=NOW)
    unrelate(store, number, reason="She has time again.", now=LATER)
    assert known(store) == []
    with store.reading() as session:
        kept = session.get_one(t.Relation, number)
        assert (kept.ended_by, kept.ended_why, kept.ended_at) == (
            "Alexis",
            "She has time again.",
            LATER,
        )
    with pytest.raises(NotReady, match="Alexis took this back on 23 November 2026 already"):
        unrelate(store, number, reason="Again.", now=LATER)


def test_only_protection_lifts_a_pair_that_is_never_to_be(store: Store):
    seated(store)
    number = relate(store, a_relation(), now=NOW)
    with pytest.raises(NotReady, match=r"blocked \(restricted\)"):
        unrelate(store, number, reason="It is over.", now=LATER)
    unrelate(store, number, reason="It is over.", now=LATER, role=Role.PROTECTION)
    assert known(store) == []


@pytest.mark.parametrize("kind", [Relation.NEVER, Relation.DECLINED])
def test_a_reason_is_asked_for_where_two_are_kept_apart(store: Store, kind: Relation):
    seated(store)
    with pytest.raises(NotReady, match="Write a reason"):
        relate(store, a_relation(kind, reason="  "), now=NOW)
    assert known(store) == []


def test_nobody_is_related_who_is_not_there(store: Store):
    seated(store)
    with pytest.raises(NotFound, match="no fellow 9"):
        relate(store, a_relation(fellow=9), now=NOW)
    with pytest.raises(NotFound, match="no mentor 9"):
        relate(store, a_relation(mentor=9), now=NOW)
    with pytest.raises(NotFound, match="number 9"):
        unrelate(store, 9, reason="Why.", now=NOW)


def test_the_log_holds_neither_the_reason_nor_the_two(store: Store):
    seated(store)
    number = relate(store, a_relation(fellow=3), now=NOW)
    (entry,) = entries(store, "relate")
    assert entry.subject == f"relation {number}"
    assert entry.detail == {"kind": "never"}


def test_mentors_of_before_are_known_and_not_written(store: Store):
    seated(store)
    with store.writing() as session:
        session.execute(
            text(
                "INSERT INTO assignment (fellow_id, mentor_id, state, starts_on, ends_on, fit, "
                "reason, by, input_fingerprint, version) VALUES (1, 1, 'ended', '2026-01-01', "
                "'2026-06-01', 80, 'why', 'Alexis', 'print', 1)"
            )
        )
    again = seated_again(store, 1)
    assert known(store, 2) == [(again, CLAIRE, "earlier", "team", None)]
    assert list(reads.relations(store, 2, role=Role.COORDINATOR).index) == [-1]
    with pytest.raises(NotReady, match="not written"):
        relate(store, a_relation(Relation.EARLIER), now=NOW)


def test_a_mentor_who_signed_a_review_of_hers_is_known_to_have_read_it(store: Store):
    seated(store)
    with store.writing() as session:
        for application, reviewer in ((2, "Claire M."), (3, "Claire")):
            session.add(
                t.Review(
                    application_id=application,
                    reviewer=reviewer,
                    state="given",
                    guide="motivation-1",
                    scores={},
                    comment="",
                    place=0,
                    given_at=NOW,
                )
            )
    assert known(store) == [(2, CLAIRE, "reviewed", "team", None)]


def test_an_export_has_the_reason_of_a_pair_never_to_be_for_protection_alone(
    store: Store, tmp_path: Path
):
    seated(store)
    relate(store, a_relation(side=Side.FELLOW), now=NOW)
    relate(store, a_relation(Relation.DECLINED, reason="No time."), now=NOW)
    file = tmp_path / "all.json"
    export_everything(store, file, now=NOW)
    never, declined = json.loads(file.read_text())["relation"]
    assert sorted(never) == ["ended_at", "fellow_id", "id", "kind", "mentor_id"]
    assert declined["reason"] == "No time."
    export_everything(store, file, now=NOW, role=Role.PROTECTION)
    assert json.loads(file.read_text())["relation"][0]["reason"].startswith("A cousin")
    assert [each.detail["protection"] for each in entries(store, "export")] == [False, True]
    export_without_personal_data(store, file, now=NOW)
    assert "No time" not in file.read_text()
    assert "cousin" not in file.read_text()
