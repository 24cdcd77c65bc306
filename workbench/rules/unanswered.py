"""Words that say there is no answer: such a cell is unanswered, and no problem.

They are looked at only where a cell cannot be read as an answer, so that "none" stays an answer
where it is one of the choices.
"""

from __future__ import annotations

import re

from workbench.rules.spelling import folded

_SIGNS_ONLY = re.compile(r"[\s\-–—_./\\?؟!…,;:*'\"|]*")
_MARKS = {"n/a", "#n/a", "#value!", "#ref!", "#name?", "n.a.", "n.a", "<na>"}
_NOT_SAID = {
    folded(words)
    for words in """
    na; nc; n.c.; nsp; jsp; s/o; sans objet; néant; non applicable; not applicable; non renseigné
    non communiqué; inconnu; inconnue; unknown; je ne sais pas; ne sait pas; ne sais pas
    je sais pas; i don't know; i do not know; don't know; dont know; do not know; idk; not sure
    pas de réponse; sans réponse; aucune réponse; no answer; no response; not specified
    je préfère ne pas répondre; préfère ne pas répondre; ne souhaite pas répondre
    je ne souhaite pas répondre; prefer not to say; prefer not to answer; i prefer not to say
    i prefer not to answer; rather not say; null; nan; nil; vide; empty; à compléter; tbd
    لا أعرف; لا اعرف; لا أعلم; لا ادري; غير معروف; لا ينطبق; أفضل عدم الإجابة; بدون إجابة
    не знаю; نمی‌دانم; نميدانم
    """.replace("\n", ";").split(";")
    if words.strip()
}
_NOTHING = {
    folded(words)
    for words in """
    none; no; non; aucun; aucune; rien; nothing; 0; x; pas de mail; pas d'email; pas d'e-mail
    pas de téléphone; pas de numéro; no phone; no email; no e-mail; no number; pas d'adresse
    je n'ai pas; je n'en ai pas; i don't have; i don't have one; don't have
    لا يوجد; لا شيء; لا; ليس لدي
    """.replace("\n", ";").split(";")
    if words.strip()
}
_NOTHING_TO_GIVE = ("email", "phone", "day")
_FREE = ("name", "text")


def says_nothing(text: str, kind: str) -> bool:
    """Whether a cell that cannot be read is no answer at all, for a question of this kind.

    Of a name and of free words, only signs (and N/A) say nothing: "Na" and "None" are names.
    """
    words = folded(text).rstrip(".!")
    if _SIGNS_ONLY.fullmatch(text) or words in _MARKS or folded(text) in _MARKS:
        return True
    if kind in _FREE:
        return False
    return words in _NOT_SAID or (kind in _NOTHING_TO_GIVE and words in _NOTHING)
