from __future__ import annotations

import pandas as pd

from tests.builders import an_application, applications
from workbench.apps.fairness import Fairness, FairnessDesk
from workbench.apps.fairness_view import FairnessScreen
from workbench.rules.fairness import Warned
from workbench.rules.groups import groupings
from workbench.sentences import sentence
from workbench.vocabulary import Verdict

COHORTS = pd.DataFrame({"name": ["Springboard", "Fellowship"]}, index=pd.Index([7, 3]))


def a_desk(*, warned: tuple[Warned, ...] = (), stage: str = "shortlisted") -> FairnessDesk:
    frame = applications(
        *[an_application(stage=stage) for _ in range(12)],
        *[an_application(stage="declined", needs_childcare="yes") for _ in range(12)],
    )
    seen = Fairness(frame, groupings(frame), warned)
    return FairnessDesk(cohorts=COHORTS, load=lambda _: seen)


def test_it_opens_on_the_newest_cohort_and_on_who_is_shortlisted():
    desk = a_desk()
    assert (desk.cohort, desk.verdict) == (7, Verdict.SHORTLIST)
    assert [str(one) for one in desk.day()] == [
        "24 applications",
        "24 decided on",
        "0 asked and still open",
        "0 things to look at",
    ]


def test_another_verdict_shows_its_own_rates():
    desk = a_desk()
    childcare = desk.comparisons[-1].rates
    assert [(rate.count, rate.of) for rate in childcare] == [(0, 12), (12, 12)]

    desk.compare("decline")

    childcare = desk.comparisons[-1].rates
    assert [(rate.count, rate.of) for rate in childcare] == [(12, 12), (0, 12)]


def test_every_rate_is_on_the_screen_as_a_number_and_its_difference_as_a_word():
    screen = FairnessScreen(a_desk())
    assert "0 % (0 of 12), 0 to 24 %" in screen.rates.value
    assert "clearly less often" in screen.rates.value
    assert "too few to tell" in screen.rates.value


def test_a_warning_comes_first_and_is_escaped():
    warned = Warned("age", sentence("Look at {what}.", what="<b>this</b>"))
    screen = FairnessScreen(a_desk(warned=(warned,)))
    assert "Look at &lt;b&gt;this&lt;/b&gt;." in screen.warned.value
    assert "leave it out on the desk “Rules”" in screen.warned.value


def test_without_a_cohort_it_says_what_comes_first():
    desk = FairnessDesk(cohorts=COHORTS.iloc[:0], load=lambda _: None)
    screen = FairnessScreen(desk)
    assert "import applications first" in screen.day.value


def test_a_group_nobody_was_decided_in_says_so():
    screen = FairnessScreen(a_desk(stage="received"))
    assert "nobody yet" in screen.rates.value
