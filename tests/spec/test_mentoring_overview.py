"""Mentoring at a glance: coverage by track and language, loads, the map of fits, the network."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from tests.spec.drawing import drawn
from workbench.charts.network import Edge, Node, network
from workbench.engines.pairs.scores import BLOCKED
from workbench.rules.mentoring import fit_map as maps
from workbench.rules.mentoring import overview_words as words
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.fit_map import FitMap, fit_map
from workbench.rules.mentoring.overview import Overview, overview
from workbench.rules.mentoring.terms import Circumstances
from workbench.vocabulary import Capacity

#  fellow | track | speaks | hours a month
SHE = """
1 | data | fr ar | 4
2 | data | fr    | 6
3 | web  | ti    | 4
"""

#  mentor | partner | tracks   | speaks | places | hours a month
HE = """
1 | 7 | data web | fr ar | 2 | 8
2 | 7 | data     | fr    | 1 | 8
3 | 9 | web      | en    | 3 | 2
"""


def an_overview(pairs: dict[int, int], **changes: object) -> Overview:
    she = fellows(
        *(
            a_fellow(
                track=track,
                spoken_languages=tuple(spoken.split()),
                french_level="B2" if "fr" in spoken else "A1",
                english_level="A1",
                hours=float(hours),
            )
            for _, track, spoken, hours in drawn(SHE)
        )
    )
    he = mentors(
        *(
            a_mentor(
                partner=f"Partner {partner}",
                partner_id=int(partner),
                tracks=tuple(tracks.split()),
                languages=tuple(spoken.split()),
                capacity=int(places),
                hours=float(hours),
            )
            for _, partner, tracks, spoken, places, hours in drawn(HE)
        )
    )
    given = changes.pop("given", Circumstances())
    return overview(she, he, pairs, given=given, **changes)


#  track | fellows | with a mentor | places
TRACKS = """
web  | 1 | 0 | 5
data | 2 | 2 | 3
"""

#  language | fellows | with a mentor in it | places
LANGUAGES = """
fr | 2 | 2 | 3
ar | 1 | 1 | 2
ti | 1 | 0 | 0
"""


@pytest.mark.parametrize(("what", "table"), [("tracks", TRACKS), ("languages", LANGUAGES)])
def test_coverage_counts_fellows_pairs_and_places(what, table):
    found = getattr(an_overview({1: 1, 2: 2}), what)
    rows = [
        (code, *map(str, line)) for code, line in zip(found.index, found.to_numpy(), strict=True)
    ]
    assert rows == drawn(table)


def test_places_taken_elsewhere_are_none_here():
    found = an_overview({}, given=Circumstances(loads={1: 2, 3: 1}))
    assert found.tracks.loc["data", "places"] == 1
    assert found.mentors["given"].tolist() == [2, 0, 1]


def test_loads_are_in_heads_or_in_hours():
    heads = an_overview({1: 1, 2: 1})
    assert heads.mentors[["given", "room"]].to_numpy().tolist() == [[2, 2], [0, 1], [0, 3]]
    assert heads.partners[["mentors", "given", "room"]].to_numpy().tolist() == [
        [2, 2, 3],
        [1, 0, 3],
    ]
    in_hours = an_overview({1: 1, 2: 1}, unit=Capacity.HOURS)
    assert in_hours.mentors["given"].tolist() == [10, 0, 0]
    assert in_hours.mentors["room"].tolist() == [8, 8, 2]


#  what is shown | its finding
FINDINGS = """
tracks    | Every track has places enough for its fellows.
languages | Places lack most in Tigrinya: 0 for 1 fellows who speak it.
mentors   | 2 of 6 places are taken: 1 of 3 mentors are full, 1 accompany nobody.
partners  | Partner 7 carries most: 100 % of all.
network   | 2 of 3 fellows have a mentor, through 1 partner.
"""


@pytest.mark.parametrize(("what", "said"), drawn(FINDINGS))
def test_every_picture_has_its_finding(what, said):
    found = an_overview({1: 1, 2: 2})
    assert str(getattr(words, what)(found)) == said


def test_nobody_at_all_is_no_error():
    found = overview(fellows(), mentors(), {}, given=Circumstances())
    assert (found.fellows, len(found.tracks), len(found.languages)) == (0, 0, 0)
    assert str(words.mentors(found)) == "There is no mentor yet."
    assert str(words.partners(found)) == "No partner accompanies anybody yet."


def a_map(count: int = 2, **changes: object) -> FitMap:
    she = fellows(
        *(a_fellow(given_name=f"F{at}", track="web" if at else "data") for at in range(count))
    )
    he = mentors(
        a_mentor(given_name="Zoe", partner="Partner 9", partner_id=9),
        a_mentor(given_name="Ann", partner="Partner 7", partner_id=7, tracks=("web", "data")),
    )
    given = Circumstances(relations=changes.pop("relations", relations()))
    return fit_map(scoring.table(she, he, rubric=a_pair_rubric(), circumstances=given))


def test_a_map_stands_by_track_and_by_partner_and_marks_what_is_blocked():
    found = a_map()
    assert (found.rows, found.columns) == ((2, 1), (2, 1))
    assert (found.cells == BLOCKED).tolist() == [[False, True], [False, False]]
    assert (found.possible, found.all_pairs, found.least, found.with_least) == (3, 4, 1, 1)


def test_a_pair_never_to_be_is_blocked_on_the_map():
    found = a_map(relations=relations({"fellow": 2, "mentor": 2, "kind": "never"}))
    assert found.cells[0, 0] == BLOCKED
    assert "1 fellow has no mentor at all" in str(words.fits(found))


def test_many_are_shown_as_groups(monkeypatch):
    monkeypatch.setattr(maps, "MOST_ROWS", 2)
    found = a_map(count=4)
    assert found.is_grouped
    assert found.columns == (7, 9)
    assert found.cells.shape == (2, 2)
    assert found.cells[found.rows.index(0), 1] == BLOCKED
    assert found.cells[found.rows.index(1), 0] > 0


def test_five_hundred_fellows_are_mapped_as_their_tracks():
    she = fellows(*(a_fellow(track=("web", "data", "ux")[at % 3]) for at in range(500)))
    he = mentors(*(a_mentor(partner_id=at % 9, tracks=("web", "data")) for at in range(227)))
    found = fit_map(scoring.table(she, he, rubric=a_pair_rubric()))
    assert found.is_grouped
    assert found.cells.shape == (3, 9)
    assert np.all(found.cells[found.rows.index(2)] == BLOCKED)


def test_the_network_draws_a_line_a_pair_and_escapes_names():
    drawing = network(
        [Node(1, "Rahel <b>"), Node(2, "Nour", "without a mentor")],
        [Node(5, "Claire", "Partner 7"), Node(6, "Marc", "Partner 7")],
        [Edge(1, 5, "confirmed"), Edge(1, 6, "asked")],
        title="Who has whom",
        description="One has a mentor.",
    )
    assert drawing.count("<path") == 2
    assert drawing.count("stroke-dasharray") == 1
    assert "<b>" not in drawing
    assert drawing.count("Partner 7") == 1
    assert not re.search(r"nan|None", drawing)


def test_an_empty_network_is_drawn():
    assert network([], [], [], title="Who has whom", description="Nobody.").endswith("</svg>")
