"""The springboard desk without a screen: read, try another size, keep seats with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from tests.builders import a_cohort, a_path, an_application, applications, cohorts, paths
from workbench.apps.pipeline import PipelineDesk
from workbench.apps.pipeline_verbs import PipelineVerbs
from workbench.apps.pipeline_view import PipelineScreen
from workbench.apps.planning import PlanningTable
from workbench.apps.seating import Choice
from workbench.errors import CohortChanged
from workbench.rules.demand_values import demands_of
from workbench.rules.pathways import Pathways, pathways

NEXT, OVER, RUNNING, PAST, ELSEWHERE = 5, 4, 3, 2, 1
ON = date(2026, 11, 23)
FELLOWSHIP = {
    "programme": "fellowship",
    "opens_on": date(2026, 11, 1),
    "closes_on": date(2027, 1, 15),
    "starts_on": date(2027, 2, 1),
    "ends_on": date(2027, 8, 1),
    "name": "Fellowship Paris, winter 2027",
    "seats": {"web": 10, "data": 5},
}
COHORTS = cohorts(
    {**a_cohort(**FELLOWSHIP), "cohort": NEXT},
    {
        **a_cohort(
            name="Springboard Paris, autumn 2026",
            starts_on=date(2026, 10, 1),
            ends_on=date(2026, 12, 31),
        ),
        "cohort": RUNNING,
    },
    {
        **a_cohort(
            programme="fellowship",
            name="Fellowship Paris, autumn 2025",
            opens_on=date(2025, 7, 1),
            closes_on=date(2025, 9, 1),
            starts_on=date(2025, 11, 1),
            ends_on=date(2026, 5, 1),
        ),
        "cohort": OVER,
    },
    {**a_cohort(), "cohort": PAST},
    {**a_cohort(name="Springboard London", chapter="London", chapter_id=2), "cohort": ELSEWHERE},
).assign(demands=None)


def gone_on(number: int) -> list[dict[str, object]]:
    one = a_path(
        springboard=PAST,
        fellowship=OVER,
        stage="enrolled",
        seat=True,
        submitted_at=datetime(2025, 7, 20, tzinfo=UTC),
    )
    return [one] * number


def now_in(number: int) -> list[dict[str, object]]:
    return [a_path(springboard=RUNNING)] * number


class Office:
    """What the desk calls, kept in memory as the store keeps it."""

    def __init__(self, *records: dict[str, object]) -> None:
        self.paths, self.cohorts = paths(*records), COHORTS
        self.demands = demands_of(COHORTS.loc[NEXT])
        self.kept: list = []
        self.prepared = 0
        self.is_quicker = False

    def choice(self, cohort: int) -> Choice:
        frame = applications(an_application(stage="shortlisted"))
        kept = self.demands if cohort == NEXT else demands_of(COHORTS.loc[cohort])
        return Choice(frame, frame["digital_skills"], kept, {}, version=1 + len(self.kept))

    def load(self) -> Pathways:
        return pathways(self.paths, self.cohorts, on=ON)

    def keep(self, asked) -> None:
        if self.is_quicker:
            raise CohortChanged(by="Noor", on=None)
        self.kept.append(asked)
        self.demands = asked.demands

    def prepare(self) -> None:
        self.prepared += 1


def a_desk(office: Office, *, frame: pd.DataFrame = COHORTS) -> PipelineDesk:
    office.cohorts = frame
    table = PlanningTable(cohorts=frame, load=office.choice)
    verbs = PipelineVerbs(office.load, office.keep, office.prepare)
    return PipelineDesk(table=table, verbs=verbs, by="Alexis")


def full() -> Office:
    return Office(*gone_on(14), *[a_path(springboard=PAST)] * 6, *now_in(12))


def said(found) -> list[str]:
    return [str(one) for one in found]


def test_it_says_whom_the_figures_are_about():
    assert said(a_desk(full()).day()) == [
        "For Fellowship Paris, winter 2027",
        "12 women may still come",
        "12 of them in a springboard now",
        "0 seats reserved so far",
    ]


def test_it_proposes_seats_with_the_reason_and_one_verb_keeps_both():
    office = full()
    desk = a_desk(office)
    proposed = desk.forecast.keep.turns_nobody_away
    assert desk.seats == proposed
    assert desk.reason.startswith(f"With {proposed} seats kept")
    desk.reserve()
    assert desk.error is None
    assert [each.demands.reserved for each in office.kept] == [proposed]
    assert office.kept[0].reason.startswith(f"With {proposed} seats kept")
    assert desk.table.draft.demands.reserved == proposed
    assert said(desk.blockers) == ["As many are reserved already."]


def test_a_number_of_ones_own_needs_a_reason_of_ones_own():
    office = full()
    desk = a_desk(office)
    desk.keep_seats(4)
    assert said(desk.blockers) == ["Write a reason: it is kept with the change."]
    desk.write("The partner pays for four")
    desk.reserve()
    assert (office.kept[0].demands.reserved, office.kept[0].reason) == (
        4,
        "The partner pays for four",
    )
    desk.keep_seats(None)
    assert desk.seats == desk.forecast.keep.turns_nobody_away
    assert desk.reason.startswith("With ")


def test_undo_reserves_as_many_as_before_and_both_stay_in_the_log():
    office = full()
    desk = a_desk(office)
    desk.undo()
    assert str(desk.error) == "Nothing was changed here yet."
    desk.reserve()
    desk.undo()
    assert [each.demands.reserved for each in office.kept] == [desk.seats, 0]
    assert desk.table.draft.demands.reserved == 0
    assert said(desk.nothing_to_undo()) == ["Nothing was changed here yet."]


def test_only_the_reserved_seats_are_kept_not_what_else_is_tried_on_the_table():
    office = full()
    desk = a_desk(office)
    desk.table.demand(replace(desk.table.draft.demands, household=1))
    desk.reserve()
    assert office.kept[0].demands.household is None
    assert desk.table.draft.demands.household == 1


def test_more_seats_than_there_are_cannot_be_kept():
    desk = a_desk(full())
    desk.keep_seats(16)
    assert said(desk.blockers) == ["There are 15 seats in all."]
    desk.reserve()
    assert str(desk.error) == "There are 15 seats in all."


def test_somebody_quicker_is_named_and_nothing_is_kept():
    office = full()
    office.is_quicker = True
    desk = a_desk(office)
    desk.reserve()
    assert "changed after you opened it" in str(desk.error)
    assert desk.table.draft.demands.reserved == 0


def test_a_springboard_leads_to_its_fellowship_and_says_where_to_keep_seats():
    desk = a_desk(full())
    desk.open(RUNNING)
    assert desk.forecast.fellowship == NEXT
    assert said(desk.blockers) == [
        "Choose Fellowship Paris, winter 2027 above to keep seats in it."
    ]


def test_a_springboard_that_leads_nowhere_yet_is_looked_at_with_a_fellowship_like_the_last():
    desk = a_desk(full())
    desk.open(ELSEWHERE)
    assert str(desk.day()[0]) == (
        "No fellowship is planned after it yet: these figures are for one like Fellowship Paris, "
        "winter 2027"
    )
    assert said(desk.blockers) == ["Plan the fellowship first: there is none to keep seats in."]


def test_without_any_fellowship_it_says_so():
    desk = a_desk(Office(a_path(springboard=PAST)), frame=COHORTS.loc[[PAST]])
    assert desk.forecast is None
    assert "There has never been a fellowship" in str(desk.day()[0])
    assert PipelineScreen(desk).sides.layout.display == "none"


def test_too_few_women_in_the_past_propose_nothing_and_say_why():
    desk = a_desk(Office(*gone_on(9), *now_in(12)))
    assert desk.forecast.keep is None
    assert (desk.seats, desk.reason) == (None, "")
    screen = PipelineScreen(desk)
    assert "Too few to tell how many graduates will take a seat" in screen.expected.value
    assert "9 women ever came to" in screen.expected.value
    assert "Too few women came to one of the steps" in screen.bigger.value
    assert said(desk.blockers) == ["Say how many seats to keep."]


def test_another_size_is_tried_beside_the_one_there_is():
    desk = a_desk(full())
    assert (desk.forecast.size, desk.tried) == (20, 30)
    desk.try_size(45)
    assert desk.shown_sizes() == (20, 30, 40, 45, 50)
    desk.try_size(500)
    assert str(desk.error) == "Try a springboard of 1 to 100 seats."
    assert desk.tried == 45
    desk.try_size(None)
    assert desk.tried == 30


def test_what_was_written_stays_when_the_desk_is_shown_again_and_goes_with_the_cohort():
    desk = a_desk(full())
    desk.keep_seats(4)
    desk.write("Four for sure")
    desk.try_size(60)
    desk.refresh()
    assert (desk.seats, desk.reason, desk.tried) == (4, "Four for sure", 60)
    desk.open(OVER)
    desk.open(NEXT)
    assert desk.seats == desk.forecast.keep.turns_nobody_away
    assert desk.tried == 30


def test_the_rules_reason_is_said_in_the_language_of_the_desk_and_ones_own_stays():
    desk = a_desk(full())
    desk.speak("fr")
    desk.speak("en")
    assert desk.reason.startswith("With ")
    desk.write("My own words")
    desk.speak("fr")
    assert desk.reason == "My own words"


def test_pictures_are_drawn_when_asked_for_and_their_loading_is_said():
    office = full()
    desk = a_desk(office)
    notices: list[str] = []
    desk.observe(lambda change: notices.append(str(change["new"])), "notice")
    screen = PipelineScreen(desk)
    assert screen.class_picture.value == ""
    desk.draw_pictures()
    assert office.prepared == 1
    assert notices[0].startswith("Drawing the pictures")
    for picture in (screen.class_picture, screen.size_picture):
        assert picture.value.startswith('<div class="wb-picture"><svg')
        assert 'role="img"' in picture.value
    assert ">are shortlisted<" in screen.class_picture.value
    assert ">springboard seats<" in screen.size_picture.value
    assert screen.buttons[-1].layout.display == "none"


def test_every_figure_says_what_it_takes_for_granted():
    screen = PipelineScreen(a_desk(full()))
    for part in (screen.expected, screen.kept, screen.bigger, screen.groups):
        assert "Taken for granted" in part.value


def test_a_fellowship_that_began_knows_its_graduates():
    desk = a_desk(full())
    desk.open(OVER)
    screen = PipelineScreen(desk)
    assert "14 graduates hold a seat" in screen.expected.value
    assert "nobody left to keep a seat for" in screen.kept.value
    assert said(desk.blockers) == ["There is nobody left to keep a seat for."]


def test_without_a_cohort_it_says_what_comes_first():
    screen = PipelineScreen(a_desk(full(), frame=COHORTS.iloc[:0]))
    assert "import applications first" in screen.day.value


@pytest.mark.parametrize("records", [[], [*now_in(3)]])
def test_without_a_past_cohort_there_are_words_and_no_number(records):
    screen = PipelineScreen(a_desk(Office(*records)))
    assert screen.desk.error is None
    assert "too few to tell: 0 women came to this step" in screen.steps.value
