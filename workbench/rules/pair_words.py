"""One fellow beside one mentor, in words: every gate, every part of the fit, and the sum of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from workbench.rules import answers, kleene, pairing
from workbench.rules.answers import Row
from workbench.rules.cards import Line, Part
from workbench.rules.pairing import LANGUAGES, SKILLS, SLOTS, Table
from workbench.sentences import Sentence, Several, Tongue, sentence, sentences
from workbench.vocabulary import Answer, Slot, Track

GATE_TITLES: Mapping[str, Sentence] = {
    "track": sentence("the fellow's track"),
    "language": sentence("a common language"),
    "slot": sentence("a common meeting time"),
    "woman": sentence("the wish for a woman"),
}
PART_TITLES: Mapping[str, Sentence] = {
    "skills": sentence("Tracks"),
    "languages": sentence("Languages"),
    "slots": sentence("Meeting times"),
}
OUT_OF: Mapping[str, int] = {"skills": SKILLS, "languages": LANGUAGES, "slots": SLOTS}


@dataclass(frozen=True)
class Why:
    """Why a fellow and a mentor go together, or not: gates, parts, and the fit of 100.

    `fit` counts what is certain; `sentence` holds no name and can be kept with the pair.
    """

    gates: tuple[Line, ...]
    parts: tuple[Part, ...]
    fit: int
    sentence: Sentence


@dataclass(frozen=True, eq=False)
class Pair:
    """What two people have in common, as the sentences look at it."""

    fellow: Row
    mentor: Row
    languages: tuple[Tongue, ...]
    slots: tuple[Slot, ...]


def why(fellow: pd.Series, mentor: pd.Series) -> Why:
    """One fellow beside one mentor: `fellows.loc[number]` and `mentors.loc[number]`."""
    of = pairing.table(pd.DataFrame([fellow]), pd.DataFrame([mentor]))
    pair, at_most = _pair(of, fellow, mentor), pairing.parts_at_most(of)
    lines = tuple(
        Line(name, GATE_TITLES[name], kleene.word(each[0, 0]), _gate_reason(name, each[0, 0], pair))
        for name, each in pairing.gates(of).items()
    )
    parts = tuple(
        Part(
            name,
            PART_TITLES[name],
            lower=int(lower[0, 0]),
            upper=int(at_most[name][0, 0]),
            out_of=OUT_OF[name],
            reason=_PART_REASONS[name](pair),
        )
        for name, lower in pairing.parts(of).items()
    )
    return Why(lines, parts, int(pairing.fit(of)[0, 0]), _summary(lines, pair))


def _pair(of: Table, fellow: pd.Series, mentor: pd.Series) -> Pair:
    return Pair(
        answers.row_of(fellow),
        answers.row_of(mentor),
        tuple(Tongue(tongue) for tongue in pairing.shared_languages(of)),
        tuple(pairing.shared_slots(of)),
    )


def _gate_reason(name: str, answer: int, pair: Pair) -> Sentence:
    return _GATE_REASONS[name](kleene.word(answer), pair)


def _track_reason(answer: Answer, pair: Pair) -> Sentence:
    track, knows = Track(str(pair.fellow["track"])), _tracks(pair.mentor)
    if answer is Answer.UNKNOWN:
        return sentence("The mentor's tracks are not given; hers is {track}.", track=track)
    return sentence(
        "Her track is {track}; the mentor's: {tracks}.", track=track, tracks=Several(knows)
    )


def _language_reason(answer: Answer, pair: Pair) -> Sentence:
    if answer is Answer.YES:
        return sentence("In common: {languages}.", languages=Several(pair.languages))
    if not answers.codes(pair.mentor, "languages"):
        return sentence("The mentor's languages are not given.")
    if answer is Answer.NO:
        return sentence(
            "No language in common; French and English count from {level}.", level=pairing.USABLE
        )
    if pair.fellow["spoken_languages"] is None:
        return sentence("She did not say which languages she speaks.")
    return sentence("She did not say how well she speaks the language they share.")


def _slot_reason(answer: Answer, pair: Pair) -> Sentence:
    if answer is Answer.YES:
        return sentence("Both can meet: {slots}.", slots=Several(pair.slots))
    if answer is Answer.NO:
        return sentence("No meeting time in common.")
    if pair.fellow["availability"] is None:
        return sentence("She did not say when she can meet.")
    return sentence("The mentor's meeting times are not given.")


def _woman_reason(answer: Answer, pair: Pair) -> Sentence:
    wish = answers.text(pair.fellow, "mentor_wish")
    if answer is Answer.UNKNOWN:
        return sentence("She did not say whether she wishes for a woman.")
    if answer is Answer.NO:
        return sentence("She wishes for a woman as mentor.")
    if wish == "woman":
        return sentence("She wishes for a woman, and the mentor is one.")
    if wish is None:
        return sentence("The mentor is a woman, whatever she wishes.")
    return sentence("She has no wish for a woman or a man.")


def _skills_part(pair: Pair) -> Sentence:
    own = str(pair.fellow["track"])
    wished = [code for code in answers.codes(pair.fellow, "tracks") if code != own]
    taught = tuple(Track(code) for code in wished if code in answers.codes(pair.mentor, "tracks"))
    if pair.fellow["tracks"] is None:
        return sentence("She did not say which other tracks interest her.")
    if not answers.codes(pair.mentor, "tracks"):
        return sentence("The mentor's tracks are not given.")
    if not wished:
        return sentence("No other track interests her.")
    if not taught:
        return sentence("The mentor knows none of the other tracks that interest her.")
    return sentence("The mentor also knows {tracks}, which she wishes for.", tracks=Several(taught))


def _languages_part(pair: Pair) -> Sentence:
    if not pair.languages:
        return sentence("No language in common is known.")
    if pair.languages[0].code in pairing.LEVELS:
        return sentence("They can speak {languages}.", languages=Several(pair.languages))
    return sentence(
        "They can speak {languages}: a language beside French and English brings every point.",
        languages=Several(pair.languages),
    )


def _slots_part(pair: Pair) -> Sentence:
    if not pair.slots:
        return sentence("No meeting time in common is known.")
    return sentences(
        "{count} meeting time in common; every point from three.",
        "{count} meeting times in common; every point from three.",
        len(pair.slots),
    )


def _summary(lines: tuple[Line, ...], pair: Pair) -> Sentence:
    stopped = [line.title for line in lines if line.answer is Answer.NO]
    if stopped:
        return sentence("Against this pair: {gates}.", gates=Several(tuple(stopped)))
    track = Track(str(pair.fellow["track"]))
    if pair.languages and pair.slots:
        return sentence(
            "A mentor for {track}; they can speak {languages} and meet: {slots}.",
            track=track,
            languages=Several(pair.languages),
            slots=Several(pair.slots),
        )
    unknown = Several(tuple(line.title for line in lines if line.answer is Answer.UNKNOWN))
    return sentence("A mentor for {track}; still to ask: {gates}.", track=track, gates=unknown)


def _tracks(mentor: Row) -> tuple[Track, ...]:
    return tuple(Track(code) for code in answers.codes(mentor, "tracks"))


_GATE_REASONS: Mapping[str, Callable[[Answer, Pair], Sentence]] = {
    "track": _track_reason,
    "language": _language_reason,
    "slot": _slot_reason,
    "woman": _woman_reason,
}
_PART_REASONS: Mapping[str, Callable[[Pair], Sentence]] = {
    "skills": _skills_part,
    "languages": _languages_part,
    "slots": _slots_part,
}
