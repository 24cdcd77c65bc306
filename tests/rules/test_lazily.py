"""Sentences made when they are asked for."""

from __future__ import annotations

import pandas as pd
import pytest

from workbench.rules.lazily import Lazily
from workbench.sentences import Sentence, sentence


def said(numbers: list[int], *, asked: list[int]) -> Lazily:
    def word(at: int) -> Sentence:
        asked.append(at)
        return sentence("Row {at}.", at=at)

    return Lazily(pd.Index(numbers), word)


def test_nothing_is_worded_before_it_is_read_and_then_once():
    asked: list[int] = []
    reasons = said([7, 3], asked=asked)
    assert len(reasons) == 2
    assert list(reasons) == [7, 3]
    assert 3 in reasons
    assert asked == []
    assert str(reasons[3]) == str(reasons[3]) == "Row 1."
    assert asked == [1]


def test_who_is_not_there_has_no_sentence():
    reasons = said([7, 3], asked=[])
    assert reasons.get(8) is None
    with pytest.raises(KeyError):
        reasons[8]


def test_the_same_sentences_are_equal_however_they_were_made():
    assert said([7, 3], asked=[]) == {
        3: sentence("Row {at}.", at=1),
        7: sentence("Row {at}.", at=0),
    }
    assert said([7, 3], asked=[]) != said([3, 7], asked=[])
