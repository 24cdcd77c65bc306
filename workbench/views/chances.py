"""How fair a lottery is: each kind of women with its chance beside the bound, in bars and words."""

from __future__ import annotations

from markupsafe import Markup

from workbench.rules.lottery import Lottery
from workbench.sentences import say, sentence, sentences

PERCENT = 100
ALIKE = 4
"""Chances are alike to so many places."""
MOST_LINES = 24
"""Chances beyond so many are counted, not drawn."""


def fairness_of(lottery: Lottery, language: str) -> Markup:
    """The chances, smallest first, then what the numbers mean; kinds with one chance together."""
    shown = lottery.kinds.assign(
        chance=lottery.kinds["chance"].round(ALIKE), bound=lottery.kinds["bound"].round(ALIKE)
    )
    kinds = shown.groupby(["chance", "bound"], as_index=False)["count"].sum()
    lines = Markup("").join(
        _line(int(row["count"]), float(row["chance"]), float(row["bound"]), language)
        for _, row in kinds.head(MOST_LINES).iterrows()
    )
    hidden = len(kinds) - MOST_LINES
    rest = Markup("")
    if hidden > 0:
        more = sentences("and {count} chance more", "and {count} chances more", hidden)
        rest = Markup('<p class="wb-quiet">{}</p>').format(say(more, language))
    said = (
        sentence(
            "{distinct} different cohorts make up {count} equally likely ones; writing them down "
            "moved no chance by more than {shift} points.",
            distinct=lottery.distinct,
            count=lottery.table.shape[1],
            shift=round(PERCENT * lottery.shift, 2),
        ),
        sentence(
            "Women whom no demand can tell apart have the same chance. The mark is the bound that "
            "no lottery exceeds, smallest first."
        ),
    )
    words = Markup("").join(
        Markup('<p class="wb-quiet">{}</p>').format(say(one, language)) for one in said
    )
    return Markup('<h3>{}</h3><ul class="wb-lines wb-against">{}</ul>{}{}').format(
        say(sentence("How many have which chance"), language), lines, rest, words
    )


def _line(count: int, chance: float, bound: float, language: str) -> Markup:
    who = sentences("{count} woman", "{count} women", count)
    percent = say(sentence("{chance} %", chance=round(PERCENT * chance, 1)), language)
    return Markup(
        '<li class="wb-line"><span>{}</span><span class="wb-answer">{}</span>'
        '<span class="wb-bar" aria-hidden="true"><span style="left:0;width:{:.1f}%"></span>'
        '<span class="wb-end" style="left:{:.1f}%"></span></span></li>'
    ).format(say(who, language), percent, PERCENT * chance, PERCENT * bound)
