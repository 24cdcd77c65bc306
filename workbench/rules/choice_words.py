"""The words met in the answers to choices: those understood, and those to be told by a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.rules.asking import question_named
from workbench.rules.choice_names import WORDS
from workbench.rules.choosing import Choosing
from workbench.rules.known_questions import CONSENT, KNOWN
from workbench.rules.mapping import Mapping
from workbench.rules.questionnaire import Form
from workbench.rules.rows import Rows
from workbench.rules.spelling import folded
from workbench.rules.spelt import spellings
from workbench.rules.unanswered import says_nothing
from workbench.vocabulary import Level

CHOICES = ("one", "many", "consent")
_BETWEEN = re.compile(r"[;,|،؛\n]")
_LEVEL = re.compile(rf"\W*({'|'.join(Level)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Unread:
    """A word in the answers to a question that is none of its choices, and how often it stands.

    `proposed` is the choice that a rule would take it for.
    """

    question: str
    text: str
    count: int
    proposed: str | None = None


def words_met(rows: Rows, mapping: Mapping) -> dict[str, tuple[str, ...]]:
    """The words met in the answers to each question with a short list of choices."""
    return {
        name: tuple(met) for name, met, _ in _met(rows, mapping) if KNOWN[name].code_list is None
    }


def words_understood(rows: Rows, mapping: Mapping) -> dict[str, tuple[str, ...]]:
    """Those of the words met that are choices: the others may be somebody's own."""
    return {
        name: tuple(text for text in met if _is_read(choosing, text))
        for name, met, choosing in _met(rows, mapping)
        if KNOWN[name].code_list is None
    }


def unread_words(rows: Rows, mapping: Mapping) -> tuple[Unread, ...]:
    """The words that are none of the choices, the most frequent of each question first.

    Nothing is proposed for the consent to storage: only a person says what counts as a yes.
    """
    found = []
    for name, met, choosing in _met(rows, mapping):
        spellings = {} if name == CONSENT else _spellings(mapping.form, name, choosing)
        found += [
            Unread(name, text, count, _closest(text, name, spellings))
            for text, count in met.most_common()
            if not _is_read(choosing, text) and not says_nothing(text, KNOWN[name].kind)
        ]
    return tuple(found)


def _is_read(choosing: Choosing, text: str) -> bool:
    return choosing.code(text) is not None or choosing.read_one(text).value is not None


def _met(rows: Rows, mapping: Mapping) -> Iterator[tuple[str, Counter[str], Choosing]]:
    for name, place in mapping.places.items():
        if name in KNOWN and KNOWN[name].kind in CHOICES and place.column is not None:
            choosing = Choosing(KNOWN[name], question_named(mapping.form, name))
            counts = Counter(text for each in rows.cells[place.column] if (text := each.strip()))
            if KNOWN[name].kind == "many":
                counts = _in_parts(counts, choosing)
            yield name, counts, choosing


def _in_parts(counts: Counter[str], choosing: Choosing) -> Counter[str]:
    """The answers of a question with several choices, cut where they can be."""
    parts: Counter[str] = Counter()
    for text, count in counts.items():
        is_read = choosing.read_many(text).code is None
        for part in _BETWEEN.split(text):
            word = part.strip()
            if word and (not is_read or choosing.code(word) is not None):
                parts[word] += count
    return parts


def _spellings(form: Form, name: str, choosing: Choosing) -> dict[str, str]:
    """Each folded spelling of a choice, with our code for it."""
    question = question_named(form, name)
    choices = question.choices if question is not None else ()
    words = [*(word for each in choices for word in (each.name, *each.labels.values()))]
    words += KNOWN[name].codes
    found = {folded(word): choosing.code(word) for word in words}
    found |= spellings(WORDS.get(name, {}))
    return {word: code for word, code in found.items() if word and code is not None}


def _closest(text: str, name: str, spellings: dict[str, str]) -> str | None:
    """The one choice that a text begins with, or is spelt nearly like."""
    from rapidfuzz import fuzz, process

    level = _LEVEL.match(text) if KNOWN[name].codes == tuple(Level) else None
    if level is not None:
        return level.group(1).upper()
    plain = folded(text)
    begun = {code for word, code in spellings.items() if re.match(rf"{re.escape(word)}\b", plain)}
    if len(begun) == 1 and spellings:
        return begun.pop()
    near = process.extractOne(plain, list(spellings), scorer=fuzz.ratio, score_cutoff=85)
    return spellings[near[0]] if near is not None and not begun else None
