"""What happened between two moments: who left or came, who has less room, whose answers changed.

What a quiet rule looks at is not told: an answer changed, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.rules.mentoring import answer_changes
from workbench.rules.mentoring.situations import Names, Situation, names_of
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Relation, Side


@dataclass(frozen=True)
class Event:
    """One thing that happened, in a sentence, with whom it concerns."""

    said: Sentence
    fellow: int | None = None
    mentor: int | None = None


def events(before: Situation, today: Situation) -> tuple[Event, ...]:
    """What happened from one moment to the other: mentors first, then fellows, then pairs."""
    names = names_of(before, today)
    return (
        *_mentors(before, today, names),
        *_fellows(before, today, names),
        *_said(before, today, names),
        *_begun(before, today, names),
    )


def _mentors(before: Situation, today: Situation, names: Names) -> Iterator[Event]:
    had, has, called = before.mentors.index, today.mentors.index, names.mentors
    for mentor in had.difference(has).tolist():
        yield Event(sentence("{mentor} has left.", mentor=called[mentor]), mentor=mentor)
    for mentor in has.difference(had).tolist():
        said = sentences(
            "{mentor} is a new mentor, with {count} place.",
            "{mentor} is a new mentor, with {count} places.",
            today.room_of(mentor),
            mentor=called[mentor],
        )
        yield Event(said, mentor=mentor)
    both = had.intersection(has)
    for mentor in both.tolist():
        was, room = before.room_of(mentor), today.room_of(mentor)
        if was != room:
            said = sentences(
                "{mentor} has room for {count} fellow; it was {before}.",
                "{mentor} has room for {count} fellows; it was {before}.",
                room,
                mentor=called[mentor],
                before=was,
            )
            yield Event(said, mentor=mentor)
    looked_at = answer_changes.of_mentors(today.rubric)
    for mentor, said in answer_changes.changes(
        before.mentors.loc[both], today.mentors.loc[both], looked_at=looked_at, names=called
    ):
        yield Event(said, mentor=mentor)


def _fellows(before: Situation, today: Situation, names: Names) -> Iterator[Event]:
    had, has, called = before.here.index, today.here.index, names.fellows
    for fellow in had.difference(has).tolist():
        yield Event(sentence("{fellow} has left the cohort.", fellow=called[fellow]), fellow)
    for fellow in has.difference(had).tolist():
        yield Event(sentence("{fellow} has joined the cohort.", fellow=called[fellow]), fellow)
    both = had.intersection(has)
    looked_at = answer_changes.of_fellows(today.rubric)
    for fellow, said in answer_changes.changes(
        before.fellows.loc[both], today.fellows.loc[both], looked_at=looked_at, names=called
    ):
        yield Event(said, fellow)


def _said(before: Situation, today: Situation, names: Names) -> Iterator[Event]:
    """What was said of pairs of two who are known here: a no, or that they are not to be."""
    new = sorted(_hard(today) - _hard(before))
    for pair, kind, side in new:
        if pair.fellow not in names.fellows or pair.mentor not in names.mentors:
            continue
        who = {"fellow": names.fellows[pair.fellow], "mentor": names.mentors[pair.mentor]}
        if kind == str(Relation.NEVER):
            said = sentence("{fellow} with {mentor}: blocked (restricted).", **who)
        elif side == str(Side.MENTOR):
            said = sentence("{mentor} said no to {fellow}.", **who)
        elif side == str(Side.FELLOW):
            said = sentence("{fellow} said no to {mentor}.", **who)
        else:
            said = sentence("The team said no to {fellow} with {mentor}.", **who)
        yield Event(said, pair.fellow, pair.mentor)


def _hard(of: Situation) -> set[tuple[Pair, str, str]]:
    """What stops pairs whatever the gates say."""
    frame = of.circumstances.relations
    hard = frame[frame["kind"].isin([str(Relation.NEVER), str(Relation.DECLINED)])]
    return {
        (Pair(int(fellow), int(mentor)), str(kind), str(side))
        for fellow, mentor, kind, side in zip(
            hard["fellow"], hard["mentor"], hard["kind"], hard["side"], strict=True
        )
    }


def _begun(before: Situation, today: Situation, names: Names) -> Iterator[Event]:
    had, has = before.circumstances.started, today.circumstances.started
    for fellow in sorted(set(had) | set(has)):
        was, now = had.get(fellow), has.get(fellow)
        if was == now or fellow not in names.fellows:
            continue
        who = {"fellow": names.fellows[fellow]}
        if was is not None:
            who["mentor"] = names.mentors.get(was, "")
            said = sentence("The pair of {fellow} and {mentor} has ended.", **who)
            yield Event(said, fellow, was)
        if now is not None:
            who["mentor"] = names.mentors.get(now, "")
            said = sentence("The pair of {fellow} and {mentor} has begun.", **who)
            yield Event(said, fellow, now)
