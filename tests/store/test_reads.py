"""What is read is found whatever kind of number asks for it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.store.conftest import NOW, applicant
from workbench.store import reads
from workbench.store import tables as t
from workbench.store.engine import Store


@pytest.mark.parametrize("read", [reads.applications, reads.people])
def test_a_number_from_a_frame_finds_what_a_plain_one_finds(store: Store, read):
    assert len(read(store, 1)) == 3
    assert read(store, np.int64(1)).equals(read(store, 1))
    assert len(reads.mentors(store, np.int64(1))) == 1


def test_a_pair_over_two_cohorts_is_seen_from_both(store: Store):
    with store.writing() as session:
        earlier = session.get_one(t.Cohort, 1)
        fields = {name: getattr(earlier, name) for name in ("chapter_id", "programme", "seats")}
        days = {n: getattr(earlier, n) for n in ("opens_on", "closes_on", "starts_on", "ends_on")}
        session.add(t.Cohort(name="The next one", supports={}, **fields, **days))
        session.add(applicant(2))
        session.flush()
        again = t.Application(
            person_id=5,
            cohort_id=2,
            form_id="next",
            submission="1",
            submitted_at=NOW,
            answers={"city": "Lyon"},
            fingerprint="print",
        )
        session.add(again)
        session.flush()
        evidence = ["same phone"]
        session.add(
            t.Pair(a_id=1, b_id=again.id, probability=0.9, proposed="same", evidence=evidence)
        )
    for cohort in (np.int64(1), np.int64(2)):
        assert list(reads.pairs(store, cohort)["b_id"]) == [4]
        people = reads.look_alikes(store, cohort)
        assert list(people["cohort"]) == ["Fellowship Paris 2027", "The next one"]
        assert list(people["city"]) == [None, "Lyon"]
