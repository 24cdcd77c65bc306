"""The board on the screen: how good the pairs are, what changed, and the aims side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from workbench.rules.mentoring import aims
from workbench.rules.mentoring.aims import AimResult
from workbench.rules.mentoring.proposals import Pairing
from workbench.sentences import Sentence, say, sentence, sentences

NAMED = 4
"""So many fellows whose mentor changed are named; more are counted."""


@dataclass(frozen=True)
class Changed:
    """A fellow who has another mentor than before, by name; "" stands for nobody."""

    fellow: str
    was: str
    now: str


def proof(found: Pairing | None, language: str, *, is_changed: bool) -> Markup:
    """How good the pairs are: proved, or how far from it, or changed by hand since."""
    if found is None:
        said = sentence("Nothing is proposed yet.")
    elif is_changed:
        said = sentence("Changed by hand since the proposal: propose again to fill the rest.")
    else:
        said = aims.reached(found)
    notes = found.notes if found is not None else ()
    return Markup("<p>{}</p>").format(say(said, language)) + listed(notes, language, kind="wb-look")


def changes(found: Sequence[Changed], language: str) -> Markup:
    """Who has another mentor than before the last change."""
    if not found:
        return Markup("")
    title = sentences(
        "{count} fellow has another mentor than before the last change",
        "{count} fellows have another mentor than before the last change",
        len(found),
    )
    lines = [_changed(each, language) for each in found[:NAMED]]
    more = len(found) - NAMED
    if more > 0:
        said = sentences("and {count} more", "and {count} more", more)
        lines.append(Markup("{}").format(say(said, language)))
    each = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup(
        '<details class="wb-more"><summary>{}</summary><ul class="wb-said">{}</ul></details>'
    ).format(say(title, language), each)


def comparison(found: Sequence[AimResult], language: str) -> Markup:
    """The aims side by side, a row each, and what each seeks."""
    titles = (
        sentence("Aim"),
        sentence("With a mentor"),
        sentence("Total fit"),
        sentence("Weakest fit"),
        sentence("Would rather swap"),
        sentence("Other mentors than now"),
    )
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(each, language)) for each in titles
    )
    body = Markup("").join(_row(each, language) for each in found)
    return Markup(
        '<table class="wb-plain-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, body)


def seeks(of: Sentence, language: str) -> Markup:
    """What the aim chosen seeks, in a sentence."""
    return Markup('<p class="wb-quiet">{}</p>').format(say(of, language))


def listed(said: Iterable[Sentence], language: str, *, kind: str = "wb-plain-list") -> Markup:
    """Sentences one under the other; nothing when there are none."""
    each = [Markup("<li>{}</li>").format(say(one, language)) for one in said]
    if not each:
        return Markup("")
    return Markup('<ul class="wb-said {}">{}</ul>').format(kind, Markup("").join(each))


def titled(title: Sentence, inside: Markup, language: str) -> Markup:
    """A piece under its title; nothing when the piece is empty."""
    if not inside:
        return Markup("")
    return Markup("<h4>{}</h4>{}").format(say(title, language), inside)


def folded(title: Sentence, inside: Markup, language: str) -> Markup:
    """A piece that is read when its title is opened."""
    if not inside:
        return Markup("")
    return Markup('<details class="wb-more"><summary>{}</summary>{}</details>').format(
        say(title, language), inside
    )


def _changed(each: Changed, language: str) -> Markup:
    nobody = say(sentence("nobody"), language)
    return Markup(
        '<bdi dir="auto">{}</bdi>: <bdi dir="auto">{}</bdi> → <bdi dir="auto">{}</bdi>'
    ).format(each.fellow, each.was or nobody, each.now or nobody)


def _row(of: AimResult, language: str) -> Markup:
    figures = (of.matched, of.total, "–" if of.worst is None else of.worst, of.blocking, of.changed)
    cells = Markup("").join(Markup("<td>{}</td>").format(each) for each in figures)
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(say(of.aim, language), cells)
