"""What several people's reviews come to: drawn tables of scores, corrections and sentences.

A row of a panel is an application, a column a reviewer; a dash: she did not read it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.builders import ratings
from workbench.rules import disagreements, sides, strictness
from workbench.rules.masking import masked
from workbench.rules.reading_guide import Aspect, Guide
from workbench.rules.reviews import panel
from workbench.sentences import Words

NOBODY = pd.Series(dtype="float64")

#  everybody read everything, Noor gives one point less: the order is that of the plain means
COMPLETE = """
Alexis | Inès | Noor
  4    |  3   |  2
  3    |  3   |  2
  2    |  2   |  1
  1    |  1   |  0
  3    |  2   |  2
"""

#  each was read by two, Noor gives about one point less
TWO_OF_THREE = """
Alexis | Inès | Noor
  4    |  4   |  -
  3.5  |  3.5 |  -
  3    |  3   |  -
  2.5  |  2.5 |  -
  2    |  2   |  -
  1.5  |  1.5 |  -
  -    |  4   |  3
  -    |  3.5 |  2.5
  -    |  3   |  2
  -    |  2.5 |  1.5
  -    |  2   |  1
  -    |  1.5 |  0.5
  3.5  |  -   |  2.5
  3    |  -   |  2
  2.5  |  -   |  1.5
  2    |  -   |  1
  1.5  |  -   |  0.5
  1    |  -   |  0
"""

#  the same difference, seen once: too few to be sure
ONE_EACH = """
Alexis | Inès | Noor
  3    |  3   |  -
  -    |  3   |  2
  2.5  |  -   |  1.5
"""

ALONE = """
Alexis
  3
  2
"""

APART = """
Alexis | Noor
  3    |  -
  -    |  1
"""

#  a panel | is corrected | what is said of the panel begins with | of the strictest reviewer
SAID = {
    "complete": (
        COMPLETE,
        True,
        "Strictness is taken out of the scores; it changes nobody's place.",
        "stricter by",
    ),
    "two of three": (TWO_OF_THREE, True, "Strictness is taken out", "stricter by 0.7"),
    "one each": (ONE_EACH, False, "Nothing to correct: too few", "too few applications in common"),
    "alone": (ALONE, False, "Nothing to correct: one person", "too few applications in common"),
    "apart": (APART, False, "Nothing to correct: too few", "too few applications in common"),
}


def drawn(table: str) -> pd.DataFrame:
    names, *rows = [
        [cell.strip() for cell in line.split("|")] for line in table.strip().split("\n")
    ]
    given = {
        (number, name): float(cell)
        for number, row in enumerate(rows, start=1)
        for name, cell in zip(names, row, strict=True)
        if cell != "-"
    }
    return ratings(given)


@pytest.mark.parametrize(
    ("table", "is_corrected", "of_panel", "of_strictest"), SAID.values(), ids=SAID
)
def test_a_panel_says_whether_strictness_is_taken_out(table, is_corrected, of_panel, of_strictest):
    found = panel(drawn(table), NOBODY)
    strictest = min(found.readers, key=lambda reader: reader.leniency.value)
    assert found.is_corrected is is_corrected
    assert str(strictness.of_panel(found)).startswith(of_panel)
    assert str(strictness.of_reader(strictest)).startswith(of_strictest)


def test_who_was_read_by_the_strict_one_is_no_longer_behind():
    found = panel(drawn(TWO_OF_THREE), NOBODY).scores
    # 1 and 7 were found equally good by Inès; only 7 was also read by Noor.
    assert found.loc[1, "plain"] - found.loc[7, "plain"] == pytest.approx(0.5)
    assert found.loc[1, "corrected"] - found.loc[7, "corrected"] == pytest.approx(0.0, abs=0.1)


def test_with_few_reviews_the_score_is_the_plain_mean():
    found = panel(drawn(ONE_EACH), NOBODY).scores
    assert found["corrected"].to_list() == found["plain"].to_list() == [3.0, 2.5, 2.0]


def test_what_was_agreed_stands_above_the_mean_even_of_nobodys_review():
    found = panel(drawn(ONE_EACH), pd.Series({2: 3.0, 9: 1.0}))
    assert found.final().to_dict() == {1: 3.0, 2: 3.0, 3: 2.0, 9: 1.0}
    assert found.scores["reviews"].to_dict() == {1: 2, 2: 2, 3: 2, 9: 0}


def test_without_a_review_there_is_no_score():
    found = panel(ratings({}), NOBODY)
    assert found.scores.empty
    assert found.readers == ()


def test_the_named_few_whose_side_depends_on_the_correction():
    found = panel(drawn(TWO_OF_THREE), NOBODY)
    moved = sides.moved(found, pass_mark=2.0, seats=4)
    said = {(side.application, str(side.line), side.is_above) for side in moved}
    # 5 had two lenient reviewers; 3 shared the fourth place with two whom Noor had read.
    assert said == {(5, "Pass mark 2", False), (3, "First 4 by motivation", False)}
    assert all(side.with_it < side.without for side in moved)


def test_nothing_depends_on_a_correction_that_is_not_made():
    assert sides.moved(panel(drawn(ONE_EACH), NOBODY), pass_mark=2.0, seats=1) == ()


#  first | second | to discuss, and why
DISCUSS = """
 3    | 2.5   |
 3    | 2     | 1 points apart
 4    | 1     | 3 points apart, on both sides of 2
 2    | 1.66  | on both sides of 2
 2    | 2     |
 1    | 0     | 1 points apart
 1.9  | 1     |
"""


@pytest.mark.parametrize("line", DISCUSS.strip().splitlines())
def test_reviews_far_apart_or_on_both_sides_are_discussed_first(line: str):
    first, second, expected = (cell.strip() for cell in line.split("|"))
    given = ratings({(1, "Alexis"): float(first), (1, "Noor"): float(second)})
    found = disagreements.disagreements(given, A_GUIDE, leniency={})
    said = [str(disagreements.why(row, A_GUIDE)) for _, row in found.iterrows()]
    assert said == ([expected] if expected else [])


def test_a_disagreement_that_strictness_explains_is_none():
    given = ratings({(1, "Alexis"): 3.0, (1, "Noor"): 2.0})
    found = disagreements.disagreements(given, A_GUIDE, leniency={"Alexis": 0.4, "Noor": -0.4})
    assert found.empty


def test_those_furthest_apart_come_first_and_one_review_alone_never():
    given = ratings(
        {
            (1, "Alexis"): 3.0, (1, "Noor"): 2.0,
            (2, "Alexis"): 4.0, (2, "Noor"): 0.0,
            (3, "Alexis"): 0.0,
        }
    )  # fmt: skip
    assert list(disagreements.disagreements(given, A_GUIDE, leniency={}).index) == [2, 1]


#  what she wrote | her names | what a reader sees
MASKED = {
    "her name": ("I am Rahel.", "Rahel Tesfaye", "I am [name]."),
    "without capitals": ("here is RAHEL tesfaye", "Rahel Tesfaye", "here is [name] [name]"),
    "without accents": ("Je suis Helene", "Hélène Diaz", "Je suis [name]"),
    "another spelling": ("My name is Fatma", "Fatima Noori", "My name is [name]"),
    "another script": ("اسمي رحيل", "رحيل تسفاي", "اسمي [name]"),
    "a word that is near": ("I like marine life", "Marina Bondar", "I like marine life"),
    "a short name": ("An idea: I am An.", "An Le", "[name] idea: I am [name]."),
    "a part of a word": ("Annabel and Rahelle", "Anna Rahel", "Annabel and Rahelle"),
    "a name of two words": ("Signed, Abd al-Karim", "Abd al-Karim", "Signed, [name] [name]"),
    "an address": ("Write to rahel.t@example.org!", "Rahel T", "Write to [contact]!"),
    "a number": (
        "Call +33 6 39 98 00 01 or 0639980001.",
        "Rahel T",
        "Call [contact] or [contact].",
    ),
    "years stay": ("From 2019 to 2024, 12 people", "Rahel T", "From 2019 to 2024, 12 people"),
    "nothing": ("", "Rahel Tesfaye", ""),
}


@pytest.mark.parametrize(("text", "names", "read"), MASKED.values(), ids=MASKED)
def test_her_name_is_masked_where_she_writes_it(text: str, names: str, read: str):
    assert masked(text, [names], name="[name]", contact="[contact]") == read


def words(text: str) -> Words:
    return Words({"en": text, "fr": text})


A_GUIDE = Guide(
    name="motivation",
    version=1,
    title=words("Motivation"),
    aspects=(Aspect("project", words("Project"), words("What?"), (words("."),) * 5),),
    reviews=2,
    pass_mark=2.0,
    discuss_from=1.0,
)


def test_where_everybody_read_everything_the_score_stays_the_plain_mean():
    found = panel(drawn(COMPLETE), NOBODY).scores
    assert found["corrected"].to_list() == pytest.approx(found["plain"].to_list())


def test_a_clear_strictness_is_taken_out_though_it_changes_nobodys_place():
    lenient = {(number, name): 1.0 + number % 3 for number in range(12) for name in ("A", "B")}
    strict = {(number, "C"): 0.0 + number % 3 for number in range(12, 24)}
    shared = {(number, "A"): 1.0 + number % 3 for number in range(12, 24)}
    found = panel(ratings({**lenient, **strict, **shared}), NOBODY)
    assert found.worth.keeps_order
    assert found.is_corrected
    assert found.scores.loc[12, "corrected"] > found.scores.loc[12, "plain"] + 0.1


def test_one_wild_review_is_no_strictness():
    found = panel(ratings({(1, "Alexis"): 4.0, (1, "Noor"): 0.0, (2, "Noor"): 3.0}), NOBODY)
    assert found.leniency() == {"Alexis": 0.0, "Noor": 0.0}
    assert found.scores["corrected"].to_list() == [2.0, 3.0]


#  how Noor's scores move from her first of 30 reviews to her last | what is said
DRIFTS = """
 0    |
-0.2  |
-1.5  | Noor became stricter by
 1.5  | Noor became more lenient by
"""


@pytest.mark.parametrize("line", DRIFTS.strip().splitlines())
def test_a_drift_over_the_reading_is_said_when_it_is_clear(line: str):
    moves, begins = (cell.strip() for cell in line.split("|"))
    rng = np.random.default_rng(2)
    order = rng.permutation(30)
    noor = {(int(one), "Noor"): place for place, one in enumerate(order)}
    given = {
        key: float(2 + (key[0] % 5) / 4 + float(moves) * place / 29 + rng.normal(0, 0.25))
        for key, place in noor.items()
    }
    others = {(one, "Inès"): float(2 + (one % 5) / 4 + rng.normal(0, 0.25)) for one in range(30)}
    found = {reader.name: reader for reader in panel(ratings({**given, **others}), NOBODY).readers}
    said = str(strictness.of_drift(found["Noor"]) or "")
    assert said.startswith(begins)
    assert bool(said) is bool(begins)
    assert not said or "over 30 reviews, 95 % interval" in said
