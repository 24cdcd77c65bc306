"""Every fellow beside every mentor: what the gates answer and how many points of fit, in arrays.

Fit is 0 to 100 whole points: skills 30, languages 40, meeting times 30. What is not known
brings nothing, and is said. A mentor's empty list means that it was not given: unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import answers, kleene
from workbench.rules.kleene import Answers
from workbench.rules.levels import LADDER
from workbench.vocabulary import Level, Slot, Track

Points = NDArray[np.int16]
Masks = NDArray[np.uint32]

GATES = ("track", "language", "slot", "woman")
USABLE = Level.B1
LEVELS = {"fr": "french_level", "en": "english_level"}

SKILLS, LANGUAGES, SLOTS = 30, 40, 30
OWN_TRACK = 15
ONE_LANGUAGE, TWO_LANGUAGES = 20, 30
A_SLOT = 10

TRACK_ORDER, SLOT_ORDER = tuple(Track), tuple(Slot)


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
    others = {_plain(tongue) for each in mentors["languages"] for tongue in each} - set(LEVELS)
    common = (*LEVELS, *sorted(others))
    return Table(_fellow_side(fellows, common), _mentor_side(mentors, common), common)


def part(of: Table, rows: slice) -> Table:
    """The same table for some of the fellows."""
    side = of.fellows
    few = {name: getattr(side, name)[rows] for name in FellowSide.__dataclass_fields__}
    return Table(FellowSide(**few), of.mentors, of.common)


def gates(of: Table) -> dict[str, Answers]:
    """What each gate answers for every pair (n, m)."""
    return {
        "track": _track_gate(of),
        "language": _language_gate(of),
        "slot": _slot_gate(of),
        "woman": _woman_gate(of),
    }


def parts(of: Table) -> dict[str, Points]:
    """The certain points of each part for every pair (n, m)."""
    she, he = of.fellows, of.mentors
    shared = np.bitwise_count(she.slots[:, None] & he.slots).astype(np.int16)
    return {
        "skills": _skills(of),
        "languages": _languages(she.speaks, he.speaks),
        "slots": np.minimum(shared * np.int16(A_SLOT), np.int16(SLOTS)),
    }


def fit(of: Table) -> Points:
    """The certain points of every pair together, 0 to 100 (n, m)."""
    return np.asarray(sum(parts(of).values()), dtype=np.int16)


def parts_at_most(of: Table) -> dict[str, Points]:
    """The points each part could have if everything were known (n, m)."""
    she, he, certain = of.fellows, of.mentors, parts(of)
    speaks = np.maximum(she.speaks, she.may_speak)
    tracks_known = she.tracks_known[:, None] & (he.tracks > 0)
    languages_known = np.any(he.speaks > 0, axis=1)
    slots_known = she.slots_known[:, None] & (he.slots > 0)
    return {
        "skills": np.where(tracks_known, certain["skills"], np.int16(SKILLS)),
        "languages": np.where(languages_known, _languages(speaks, he.speaks), np.int16(LANGUAGES)),
        "slots": np.where(slots_known, certain["slots"], np.int16(SLOTS)),
    }


def shared_languages(of: Table) -> list[str]:
    """The languages that the only pair of a table can use together, French and English last."""
    both = (of.fellows.speaks[0] * of.mentors.speaks[0]) > 0
    spoken = [tongue for tongue, is_shared in zip(of.common, both, strict=True) if is_shared]
    return sorted(spoken, key=lambda tongue: tongue in LEVELS)


def shared_slots(of: Table) -> list[Slot]:
    """When the only pair of a table can meet."""
    both = int(of.fellows.slots[0] & of.mentors.slots[0])
    return [slot for place, slot in enumerate(SLOT_ORDER) if both >> place & 1]


def _track_gate(of: Table) -> Answers:
    teaches = (of.fellows.own[:, None] & of.mentors.tracks) > 0
    return kleene.claim(teaches, known=np.broadcast_to(of.mentors.tracks > 0, teaches.shape))


def _language_gate(of: Table) -> Answers:
    she, he = of.fellows, of.mentors
    is_shared = (she.speaks @ he.speaks.T) > 0
    may_share = (she.may_speak @ he.speaks.T) > 0
    settled = is_shared | ~(may_share | ~he.speaks.any(axis=1))
    return kleene.claim(is_shared, known=settled)


def _slot_gate(of: Table) -> Answers:
    she, he = of.fellows, of.mentors
    can_meet = (she.slots[:, None] & he.slots) > 0
    return kleene.claim(can_meet, known=she.slots_known[:, None] & (he.slots > 0))


def _woman_gate(of: Table) -> Answers:
    asked = kleene.opposite(of.fellows.woman)[:, None]
    is_woman = np.where(of.mentors.is_woman, kleene.YES, kleene.NO).astype(np.int8)
    return kleene.either(asked, is_woman[None, :])


def _skills(of: Table) -> Points:
    """Half for her own track, half for the share of the other tracks she wishes for."""
    she, he = of.fellows, of.mentors
    others = she.tracks & ~she.own
    asked = np.bitwise_count(others).astype(np.int16)[:, None]
    taught = np.bitwise_count(others[:, None] & he.tracks).astype(np.int16)
    rest = SKILLS - OWN_TRACK
    share = (2 * rest * taught + asked) // np.maximum(2 * asked, 1)
    nothing_more = she.tracks_known[:, None] & (asked == 0)
    own = np.where((she.own[:, None] & he.tracks) > 0, OWN_TRACK, 0)
    return np.asarray(own + np.where(nothing_more, rest, share), dtype=np.int16)


def _languages(hers: NDArray[np.float32], his: NDArray[np.float32]) -> Points:
    known = len(LEVELS)
    tongues = (hers[:, known:] @ his[:, known:].T) > 0
    worked = (hers[:, :known] @ his[:, :known].T).astype(np.int16)
    points = np.array([0, ONE_LANGUAGE, TWO_LANGUAGES], dtype=np.int16)[worked]
    return np.where(tongues, np.int16(LANGUAGES), points)


def _fellow_side(fellows: pd.DataFrame, common: Sequence[str]) -> FellowSide:
    spoken_known = answers.known(fellows, "spoken_languages")
    listed = _tongues(fellows["spoken_languages"], common)
    speaks = listed.copy()
    may_speak = np.repeat(~spoken_known[:, None], len(common), axis=1)
    for place, question in enumerate(LEVELS.values()):
        level = answers.places(fellows, question, LADDER)
        speaks[:, place] = level >= LADDER.index(USABLE)
        may_speak[:, place] = np.isnan(level) & (listed[:, place] | ~spoken_known)
    wish = answers.known(fellows, "mentor_wish")
    return FellowSide(
        own=_bits([(track,) for track in fellows["track"]], TRACK_ORDER),
        tracks=_bits(_lists(fellows["tracks"]), TRACK_ORDER),
        tracks_known=answers.known(fellows, "tracks"),
        slots=_bits(_lists(fellows["availability"]), SLOT_ORDER),
        slots_known=answers.known(fellows, "availability"),
        speaks=speaks.astype(np.float32),
        may_speak=may_speak.astype(np.float32),
        woman=kleene.claim(answers.one_of(fellows, "mentor_wish", ("woman",)), known=wish),
    )


def _mentor_side(mentors: pd.DataFrame, common: Sequence[str]) -> MentorSide:
    return MentorSide(
        tracks=_bits(mentors["tracks"], TRACK_ORDER),
        slots=_bits(mentors["slots"], SLOT_ORDER),
        speaks=_tongues(mentors["languages"], common).astype(np.float32),
        is_woman=np.asarray(mentors["is_woman"], dtype=bool),
    )


def _lists(column: pd.Series) -> pd.Series:
    return column.map(lambda each: each if isinstance(each, tuple) else ())


def _bits(lists: Iterable[Iterable[str]], order: Sequence[str]) -> Masks:
    place = {str(code): 1 << at for at, code in enumerate(order)}
    return np.array([sum(place[str(code)] for code in set(each)) for each in lists], np.uint32)


def _tongues(column: pd.Series, common: Sequence[str]) -> NDArray[np.bool_]:
    spoken = [{_plain(tongue) for tongue in each} for each in _lists(column)]
    return np.array([[tongue in each for tongue in common] for each in spoken], bool).reshape(
        len(spoken), len(common)
    )


def _plain(tongue: str) -> str:
    """A language without its script or country: two who speak it understand each other."""
    return tongue.split("-")[0].lower()
