"""Where two ways of writing one thing differ: what is marked, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.differences import are_in_two_scripts, by_letter, by_word, in_latin_letters


def drawn(pieces) -> str:
    return "".join(f"[{each.text}]" if each.is_marked else each.text for each in pieces)


TABLE = [
    # one                  other                   as it is shown
    ("+33 6 39 98 54 14",  "+33 6 39 98 54 41",    "+33 6 39 98 54 1[4]",  "+33 6 39 98 54 [4]1"),
    ("Fatma",              "Fatima",               "Fatma",                "Fat[i]ma"),
    ("fatma",              "FATMA",                "fatma",                "FATMA"),
    ("Ana",                "Olga",                 "[Ana]",                "[Olga]"),
    ("\u0641\u0627\u0637\u0645\u0629 \u0627\u0644\u062d\u0633\u0646",
     "\u0641\u0637\u0645\u0629 \u0627\u0644\u062d\u0633\u0646",
     "[\u0641\u0627\u0637\u0645\u0629] \u0627\u0644\u062d\u0633\u0646",
     "[\u0641\u0637\u0645\u0629] \u0627\u0644\u062d\u0633\u0646"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "first", "second"), TABLE)
def test_only_what_differs_is_marked(one: str, other: str, first: str, second: str):
    found = by_letter(one, other)
    marks = {drawn(found.one), drawn(found.other)}
    assert len(marks) == 2 or first == second
    assert "".join(each.text for each in found.one) == one
    if "+33" not in one:  # which of two equal digits is marked does not matter
        assert (drawn(found.one), drawn(found.other)) == (first, second)


def test_dates_are_marked_part_by_part():
    found = by_word("21 July 1994", "21 June 1994")
    assert (drawn(found.one), drawn(found.other)) == ("21 [July] 1994", "21 [June] 1994")


@given(one=st.text(), other=st.text())
def test_nothing_is_lost_and_equal_values_are_never_marked(one: str, other: str):
    for cut in (by_letter, by_word):
        found = cut(one, other)
        assert "".join(each.text for each in found.one) == one
        assert "".join(each.text for each in found.other) == other
        assert not any(each.is_marked for each in cut(one, one).one)


@pytest.mark.parametrize(
    ("name", "read"),
    [("Галина", "Halina"), ("ريم", "Rym"), ("ፈረወይኒ", "Fereweyni"), ("Zoë", None), ("", None)],
)
def test_a_name_of_another_script_is_read_in_latin_letters(name: str, read: str | None):
    assert in_latin_letters(name) == read


def test_two_scripts_are_told_from_one():
    assert are_in_two_scripts("Галина Савченко", "Halyna Savchenko")
    assert not are_in_two_scripts("Галина", "Катерина")
    assert not are_in_two_scripts("Zoë", "Zoe")
