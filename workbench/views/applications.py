"""One application on the screen: who she is, her score with its parts, and what she answered.

Everything is `Markup`: names and answers are escaped as they are put in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd
from markupsafe import Markup

from workbench.rules import ages, cards, questions
from workbench.sentences import Country, Sentence, Several, Tongue, say, sentence
from workbench.vocabulary import Answer, Level, Outlook, Slot, Status, Track

MARKS = {Answer.YES: "✓", Answer.NO: "✗", Answer.UNKNOWN: "?"}
HEADING = Markup("<h4>{}</h4>")


def name(given: str, family: str) -> Markup:
    """A name in its own script and direction."""
    return Markup('<bdi dir="auto">{} {}</bdi>').format(given, family)


def interval(lower: float, upper: float) -> str:
    """A score as it is shown: one number, or two while answers are missing."""
    return f"{lower:.0f}" if lower == upper else f"{lower:.0f}–{upper:.0f}"


def who(row: pd.Series, language: str) -> Markup:
    """Her name, and in one line what she is asked first."""
    return Markup("<h3>{}</h3><p class='wb-quiet'>{}</p>").format(
        name(row["given_name"], row["family_name"]), " · ".join(_in_short(row, language))
    )


def score(card: cards.Card, language: str) -> Markup:
    """The total as a number, or as an interval while answers are missing, and what it means."""
    if card.lower == card.upper:
        said = sentence("Score {score} of 100", score=f"{card.lower:.0f}")
    else:
        said = sentence(
            "Score {lower} to {upper} of 100",
            lower=f"{card.lower:.0f}",
            upper=f"{card.upper:.0f}",
        )
    look = " wb-look" if card.stands is Outlook.DEPENDS else ""
    return Markup('<p class="wb-outlook{}"><strong>{}</strong> – {}</p>').format(
        look, say(said, language), say(card.outlook, language)
    )


def gates(found: Iterable[cards.Line], language: str) -> Markup:
    """Each gate with its answer as a word and a mark, and its reason."""
    lines = (_gate(line, language) for line in found)
    return _section(sentence("Gates"), _list(lines), language)


def parts(found: Iterable[cards.Part], language: str) -> Markup:
    """Each criterion with its points as a number and a bar, and its reason."""
    lines = (_part(part, language) for part in found)
    return _section(sentence("Criteria"), _list(lines), language)


def asks(card: cards.Card, language: str) -> Markup:
    """What to ask her: the shortest list that settles it, then what else is unanswered."""
    said = []
    if card.to_ask:
        said.append(Markup("<p>{}</p>").format(say(_ask(card), language)))
    others = tuple(one for one in card.questions if one not in card.to_ask)
    if others:
        titles = Several(tuple(questions.title(one) for one in others))
        also = sentence("Not answered, and not needed to settle it: {titles}.", titles=titles)
        said.append(Markup('<p class="wb-quiet">{}</p>').format(say(also, language)))
    return Markup("").join(said)


def _ask(card: cards.Card) -> Sentence:
    titles = Several(tuple(questions.title(one) for one in card.to_ask))
    if card.waits_for_review:
        return sentence("Ask her: {questions}. A review has to be given too.", questions=titles)
    return sentence("Ask her: {questions}.", questions=titles)


def answers(
    row: pd.Series, language: str, *, asked: Iterable[str] = tuple(questions.QUESTIONS)
) -> Markup:
    """What she answered to these questions; what is not answered is said to be so."""
    said = ((question, _answer(row, question)) for question in asked)
    return _section(sentence("Answers"), _facts(said, language), language)


def _in_short(row: pd.Series, language: str) -> list[str]:
    facts: list[object] = []
    if pd.notna(row["age"]):
        facts.append(ages.said(row["age"]))
    if row["city"] is not None:
        facts.append(row["city"])
    if row["spoken_languages"]:
        spoken = Several(tuple(Tongue(code) for code in row["spoken_languages"]))
        facts.append(sentence("speaks {languages}", languages=spoken))
    facts.append(sentence("application of {day}", day=row["submitted_at"].date()))
    if row["first_choice"] is not None:
        facts.append(sentence("first choice: {track}", track=Track(row["first_choice"])))
    if row["earlier"] is not None:
        facts.append(_earlier(row))
    return [say(fact, language) for fact in facts]


def _earlier(row: pd.Series) -> Sentence:
    """The cohort she was a fellow of, and how it ended where that is known."""
    cohort, how = row["earlier"], row.get("earlier_how")
    if how == "finished":
        return sentence("earlier: {cohort}, finished", cohort=cohort)
    if how == "left":
        return sentence("earlier: {cohort}, left early", cohort=cohort)
    return sentence("earlier: {cohort}", cohort=cohort)


def _gate(line: cards.Line, language: str) -> Markup:
    look = Markup("") if line.answer == Answer.YES else Markup(" wb-look")
    return Markup(
        '<li class="wb-line{}"><span>{}</span><span class="wb-answer">{} {}</span>'
        '<span class="wb-quiet">{}</span></li>'
    ).format(
        look,
        say(line.title, language),
        MARKS[line.answer],
        say(line.answer, language),
        say(line.reason, language),
    )


def _part(part: cards.Part, language: str) -> Markup:
    of = sentence(
        "{points} of {most}", points=interval(part.lower, part.upper), most=f"{part.out_of:.0f}"
    )
    sure, most = (100 * value / (part.out_of or 1) for value in (part.lower, part.upper))
    return Markup(
        '<li><span>{}</span><span class="wb-answer">{}</span>'
        '<span class="wb-bar" aria-hidden="true"><span style="left:0;width:{:.0f}%"></span>'
        '<span class="wb-maybe" style="left:{:.0f}%;width:{:.0f}%"></span></span>'
        '<span class="wb-quiet">{}</span></li>'
    ).format(
        say(part.title, language),
        say(of, language),
        sure,
        sure,
        most - sure,
        say(part.reason, language),
    )


def _section(title: Sentence, body: Markup, language: str) -> Markup:
    return HEADING.format(say(title, language)) + body


def _list(lines: Iterable[Markup]) -> Markup:
    return Markup('<ul class="wb-lines">{}</ul>').format(Markup("").join(lines))


def _facts(said: Iterable[tuple[str, object]], language: str) -> Markup:
    rows = (
        Markup('<dt>{}</dt><dd dir="auto">{}</dd>').format(
            say(questions.title(question), language), say(answer, language)
        )
        for question, answer in said
    )
    return Markup('<dl class="wb-facts">{}</dl>').format(Markup("").join(rows))


def _answer(row: pd.Series, question: str) -> object:
    return answer_words(question, row[question])


def answer_words(question: str, value: object) -> object:
    """An answer as a person reads it; one that is missing is said to be so."""
    if value is None or (not isinstance(value, list | tuple) and pd.isna(value)):
        return sentence("not answered")
    if isinstance(value, list | tuple):
        return (
            Several(tuple(WORDS[question](code) for code in value)) if value else sentence("none")
        )
    if question in WORDS:
        return WORDS[question](value)
    return value


def _yes_or_no(code: str) -> object:
    return Answer(code)


EDUCATION = {
    "none": sentence("no diploma"),
    "secondary": sentence("secondary school"),
    "bachelor": sentence("bachelor's degree"),
    "master": sentence("master's degree or more"),
}
MENTOR_WISHES = {"any": sentence("a woman or a man"), "woman": sentence("a woman")}

WORDS: dict[str, Callable[[str], object]] = {
    "age": ages.said,
    "country_of_origin": Country,
    "residence_status": Status,
    "needs_childcare": _yes_or_no,
    "has_laptop": _yes_or_no,
    "french_level": Level,
    "english_level": Level,
    "spoken_languages": Tongue,
    "education": lambda code: EDUCATION.get(code, code),
    "tracks": Track,
    "first_choice": Track,
    "availability": Slot,
    "mentor_wish": lambda code: MENTOR_WISHES.get(code, code),
    "consent_partners": _yes_or_no,
}
