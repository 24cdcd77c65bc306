"""Levels of the Common European Framework (CEFR), by their names, by exams and by words.

A level is never rounded: two levels are asked about, one not reached yet is not taken.
"""

from __future__ import annotations

import re

from workbench.rules.digits import with_plain_digits
from workbench.rules.spelling import loosely
from workbench.rules.spelt import spellings
from workbench.rules.values import Reading, several
from workbench.sentences import sentence
from workbench.vocabulary import Level

_LEVEL = re.compile(
    r"(?<![a-z0-9])([abc])\s?([0-2])(?P<part>\s?\+|\s?-(?!\s?\w)|[.,]\d)?(?![0-9a-z])"
)
_NOT_YET = re.compile(
    r"\b(?:en cours|en preparation|prepar\w*|bientot|presque|pas encore|pas|not|almost|soon|"
    r"below|under|moins|inferieur\w*|avant|working towards|in progress|ليس|لم|قريبا)\b"
)
_AROUND = re.compile(r"^(?:niveau|level|je suis|i am|i'm|مستوي|المستوي)\s*:?\s*|[\s.!]+$")
_WORDS = spellings(
    {
        "A0": """aucun; aucune; none; zero; pas du tout; not at all; grand debutant;
            grande debutante; complete beginner; absolute beginner; no french; no english;
            لا شيء; لا اتكلم; لا يوجد; немає""",
        "A1": """debutant; débutante; debut; beginner; basic; basique; notions; bases; decouverte;
            مبتدئ; مبتدئة; початковий""",
        "A2": """elementaire; elementary; faux debutant; fausse debutante; pre-intermediate;
            pre-intermediaire; survie; survival; ابتدائي; اساسي""",
        "B1": "intermediaire; intermediate; moyen; seuil; threshold; متوسط; متوسطة; середній",
        "B2": """intermediaire superieur; upper intermediate; upper-intermediate;
            intermediaire avance; intermediaire avancee; فوق المتوسط""",
        "C1": """avance; avancee; advanced; autonome; proficient; متقدم; متقدمة; courant; fluent;
            couramment; بطلاقة; вільно""",
        "C2": """bilingue; bilingual; maitrise; mastery; natif; native; native speaker;
            langue maternelle; mother tongue; اللغة الام; لغة ام; ممتاز""",
    }
)


def read_level(text: str) -> Reading:
    """One level, alone or among words; a word alone is read by the usual scale, and said."""
    said = loosely(with_plain_digits(text))
    found = list(_LEVEL.finditer(said))
    levels = sorted({f"{each.group(1)}{each.group(2)}".upper() for each in found} & set(Level))
    if len(levels) > 1:
        return several(levels[0], levels[-1])
    if not levels or len({each.group(1, 2) for each in found}) > 1:
        return _by_word(said)
    if _NOT_YET.search(said):
        message = sentence("it may say that {level} is not reached yet", level=levels[0])
        return Reading(code="unclear_answer", message=message)
    if any(each.group("part") for each in found):
        message = sentence("a part of a level: {level} is kept", level=levels[0])
        return Reading(levels[0], "part_of_level", message)
    return Reading(levels[0])


def _by_word(said: str) -> Reading:
    bare = _AROUND.sub("", _AROUND.sub("", said)).strip()
    level = _WORDS.get(bare) or _WORDS.get(re.sub(r"\s*\(.*\)$", "", bare))
    if level is None:
        return Reading(code="unknown_choice", message=sentence("not one of the levels, A0 to C2"))
    message = sentence("read as {level}, by the usual scale", level=level)
    return Reading(level, "read_by_word", message)
