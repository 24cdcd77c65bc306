"""Mentors given from a plan of pairs: kept with all the rule saw, and reached again from it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from tests.store.conftest import NOW
from tests.store.mentored import CLAIRE, a_mentor_more, a_relation, entries, seated
from workbench.errors import NotFound
from workbench.launch.replaying import as_json, as_text
from workbench.rules.mentoring import proposals
from workbench.rules.mentoring.receipts import PairReceipt, receipt_of
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.store import pair_rubrics, reads
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.export import export_without_personal_data
from workbench.store.pair_replaying import OtherMentor, ReplayedPairs
from workbench.store.replaying import replay
from workbench.store.writes import NewAssignment, NewWish, confirm, relate, save_wish
from workbench.vocabulary import Relation, Role, Side

TERMS = Terms().with_ban(Pair(3, CLAIRE), reason="Same street.")
CLAIRE_AGAIN = 3
"""A mentor who came after the plan was made."""
FREE = {
    "sqlite": [
        "DROP TRIGGER mentoring_{}_keeps_every_row_{}".format(*each)
        for each in (
            ("plan", "update"),
            ("plan", "delete"),
            ("decision", "update"),
            ("decision", "delete"),
        )
    ],
    "postgresql": [
        f"ALTER TABLE mentoring_{each} DISABLE TRIGGER USER" for each in ("plan", "decision")
    ],
}
"""What somebody has to do to the database first who wants to change a plan."""


def proposed(store: Store, *, seed: int = 5) -> PairReceipt:
    """The receipt of the pairs proposed for the first cohort, as a desk would propose them."""
    found = proposals.problem(
        reads.fellows(store, 1),
        reads.mentors(store, 1),
        rubric=pair_rubrics.load(),
        terms=TERMS,
        circumstances=reads.circumstances(store, 1, role=Role.COORDINATOR),
    )
    return receipt_of(proposals.propose_for(found, seed=seed), found)


def accompanied(store: Store, pairs: dict[int, int] | None = None) -> PairReceipt:
    """Fellows who speak French have mentors from the plan, or otherwise than it proposes."""
    seated(store)
    a_mentor_more(store, skills=["cv"], city="Lyon")
    answers = {
        "spoken_languages": ["fr"],
        "french_level": "B2",
        "availability": ["thu_eve"],
        "tracks": ["web"],
        "motivation": "Words of hers.",
    }
    with store.writing() as session:
        session.execute(update(t.Application).values(answers=answers))
    save_wish(store, NewWish(2, hours=3), seen_version=0, now=NOW)
    relate(store, a_relation(Relation.WISHED, fellow=2, side=Side.FELLOW, place=1), now=NOW)
    receipt = proposed(store)
    given = receipt.pairs if pairs is None else pairs
    a_mentor_more(store, "Claire")
    confirm(
        store,
        1,
        [NewAssignment(one, of, 80, "why", date(2027, 2, 1)) for one, of in given.items()],
        reason="As proposed.",
        receipt=receipt,
        now=NOW,
    )
    return receipt


def first_decision(store: Store) -> int:
    (entry,) = entries(store, "confirm")
    return entry.detail["decisions"][0]


def replayed(store: Store) -> ReplayedPairs:
    found = replay(store, first_decision(store))
    assert isinstance(found, ReplayedPairs)
    return found


def freed(store: Store) -> None:
    with store.writing() as session:
        for statement in FREE[store.engine.dialect.name]:
            session.execute(text(statement))


def test_a_plan_of_pairs_is_kept_and_every_decision_names_it(store: Store):
    receipt = accompanied(store)
    assert set(receipt.pairs) == {1, 2, 3}
    with store.reading() as session:
        plan = session.scalars(select(t.MentoringPlan)).one()
        assert (plan.fingerprint, plan.seed, plan.aim) == (receipt.fingerprint, 5, "best")
        assert plan.confirmed == plan.proposed
        links = session.execute(
            select(t.MentoringDecision.decision_id, t.MentoringDecision.plan_id)
        ).all()
        assert links == [(7, plan.id), (8, plan.id), (9, plan.id)]
        assert set(session.scalars(select(t.Assignment.plan_id))) == {plan.id}
    last = reads.decisions(store, 1).iloc[-3:]
    assert set(last["seed"]) == {5}
    assert set(last["input_fingerprint"]) == {receipt.fingerprint}


def test_the_same_pairs_are_reached_again_whatever_changed_since(store: Store):
    accompanied(store)
    with store.writing() as session:
        session.execute(update(t.Application).values(answers={"spoken_languages": ["ti"]}))
        session.execute(update(t.Mentor).values(capacity=0, languages=["en"]))
        session.execute(update(t.Cohort).values(mentoring={"aim": "fair"}))
    found = replayed(store)
    assert found.agrees
    assert found.found.by_hand == ()
    total = found.found.kept.objective
    assert as_text(found, "en").splitlines()[1:] == [
        f"Plan of pairs 1: Best total fit, seed 5, 3 pairs, total fit {total}.",
        "The same 3 pairs are reached again.",
        "The pairs were recorded as they were proposed.",
    ]


def test_a_mentor_chosen_by_hand_is_told_apart_from_the_one_proposed(store: Store):
    receipt = accompanied(store, {3: CLAIRE_AGAIN})
    assert receipt.pairs[3] == 2
    found = replayed(store)
    assert found.agrees
    assert found.found.by_hand == (OtherMentor(3, 2, CLAIRE_AGAIN),)
    assert "  fellow 3: mentor 2, now 3" in as_text(found, "en")


def test_the_seed_of_a_plan_is_part_of_what_is_kept(store: Store):
    receipt = accompanied(store)
    other = PairReceipt(**{**vars(receipt), "seed": 6})
    assert other.fingerprint != receipt.fingerprint


@pytest.mark.parametrize(
    "change",
    [
        {"inputs": {}},
        {"proposed": {"mentors": {"1": 2}, "co_mentors": {}}},
        {"confirmed": {"mentors": {}, "co_mentors": {}}},
        {"seed": 6},
        {"aim": "fair"},
        {"objective": 1},
        {"fingerprint": "0" * 64, "inputs": {}},
    ],
)
def test_a_plan_changed_by_hand_is_seen_and_not_believed(store: Store, change: dict):
    accompanied(store)
    freed(store)
    with store.writing() as session:
        session.execute(update(t.MentoringPlan).values(**change))
    found = replayed(store)
    assert (found.is_whole, found.agrees, found.found) == (False, False, None)
    assert "was changed after it was recorded" in as_text(found, "en")


def test_a_plan_taken_away_is_said(store: Store):
    accompanied(store)
    freed(store)
    with store.writing() as session:
        session.execute(text("DELETE FROM mentoring_decision"))
    with pytest.raises(NotFound, match="taken away"):
        replay(store, first_decision(store))


def test_a_pair_made_by_hand_needs_no_plan(store: Store):
    seated(store)
    pair = NewAssignment(1, CLAIRE, 80, "why", date(2027, 2, 1))
    confirm(store, 1, [pair], reason="They met.", now=NOW)
    with pytest.raises(NotFound, match="gave a mentor by hand and no plan was kept"):
        replay(store, first_decision(store))


def test_a_rubric_that_is_gone_is_said_instead_of_another_plan(store: Store, monkeypatch, tmp_path):
    accompanied(store)
    monkeypatch.setenv("WORKBENCH_RUBRICS", str(tmp_path))
    found = replayed(store)
    assert found.is_whole
    assert not found.agrees
    assert "There is no mentoring rubric" in as_text(found, "en")
    told = json.loads(as_json(found, "en"))
    assert (told["again"], told["whole"], told["agrees"]) == (None, True, False)


def test_what_is_kept_of_a_plan_names_nobody_and_holds_no_word_of_a_reason(
    store: Store, tmp_path: Path
):
    accompanied(store)
    export_without_personal_data(store, tmp_path / "open.json", now=NOW)
    (plan,) = json.loads((tmp_path / "open.json").read_text())["mentoring_plan"]
    with store.reading() as session:
        kept = json.dumps(session.scalars(select(t.MentoringPlan.inputs)).one())
    for word in ("Given", "Invented", "Claire", "Paul", "cousin", "Same street", "Words of hers"):
        assert word not in kept + json.dumps(plan)
    assert "Alexis" not in json.dumps(plan)


def test_the_pairs_are_told_as_one_json_object(store: Store):
    receipt = accompanied(store)
    told = json.loads(as_json(replayed(store), "en"))
    assert (told["agrees"], told["verdict"], told["rubric"]) == (True, "accompany", "mentoring")
    assert told["proposed"] == told["again"] == told["confirmed"]
    assert told["proposed"]["mentors"] == {str(a): b for a, b in receipt.pairs.items()}
