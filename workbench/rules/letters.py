"""A letter to her in a language she reads: why we write, the questions, until when to answer.

A letter is a proposal: the coordinator amends it and sends it herself. It holds her given name
and nothing else about her.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.rules import answers
from workbench.rules.answers import Row
from workbench.rules.levels import LADDER
from workbench.sentences import Sentence, isolated, sentence
from workbench.vocabulary import Outlook, Stage, Word, word

FRENCH, ENGLISH = "fr", "en"
ALIKE: Mapping[str, str] = {"prs": "fa", "fa-AF": "fa", "apc": "ar", "arb": "ar"}
"""Languages whose readers read a letter in another one: Dari and Persian, say."""

CHOICES: Mapping[str, str] = {
    "residence_status": "status",
    "needs_childcare": "yes_no",
    "has_laptop": "yes_no",
    "french_level": "level",
    "english_level": "level",
    "education": "education",
    "tracks": "track",
    "first_choice": "track",
    "mentor_wish": "mentor",
    "consent_partners": "yes_no",
}
"""The list of choices that goes with a question, as letter files name it."""

FEW = 2
"""Choices that fit on the line of their question; more of them have a line each."""


class Kind(Word):
    """What a letter is about."""

    ASK = word("ask", "Questions to her")
    SHORTLIST = word("shortlist", "She goes on")
    WAITLIST = word("waitlist", "She is on the waiting list")
    DECLINE = word("decline", "No place this time")


KIND_AT: Mapping[Stage, Kind] = {
    Stage.SHORTLISTED: Kind.SHORTLIST,
    Stage.WAITLISTED: Kind.WAITLIST,
    Stage.DECLINED: Kind.DECLINE,
}
"""The letter that goes with a verdict already given."""

KIND_OF: Mapping[Outlook, Kind] = {
    Outlook.IN: Kind.SHORTLIST,
    Outlook.OUT: Kind.DECLINE,
    Outlook.DEPENDS: Kind.ASK,
}
"""The likeliest letter before a verdict: whom no answer would move is asked nothing."""


class SeatKind(Word):
    """What a letter about a seat says."""

    OFFER = word("seat_offer", "A seat is offered")
    RESERVE = word("seat_reserve", "She is on the reserve list")
    NONE = word("seat_none", "No seat this time")


class PairKind(Word):
    """What a letter about a pair says, to her or to the mentor."""

    ASK = word("ask", "Do both agree?")
    REMIND = word("remind", "A reminder to answer")
    CONFIRMED = word("confirmed", "Thank you: both said yes")
    ANOTHER = word("another", "The pair will not go ahead")


@dataclass(frozen=True)
class Draft:
    """The subject and the paragraphs of one kind of letter, with `{words}` to be filled in."""

    subject: str
    body: tuple[str, ...]


@dataclass(frozen=True)
class SeatWording:
    """The letters about seats in one language.

    `reasons` says kindly what stood against a seat, `steps` what she can do now.
    """

    drafts: Mapping[SeatKind, Draft]
    reasons: Mapping[str, str]
    steps: Mapping[str, str]


@dataclass(frozen=True)
class PairWording:
    """The letters about pairs in one language: to her and, where there are any, to mentors.

    `times` says a part of the week: `am`, `pm` and `eve` of a `{weekday}`, and what is `open`.
    `introduction` introduces both sides to each other; None where nobody wrote it yet.
    """

    to_fellows: Mapping[PairKind, Draft]
    to_mentors: Mapping[PairKind, Draft]
    times: Mapping[str, str]
    introduction: Draft | None = None


@dataclass(frozen=True)
class Wording:
    """All that letters need in one language, as its file says it.

    `questions` holds the plain wording of every question, `choices` the words of each list of
    choices by code; `checked_by` who read it as a speaker of the language, "" when nobody did.
    `seats` is None where nobody wrote the letters about seats yet, `pairs` those about pairs.
    """

    language: str
    direction: str
    checked_by: str
    greeting: str
    thanks: str
    signature: str
    drafts: Mapping[Kind, Draft]
    questions: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    seats: SeatWording | None = None
    pairs: PairWording | None = None


@dataclass(frozen=True)
class Addressed:
    """What a letter is filled with: her given name, her cohort, the last day, who signs."""

    name: str
    cohort: str
    day: date
    sender: str


@dataclass(frozen=True)
class Letter:
    """A letter ready to be read, amended and sent."""

    language: str
    direction: str
    subject: str
    text: str


def languages_for(row: Row, written: Sequence[str]) -> tuple[str, ...]:
    """The languages to offer a letter in, hers first: then French and English.

    Hers is the first she speaks, French and English apart, in which letters are written; without
    one, French or English, whichever she knows better.
    """
    spoken = (
        ALIKE.get(code, code.split("-")[0]) for code in answers.codes(row, "spoken_languages")
    )
    hers = [one for one in spoken if one in written and one not in (FRENCH, ENGLISH)][:1]
    both = (ENGLISH, FRENCH) if _knows_english_better(row) else (FRENCH, ENGLISH)
    return tuple(one for one in (*hers, *both) if one in written)


def kinds_for(stage: Stage, outlook: Outlook, *, asked: Sequence[str]) -> tuple[Kind, ...]:
    """The letters that make sense now, the likeliest first; without a question none is asked."""
    likeliest = KIND_AT.get(stage, KIND_OF[outlook])
    order = (likeliest, *(kind for kind in Kind if kind is not likeliest))
    return tuple(kind for kind in order if kind is not Kind.ASK or asked)


def write(wording: Wording, kind: Kind, *, to: Addressed, questions: Sequence[str] = ()) -> Letter:
    """Write a letter; `questions` are the keys of what she is asked, in their order."""
    draft = wording.drafts[kind]
    asked = "\n".join(questions_said(wording, questions))
    paragraphs = (wording.greeting, *draft.body, f"{wording.thanks}\n{wording.signature}")
    words = {
        "name": isolated(to.name),
        "cohort": isolated(to.cohort),
        "sender": isolated(to.sender),
        "day": day_said(to.day, wording.language),
        "questions": asked,
    }
    text = "\n\n".join(one.format_map(words) for one in paragraphs)
    return Letter(wording.language, wording.direction, draft.subject.format_map(words), text)


def not_checked(wording: Wording) -> tuple[Sentence, ...]:
    """A warning when no speaker of the language has read these words."""
    if wording.checked_by:
        return ()
    return (
        sentence(
            "Nobody who speaks this language has checked these words yet: "
            "have them read before you send the first letter."
        ),
    )


def questions_said(wording: Wording, questions: Sequence[str]) -> list[str]:
    """The questions she is asked, a line each, with their choices."""
    lines = []
    for number, question in enumerate(questions, start=1):
        place = f"{number}. " if len(questions) > 1 else ""
        text = f"{place}{wording.questions[question]}"
        choices = list(wording.choices.get(CHOICES.get(question, ""), {}).values())
        if len(choices) <= FEW:
            lines.append(f"{text} ({' / '.join(choices)})" if choices else text)
        else:
            lines += [text, *(f"   – {choice}" for choice in choices)]
    return lines


def _knows_english_better(row: Row) -> bool:
    places = (_place(answers.text(row, f"{language}_level")) for language in ("english", "french"))
    english, french = places
    return english > max(french, 0)  # who knows none of both lives where French is spoken


def _place(level: str | None) -> int:
    return -1 if level is None else [str(one) for one in LADDER].index(level)


def day_said(day: date, language: str) -> str:
    """A day with its weekday, as the language says it."""
    from babel.dates import format_date

    return format_date(day, "EEEE d MMMM y", locale=language)
