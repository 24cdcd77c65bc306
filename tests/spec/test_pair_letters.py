"""Letters to both sides of a pair: who, what they share, until when, and never who said no."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.builders import a_fellow, a_mentor, an_offer, fellows, mentors, offers
from tests.spec.drawing import drawn
from workbench.errors import NotFound, WorkbenchError
from workbench.rules.answers import row_of
from workbench.rules.letters import Addressed, Letter, PairKind
from workbench.rules.mentoring import offer_letters
from workbench.rules.mentoring.offer_letters import AboutPair
from workbench.rules.mentoring.offers import standings
from workbench.settings import data_folder
from workbench.store import letter_files
from workbench.vocabulary import Side

FOLDER = data_folder() / "letters"
LANGUAGES = letter_files.languages()
DAY = date(2026, 12, 4)
HER = {
    "given_name": "Nour",
    "family_name": "الحسن",
    "spoken_languages": ("ar", "fr"),
    "availability": ("tue_eve", "thu_pm", "mon_am", "sat_am"),
}
HIM = {
    "given_name": "Claire",
    "family_name": "Martin",
    "partner": "Partner 7",
    "languages": ("fr", "ar"),
    "slots": ("mon_am", "tue_eve", "thu_pm", "sat_am"),
}


def about(**changes: object) -> AboutPair:
    she, he = a_fellow(**{**HER, **changes}), a_mentor(**HIM)
    return AboutPair(row_of(fellows(she).loc[1]), row_of(mentors(he).loc[1]))


def a_letter(language: str, kind: PairKind, side: Side, **changes: object) -> Letter:
    wording = letter_files.load(language)
    name = "Nour" if side is Side.FELLOW else "Claire"
    return offer_letters.write(
        wording,
        letter_files.pairs_of(wording),
        kind=kind,
        side=side,
        about=about(**changes),
        to=Addressed(name, "Fellowship Paris", DAY, "Alexis"),
    )


def plain(letter: Letter) -> str:
    return re.sub("[\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]", "", letter.text)


#  to     | about     | holds
HOLDS = """
fellow | ask       | We propose this mentor to you: Claire.
fellow | ask       | Subject: data analysis.
fellow | ask       | Languages you share: Arabic and French.
fellow | ask       | When you could meet: Monday morning, Tuesday evening, and Thursday afternoon.
fellow | ask       | Please answer yes or no, by Friday 4 December 2026 at the latest.
fellow | ask       | You may say no, and you need not say why. Claire will not be told who said no.
fellow | remind    | We do not have your answer yet.
fellow | confirmed | Good news: Claire Martin is your mentor now.
fellow | another   | This pair will not go ahead. It says nothing about you.
mentor | ask       | We propose that you accompany Nour.
mentor | ask       | Your reason stays with our team, and Nour will not be told who said no.
mentor | remind    | by Friday 4 December 2026 at the latest.
mentor | confirmed | Good news: you are the mentor of Nour now.
mentor | another   | We proposed that you accompany a fellow of Fellowship Paris.
"""


@pytest.mark.parametrize(("side", "kind", "holds"), drawn(HOLDS))
def test_a_letter_about_a_pair_says_what_both_need(side, kind, holds):
    assert holds in plain(a_letter("en", PairKind(kind), Side(side)))


#  language | a part of the week, as her letter says it
TIMES = """
fr | lundi matin, mardi soir et jeudi après-midi
ar | صباح الاثنين ومساء الثلاثاء وبعد ظهر الخميس
fa | دوشنبه صبح
uk | понеділок, ранок
ti | ሰኑይ ንግሆ
"""


@pytest.mark.parametrize(("language", "times"), drawn(TIMES))
def test_when_they_could_meet_is_said_in_her_language(language, times):
    assert times in plain(a_letter(language, PairKind.ASK, Side.FELLOW))


def every_letter() -> list[tuple[str, PairKind, Side]]:
    hers = [(language, kind, Side.FELLOW) for language in LANGUAGES for kind in PairKind]
    return hers + [(language, kind, Side.MENTOR) for language in ("fr", "en") for kind in PairKind]


@pytest.mark.parametrize(("language", "kind", "side"), every_letter())
def test_every_letter_about_a_pair_is_filled_in_and_keeps_what_is_private(language, kind, side):
    letter = a_letter(language, kind, side)
    assert not re.search(r"[{}]", letter.text + letter.subject)
    assert "Alexis" in letter.text
    assert "الحسن" not in letter.text
    assert "Partner 7" not in letter.text
    assert ("Martin" in letter.text) == (kind is PairKind.CONFIRMED and side is Side.FELLOW)
    other = "Claire" if side is Side.FELLOW else "Nour"
    assert (other in letter.text) == (kind is not PairKind.ANOTHER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_to_her_reads_in_its_direction(language):
    expected = "rtl" if language in ("ar", "fa") else "ltr"
    assert a_letter(language, PairKind.ASK, Side.FELLOW).direction == expected


def test_what_is_not_known_yet_is_for_the_two_to_settle():
    letter = a_letter("en", PairKind.ASK, Side.FELLOW, availability=None)
    assert "When you could meet: to be agreed together." in plain(letter)


#  state     | last day   | the letters that make sense on 24 November
KINDS = """
asked     | 2026-12-04 | ask remind
asked     | 2026-11-25 | remind ask
asked     | 2026-11-20 | another
agreed    | 2026-12-04 | confirmed
declined  | 2026-12-04 | another
withdrawn | 2026-12-04 | another
confirmed | 2026-12-04 | confirmed
"""


@pytest.mark.parametrize(("state", "last", "kinds"), drawn(KINDS))
def test_the_letter_goes_with_where_the_offer_stands(state, last, kinds):
    made = offers(an_offer(state=state, expires_on=date.fromisoformat(last)))
    found = standings(made, on=date(2026, 11, 24))[0]
    assert " ".join(offer_letters.kinds_for(found)) == kinds
    assert offer_letters.kinds_for(None) == (PairKind.ASK,)


#  the mentor speaks | is written to in
READERS = """
fr en ar | fr en
en ti    | en fr
ar       | fr en
"""


@pytest.mark.parametrize(("spoken", "offered"), drawn(READERS))
def test_mentors_are_written_to_in_french_or_english(spoken, offered):
    row = row_of(mentors(a_mentor(languages=tuple(spoken.split()))).loc[1])
    assert " ".join(offer_letters.languages_to(Side.MENTOR, row, LANGUAGES)) == offered


def test_she_is_written_to_in_her_own_language_first():
    assert offer_letters.languages_to(Side.FELLOW, about().fellow, LANGUAGES)[0] == "ar"


def test_no_letter_to_a_mentor_is_written_in_arabic():
    with pytest.raises(NotFound, match="no letter to mentors in Arabic"):
        a_letter("ar", PairKind.ASK, Side.MENTOR)


def test_letters_about_pairs_are_plain_to_read():
    for language in LANGUAGES:
        pairs = letter_files.load(language).pairs
        drafts = [*pairs.to_fellows.values(), *pairs.to_mentors.values()]
        texts = [text for draft in drafts for text in draft.body]
        parts = [part for text in texts for part in re.split(r"[.!?؟።]+|\n", text)]
        words = [len(part.split()) for part in parts if part.strip()]
        assert sum(words) / len(words) <= 15
        assert max(words) <= 25


#  what is changed in the English file | into what | the sentence
MISTAKES = """
could meet: {times} | could meet soon | “pair_ask: body”: {times} is missing.
Good news: {other} is | Good news: {she} is | “pair_confirmed: body”: nobody fills in {she}.
[mentor_remind] | [mentor_reminder] | “mentor_remind: body” must be a list of paragraphs.
{weekday} evening | evening | “pair_times: eve”: {weekday} is missing.
open = "to be | opened = "to be | “pair_times: opened” is nothing that a letter says.
"""


@pytest.mark.parametrize(("old", "new", "said"), drawn(MISTAKES))
def test_a_mistake_in_letters_about_pairs_is_said(tmp_path, old, new, said):
    text = (FOLDER / "en.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "en.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(WorkbenchError) as error:
        letter_files.read(path)
    assert said in str(error.value)


def test_a_language_without_letters_about_pairs_is_named(tmp_path):
    text = (FOLDER / "uk.toml").read_text(encoding="utf-8")
    start, end = text.index("[pair_ask]"), text.index("[questions]")
    path = tmp_path / "uk.toml"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(NotFound, match=r"no letter about a pair in Ukrainian: add \[pair_ask\]"):
        letter_files.pairs_of(letter_files.read(path))
