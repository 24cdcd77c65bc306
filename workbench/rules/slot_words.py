"""What weekly sessions mean for one woman, in a sentence, and what speaks against a choice."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from workbench.rules import presence, week
from workbench.rules.presence import Presence, Standing
from workbench.rules.sessions import EVERYONE, Sessions, Wanted
from workbench.rules.week import MINUTES
from workbench.sentences import Paragraph, Sentence, Several, sentence, sentences
from workbench.vocabulary import Slot, Track

MOST_NAMES = 8


def judge(
    sessions: Sessions,
    applications: pd.DataFrame,
    wanted: Wanted,
    *,
    tracks: Mapping[int, Track] | None = None,
) -> tuple[Sentence, ...]:
    """What speaks against sessions chosen by hand, one sentence each; nothing when all holds."""
    frame = applications.sort_index()
    of = presence.presence(frame, wanted, tracks=tracks)
    standings = presence.standings(of, sessions, wanted)
    gone = sorted(wanted.must & {int(one) for one in of.index[standings == Standing.LOST]})
    groups = groups_of(sessions, wanted)
    said = [each for group in groups for each in _of_group(group, sessions, wanted)]
    missing = week.in_order(wanted.pinned - set(sessions.everyone))
    said += [sentence("{slot} was to be kept.", slot=slot) for slot in missing]
    if gone:
        names = few([name_of(frame, one) for one in gone])
        said.append(
            sentences(
                "{names} has to stay in, and cannot come.",
                "{names} have to stay in, and cannot come.",
                len(gone),
                names=names,
            )
        )
    return tuple(said)


def groups_of(sessions: Sessions, wanted: Wanted) -> tuple[str, ...]:
    """Everyone, then each track that has, or is to have, sessions of its own."""
    own = (str(track) for track in Track if sessions.tracks.get(track))
    return tuple(dict.fromkeys((*wanted.groups(), *own)))


def why(of: Presence, sessions: Sessions, wanted: Wanted, *, application: int) -> Paragraph:
    """Why she is lost, or what to ask her; nothing for who is kept."""
    row = int(of.index.get_loc(application))
    hers = int(presence.unions(sessions, of.groups)[row])
    no_time, not_cared = hers & ~int(of.free[row]), hers & int(of.free[row]) & ~int(of.maybe[row])
    minutes = sum(wanted.clock.of(slot).minutes for slot in week.slots_in(hers))
    said: list[Sentence] = []
    if no_time:
        said.append(sentence("She is not free on {slots}.", slots=_slots(no_time)))
    if not_cared:
        said.append(sentence("She needs childcare on {slots}.", slots=_slots(not_cared)))
    if minutes > of.hours_maybe[row]:
        said.append(
            sentence(
                "The sessions take {hours} hours a week, she has {hers}.",
                hours=minutes / MINUTES,
                hers=float(of.hours_maybe[row]) / MINUTES,
            )
        )
    return Paragraph(tuple(said or _questions(of, row, sessions)))


def change(alternative: pd.Series) -> Sentence:
    """One change of a session, as a person would say it (a row of `slot_prices`)."""
    slot, instead = (
        None if pd.isna(alternative[name]) else Slot(alternative[name])
        for name in ("slot", "instead")
    )
    if alternative["group"] == EVERYONE:
        if slot is None:
            return sentence("{slot} besides", slot=instead)
        if instead is None:
            return sentence("without {slot}", slot=slot)
        return sentence("{instead} instead of {slot}", instead=instead, slot=slot)
    track = Track(alternative["group"])
    if slot is None:
        return sentence("{slot} besides ({track})", slot=instead, track=track)
    if instead is None:
        return sentence("without {slot} ({track})", slot=slot, track=track)
    return sentence(
        "{instead} instead of {slot} ({track})", instead=instead, slot=slot, track=track
    )


def _questions(of: Presence, row: int, sessions: Sessions) -> list[Sentence]:
    """What is not known of her and would settle it."""
    hers = int(presence.unions(sessions, of.groups)[row])
    said: list[Sentence] = []
    if of.free[row] == presence.EVERY_SLOT and not int(of.sure[row]):
        said.append(sentence("Ask her when she can come."))
    elif hers & int(of.maybe[row]) & ~int(of.sure[row]):
        open_slots = _slots(hers & int(of.maybe[row]) & ~int(of.sure[row]))
        said.append(sentence("Ask her whether she needs childcare on {slots}.", slots=open_slots))
    if np.isinf(of.hours_maybe[row]):
        said.append(sentence("Ask her how many hours a week she has."))
    if any(sessions.tracks.values()) and pd.isna(of.groups[row]):
        said.append(sentence("Ask her which track she wishes for."))
    return said


def _of_group(group: str, sessions: Sessions, wanted: Wanted) -> list[Sentence]:
    held, whom = sessions.of(group), of_whom(group)
    said = []
    if len(held) != wanted.count(group):
        asked_for = asked(group, wanted.count(group))
        said.append(sentence("Asked: {asked}; chosen: {count}.", asked=asked_for, count=len(held)))
    said += [
        sentence("No trainer comes on {slot} ({group}).", slot=slot, group=whom)
        for slot in held
        if slot not in wanted.taught(group)
    ]
    said += [
        sentence(
            "The room on {slot} holds {places}, for {seats} seats.",
            slot=slot,
            places=wanted.rooms[slot],
            seats=wanted.seats[group],
        )
        for slot in held
        if slot not in wanted.held(group)
    ]
    if group != EVERYONE:
        said += [
            sentence("On {slot} everyone has a session already ({group}).", slot=slot, group=whom)
            for slot in held
            if slot in sessions.everyone
        ]
    return said


def asked(group: str, count: int) -> Sentence:
    """A number of sessions a week, of everyone or further ones of a track."""
    if group == EVERYONE:
        return sentences("{count} session for everyone", "{count} sessions for everyone", count)
    return sentences(
        "{count} more session in {track}",
        "{count} more sessions in {track}",
        count,
        track=Track(group),
    )


def of_whom(group: str) -> Sentence | Track:
    """Everyone, or a track, as it is named to a person."""
    return sentence("Everyone") if group == EVERYONE else Track(group)


def name_of(frame: pd.DataFrame, application: int) -> str:
    """Her name as she wrote it."""
    return f"{frame.at[application, 'given_name']} {frame.at[application, 'family_name']}"


def few(names: list[str], *, most: int = MOST_NAMES) -> Several:
    """Names, the first few of many and how many more there are."""
    if len(names) <= most:
        return Several(tuple(names))
    rest = len(names) - most + 1
    more = sentences("{count} more woman", "{count} more women", rest)
    return Several((*names[: most - 1], more))


def _slots(bits: int) -> Several:
    return Several(tuple(Slot(slot) for slot in week.slots_in(bits)))
