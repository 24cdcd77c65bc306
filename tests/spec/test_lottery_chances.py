"""The chances of a fair lottery: who applies, what is asked, and what each woman's chance is."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import an_application, applications
from tests.spec.drawing import drawn
from workbench.errors import Impossible
from workbench.rules import lottery
from workbench.rules.cohorts import Circumstances, Demands, Lock
from workbench.rules.demands import Quota
from workbench.vocabulary import Track

WEB, DATA = Track.WEB, Track.DATA
LITTLE_FRENCH = Quota("french_level", ("A1", "A2"), least=1)

# What is asked, and then of each kind of women: how many, French, childcare, laptop, wishes, and
# their chance in a hundred.
TABLE = """
2 seats in data                       | 4 | B1 | no  | yes | data     | 50
                                      |   |    |     |     |          |
2 seats in data, 1 of little French   | 1 | A1 | no  | yes | data     | 100
                                      | 9 | B1 | no  | yes | data     | 11.1
                                      |   |    |     |     |          |
3 seats in data, 1 childcare place    | 4 | B1 | yes | yes | data     | 25
                                      | 5 | B1 | no  | yes | data     | 40
                                      |   |    |     |     |          |
2 seats, 1 in web                     | 1 | B1 | no  | yes | web      | 66.7
                                      | 1 | B1 | no  | yes | data     | 66.7
                                      | 1 | B1 | no  | yes | web data | 66.7
                                      |   |    |     |     |          |
2 seats, 1 in web                     | 4 | B1 | no  | yes | web      | 25
                                      | 1 | B1 | no  | yes | data     | 50
                                      | 1 | B1 | no  | yes | web data | 50
                                      |   |    |     |     |          |
3 seats in data, 1 laptop             | 2 | B1 | no  | no  | data     | 50
                                      | 2 | B1 | no  | yes | data     | 100
                                      | 1 | B1 | no  | yes | web      | 0
                                      |   |    |     |     |          |
2 seats in data                       | 3 | B1 | no  | yes | data     | 66.7
                                      | 2 | B1 | no  | yes | -        | 0
"""

ASKED = {
    "2 seats in data": Demands({DATA: 2}),
    "2 seats in data, 1 of little French": Demands({DATA: 2}, quotas=(LITTLE_FRENCH,)),
    "3 seats in data, 1 childcare place": Demands({DATA: 3}, {"childcare": 1}),
    "2 seats, 1 in web": Demands({WEB: 1, DATA: 1}),
    "3 seats in data, 1 laptop": Demands({DATA: 3}, {"laptop": 1}),
}


def cases() -> list[tuple[str, list[tuple[str, ...]]]]:
    """What is asked, and the kinds of women under it."""
    found: list[tuple[str, list[tuple[str, ...]]]] = []
    for asked, *kind in drawn(TABLE):
        if asked:
            found.append((asked, []))
        if kind[0]:
            found[-1][1].append(tuple(kind))
    return found


@pytest.mark.parametrize(("asked", "kinds"), cases())
def test_the_chance_of_each_kind(asked, kinds):
    women = [
        an_application(
            french_level=french,
            needs_childcare=childcare,
            has_laptop=laptop,
            tracks=None if tracks == "-" else tuple(tracks.split()),
            first_choice=None if tracks == "-" else tracks.split()[0],
        )
        for count, french, childcare, laptop, tracks, _ in kinds
        for _ in range(int(count))
    ]
    found = lottery.propose(applications(*women), ASKED[asked], seed=1)
    wanted = [float(kind[5]) for kind in kinds for _ in range(int(kind[0]))]
    assert (100 * found.chances).round(1).tolist() == wanted
    assert found.is_proved
    assert found.shortfall < 1e-6


def test_sisters_of_whom_only_one_may_come_are_told_apart_from_nobody():
    frame = applications(*[an_application() for _ in range(4)])
    demands = Demands({DATA: 2}, household=1)
    home = Circumstances(households={1: 1, 2: 1})
    found = lottery.propose(frame, demands, seed=1, circumstances=home)
    assert found.chances.round(4).tolist() == [0.5] * 4
    assert not (found.table[0] >= 0)[found.table[1] >= 0].any()


def test_a_shortfall_that_whole_seats_cannot_avoid_is_proved():
    frame = applications(*[an_application(city=city) for city in ("Lyon", "Lyon", "Lille")])
    demands = Demands({DATA: 3}, {"travel": 40}, fares={"Lyon": 20, "Lille": 30, "": 0})
    found = lottery.propose(frame, demands, seed=1)
    assert found.chances.round(4).tolist() == [0.5] * 3
    assert found.shortfall == pytest.approx(4 / 7 - 1 / 2, abs=1e-4)
    assert found.is_proved


# Two seats in data, one of them locked; 3 is left out, 4 has said no track, 5 wishes for web.
SAID = {
    1: "Her seat in Data analysis is locked; every cohort has it.",
    3: "She was left out of this plan by hand.",
    4: "The tracks she wishes for are not known, so no seat is proposed.",
    5: "No cohort that holds every demand has a seat for her: 0 seats in Web development.",
}


def test_what_is_said_to_each():
    frame = applications(
        an_application(),
        an_application(),
        an_application(),
        an_application(tracks=None, first_choice=None),
        an_application(tracks=("web",), first_choice="web"),
        an_application(),
    )
    demands = Demands(
        {DATA: 2}, locks={1: Lock(DATA, "promised"), 3: Lock(None, "moved to another city")}
    )
    found = lottery.propose(frame, demands, seed=4)
    said = {number: str(reason) for number, reason in {**found.reasons, **found.left}.items()}
    one, other = (2, 6) if 2 in found.seats else (6, 2)
    assert said == {
        **SAID,
        one: f"Her chance was 50 %, held there by 2 seats in Data analysis. Number {found.number} "
        "of 1000 was drawn: she is in that cohort, in Data analysis.",
        other: f"Her chance was 50 %, held there by 2 seats in Data analysis. "
        f"Number {found.number} of 1000 was drawn: she is not in that cohort.",
    }


def test_demands_that_do_not_go_together_are_named():
    frame = applications(an_application(), an_application(needs_childcare="yes"))
    demands = Demands({DATA: 2}, {"childcare": 0}, least={DATA: 2})
    with pytest.raises(Impossible, match="These do not go together"):
        lottery.propose(frame, demands, seed=1)


def test_nobody_and_no_seats_make_an_empty_lottery():
    found = lottery.propose(applications(), Demands({DATA: 2}), seed=1)
    assert found.seats == {}
    assert found.is_proved
    frame = applications(an_application())
    assert lottery.propose(frame, Demands({}), seed=1).seats == {}
    assert isinstance(found.chances, pd.Series)
