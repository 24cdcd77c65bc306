"""Letters to her: plain, complete and right in every language, with nothing of hers but a name."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.builders import an_application, applications
from workbench.errors import NotFound, UnreadableFile, WorkbenchError
from workbench.rules import letters
from workbench.rules.answers import row_of
from workbench.rules.letters import Addressed, Kind
from workbench.rules.questions import QUESTIONS
from workbench.settings import data_folder
from workbench.store import letter_files
from workbench.vocabulary import Outlook, Stage

FOLDER = data_folder() / "letters"
LANGUAGES = letter_files.languages()
TO = Addressed("Rahel", "Fellowship Paris", date(2026, 12, 4), "Alexis")
END = re.compile(r"[.!?؟።]+|፡$")


def a_letter(language: str, kind: Kind = Kind.ASK, *questions: str) -> letters.Letter:
    return letters.write(letter_files.load(language), kind, to=TO, questions=questions)


def sentences(language: str) -> list[str]:
    """Every sentence of every letter and question in a language, one by one."""
    wording = letter_files.load(language)
    texts = [one for draft in wording.drafts.values() for one in draft.body]
    texts += wording.questions.values()
    texts += [one for draft in wording.seats.drafts.values() for one in draft.body]
    texts += [*wording.seats.reasons.values(), *wording.seats.steps.values()]
    return [part.strip() for text in texts for part in END.split(text) if part.strip()]


def test_letters_are_there_in_the_languages_asked_for():
    assert {"fr", "en", "ar", "fa", "uk", "ti"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_plain_to_read(language):
    words = [len(each.split()) for each in sentences(language)]
    assert sum(words) / len(words) <= 15
    assert max(words) <= 25


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_letter_is_filled_in_everywhere(language, kind):
    letter = a_letter(language, kind, *QUESTIONS)
    assert not re.search(r"[{}]", letter.text + letter.subject)
    assert "Rahel" in letter.text
    assert "Fellowship Paris" in letter.text
    assert letter.text.rstrip("\N{POP DIRECTIONAL ISOLATE}").endswith("Alexis")


# language, direction, the last day as it is said
DAYS = [
    ("fr", "ltr", "vendredi 4 décembre 2026"),
    ("en", "ltr", "Friday 4 December 2026"),
    ("ar", "rtl", "الجمعة 4 ديسمبر 2026"),
    ("fa", "rtl", "جمعه 4 دسامبر 2026"),
    ("uk", "ltr", "4 грудня 2026"),
    ("ti", "ltr", "ዓርቢ 4 ታሕሳስ 2026"),
]


@pytest.mark.parametrize(("language", "direction", "day"), DAYS)
def test_a_letter_is_read_in_its_direction_and_says_the_day(language, direction, day):
    letter = a_letter(language, Kind.ASK, "french_level")
    assert letter.direction == direction
    assert day in letter.text


def test_names_keep_their_own_direction_inside_a_line():
    text = a_letter("ar", Kind.ASK, "city").text
    assert "\N{FIRST STRONG ISOLATE}Rahel\N{POP DIRECTIONAL ISOLATE}" in text
    assert "\N{FIRST STRONG ISOLATE}Fellowship Paris\N{POP DIRECTIONAL ISOLATE}" in text


def test_one_question_stands_alone_and_several_are_numbered():
    assert (
        "How well do you speak French today?\n   – not yet\n"
        in a_letter("en", Kind.ASK, "french_level").text
    )
    text = a_letter("en", Kind.ASK, "has_laptop", "city").text
    assert "1. Do you have a laptop? (yes / no)\n2. In which city do you live?" in text


def test_french_letters_say_vous():
    text = " ".join(sentences("fr"))
    assert not re.search(r"\b(tu|te|toi|ton|ta|tes)\b", text)
    assert "vous" in text


# spoken languages, French, English, the languages offered
READERS = [
    (("ti", "en", "fr"), "A1", "B1", ("ti", "en", "fr")),
    (("en", "fr", "uk"), "B1", "A2", ("uk", "fr", "en")),
    (("ps", "fa"), "A1", "A1", ("fa", "fr", "en")),
    (("prs",), "A1", None, ("fa", "fr", "en")),
    (("bo", "en"), "A1", "B2", ("en", "fr")),
    (("bo", "en"), "B2", "B2", ("fr", "en")),
    (("am", "en"), None, "A0", ("fr", "en")),
    (None, None, None, ("fr", "en")),
]


@pytest.mark.parametrize(("spoken", "french", "english", "offered"), READERS)
def test_her_language_comes_first(spoken, french, english, offered):
    answers = {"spoken_languages": spoken, "french_level": french, "english_level": english}
    row = row_of(applications(an_application(**answers)).loc[1])
    assert letters.languages_for(row, ("ar", "en", "fa", "fr", "ti", "uk")) == offered


def test_the_letter_that_goes_with_where_she_stands_comes_first():
    def kinds(stage: Stage, outlook: Outlook, *asked: str) -> tuple[Kind, ...]:
        return letters.kinds_for(stage, outlook, asked=asked)

    assert kinds(Stage.RECEIVED, Outlook.DEPENDS, "city")[0] is Kind.ASK
    assert kinds(Stage.RECEIVED, Outlook.IN, "city")[0] is Kind.SHORTLIST
    assert kinds(Stage.RECEIVED, Outlook.OUT)[0] is Kind.DECLINE
    assert kinds(Stage.DECLINED, Outlook.DEPENDS, "city")[0] is Kind.DECLINE
    assert Kind.ASK not in kinds(Stage.RECEIVED, Outlook.DEPENDS)


def test_words_that_no_speaker_has_read_are_announced():
    assert letters.not_checked(letter_files.load("fr")) == ()
    said = letters.not_checked(letter_files.load("ti"))
    assert "Nobody who speaks this language has checked" in str(said[0])


def changed(folder: Path, old: str, new: str) -> Path:
    text = (FOLDER / "en.toml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "en.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


# what is changed in the English file, into what, the sentence
MISTAKES = [
    ('greeting = "Hello {name},"', "", "“greeting” must be text."),
    ("Hello {name},", "Hello,", "“greeting”: {name} is missing."),
    ("Hello {name},", "Hello {name} {family},", "“greeting”: nobody fills in {family}."),
    ("Hello {name},", "Hello {name.upper},", "“greeting”: nobody fills in {name.upper}."),
    ("Hello {name},", "Hello {name,", "“greeting”: a brace is opened and not closed."),
    ("before {day}", "soon", "“ask: body”: {day} is missing."),
    ('  "{questions}",\n', "", "“ask: body”: {questions} is missing."),
    ('city = "In which city do you live?"\n', "", "“questions: city” must be text."),
    ("city = ", "citty = ", "“questions: citty” is not a question that is asked."),
    (', no = "no" }', " }", "“choices: yes_no: no” must be text."),
    ('no = "no" }', 'no = "no", maybe = "?" }', "“choices: yes_no: maybe” is not a choice"),
    ('direction = "ltr"', 'direction = "rtl"', "“direction” must be “ltr”"),
    ('language = "en"', 'language = "fr"', "“language” must be “en”, as the file is named."),
    ('language = "en"', 'language = "en"\ncolour = "red"', "“colour” is not known"),
    ("before {day} whether", "soon whether", "“seat_offer: body”: {day} is missing."),
    ("is number {place}", "is near", "“seat_reserve: body”: {place} is missing."),
    ('  "{steps}",\n', "", "“seat_none: body”: {steps} is missing."),
    ("[seat_reserve]\n", "[seat_spare]\n", "“seat_reserve: body” must be a list of paragraphs."),
    ('laptop = "All', 'laptops = "All', "“seat_reasons: laptops” is nothing that a letter says."),
    (
        "promise a place.\\n{questions}",
        "promise.",
        "“seat_steps: answers”: {questions} is missing.",
    ),
    ("[decline]\n", "[refuse]\n", "“decline: body” must be a list of paragraphs."),
]


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES)
def test_a_mistake_in_a_letter_file_is_said(tmp_path, old, new, said):
    with pytest.raises(WorkbenchError) as error:
        letter_files.read(changed(tmp_path, old, new))
    assert said in str(error.value)


def test_a_right_to_left_script_needs_its_direction(tmp_path):
    path = tmp_path / "ar.toml"
    text = (FOLDER / "ar.toml").read_text(encoding="utf-8")
    path.write_text(text.replace('"rtl"', '"ltr"'), encoding="utf-8")
    with pytest.raises(WorkbenchError, match="must be “rtl”"):
        letter_files.read(path)


def test_a_language_without_a_file_says_how_to_write_one(tmp_path):
    with pytest.raises(NotFound, match=r"no letter in Somali: write data/letters/so\.toml"):
        letter_files.load("so")


def test_a_file_that_is_no_toml_is_named(tmp_path):
    shutil.copy(FOLDER / "en.toml", tmp_path / "en.toml")
    (tmp_path / "en.toml").write_text("language = ", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"en\.toml is not a TOML file"):
        letter_files.read(tmp_path / "en.toml")
