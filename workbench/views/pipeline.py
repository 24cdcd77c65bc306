"""A forecast on the screen: tables with their findings, and what each takes for granted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from workbench.rules import pipeline_words as words
from workbench.rules.class_groups import Composition
from workbench.rules.forecasts import Forecast
from workbench.rules.pathways import Position
from workbench.rules.pipeline import Expected, expected
from workbench.rules.springboard_sizes import Growth
from workbench.sentences import Sentence, Several, say, sentence

Row = Sequence[object]
HALF = sentence("In half of the cases")


def standing(found: Forecast, language: str) -> Markup:
    """Where the women who may come stand now."""
    position = found.prospect.pool["position"]
    rows = [(each, int((position == each).sum())) for each in Position if (position == each).any()]
    if found.prospect.planned:
        planned = sentence("seats of a springboard still to begin")
        rows = [(planned, found.prospect.planned), *rows]
    if not rows:
        nobody = sentence("No springboard of this chapter leads to this fellowship yet.")
        return _titled(sentence("Where they stand now"), _said(nobody, language), language)
    table = _table((sentence("Where she stands"), sentence("Women")), rows, language)
    return _titled(sentence("Where they stand now"), table, language)


def steps(found: Forecast, language: str) -> Markup:
    """How often each step was taken in cohorts that are over."""
    lines = Markup("").join(
        Markup('<li><span><b>{}</b></span><span class="wb-quiet">{}</span>{}</li>').format(
            say(one.step, language),
            say(words.took(one), language),
            _open(words.still_open(one), language),
        )
        for one in found.steps
    )
    legend = sentence(
        "Who came to a step and took it, in cohorts where it is over. Likely means with a "
        "certainty of 90 %."
    )
    inside = Markup('<p class="wb-quiet">{}</p><ul class="wb-lines">{}</ul>').format(
        say(legend, language), lines
    )
    return _titled(sentence("How often, so far"), inside, language)


def in_class(found: Forecast, language: str) -> Markup:
    """How many graduates are expected, step by step, with the spread."""
    finding = _said(words.finding(found.prospect), language)
    title = sentence("Springboard graduates expected")
    if not found.prospect.is_known:
        return _titled(title, finding, language)
    outcome = found.prospect.outcome
    rows = [
        _spread(sentence("apply"), expected(outcome.applying)),
        _spread(sentence("are shortlisted"), expected(outcome.shortlisted)),
        _spread(sentence("take a seat"), expected(outcome.seated)),
    ]
    table = _table(_spread_heads(sentence("Graduates who")), rows, language)
    assumed = _assumed(words.assumed_of_class(found.prospect), language)
    return _titled(title, finding + table + assumed, language)


def kept(found: Forecast, language: str) -> Markup:
    """How many seats to keep for graduates, from both sides."""
    if found.keep is None:
        none = (
            sentence("No number is proposed: too little is known. You may still write one.")
            if found.prospect.may_come
            else sentence("There is nobody left to keep a seat for.")
        )
        return _titled(sentence("Seats to keep for graduates"), _said(none, language), language)
    rows = (
        (sentence("Nobody shortlisted is turned away"), found.keep.turns_nobody_away),
        (sentence("None of them stays empty"), found.keep.surely_filled),
    )
    heads = (sentence("Nine times in ten"), sentence("Seats"))
    inside = (
        _said(words.reserve_reason(found.keep), language)
        + _table(heads, rows, language)
        + _assumed(words.assumed_of_reserve(), language)
    )
    return _titled(sentence("Seats to keep for graduates"), inside, language)


def bigger(
    found: Growth | None, language: str, *, now: int, tried: int, shown: Sequence[int]
) -> Markup:
    """What springboards of other sizes would bring."""
    title = sentence("A bigger springboard")
    if found is None:
        little = sentence("Too few women came to one of the steps to tell what more would bring.")
        return _titled(title, _said(little, language), language)
    heads = (
        sentence("Springboard seats"),
        sentence("Fellows, about"),
        sentence("In nine of ten cases"),
        sentence("One seat more brings"),
    )
    rows = [
        (size, round(one.mean), words.between(one.low, one.high), round(found.more(size), 2))
        for size in shown
        for one in [found.at(size)]
    ]
    findings = _said(words.grown(found, now=now, tried=tried), language)
    findings += _said(words.slows(found), language)
    assumed = _assumed(words.assumed_of_sizes(found.room), language)
    return _titled(title, findings + _table(heads, rows, language) + assumed, language)


def groups(found: Iterable[Composition], language: str) -> Markup:
    """Who the graduates expected are, as far as groups are large enough."""
    tables = Markup("").join(_composition(one, language) for one in found)
    if not tables:
        return Markup("")
    assumed = _assumed(words.assumed_of_groups(), language)
    return _titled(sentence("Who they are"), tables + assumed, language)


def picture(svg: str) -> Markup:
    """A picture that `charts.drawing` drew, which escapes its words."""
    return Markup('<div class="wb-picture">{}</div>').format(Markup(svg))  # noqa: S704 - ours


def _composition(one: Composition, language: str) -> Markup:
    large = [each for each in one.shares if each.expected is not None]
    small = [each.words for each in one.shares if each.expected is None]
    table = Markup("")
    if large:
        rows = [_spread(each.words, each.expected) for each in large]
        table = _table(_spread_heads(one.title), rows, language)
    if not small:
        return table
    few = sentence(
        "{kind}, too few to tell: {groups}.", kind=one.title, groups=Several(tuple(small))
    )
    return table + Markup('<p class="wb-quiet">{}</p>').format(say(few, language))


def _spread(what: object, one: Expected) -> Row:
    return (
        what,
        round(one.mean),
        words.between(one.half_low, one.half_high),
        words.between(one.low, one.high),
    )


def _spread_heads(first: Sentence) -> tuple[Sentence, ...]:
    return (
        first,
        sentence("About"),
        HALF,
        sentence("In nine of ten cases"),
    )


def _table(heads: Sequence[object], rows: Iterable[Row], language: str) -> Markup:
    """A table; of one with a spread the middle half is left out where there is no room."""
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(each, language)) for each in heads
    )
    lines = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            say(row[0], language),
            Markup("").join(Markup("<td>{}</td>").format(say(each, language)) for each in row[1:]),
        )
        for row in rows
    )
    return Markup(
        '<table class="wb-forecast{}"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(" wb-halves" if HALF in heads else "", head, lines)


def _titled(title: Sentence, inside: Markup, language: str) -> Markup:
    return Markup("<h3>{}</h3>{}").format(say(title, language), inside)


def _said(what: object, language: str) -> Markup:
    return Markup("<p>{}</p>").format(say(what, language))


def _open(what: Sentence | None, language: str) -> Markup:
    if what is None:
        return Markup("")
    return Markup('<span class="wb-quiet">{}</span>').format(say(what, language))


def _assumed(said: Iterable[Sentence], language: str) -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(say(one, language)) for one in said)
    return Markup(
        '<details class="wb-assumed" open><summary>{}</summary><ul>{}</ul></details>'
    ).format(say(sentence("Taken for granted"), language), lines)
