"""Offers on the screen: where a pair stands and what is next, and who waits for a mentor."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from workbench.rules.mentoring import offer_words
from workbench.rules.mentoring.offers import Standing
from workbench.rules.mentoring.queues import ORDERED_BY, Queue
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.vocabulary import Side

MOST = 30
"""So many who wait are listed; more are counted."""


def pair(
    standing: Standing | None,
    said: Sentence,
    *,
    fellow: str,
    mentor: str,
    first: str | None,
    language: str,
) -> Markup:
    """A pair: who, where it stands, what is next, and to whom a place goes that came free."""
    lines = [said]
    if standing is not None:
        lines.append(offer_words.next_step(standing))
    if first is not None:
        lines.append(sentence("A place with this mentor goes first to {fellow}.", fellow=first))
    each = Markup("").join(Markup("<p>{}</p>").format(say(one, language)) for one in lines)
    head = Markup('<h3><bdi>{}</bdi> <span aria-hidden="true">↔</span> <bdi>{}</bdi></h3>').format(
        fellow, mentor
    )
    return head + _answers(standing, language) + each


def queue(found: Queue | None, names: Mapping[int, str], language: str) -> Markup:
    """Who waits for a mentor, in order, with why and what would free a place."""
    if found is None or not found.fellows:
        return Markup("")
    title = sentences("{count} waits for a mentor", "{count} wait for a mentor", len(found.fellows))
    rows = Markup("").join(
        _waits(found, fellow, names[fellow], language) for fellow in found.fellows[:MOST]
    )
    more = len(found.fellows) - MOST
    rest = sentences("{count} more waits.", "{count} more wait.", more)
    return Markup('<h3>{}</h3><p class="wb-quiet">{}</p><ol>{}</ol>{}').format(
        say(title, language),
        say(ORDERED_BY, language),
        rows,
        Markup("<p>{}</p>").format(say(rest, language)) if more > 0 else Markup(""),
    )


def _answers(standing: Standing | None, language: str) -> Markup:
    """What each side said, in a word and a mark."""
    if standing is None:
        return Markup("")
    sides = ((Side.FELLOW, sentence("The fellow")), (Side.MENTOR, sentence("The mentor")))
    lines = Markup("").join(
        Markup('<li><span>{}</span><span class="wb-answer">{}</span></li>').format(
            say(title, language), say(_answer(standing, side), language)
        )
        for side, title in sides
    )
    return Markup('<ul class="wb-lines">{}</ul>').format(lines)


def _answer(standing: Standing, side: Side) -> Sentence:
    if standing.refused_by is side:
        return sentence("✗ no")
    return sentence("✓ yes") if side in standing.answered else sentence("… no answer yet")


def _waits(found: Queue, fellow: int, name: str, language: str) -> Markup:
    since = sentence("since {day}", day=found.lines.at[fellow, "since"])
    vain = int(found.lines.at[fellow, "vain"])
    asked = sentences("asked in vain {count} time", "asked in vain {count} times", vain)
    facts = [say(since, language), *([say(asked, language)] if vain else [])]
    return Markup('<li><bdi>{}</bdi> <span class="wb-quiet">{}</span><br>{} {}</li>').format(
        name,
        " · ".join(facts),
        say(found.why(fellow), language),
        say(found.would_free(fellow), language),
    )
