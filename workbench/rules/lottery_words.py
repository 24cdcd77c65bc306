"""What is said to each applicant of a lottery: her chance, what keeps it there, what was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.engines.seat_pools import Crowd
from workbench.rules.demand_words import demanded
from workbench.rules.demands import Key
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem
    from workbench.rules.lottery import Lottery

PERCENT = 100


def row_said(of: Problem, crowd: Crowd, row: int) -> Sentence:
    """The demand behind a row of the pool of a lottery."""
    if row < crowd.limits:
        each = of.asked[row]
        return demanded(each.key, of.demands, at=each.at)
    if row < crowd.limits + crowd.groups:
        return demanded(Key("household"), of.demands, at=of.demands.household or 0)
    return demanded(Key("mentors"), of.demands, at=of.demands.without_mentor or 0)


def is_closed(of: Problem, crowd: Crowd, row: int) -> bool:
    """Whether a row only says that a track has no seat."""
    return row < crowd.limits and of.asked[row].key.kind == "seats" and of.asked[row].at == 0


def of_seated(lottery: Lottery) -> dict[int, Sentence]:
    """Why each of those in the cohort drawn has her seat."""
    return {
        number: _seated(lottery, number, track=track) for number, track in lottery.seats.items()
    }


def of_left(lottery: Lottery) -> dict[int, Sentence]:
    """Why each of the others has none."""
    seated = lottery.seats
    return {
        int(number): _left(lottery, int(number))
        for number in lottery.chances.index
        if number not in seated
    }


def _seated(lottery: Lottery, number: int, *, track: Track) -> Sentence:
    if number in lottery.demands.locked:
        return sentence("Her seat in {track} is locked; every cohort has it.", track=track)
    return sentence(
        "Her chance was {chance} %{held}. Number {number} of {count} was drawn: she is in that "
        "cohort, in {track}.",
        track=track,
        **_facts(lottery, number),
    )


def _left(lottery: Lottery, number: int) -> Sentence:
    if number in lottery.demands.left_out:
        return sentence("She was left out of this plan by hand.")
    if number not in lottery.holds:
        return sentence("The tracks she wishes for are not known, so no seat is proposed.")
    if lottery.kinds["bound"].iat[int(lottery.kind[number])] <= 0:
        return _without_chance(lottery, number)
    return sentence(
        "Her chance was {chance} %{held}. Number {number} of {count} was drawn: she is not in "
        "that cohort.",
        **_facts(lottery, number),
    )


def _without_chance(lottery: Lottery, number: int) -> Sentence:
    held = lottery.holds[number]
    if not held:
        return sentence("No cohort that holds every demand has a seat for her.")
    return sentence(
        "No cohort that holds every demand has a seat for her: {demands}.", demands=Several(held)
    )


def _facts(lottery: Lottery, number: int) -> dict[str, object]:
    on, held = int(lottery.is_on[number]), lottery.holds[number]
    return {
        "chance": round(PERCENT * on / lottery.table.shape[1], 1),
        "held": sentence(", held there by {demands}", demands=Several(held)) if held else "",
        "number": lottery.number,
        "count": lottery.table.shape[1],
    }
