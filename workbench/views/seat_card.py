"""Why one woman has her seat or none: the facts, what keeps her out, and what would help."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from workbench.rules.seat_card import SeatCard
from workbench.sentences import Sentence, say, sentence


def seat_card(card: SeatCard, language: str) -> Markup:
    """The facts, then the demands that keep her out; what a button can change is left to it."""
    facts = _listed((card.facts), language)
    stops = _titled(sentence("What keeps her out"), [each.said for each in card.stops], language)
    said = [each.said for each in card.changes if each.demands is None]
    helps = _titled(sentence("What would give her a seat"), said, language)
    buttons = [each for each in card.changes if each.demands is not None]
    if buttons:
        helps += Markup("<h4>{}</h4>").format(
            say(sentence("What would give her a seat: press to plan with it"), language)
        )
    return facts + stops + helps


def _titled(title: Sentence, said: Iterable[Sentence], language: str) -> Markup:
    lines = list(said)
    if not lines:
        return Markup("")
    return Markup("<h4>{}</h4>").format(say(title, language)) + _listed(lines, language)


def _listed(said: Iterable[Sentence], language: str) -> Markup:
    each = Markup("").join(Markup("<li>{}</li>").format(say(one, language)) for one in said)
    return Markup('<ul class="wb-said">{}</ul>').format(each)
