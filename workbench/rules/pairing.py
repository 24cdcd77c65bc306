"""Every fellow beside every mentor in arrays: track, language, meeting time, a woman asked for.

A mentor's empty list means that it was not given: unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import answers, kleene
from workbench.rules.answers import Row
from workbench.rules.kleene import Answers
from workbench.rules.levels import LADDER
from workbench.sentences import Tongue
from workbench.vocabulary import Level, Slot, Track

Masks = NDArray[np.uint32]

GATES = ("track", "language", "slot", "woman")
USABLE = Level.B1
LEVELS = {"fr": "french_level", "en": "english_level"}

TRACK_ORDER, SLOT_ORDER = tuple(Track), tuple(Slot)


@dataclass(frozen=True, eq=False)
class Speech:
    """Which languages fellows speak well enough, and which they may, as 0 and 1 (n, languages)."""

    speaks: NDArray[np.float32]
    may_speak: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class FellowSide:
    """What fellows bring, one row each: bits of tracks and slots, and languages (n, languages).

    `speaks` is True where she speaks it well enough; `may_speak` where that is not known.
    `woman` is 1 where she asks for a woman, -1 where she does not, 0 unknown.
    """

    own: Masks
    tracks: Masks
    tracks_known: NDArray[np.bool_]
    slots: Masks
    slots_known: NDArray[np.bool_]
    speaks: NDArray[np.float32]
    may_speak: NDArray[np.float32]
    woman: Answers


@dataclass(frozen=True, eq=False)
class MentorSide:
    """What mentors bring, one row each, with the languages in the same order (m, languages)."""

    tracks: Masks
    slots: Masks
    speaks: NDArray[np.float32]
    is_woman: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Table:
    """Some fellows (n) beside all mentors (m); `common` names the languages of both sides.

    The first languages are French and English.
    """

    fellows: FellowSide
    mentors: MentorSide
    common: tuple[str, ...]


def table(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Table:
    """Both sides as arrays, in the order of the frames."""
    common = languages_of(mentors)
    return Table(_fellow_side(fellows, common), _mentor_side(mentors, common), common)


def part(of: Table, rows: slice) -> Table:
    """The same table for some of the fellows."""
    side = of.fellows
    few = {name: getattr(side, name)[rows] for name in FellowSide.__dataclass_fields__}
    return Table(FellowSide(**few), of.mentors, of.common)


def gates(of: Table) -> dict[str, Answers]:
    """What each gate answers for every pair (n, m)."""
    she, he = of.fellows, of.mentors
    return {
        "track": track_answers(she.own, he.tracks),
        "language": language_answers(Speech(she.speaks, she.may_speak), he.speaks),
        "slot": slot_answers(she.slots, she.slots_known, he.slots),
        "woman": woman_answers(she.woman, he.is_woman),
    }


def languages_in_common(fellow: Row, mentor: Row, *, usable: Level = USABLE) -> tuple[Tongue, ...]:
    """The languages that two people can use together, French and English last."""
    he = pd.DataFrame({"languages": [mentor["languages"]]})
    common = languages_of(he)
    she = pd.DataFrame({name: [fellow[name]] for name in ("spoken_languages", *LEVELS.values())})
    hers = speech_of(she, common, usable=usable).speaks[0]
    both = (hers * tongues(he["languages"], common)[0]) > 0
    spoken = [tongue for tongue, is_shared in zip(common, both, strict=True) if is_shared]
    return tuple(Tongue(each) for each in sorted(spoken, key=lambda each: each in LEVELS))


def slots_in_common(fellow: Row, mentor: Row) -> tuple[Slot, ...]:
    """When two people can meet."""
    both = set(answers.codes(fellow, "availability")) & set(answers.codes(mentor, "slots"))
    return tuple(slot for slot in SLOT_ORDER if str(slot) in both)


def track_answers(own: Masks, tracks: Masks) -> Answers:
    """Whether each mentor knows the track of each fellow (n, m)."""
    teaches = (own[:, None] & tracks) > 0
    return kleene.claim(teaches, known=np.broadcast_to(tracks > 0, teaches.shape))


def language_answers(hers: Speech, his: NDArray[np.float32]) -> Answers:
    """Whether each pair speaks one language well enough to work in it (n, m)."""
    is_shared = (hers.speaks @ his.T) > 0
    may_share = (hers.may_speak @ his.T) > 0
    settled = is_shared | ~(may_share | ~his.any(axis=1))
    return kleene.claim(is_shared, known=settled)


def slot_answers(hers: Masks, known: NDArray[np.bool_], his: Masks) -> Answers:
    """Whether each pair is free in the same part of the week (n, m)."""
    return kleene.claim((hers[:, None] & his) > 0, known=known[:, None] & (his > 0))


def woman_answers(asks: Answers, is_woman: NDArray[np.bool_]) -> Answers:
    """Whether each fellow who wishes for a woman would have one (n, m)."""
    hers = kleene.opposite(asks)[:, None]
    his = np.where(is_woman, kleene.YES, kleene.NO).astype(np.int8)
    return kleene.either(hers, his[None, :])


def _fellow_side(fellows: pd.DataFrame, common: Sequence[str]) -> FellowSide:
    speech = speech_of(fellows, common)
    return FellowSide(
        own=masks([(track,) for track in fellows["track"]], TRACK_ORDER),
        tracks=masks(lists(fellows["tracks"]), TRACK_ORDER),
        tracks_known=answers.known(fellows, "tracks"),
        slots=masks(lists(fellows["availability"]), SLOT_ORDER),
        slots_known=answers.known(fellows, "availability"),
        speaks=speech.speaks,
        may_speak=speech.may_speak,
        woman=asks_for_a_woman(fellows),
    )


def _mentor_side(mentors: pd.DataFrame, common: Sequence[str]) -> MentorSide:
    return MentorSide(
        tracks=masks(mentors["tracks"], TRACK_ORDER),
        slots=masks(mentors["slots"], SLOT_ORDER),
        speaks=tongues(mentors["languages"], common).astype(np.float32),
        is_woman=np.asarray(mentors["is_woman"], dtype=bool),
    )


def languages_of(mentors: pd.DataFrame) -> tuple[str, ...]:
    """French and English, then every other language that some mentor speaks."""
    others = {_plain(tongue) for each in mentors["languages"] for tongue in each} - set(LEVELS)
    return (*LEVELS, *sorted(others))


def speech_of(fellows: pd.DataFrame, common: Sequence[str], *, usable: Level = USABLE) -> Speech:
    """Which of these languages fellows speak well enough, and may speak."""
    spoken_known = answers.known(fellows, "spoken_languages")
    listed = tongues(fellows["spoken_languages"], common)
    speaks = listed.copy()
    may_speak = np.repeat(~spoken_known[:, None], len(common), axis=1)
    for place, question in enumerate(LEVELS.values()):
        level = answers.places(fellows, question, LADDER)
        speaks[:, place] = level >= LADDER.index(usable)
        may_speak[:, place] = np.isnan(level) & (listed[:, place] | ~spoken_known)
    return Speech(speaks.astype(np.float32), may_speak.astype(np.float32))


def asks_for_a_woman(fellows: pd.DataFrame) -> Answers:
    """Whether each fellow wishes for a woman as mentor."""
    wish = answers.known(fellows, "mentor_wish")
    return kleene.claim(answers.one_of(fellows, "mentor_wish", ("woman",)), known=wish)


def lists(column: pd.Series) -> pd.Series:
    """A column of lists, an empty one where unanswered."""
    return column.map(lambda each: each if isinstance(each, tuple) else ())


def masks(lists: Iterable[Iterable[str]], order: Sequence[str]) -> Masks:
    """Lists of codes as bits, the first code of the order the lowest (n,)."""
    in_order = tuple(order)
    return np.array([_bits(tuple(each), in_order) for each in lists], np.uint32)


@lru_cache(maxsize=1 << 16)
def _bits(codes: tuple[str, ...], order: tuple[str, ...]) -> int:
    """One list as bits; people give the same lists over and over."""
    place = {str(code): 1 << at for at, code in enumerate(order)}
    return sum(place[str(code)] for code in set(codes))


def tongues(column: pd.Series, common: Sequence[str]) -> NDArray[np.bool_]:
    """Which of these languages are in each list (n, languages)."""
    spoken = [{_plain(tongue) for tongue in each} for each in lists(column)]
    return np.array([[tongue in each for tongue in common] for each in spoken], bool).reshape(
        len(spoken), len(common)
    )


def _plain(tongue: str) -> str:
    """A language without its script or country: two who speak it understand each other."""
    return tongue.split("-")[0].lower()
