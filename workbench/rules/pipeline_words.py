"""What is said of the pipeline: findings, reasons, and what each figure takes for granted."""

from __future__ import annotations

from workbench.rules.class_groups import FEWEST
from workbench.rules.conversions import OTHERS_WEIGH, TOO_FEW, Conversion
from workbench.rules.pathways import Position
from workbench.rules.pipeline import Expected, Prospect, Reserved
from workbench.rules.springboard_sizes import SEATS, Growth, Room
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Paragraph, Sentence, Several, sentence, sentences


def took(one: Conversion) -> Sentence:
    """How many took a step in the chapter, and the chance that follows for the next woman."""
    if not one.is_enough:
        return too_few(one)
    return sentence(
        "{count} of {of} here, {all_count} of {all_of} in all chapters; for the next woman "
        "{percent} %, likely {low} to {high} %",
        count=one.count,
        of=one.of,
        all_count=one.all_count,
        all_of=one.all_of,
        percent=percent(one.chance.mean),
        low=percent(one.low),
        high=percent(one.high),
    )


def too_few(one: Conversion) -> Sentence:
    """That nothing is told of a step, and how many women that would take."""
    return sentences(
        "too few to tell: {count} woman came to this step in past cohorts, {needed} are needed",
        "too few to tell: {count} women came to this step in past cohorts, {needed} are needed",
        one.all_of,
        needed=TOO_FEW,
    )


def still_open(one: Conversion) -> Sentence | None:
    """Who may still take a step, and between what the rate lies whatever they do."""
    if not one.waiting:
        return None
    if not one.already:
        return sentences(
            "{count} may still and is not counted",
            "{count} may still and are not counted",
            one.waiting,
        )
    whole = one.waiting + one.already
    return sentence(
        "{waiting} may still; with {already} who already did, between {low} and {high} % will, "
        "whatever happens. None of them is counted",
        waiting=one.waiting,
        already=one.already,
        low=percent(one.already / whole),
        high=100,
    )


def day(found: Prospect, *, kept: int) -> tuple[Sentence, ...]:
    """Whom the figures are about, and what is reserved so far, in a few short sentences."""
    running = int((found.pool["position"] == Position.RUNNING).sum())
    return (
        sentences("{count} woman may still come", "{count} women may still come", found.may_come),
        sentences(
            "{count} of them in a springboard now",
            "{count} of them in a springboard now",
            running,
        ),
        sentences("{count} seat reserved so far", "{count} seats reserved so far", kept),
    )


def finding(found: Prospect) -> Sentence:
    """What the fellowship may expect, in one sentence."""
    seated = int((found.pool["position"] == Position.SEATED).sum())
    if not found.may_come:
        return sentences(
            "Nobody from a springboard may still come; {count} graduate holds a seat.",
            "Nobody from a springboard may still come; {count} graduates hold a seat.",
            seated,
        )
    if not found.is_known:
        return sentence(
            "Too few to tell how many graduates will take a seat: {steps}.",
            steps=Several(
                tuple(
                    sentence("{count} women ever came to “{step}”", count=one.all_of, step=one.step)
                    for one in found.thin
                )
            ),
        )
    return sentence(
        "Of {places} seats, springboard graduates will take about {mean}: {low} to {high} in nine "
        "cases of ten.",
        places=found.seats,
        **_numbers(found.expected_seats),
    )


def reserve_reason(keep: Reserved) -> Sentence:
    """Why that many seats are kept for graduates: the reason that goes with them."""
    return sentences(
        "With {count} seat kept, nine times in ten no graduate who is shortlisted is turned "
        "away; nine times in ten at least {filled} of them are taken.",
        "With {count} seats kept, nine times in ten no graduate who is shortlisted is turned "
        "away; nine times in ten at least {filled} of them are taken.",
        keep.turns_nobody_away,
        filled=keep.surely_filled,
    )


def grown(found: Growth, *, now: int, tried: int) -> Sentence:
    """What a springboard of another size brings."""
    here, there = found.at(now), found.at(tried)
    return sentence(
        "A springboard of {tried} seats brings about {mean} fellows ({low} to {high}), one of "
        "{now} about {before}.",
        tried=tried,
        now=now,
        before=round(here.mean),
        **_numbers(there),
    )


def slows(found: Growth) -> Paragraph:
    """Where more springboard seats bring few fellows more, and what is full by then."""
    seats = round(1 / found.per_seat) if found.per_seat else 0
    pace = sentences(
        "While there is room, it takes {count} springboard seat to bring one fellow.",
        "While there is room, it takes about {count} springboard seats to bring one fellow.",
        seats,
    )
    if found.slows_at is None:
        limit = sentence(
            "Up to {most} springboard seats there is room for them.", most=len(found.mean) - 2
        )
    else:
        limit = sentence(
            "From {size} springboard seats on, one seat more brings less than half of that: "
            "{room}.",
            size=found.slows_at,
            room=full(found.room),
        )
    return Paragraph((pace, limit))


def full(room: Room) -> Sentence:
    """What is full, and for how many graduates there is room."""
    if room.by == SEATS:
        return sentence("the fellowship has {most} seats", most=room.most)
    return sentence(
        "its “{support}” reach for {most} graduates",
        support=SUPPORTS[room.by].title,
        most=room.most,
    )


def assumed_of_class(found: Prospect) -> tuple[Sentence, ...]:
    """What the class expected takes for granted."""
    said = [
        sentence(
            "Women go on as often as in cohorts that are over; who may still go on is "
            "unknown, never lost."
        ),
        sentence(
            "This chapter’s women count fully, those of all other chapters together as {count} "
            "at the most.",
            count=OTHERS_WEIGH,
        ),
        sentence(
            "A graduate who was shortlisted and held no seat counts as one who took none, "
            "whatever the cause."
        ),
        _differ(found),
    ]
    if found.planned:
        said.append(
            sentences(
                "{count} seat of a springboard still to begin is taken to be filled.",
                "{count} seats of springboards still to begin are taken to be filled.",
                found.planned,
            )
        )
    return tuple(said)


def assumed_of_reserve() -> tuple[Sentence, ...]:
    """What the seats to keep take for granted."""
    return (
        sentence(
            "Worth a seat means shortlisted. A seat that no graduate applies for goes to "
            "others: it does not stay empty."
        ),
    )


def assumed_of_sizes(room: Room) -> tuple[Sentence, ...]:
    """What the bigger springboard takes for granted."""
    return (
        sentence(
            "Every springboard seat is taken, the women are like those before, and every "
            "seat of the fellowship may go to a graduate."
        ),
        sentence("Room: {room}.", room=full(room)),
    )


def assumed_of_groups() -> tuple[Sentence, ...]:
    """What the composition takes for granted."""
    return (
        sentence(
            "Every group goes on as often as all women do. Under {few} women who may come, "
            "nothing is told of a group.",
            few=FEWEST,
        ),
    )


def numbers(one: Expected) -> Sentence:
    """A number that is expected with its spread, shortly."""
    return sentence("about {mean} ({low} to {high})", **_numbers(one))


def between(low: int, high: int) -> object:
    """From a number to another; the number itself where both are the same."""
    return low if low == high else sentence("{low} to {high}", low=low, high=high)


def percent(share: float) -> int:
    """A share in whole percent."""
    return round(100 * share)


def _differ(found: Prospect) -> Sentence:
    if any(one.scatter for one in found.steps):
        return sentence("Past cohorts differ more than chance explains: the spread allows for it.")
    return sentence(
        "Past cohorts do not differ more than chance explains, or are too few to tell: "
        "the spread allows for chance alone."
    )


def _numbers(one: Expected) -> dict[str, object]:
    return {"mean": round(one.mean), "low": one.low, "high": one.high}
