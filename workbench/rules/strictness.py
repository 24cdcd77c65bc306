"""What is said of a reviewer beside the others, and of the correction, in sentences."""

from __future__ import annotations

from workbench.rules.reviews import Moved, Panel, Reader
from workbench.sentences import Sentence, sentence, sentences


def of_reader(reader: Reader) -> Sentence:
    """Stricter or more lenient than the others who read the same, with what is not known of it."""
    if not reader.is_compared:
        return sentence("too few applications in common to tell")
    bounds = _bounds(reader.leniency)
    if not reader.leniency.is_clear:
        return sentence("no clear difference (95 %: {low} to {high})", **bounds)
    if reader.leniency.value < 0:
        return sentence("stricter by {by} (95 %: {low} to {high})", **bounds)
    return sentence("more lenient by {by} (95 %: {low} to {high})", **bounds)


def of_drift(reader: Reader) -> Sentence | None:
    """How she changed from her first review to her last; None while that is not clear."""
    if reader.drift is None or not reader.drift.is_clear:
        return None
    bounds = _bounds(reader.drift)
    if reader.drift.value < 0:
        return sentences(
            "{name} became stricter by {by} over {count} review, 95 % interval {low} to {high}.",
            "{name} became stricter by {by} over {count} reviews, 95 % interval {low} to {high}.",
            reader.reviews,
            name=reader.name,
            **bounds,
        )
    return sentences(
        "{name} became more lenient by {by} over {count} review, 95 % interval {low} to {high}.",
        "{name} became more lenient by {by} over {count} reviews, 95 % interval {low} to {high}.",
        reader.reviews,
        name=reader.name,
        **bounds,
    )


def of_panel(panel: Panel) -> Sentence:
    """Whether strictness is taken out of the scores, and why or why not."""
    if len(panel.readers) < 2:
        return sentence("Nothing to correct: one person has reviewed so far.")
    if not any(reader.is_compared for reader in panel.readers):
        return sentence("Nothing to correct: too few applications have been read by two people.")
    chance = round(100 * panel.worth.chance)
    if panel.is_corrected and panel.worth.keeps_order:
        return sentence("Strictness is taken out of the scores; it changes nobody's place.")
    if panel.worth.keeps_order:
        return sentence("Strictness changes nobody's place: the plain means stand.")
    if panel.is_corrected:
        return sentence(
            "Strictness is taken out of the scores: this order is the nearer one with a chance of"
            " {chance} %.",
            chance=min(chance, 99),
        )
    return sentence(
        "Strictness is left in the scores: what the reviewers share is too little to be sure that"
        " taking it out would help ({chance} %).",
        chance=chance,
    )


def _bounds(moved: Moved) -> dict[str, object]:
    """The size of a move and its interval, read in the direction of the move when it is clear."""
    value, low, high = moved.value, moved.low, moved.high
    if moved.is_clear and value < 0:
        low, high = -high, -low
    return {"by": _number(abs(value)), "low": _number(low), "high": _number(high)}


def _number(value: float) -> float:
    """One decimal; two where one would say nothing."""
    return round(value, 1) or round(value, 2) or 0.0
