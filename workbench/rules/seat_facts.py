"""What is known of one person in a plan, in sentences: her seat, what it brings, how safe it is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from workbench.engines.seats import NOWHERE
from workbench.rules.demand_words import demanded
from workbench.rules.demands import TRACKS
from workbench.rules.seat_stakes import Stakes
from workbench.rules.seat_views import Seen
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Sentence, sentence, sentences


def brings(seen: Seen, row: int) -> Iterator[Sentence]:
    """What her seat counts for, and what it takes of the supports."""
    place = seen.places[row]
    for at, each in enumerate(seen.asked):
        hers = int(each.limit.weights[row])
        if not hers or not each.limit.columns[place]:
            continue
        taken = int(seen.taken[at])
        if each.key.side == "least" and each.key.kind in ("quota", "graduates"):
            yield sentences(
                "She counts for: {demand}. {count} woman seated does.",
                "She counts for: {demand}. {count} women seated do.",
                taken,
                demand=demanded(each.key, seen.demands, at=each.at),
            )
        if each.key.kind == "support":
            yield sentence(
                "{support}: {taken} of {most} taken, {hers} by her.",
                support=SUPPORTS[each.key.name].title,
                taken=taken,
                most=each.at,
                hers=hers,
            )


def other_choice(seen: Seen, row: int) -> Iterator[Sentence]:
    """Her first choice, where her seat is in another track."""
    first = seen.applications["first_choice"].iloc[row]
    codes = {str(track): track for track in TRACKS}
    if str(first) in codes and codes[str(first)] is not TRACKS[seen.places[row]]:
        yield sentence("Her first choice is {track}.", track=codes[str(first)])


def safety(seen: Seen, at: Stakes) -> Iterator[Sentence]:
    """By how much a seat given by the rule is hers."""
    if at.outside is None:
        yield sentence("Without her the demands could not all hold.")
        return
    if at.short is None:
        return
    ahead, next_one = at.ahead, _next_one(seen, at)
    if ahead >= int(seen.scores[at.row]):
        yield sentence("She would keep a seat with any score.")
    elif next_one is None:
        yield sentences(
            "The best plan without her is {count} point behind.",
            "The best plan without her is {count} points behind.",
            ahead,
        )
    elif ahead == 0:
        yield sentence(
            "{name} is level with her in points: wishes, seats given before or the lot decided.",
            name=seen.name(next_one),
        )
    else:
        yield sentences(
            "She is {count} point ahead of {name}, who would have a seat in her place.",
            "She is {count} points ahead of {name}, who would have a seat in her place.",
            ahead,
            name=seen.name(next_one),
        )


def unlocked(at: Stakes) -> Iterator[Sentence]:
    """What would become of a seat given by hand if the rule decided."""
    if at.outside is None:
        yield sentence("Without her the demands could not all hold.")
    elif at.inside is None:
        yield sentence("Without the lock she could not be seated: the demands stand against it.")
    elif at.short is not None and at.short > 0:
        yield sentences(
            "Without the lock she would be {count} point short of a seat.",
            "Without the lock she would be {count} points short of a seat.",
            at.short,
        )
    elif at.is_even and at.short == 0:
        yield sentence("Without the lock the lot would decide on her seat.")
    else:
        yield sentence("Without the lock she would have a seat all the same.")


def shortness(seen: Seen, at: Stakes) -> Iterator[Sentence]:
    """How far from a seat she is, when the rule left her without."""
    if at.short is None and len(seen.offered(at.row)) == 0:
        return
    if at.inside is None:
        yield sentence("As the demands stand no score would give her a seat.")
    elif at.short is None:
        return
    elif at.short <= 0 and at.is_even:
        yield sentence(
            "A plan with her would be just as good: the lot decided (seed {seed}).", seed=seen.seed
        )
    elif at.short <= 0:
        yield sentence("The best plan has a seat for her: propose again.")
    else:
        yield sentences(
            "She is {count} point short of a seat.",
            "She is {count} points short of a seat.",
            at.short,
        )


def left_out(at: Stakes) -> Iterator[Sentence]:
    """What would become of her if nobody had left her out by hand."""
    if at.inside is None:
        yield sentence("As the demands stand no score would give her a seat.")
    elif at.outside is None or (at.short is not None and at.short <= 0):
        yield sentence("If the rule decided, she would have a seat, or the lot would decide.")
    elif at.short is not None:
        yield sentences(
            "If the rule decided, she would be {count} point short of a seat.",
            "If the rule decided, she would be {count} points short of a seat.",
            at.short,
        )


def _next_one(seen: Seen, at: Stakes) -> int | None:
    """The one person who would come in for her, when it is one."""
    if at.outside is None:
        return None
    new = np.flatnonzero((at.outside.columns != NOWHERE) & (seen.places == NOWHERE))
    return int(new[0]) if len(new) == 1 else None
