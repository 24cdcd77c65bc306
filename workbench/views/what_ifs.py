"""A scenario of mentoring in words, and several beside each other as bars."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbench.rules.mentoring.scenarios import Tried
from workbench.sentences import Sentence, say, sentence, sentences


def tried(of: Tried, who: Sequence[tuple[Sentence, str]], language: str) -> Markup:
    """What a scenario comes to, and by name who would gain or lose a mentor."""
    said = [
        sentences("{count} fellow with a mentor.", "{count} fellows with a mentor.", of.matched),
        sentences(
            "{count} fellow would get another mentor.",
            "{count} fellows would get another mentor.",
            of.changed,
        ),
    ]
    if of.is_proved:
        said.append(sentence("Proved: no other pairs serve this scenario better."))
    else:
        said.append(sentence("Not proved: better pairs may exist for this scenario."))
    title = Markup("<h3>{}</h3>").format(say(of.scenario.name, language))
    lines = Markup("").join(Markup("<li>{}</li>").format(say(each, language)) for each in said)
    names = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(say(words, language), text) for words, text in who
    )
    return title + Markup('<ul class="wb-said">{}</ul><dl class="wb-facts">{}</dl>').format(
        lines, names
    )


def picture(found: Sequence[tuple[object, int, int]], language: str) -> Markup:
    """Fellows with a mentor and total fit of each scenario, bars with the numbers beside."""
    if not found:
        return Markup("")
    most = max(total for _, _, total in found) or 1
    lines = Markup("").join(
        Markup(
            '<li class="wb-line"><span>{}</span><span class="wb-answer">{}</span>'
            '<span class="wb-bar" aria-hidden="true"><span style="left:0;width:{:.0f}%"></span>'
            "</span></li>"
        ).format(say(name, language), f"{matched} · {total}", 100 * total / most)
        for name, matched, total in found
    )
    title = say(sentence("Fellows with a mentor, and total fit"), language)
    return Markup('<h4>{}</h4><ul class="wb-lines wb-against">{}</ul>').format(title, lines)
