"""Laws of the mentors who are missing: what each opens is what planning with it opens."""

from __future__ import annotations

import pandas as pd
from hypothesis import given

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.laws import tried
from tests.rules.mentoring.test_replanning import FELLOWS, MENTORS
from workbench.rules.mentor_profiles import mentors_of
from workbench.rules.mentoring import missing, more_of_mentors, proposals

RUBRIC = a_pair_rubric()


def planned(she: pd.DataFrame, he: pd.DataFrame) -> tuple[int, int]:
    """How many fellows have a mentor in the best plan, and the total fit."""
    found = proposals.propose(she, he, rubric=RUBRIC)
    return len(found.pairs), found.objective


@tried(30)
@given(FELLOWS, MENTORS)
def test_each_opens_what_planning_with_it_opens(hers, his):
    she, he = fellows(*hers), mentors(*his)
    of = proposals.problem(she, he, rubric=RUBRIC)
    for each in missing.find(of):
        before = planned(she, he)
        more = mentors_of([each.missing.profile]).rename(index={-1: int(he.index.max()) + 1})
        he = pd.concat([he, more])
        heads, points = planned(she, he)
        assert (each.missing.seats, each.missing.points) == (heads - before[0], points - before[1])


@tried(30)
@given(FELLOWS, MENTORS)
def test_the_first_opens_most_of_all_kinds(hers, his):
    she, he = fellows(*hers), mentors(*his)
    of = proposals.problem(she, he, rubric=RUBRIC)
    first = next(missing.find(of), None)
    best = (0, missing.WORTH - 1) if first is None else (first.missing.seats, first.missing.points)
    now = planned(she, he)
    for profile in missing.profiles_of(of)[::7]:
        more = mentors_of([profile]).rename(index={-1: int(he.index.max()) + 1})
        heads, points = planned(she, pd.concat([he, more]))
        assert (heads - now[0], points - now[1]) <= best


@tried(30)
@given(FELLOWS, MENTORS)
def test_a_place_or_a_slot_more_opens_what_planning_with_it_opens(hers, his):
    she, he = fellows(*hers), mentors(*his)
    of = proposals.problem(she, he, rubric=RUBRIC)
    now = missing.solved(of)
    before = planned(she, he)
    for each in (*more_of_mentors.places(of, now), *more_of_mentors.slots(of, now)):
        changed = he.copy()
        if each.slot is None:
            changed.loc[each.mentor, "capacity"] += 1
        else:
            slots = (*he.at[each.mentor, "slots"], str(each.slot))
            changed.at[each.mentor, "slots"] = slots
        heads, points = planned(she, changed)
        assert (each.fellows, each.points) == (heads - before[0], points - before[1])


def test_a_woman_is_looked_for_only_where_she_opens_more():
    plain = fellows(a_fellow())
    wishing = fellows(a_fellow(mentor_wish="woman"))
    for she, is_woman in ((plain, False), (wishing, True)):
        found = next(missing.find(proposals.problem(she, mentors(), rubric=RUBRIC)))
        assert found.missing.profile.is_woman is is_woman


def test_nobody_is_missing_where_nobody_waits():
    assert list(missing.find(proposals.problem(fellows(), mentors(), rubric=RUBRIC))) == []
    of = proposals.problem(fellows(a_fellow()), mentors(a_mentor()), rubric=RUBRIC)
    assert all(each.missing.seats == 0 for each in missing.find(of))
