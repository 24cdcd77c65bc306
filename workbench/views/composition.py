"""The seats of a plan against every demand: a bar with the marks of what is asked, in words too."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbench.rules.composition import Stand
from workbench.sentences import Sentence, say, sentence

PARTS = (
    (("seats",), sentence("Seats")),
    (("quota", "graduates"), sentence("Quotas")),
    (("support",), sentence("Supports needed, or perhaps needed")),
    (("session",), sentence("Sessions")),
)


def composition(stands: Sequence[Stand], language: str) -> Markup:
    """Every demand with what is taken of it, grouped as the demands are."""
    parts = []
    for kinds, title in PARTS:
        lines = [_line(each, language) for each in stands if each.kind in kinds]
        if lines:
            parts.append(
                Markup('<h4>{}</h4><ul class="wb-lines wb-against">{}</ul>').format(
                    say(title, language), Markup("").join(lines)
                )
            )
    return Markup("").join(parts)


def said(stand: Stand) -> Sentence:
    """What is taken and what is asked, in words."""
    taken = stand.perhaps if stand.least is None else stand.taken
    facts = {"taken": taken, "least": stand.least, "most": stand.most}
    if stand.taken != stand.perhaps and stand.most is not None:
        return sentence(
            "{taken} for certain, {perhaps} perhaps: {ends}",
            taken=stand.taken,
            perhaps=stand.perhaps,
            ends=_ends(stand),
        )
    if stand.least is not None and stand.most is not None:
        return sentence("{taken}, between {least} and {most}", **facts)
    if stand.least is not None:
        return sentence("{taken}, at least {least}", **facts)
    return sentence("{taken} of {most}", **facts)


def _ends(stand: Stand) -> Sentence:
    if stand.least is None:
        return sentence("at most {most}", most=stand.most)
    return sentence("between {least} and {most}", least=stand.least, most=stand.most)


def _mark(stand: Stand) -> Sentence | None:
    if not stand.holds:
        return sentence("✗ not kept")
    return sentence("● tight") if stand.is_tight else None


def _line(stand: Stand, language: str) -> Markup:
    scale = max(stand.perhaps, stand.taken, stand.least or 0, stand.most or 0, 1)
    mark = _mark(stand)
    words = say(said(stand), language)
    if mark is not None:
        words = f"{words} · {say(mark, language)}"
    ends = [end for end in (stand.least, stand.most) if end is not None]
    marks = Markup("").join(
        Markup('<span class="wb-end" style="left:{:.1f}%"></span>').format(100 * end / scale)
        for end in ends
    )
    return Markup(
        '<li class="wb-line{}"><span dir="auto">{}</span><span class="wb-answer">{}</span>'
        '<span class="wb-bar" aria-hidden="true"><span style="left:0;width:{:.1f}%"></span>{}'
        "</span></li>"
    ).format(
        Markup("") if stand.holds else Markup(" wb-look"),
        say(stand.title, language),
        words,
        100 * max(stand.taken, stand.perhaps) / scale,
        marks,
    )
