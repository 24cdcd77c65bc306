"""One price in words, with who it concerns; and the requests to partners as a list."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbench.rules.partner_requests import Request
from workbench.rules.seat_prices import Price
from workbench.sentences import Sentence, say, sentence


def price(of: Price, who: Sequence[tuple[Sentence, str]], language: str) -> Markup:
    """What one step would change, and by name who comes in, goes out or moves."""
    lines = Markup("").join(
        Markup('<dt>{}</dt><dd dir="auto">{}</dd>').format(say(title, language), names)
        for title, names in who
    )
    return Markup('<p>{}</p><dl class="wb-facts">{}</dl>').format(say(of.said, language), lines)


def requests(found: Sequence[Request], language: str) -> Markup:
    """What partners could bring, one line each."""
    if not found:
        nothing = sentence("Nothing that a partner could bring would open a seat.")
        return Markup("<p>{}</p>").format(say(nothing, language))
    lines = Markup("").join(Markup("<li>{}</li>").format(say(one.said, language)) for one in found)
    return Markup('<ul class="wb-said">{}</ul>').format(lines)
