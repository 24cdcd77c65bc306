"""What happened to pairs, what stands against something, and why one fellow's mentor changes."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbench.rules.mentoring.events import Event
from workbench.rules.mentoring.standing import Unsettled
from workbench.sentences import Sentence, say, sentence


def events(happened: Sequence[Event], language: str) -> Markup:
    """What happened since the pairs were made, one line each."""
    title = say(sentence("What happened since these pairs were made"), language)
    if not happened:
        return Markup("<h3>{}</h3><p>{}</p>").format(
            title, say(sentence("Nothing that matters to a pair."), language)
        )
    return Markup("<h3>{}</h3>").format(title) + _listed([each.said for each in happened], language)


def unsettled(found: Sequence[Unsettled], language: str) -> Markup:
    """The pairs that stand although something speaks against them, each with what to do."""
    title = say(sentence("For you to settle"), language)
    lines = Markup("").join(
        Markup('<li>{} <span class="wb-quiet">{}</span></li>').format(
            say(each.against, language), say(each.to_do, language)
        )
        for each in found
    )
    return Markup('<h3>{}</h3><ul class="wb-said">{}</ul>').format(title, lines)


def why(
    name: str, said: Sequence[str], days: Sequence[tuple[Sentence, str]], language: str
) -> Markup:
    """Why a fellow's mentor changes, or stays, and whom she had and has."""
    lines = Markup("").join(Markup("<p>{}</p>").format(one) for one in said)
    facts = Markup("").join(
        Markup('<dt>{}</dt><dd dir="auto">{}</dd>').format(say(title, language), mentor)
        for title, mentor in days
    )
    head = Markup('<h3 dir="auto">{}</h3>').format(name)
    return head + lines + Markup('<dl class="wb-facts">{}</dl>').format(facts)


def trying(tried: Sequence[Sentence], language: str) -> Markup:
    """What is being tried, and that nothing of it is recorded."""
    title = Markup("<h3>{}</h3>").format(say(sentence("Try what may happen"), language))
    if not tried:
        return title
    only = say(sentence("Only tried, nothing is recorded:"), language)
    return title + Markup("<p>{}</p>").format(only) + _listed(tried, language)


def ways_title(language: str) -> Markup:
    """The title of the choice between few changes and a better fit."""
    title = say(sentence("Fewest changes or best fit"), language)
    return Markup("<h3>{}</h3>").format(title)


def _listed(said: Sequence[object], language: str) -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(say(one, language)) for one in said)
    return Markup('<ul class="wb-said">{}</ul>').format(lines)
