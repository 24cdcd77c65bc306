"""Every demand in words, and what those seated take of it."""

from __future__ import annotations

from workbench.rules.demands import Demands, Key, Quota
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Either, Sentence, sentence, sentences
from workbench.vocabulary import Slot, Track


def demanded(key: Key, demands: Demands, *, at: int) -> Sentence:
    """One end of one demand in words, with the number it asks for."""
    match key.kind:
        case "seats":
            return _seats(key, at)
        case "quota":
            return quota_end(quota_named(demands, key.name), side=key.side, count=at)
        case "support":
            return SUPPORTS[key.name].places(at)
        case "graduates":
            return sentences(
                "{count} seat reserved for springboard graduates",
                "{count} seats reserved for springboard graduates",
                at,
            )
        case "household":
            return sentences(
                "at most {count} woman of a household", "at most {count} women of a household", at
            )
        case "mentors":
            return _mentors(at)
        case "session":
            return sentence("session on {slot}", slot=Slot(key.name.rpartition(":")[2]))
    raise RuntimeError(f"no words for a demand of the kind {key.kind}")


def seats_in(track: Track, count: int) -> Sentence:
    """A number of seats in a track."""
    return sentences("{count} seat in {track}", "{count} seats in {track}", count, track=track)


def quota_named(demands: Demands, name: str) -> Quota:
    """The quota of this name."""
    return next(each for each in demands.quotas if each.name == name)


def quota_group(quota: Quota) -> Sentence:
    """Whom a quota counts: "French level: A0, A1 or A2"."""
    question = QUOTA_QUESTIONS[quota.question]
    groups = Either(tuple(question.said(group) for group in quota.groups))
    if quota.track is None:
        return sentence("{question}: {groups}", question=question.title, groups=groups)
    return sentence(
        "{question} in {track}: {groups}",
        question=question.title,
        track=quota.track,
        groups=groups,
    )


def quota_end(quota: Quota, *, side: str, count: int) -> Sentence:
    """One end of a quota in words."""
    group = quota_group(quota)
    if side == "least":
        return sentence("at least {count} ({group})", count=count, group=group)
    return sentence("at most {count} ({group})", count=count, group=group)


def _seats(key: Key, at: int) -> Sentence:
    if not key.name:
        return sentences("{count} seat in all", "{count} seats in all", at)
    track = Track(key.name)
    if key.side == "most":
        return seats_in(track, at)
    return sentences(
        "at least {count} seat in {track}", "at least {count} seats in {track}", at, track=track
    )


def _mentors(at: int) -> Sentence:
    if at == 0:
        return sentence("a mentor for every seat")
    return sentences(
        "a mentor for every seat but {count}", "a mentor for every seat but {count}", at
    )
