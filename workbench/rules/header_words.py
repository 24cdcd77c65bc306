"""What of a header's words says which question it asks, and what only makes it a sentence."""

from __future__ import annotations

import re

from workbench.rules.spelling import folded

_ASIDE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|（[^）]*）"
    r"|[,;:] *(?:as|comme|tel|telle)\b.*| (?:as (?:written|shown)|comme (?:sur|ecrit)|tel que)\b.*"
)
_WORD = re.compile(r"[^\W_]+")
_E_MAIL = re.compile(r"\be[\s-]?mails?\b|\bmails?\b|\bcourriels?\b")
_FILLING_WORDS = """
    quel quelle quels quelles est es etes sont suis votre vos vous le la les l de du des d un une
    en a au aux et ou pour par sur dans avec que qui ce cette ici svp merci veuillez indiquer
    indiquez preciser precisez renseigner saisir entrer je j me m mon ma mes s si il y t
    the an your you be of is are what which do does please enter give provide in at to for with
    how i my we and or it this will can could would have has had if any tell us about
    ما هو هي من في هل على عن إلى كم أو التي لديك لديكِ
"""
_OTHER_WORDS = """
    entendu connu connue connues hear heard
    urgence emergency mari husband conjoint conjointe spouse partenaire epoux enfant enfants child
    children parent parents pere father mere mother referent referente travailleur assistante
    worker entreprise employeur employer company recommandation recommande referee tuteur
    الطوارئ الزوج الطفل
"""
_FILLING = frozenset(_FILLING_WORDS.split())
_ANOTHER_MATTER = frozenset(_OTHER_WORDS.split())
_LONG = 7
_STEM = 6


def spoken(header: str) -> tuple[str, ...]:
    """The telling words of a header: stems, without what stands in brackets or only fills."""
    plain = folded(header)
    bare = _ASIDE.sub(" ", plain)
    words = _words(bare) or _words(plain)
    telling = [word for word in words if word not in _FILLING]
    return tuple(dict.fromkeys(_stem(word) for word in telling or words))


def is_another_matter(header: str, label: str) -> bool:
    """True where a header speaks of what the label does not: of an emergency contact, say."""
    here = set(_words(folded(header))) & _ANOTHER_MATTER
    return bool(here - set(_words(folded(label))))


def _words(plain: str) -> list[str]:
    return _WORD.findall(_E_MAIL.sub(" email ", plain))


def _stem(word: str) -> str:
    """The start of a long word, so that its endings say nothing; no Arabic article."""
    bare = word.removeprefix("ال") if len(word) > len("الxx") else word
    return bare[:_STEM] if len(bare) >= _LONG else bare
