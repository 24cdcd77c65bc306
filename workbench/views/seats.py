"""A plan of seats on the screen: how full each track is, what supports it takes, how good it is."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from workbench.rules.cohorts import Plan
from workbench.rules.drawn_plans import Drawn
from workbench.rules.plan_receipts import Proposed
from workbench.sentences import Sentence, say, sentence


def fullness(lines: Iterable[tuple[object, int, int]], language: str, *, title: Sentence) -> Markup:
    """Lines of what is given out of what there is, with a bar and the numbers in words."""
    each = Markup("").join(
        _line(what, given=given, of=of, language=language) for what, given, of in lines
    )
    return Markup('<h4>{}</h4><ul class="wb-lines">{}</ul>').format(say(title, language), each)


def proof(plan: Proposed | None, language: str, *, is_changed: bool) -> Markup:
    """How good the plan is: proved best, or how far from it, and whether it was changed since."""
    return Markup("<p>{}</p>").format(say(_proof(plan, is_changed=is_changed), language))


def _proof(plan: Proposed | None, *, is_changed: bool) -> Sentence:
    if plan is None:
        return sentence("Nothing is proposed yet.")
    if is_changed:
        return sentence("Changed by hand since the proposal: propose again to fill the rest.")
    if isinstance(plan, Drawn):
        return sentence(
            "Drawn by a fair lottery: number {number} of {count}, seed {seed}. It looked at no "
            "score.",
            number=plan.lottery.number,
            count=plan.lottery.table.shape[1],
            seed=plan.seed,
        )
    if not isinstance(plan, Plan):
        raise TypeError("a plan that no rule of ours proposed")
    facts = {
        "points": plan.objective,
        "seconds": round(plan.seconds, 2),
        "seed": plan.seed,
    }
    if plan.is_proved:
        return sentence(
            "Proved best, {seconds} s: no other plan has more than {points} points. "
            "Equals were drawn with seed {seed}.",
            **facts,
        )
    return sentence(
        "Not proved best: it has {points} points, another may have up to {bound}.",
        points=facts["points"],
        bound=plan.bound,
    )


def _line(what: object, *, given: int, of: int, language: str) -> Markup:
    said = sentence("{given} of {all}", given=given, all=of)
    share = 100 * min(1.0, given / of) if of else 0
    return Markup(
        '<li class="wb-line{}"><span>{}</span><span class="wb-answer">{}</span>'
        '<span class="wb-bar" aria-hidden="true"><span style="left:0;width:{:.0f}%"></span></span>'
        "</li>"
    ).format(
        Markup(" wb-look") if given > of else Markup(""),
        say(what, language),
        say(said, language),
        share,
    )
