"""A verdict on many is refused exactly where it would be refused on one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.apps.test_triage import RUBRIC
from tests.builders import an_application, applications
from tests.laws import tried
from workbench.rules.batches import batch
from workbench.rules.scoring import assess, explain
from workbench.rules.verdicts import blockers
from workbench.vocabulary import Stage, Verdict

ANSWERED = st.fixed_dictionaries(
    {
        "stage": st.sampled_from([str(stage) for stage in Stage]),
        "age": st.sampled_from([16.0, 30.0, None]),
        "digital_skills": st.sampled_from([0.0, 5.0, None]),
    }
)


@tried(40)
@given(st.lists(ANSWERED, max_size=6), st.sampled_from(list(Verdict)))
def test_the_preview_of_many_says_of_each_what_her_own_card_says(rows, verdict):
    frame = applications(*(an_application(**row) for row in rows))
    found = batch(assess(frame, RUBRIC), list(frame.index), verdict)
    for number in frame.index:
        card = explain(frame.loc[number], RUBRIC)
        alone = blockers(card, Stage(frame.at[number, "stage"]), verdict=verdict, reason="Why.")
        assert (number in found.can) == (not alone)


@tried(40)
@given(st.lists(ANSWERED, max_size=6), st.sampled_from(list(Verdict)))
def test_everybody_is_named_once(rows, verdict):
    frame = applications(*(an_application(**row) for row in rows))
    found = batch(assess(frame, RUBRIC), list(frame.index), verdict)
    named = [*found.can, *(one for each in found.refused for one in each.applications)]
    assert sorted(named) == list(frame.index)
    assert sum(found.outlooks.values()) == len(found.can)
