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
        Markup("<dt>{}</dt><dd>{}</dd>").format(say(title, language), names) for title, names in who
    )
    return Markup('<p>{}</p><dl class="wb-facts">{}</dl>').format(say(of.said, language), lines)


def picture(found: Sequence[tuple[object, int]], language: str) -> Markup:
    """What each step would bring in points, as bars with the number beside."""
    most = max((points for _, points in found), default=1) or 1
    lines = Markup("").join(
        Markup(
            '<li class="wb-line"><span>{}</span><span class="wb-answer">{}</span>'
            '<span class="wb-bar" aria-hidden="true"><span style="left:0;width:{:.0f}%"></span>'
            "</span></li>"
        ).format(say(title, language), f"+{points}", 100 * points / most)
        for title, points in found
    )
    title = say(sentence("Points that one step more would bring"), language)
    return Markup('<h4>{}</h4><ul class="wb-lines wb-against">{}</ul>').format(title, lines)


def requests(found: Sequence[Request], language: str) -> Markup:
    """What partners could bring, one line each."""
    if not found:
        nothing = sentence("Nothing that a partner could bring would open a seat.")
        return Markup("<p>{}</p>").format(say(nothing, language))
    lines = Markup("").join(Markup("<li>{}</li>").format(say(one.said, language)) for one in found)
    return Markup('<ul class="wb-said">{}</ul>').format(lines)
