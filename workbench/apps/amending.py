"""What a person may say of a column, a date or a word, and what the file is taken for then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.apps.arrival import Arrival
from workbench.rules.asks import Ask
from workbench.rules.choice_words import Unread
from workbench.rules.column_evidence import examples, looked_at
from workbench.rules.known_questions import KNOWN
from workbench.rules.option_columns import option_of
from workbench.rules.understanding import LEFT_OUT, Taken
from workbench.sentences import Sentence, sentence
from workbench.store.opening import Opened
from workbench.vocabulary import Confidence, DateOrder

EXTRAS = {
    "_id": sentence("Number of the submission"),
    "_uuid": sentence("Second number of the submission"),
    "_submission_time": sentence("Moment of submission"),
}
"""What a column may be besides an answer, in words."""

MARKS = {
    Confidence.SURE: "✓",
    Confidence.LIKELY: "≈",
    Confidence.TO_CHECK: "?",
    Confidence.NOTHING: "·",
    Confidence.SAID: "✎",
}


@dataclass(frozen=True)
class Amended:
    """A file understood otherwise, and the column that had to give way, by its header."""

    opened: Opened
    gave_way: str | None = None


def took(opened: Opened, column: int, target: str) -> Amended:
    """One column taken for a question, an id or a moment; "" leaves it out.

    A column whose header names an option of the question is that option.
    """
    option = None
    if target in KNOWN and KNOWN[target].kind == "many":
        option = option_of(target, opened.rows.header[column])
    return _taking(opened, column, Taken(target or None, option))


def took_option(opened: Opened, column: int, option: str) -> Amended:
    """One column taken for one option of its question; "" for all that was chosen."""
    target = opened.reading.understanding.taken[column].target
    return _taking(opened, column, Taken(target, option or None))


def dated(opened: Opened, question: str, order: str) -> Amended:
    """The dates of a question read in this order; "" decides nothing."""
    understanding = opened.reading.understanding
    said = DateOrder(order) if order else None
    return Amended(opened.amended(understanding.dated(question, said)))


def meant(opened: Opened, question: str, text: str, code: str) -> Amended:
    """A word of the answers taken for one of the choices; "" leaves it unknown."""
    understanding = opened.reading.understanding
    return Amended(opened.amended(understanding.meaning(question, text, code or None)))


def meant_as_proposed(opened: Opened, unread: Sequence[Unread]) -> Amended:
    """Every word taken for what the rule proposes, where it proposes something."""
    understanding = opened.reading.understanding
    for each in unread:
        if each.proposed is not None:
            understanding = understanding.meaning(each.question, each.text, each.proposed)
    return Amended(opened.amended(understanding))


def said_words(opened: Opened) -> tuple[Unread, ...]:
    """The words that somebody said the meaning of, so that it can be said otherwise."""
    return tuple(
        Unread(question, text, 0, code)
        for question, said in opened.reading.understanding.values.items()
        for text, code in said.items()
    )


def ask_of(arrival: Arrival | None, column: int | None) -> Ask | None:
    """What must be said of the dates in a column."""
    if arrival is None or column is None:
        return None
    header = arrival.opened.rows.header[column]
    return next((each for each in arrival.asks if each.column == header), None)


def order_said(opened: Opened, column: int) -> str | None:
    """How a person said that the dates of this column are written."""
    target = opened.reading.understanding.taken[column].target
    said = opened.reading.understanding.date_orders.get(target or "")
    return None if said is None else str(said)


def code_said(opened: Opened, each: Unread | None) -> str:
    """The code a person said a word means; "" where she said none."""
    if each is None:
        return ""
    return opened.reading.understanding.values.get(each.question, {}).get(each.text, "")


def words_of(arrival: Arrival | None, column: int | None) -> tuple[Unread, ...]:
    """The words of a column to be told the meaning of, those told before last."""
    if arrival is None or column is None:
        return ()
    target = arrival.opened.reading.understanding.taken[column].target
    every = (*arrival.unread, *said_words(arrival.opened))
    return tuple(each for each in every if each.question == target)


def needs_a_look(arrival: Arrival) -> bool:
    """True where a person must say something before the file can be read surely."""
    return first_to_look_at(arrival) is not None and bool(
        arrival.against or arrival.asks or arrival.unread or _doubtful(arrival)
    )


def first_to_look_at(arrival: Arrival | None) -> int | None:
    """The column to look at first: one asked about, else a doubtful one, else the first."""
    if arrival is None:
        return None
    header = arrival.opened.rows.header
    asked = [header.index(each.column) for each in arrival.asks if each.column in header]
    return next(iter([*asked, *_doubtful(arrival), *range(len(header))]), None)


def _doubtful(arrival: Arrival) -> list[int]:
    doubtful = (Confidence.LIKELY, Confidence.TO_CHECK)
    return [at for at, each in enumerate(arrival.opened.reading.confidences) if each in doubtful]


def shown_examples(opened: Opened, column: int) -> tuple[str, ...]:
    """Three answers of a column, each once."""
    return examples(looked_at(opened.rows.cells[column]))


def title_of(taken: Taken) -> Sentence:
    """What a column is taken for, in words."""
    if taken == LEFT_OUT or taken.target is None:
        return sentence("left out")
    title = KNOWN[taken.target].title if taken.target in KNOWN else EXTRAS[taken.target]
    if taken.option is None:
        return title
    return sentence("{question}: {option}", question=title, option=taken.option)


def _taking(opened: Opened, column: int, taken: Taken) -> Amended:
    before = opened.reading.understanding
    after = before.taking(column, taken)
    lost = [
        at
        for at, (old, new) in enumerate(zip(before.taken, after.taken, strict=True))
        if at != column and old != new
    ]
    header = opened.rows.header[lost[0]] if lost else None
    return Amended(opened.amended(replace(after, is_by_header=False)), header)
