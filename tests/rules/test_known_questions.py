"""Every question we know says by which words forms ask for it."""

from itertools import combinations

from workbench.rules.known_questions import KNOWN
from workbench.rules.question_words import ASKED_BY
from workbench.rules.spelling import folded


def test_every_known_question_is_asked_by_words_and_no_other_is():
    assert set(ASKED_BY) == set(KNOWN)
    assert all(len(known.labels) >= 6 for known in KNOWN.values())


def test_no_label_asks_for_two_things():
    spelt = {name: {folded(label) for label in known.labels} for name, known in KNOWN.items()}
    assert not [pair for pair in combinations(spelt, 2) if spelt[pair[0]] & spelt[pair[1]]]
