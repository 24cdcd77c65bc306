"""What the second step of an import says of the columns, in words and choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from workbench.apps import amending
from workbench.apps.amending import EXTRAS, MARKS
from workbench.apps.arrival import Arrival
from workbench.apps.grid import Cell
from workbench.rules.asks import Ask
from workbench.rules.choice_words import Unread
from workbench.rules.known_questions import KNOWN
from workbench.rules.understanding import Taken
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.views.applications import WORDS
from workbench.vocabulary import Answer, Confidence, DateOrder

Options = list[tuple[str, object]]
LONGEST_SHOWN = 60
_LOOK = (Confidence.TO_CHECK, Confidence.LIKELY)


def summary(arrival: Arrival | None, language: str) -> Markup:
    """How the columns are read, what changed since, and how many are left out."""
    if arrival is None:
        quiet = sentence("The columns are shown once a file is chosen.")
        return Markup('<p class="wb-quiet">{}</p>').format(say(quiet, language))
    lines = [_line(_mapping(arrival), language), _line(_counts(arrival), language)]
    lines += [
        Markup('<p class="wb-changes">⚠ {}</p>').format(say(each, language))
        for each in arrival.faults
    ]
    changes = arrival.opened.changes()
    if changes:
        first, *others = (say(each, language) for each in changes)
        items = Markup("").join(Markup('<li dir="auto">{}</li>').format(each) for each in others)
        lines.append(
            Markup('<div class="wb-changes"><p>⚠ {}</p><ul>{}</ul></div>').format(first, items)
        )
    return Markup("").join(lines)


def _line(said: Iterable[Sentence], language: str) -> Markup:
    words = " · ".join(say(each, language) for each in said)
    return Markup('<p dir="auto">{}</p>').format(words) if words else Markup("")


def _mapping(arrival: Arrival) -> Iterator[Sentence]:
    saved = arrival.opened.reading.saved
    if saved is not None:
        yield sentence(
            "Read with the mapping “{name}”, saved by {by} on {day}: {why}",
            name=saved.name,
            by=saved.by,
            day=saved.on,
            why=saved.why,
        )


def _counts(arrival: Arrival) -> Iterator[Sentence]:
    opened = arrival.opened
    taken = opened.reading.understanding.taken
    found = sum(each.target in KNOWN for each in taken)
    left = sum(each.target is None for each in taken)
    if opened.form is not None:
        yield sentences(
            "{count} column recognised from the form",
            "{count} columns recognised from the form",
            found,
        )
    else:
        yield sentences("{count} column recognised", "{count} columns recognised", found)
    yield sentences("{count} left out", "{count} left out", left)
    doubtful = sum(each in _LOOK for each in opened.reading.confidences)
    if doubtful:
        yield sentences("{count} to look at", "{count} to look at", doubtful)


def cells(arrival: Arrival, column: int, language: str) -> Sequence[Cell]:
    """One line of the list: the header, examples, what it is taken for, and how sure that is."""
    opened = arrival.opened
    reading = opened.reading
    sure = reading.confidences[column]
    header = opened.rows.header[column] or str(column + 1)
    examples = " · ".join(
        f"\u2068{_short(each)}\u2069" for each in amending.shown_examples(opened, column)
    )
    taken = reading.understanding.taken[column]
    title = say(amending.title_of(taken), language)
    unread = sum(each.count > 0 for each in amending.words_of(arrival, column))
    if amending.ask_of(arrival, column) is not None:
        question = say(sentence("a question is open"), language)
        how: Cell = (f"? {question}", "look")
    elif unread:
        unknown = sentences("{count} word unknown", "{count} words unknown", unread)
        how = (f"? {say(unknown, language)}", "look")
    else:
        tone = "look" if sure in _LOOK else "quiet"
        how = (f"{MARKS[sure]} {say(sure, language)}", tone)
    return header, examples, title if taken.target else (title, "quiet"), how


def about(arrival: Arrival, column: int, language: str) -> Markup:
    """The whole header of a column and three of its answers."""
    opened = arrival.opened
    header = opened.rows.header[column] or str(column + 1)
    found = amending.shown_examples(opened, column)
    items = Markup("").join(Markup('<li dir="auto">{}</li>').format(_short(each)) for each in found)
    shown = Markup('<ul class="wb-examples">{}</ul>').format(items)
    if not found:
        empty = say(sentence("Nobody answered."), language)
        shown = Markup('<p class="wb-quiet">{}</p>').format(empty)
    return Markup('<h4 dir="auto">{}</h4>{}').format(header, shown)


def targets(arrival: Arrival, column: int, language: str) -> Options:
    """What a column may be taken for; the column that is taken for it now is named."""
    opened = arrival.opened
    now = {
        each.target: at
        for at, each in enumerate(opened.reading.understanding.taken)
        if each.target is not None and at != column
    }
    titles = {**{name: each.title for name, each in KNOWN.items()}, **EXTRAS}
    found: Options = [(say(sentence("left out"), language), "")]
    for name, title in titles.items():
        said = say(title, language)
        if name in now:
            said = f"{said} (\u2068{_short(opened.rows.header[now[name]], 30)}\u2069)"
        found.append((said, name))
    return found


def options(taken: Taken, language: str) -> Options:
    """The options of a question with several choices; none for any other question."""
    if taken.target not in KNOWN or KNOWN[str(taken.target)].kind != "many":
        return []
    name = str(taken.target)
    everything = say(sentence("all that was chosen"), language)
    codes = KNOWN[name].codes_allowed()
    found: Options = [(everything, "")]
    return found + _sorted([(_code(name, code, language), code) for code in codes], name)


def orders(ask: Ask | None, said: str | None, language: str) -> Options:
    """The ways in which dates may be written; none where nothing is asked nor said."""
    if ask is None and said is None:
        return []
    found: Options = [(say(sentence("not said yet"), language), "")]
    possible = [each.order for each in ask.choices] if ask is not None else list(DateOrder)
    return found + [(say(each, language), str(each)) for each in possible]


def asked(ask: Ask | None, language: str) -> Markup:
    """What is asked of dates, with what each answer would make of three of them."""
    if ask is None:
        return Markup("")
    rows = Markup("").join(
        Markup("<li><b>{}</b><br>{}</li>").format(
            say(choice.order, language),
            Markup(", ").join(
                Markup("<bdi>{}</bdi> = {}").format(
                    each.cell, "✗" if each.day is None else say(each.day, language)
                )
                for each in choice.examples
            ),
        )
        for choice in ask.choices
    )
    return Markup('<p class="wb-look">{}</p><ul>{}</ul>').format(say(ask.message, language), rows)


def words(found: Sequence[Unread], language: str) -> Options:
    """The words to be told the meaning of, how often each stands, and what was said of it."""
    return [(_word(each, language), at) for at, each in enumerate(found)]


def meanings(each: Unread | None, language: str) -> Options:
    """What a word may mean; what the rule proposes is marked."""
    if each is None:
        return []
    found: Options = [(say(sentence("unknown"), language), "")]
    codes = [
        (_code(each.question, code, language), code)
        for code in KNOWN[each.question].codes_allowed()
    ]
    marked: Options = [
        (f"? {title}" if code == each.proposed else title, code) for title, code in codes
    ]
    return found + _sorted(marked, each.question)


def proposals(count: int) -> Sentence:
    """The button that takes every word for what the rule proposes."""
    return sentences("Take the {count} proposal", "Take the {count} proposals", count)


def _word(each: Unread, language: str) -> str:
    text = f"\u2068{_short(each.text)}\u2069"
    if not each.count:
        return f"✎ {text} = {_code(each.question, str(each.proposed), language)}"
    return f"{text} × {each.count}"


def _code(question: str, code: str, language: str) -> str:
    named: Callable[[str], object] = WORDS.get(question, Answer)
    return say(named(code), language)


def _sorted(found: Options, question: str) -> Options:
    """Countries and languages by their names; short lists keep their order."""
    return sorted(found) if KNOWN[question].code_list else found


def _short(text: str, most: int = LONGEST_SHOWN) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"
