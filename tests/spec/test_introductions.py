"""The text that introduces both sides: what it holds in every language, and what it never does."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.builders import a_fellow, a_mentor, fellows, mentors
from tests.spec.drawing import drawn
from workbench.errors import NotFound, WorkbenchError
from workbench.rules.answers import row_of
from workbench.rules.letters import Letter
from workbench.rules.mentoring import introductions
from workbench.rules.mentoring.offer_letters import AboutPair
from workbench.settings import data_folder
from workbench.store import letter_files

LANGUAGES = letter_files.languages()
HER = a_fellow(
    given_name="نور",
    family_name="الحسن",
    spoken_languages=("ar", "fr"),
    availability=("tue_eve", "thu_pm"),
    mentor_wish="woman",
    city="Montreuil",
)
HIM = a_mentor(given_name="Claire", family_name="Martin", slots=("tue_eve",), languages=("ar",))


def about(**changes: object) -> AboutPair:
    she, he = fellows({**HER, **changes}), mentors(HIM)
    return AboutPair(row_of(she.loc[1]), row_of(he.loc[1]))


def a_text(language: str, **changes: object) -> Letter:
    wording = letter_files.load(language)
    pairs = letter_files.pairs_of(wording)
    return introductions.introduction(
        wording, pairs, about=about(**changes), cohort="Fellowship Paris", sender="Alexis"
    )


def plain(text: str) -> str:
    return re.sub("[\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]", "", text)


#  in | it holds
HOLDS = """
en | Hello نور and Claire,
en | in Fellowship Paris: data analysis.
en | Languages you share: Arabic.
en | When you could both meet: Tuesday evening.
en | A first step: Claire, please write to نور this week.
fr | Bonjour نور et Claire,
fr | Quand vous pourriez vous voir : mardi soir.
fr | Un premier pas : Claire, écrivez à نور cette semaine
ar | مساء الثلاثاء
ar | العربية
fa | تحلیل
uk | вівторок, вечір
ti | ሰሉስ ምሸት
"""


@pytest.mark.parametrize(("language", "holds"), drawn(HOLDS))
def test_an_introduction_says_what_both_need(language, holds):
    assert holds in plain(a_text(language).text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_introduction_is_filled_in_and_keeps_what_is_private(language):
    found = a_text(language)
    whole = plain(found.subject + found.text)
    assert not re.search(r"[{}]", whole)
    assert all(name in whole for name in ("نور", "Claire", "Alexis"))
    assert found.direction == ("rtl" if language in ("ar", "fa") else "ltr")
    kept = ("الحسن", "Martin", "Montreuil", "Partner 1")
    assert not [one for one in kept if one in whole]
    assert not re.search(r"\d", whole)
    for word in ("refug", "réfugi", "لاجئ", "پناهنده", "біжен", "woman", "femme"):
        assert word not in whole


def test_what_is_not_known_is_left_for_the_two_to_settle():
    assert "When you could both meet: to be agreed together." in plain(
        a_text("en", availability=None).text
    )


def test_the_languages_offered_begin_with_hers():
    assert introductions.languages(about().fellow, LANGUAGES) == ("ar", "fr", "en")


def test_a_language_without_an_introduction_is_named():
    wording = letter_files.load("en")
    pairs = replace(letter_files.pairs_of(wording), introduction=None)
    with pytest.raises(NotFound, match=r"no introduction in English: add \[pair_introduction\]"):
        introductions.introduction(
            wording, pairs, about=about(), cohort="Fellowship Paris", sender="Alexis"
        )


def test_an_introduction_that_names_only_one_of_them_is_a_mistake(tmp_path):
    text = (data_folder() / "letters" / "en.toml").read_text(encoding="utf-8")
    path = tmp_path / "en.toml"
    path.write_text(text.replace("{fellow} and {mentor}: let", "{fellow}: let"), encoding="utf-8")
    with pytest.raises(WorkbenchError, match=r"pair_introduction: subject”: \{mentor\} is missing"):
        letter_files.read(path)
