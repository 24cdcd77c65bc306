"""Words that come with the data, and sentences said one after another."""

import pytest

from workbench.sentences import Either, Paragraph, Several, Words, say, sentence

TITLE = Words({"en": "Springboard", "fr": "Tremplin"})


def test_words_are_said_in_the_readers_language():
    assert (say(TITLE, "en"), say(TITLE, "fr")) == ("Springboard", "Tremplin")


def test_words_without_her_language_are_said_in_one_they_have():
    assert say(Words({"fr": "Tremplin"}), "en") == "Tremplin"


def test_words_fit_into_a_sentence():
    assert say(sentence("Rubric: {title}.", title=TITLE), "en") == "Rubric: Springboard."


def test_the_same_words_are_one():
    assert len({TITLE, Words({"fr": "Tremplin", "en": "Springboard"})}) == 1


def test_a_paragraph_says_its_sentences_one_after_another():
    assert say(Paragraph((sentence("One."), sentence("Two."))), "en") == "One. Two."


@pytest.mark.parametrize(("language", "said"), [("en", "a, b, or c"), ("fr", "a, b ou c")])
def test_one_of_several_things_is_said_with_or(language, said):
    assert say(Either(("a", "b", "c")), language) == said


def test_a_name_written_from_the_right_leaves_the_rest_of_the_line_in_order():
    said = say(sentence("{name} has a seat.", name="زهرا حيدري"), "en")
    assert said == "\u2068زهرا حيدري\u2069 has a seat."
    assert say(sentence("{name} has a seat.", name="Rahel"), "en") == "Rahel has a seat."
    assert say(Several(("زهرا", "Rahel")), "en") == "\u2068زهرا\u2069 and Rahel"
