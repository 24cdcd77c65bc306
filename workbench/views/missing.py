"""What is asked of partners, and what a place or a slot more of a mentor would open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from workbench.rules.mentoring.more_of_mentors import More
from workbench.sentences import Sentence, say, sentence, sentences


def asked(said: Sequence[Sentence], language: str) -> Markup:
    """What a partner is asked for, one line each."""
    if not said:
        nothing = sentence("Nothing to ask for: no mentor more would change much.")
        return Markup("<p>{}</p>").format(say(nothing, language))
    return _listed(said, language)


def more(
    places: Sequence[More], slots: Sequence[More], names: Mapping[int, str], language: str
) -> Markup:
    """What more of the mentors who are here would open."""
    title = say(sentence("More of the mentors you have"), language)
    lines = [*_said(places, names), *_said(slots, names)]
    if not lines:
        nothing = sentence("One place or one slot more of any mentor would open nothing.")
        return Markup("<h3>{}</h3><p>{}</p>").format(title, say(nothing, language))
    return Markup("<h3>{}</h3>").format(title) + _listed(lines, language)


def _said(found: Sequence[More], names: Mapping[int, str]) -> Iterator[Sentence]:
    for each in found:
        name = names.get(each.mentor, "")
        asked = (
            sentence("One place more with {mentor}", mentor=name)
            if each.slot is None
            else sentence("One slot more with {mentor} ({slot})", slot=each.slot, mentor=name)
        )
        if each.fellows:
            yield sentences(
                "{asked}: {count} new pair.",
                "{asked}: {count} new pairs.",
                each.fellows,
                asked=asked,
            )
        else:
            yield sentences(
                "{asked}: {count} point of fit more.",
                "{asked}: {count} points of fit more.",
                each.points,
                asked=asked,
            )


def _listed(said: Sequence[Sentence], language: str) -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(say(one, language)) for one in said)
    return Markup('<ul class="wb-said">{}</ul>').format(lines)
