"""How much each header sounds like each question, by its telling words, in any language.

A question is known by its labels (French, English, Arabic) and its name. A label is heard when
its words are in the header, rare words weighing more; what the header says besides lowers it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from scipy.sparse import csr_array

from workbench.rules.header_words import is_another_matter, spoken
from workbench.rules.known_questions import KNOWN
from workbench.rules.spelling import folded

Matrix = NDArray[np.float64]

SAME_WORD = 0.84
"""Two words of a header and a label are one word from here (heures, heure)."""
SHORT = 4
"""Words this short must be the same letter by letter (nom, non)."""
_STRANGE = 0.4
"""The weight of a word that no label holds, beside the words that some label holds."""
_BESIDES = 0.4
_ANOTHER_MATTER = 0.35
_EXACT = 1.0
_ALSO = {
    "birth_date": ("Né(e)(s) le", "Birth day, month and year"),
    "country_of_origin": ("Country you were born in", "Dans quel pays êtes-vous née ?"),
    "city": ("City you live in now", "Lieu de résidence"),
    "french_level": ("How good is your French?", "How would you rate your French?", "Your French",
                     "Votre français", "Niveau en langue française"),
    "english_level": ("How good is your English?", "How would you rate your English?",
                      "Your English", "Votre anglais", "Niveau en langue anglaise"),
    "motivation": ("Pourquoi souhaitez-vous rejoindre ?", "Pourquoi voulez-vous participer ?",
                   "Why do you want to take part?"),
    "consent_data": ("J'accepte que mes réponses soient conservées",
                     "I agree that my answers are stored", "Autorisation de conservation",
                     "Do you agree that we store your answers?",
                     "J'autorise la conservation de mes données"),
    "consent_partners": ("May we show your profile to partner companies?",
                         "Profil présenté aux entreprises partenaires",
                         "Partager mon profil avec les partenaires"),
}  # fmt: skip
"""Further ways in which long questions are asked."""
_UNSPOKEN = 0.98
_VAGUE = {
    "j'accepte": "consent_data",
    "i agree": "consent_data",
    "i accept": "consent_data",
    "اوافق": "consent_data",
    "pourquoi ?": "motivation",
    "pourquoi": "motivation",
    "why?": "motivation",
    "why": "motivation",
    "لماذا؟": "motivation",
}
"""Headers that may well ask this, and are for a person to check."""
_VAGUELY = 0.6


def similarity(spellings: Sequence[Sequence[str]]) -> Matrix:
    """How each column sounds, from 0 to 1: a row a column, a column a known question.

    `spellings` are the header of each column and whatever else it is called: the labels of the
    form's own question, in each language.
    """
    texts = [(at, text) for at, each in enumerate(spellings) for text in each if text.strip()]
    found = np.zeros((len(spellings), len(KNOWN)))
    if not texts:
        return found
    labels = [(at, label) for at, each in enumerate(KNOWN.values()) for label in _labels(each.name)]
    heard = _heard([text for _, text in texts], [label for _, label in labels])
    asked = np.array([at for at, _ in labels])
    for row, (column, text) in enumerate(texts):
        best = np.zeros(len(KNOWN))
        np.maximum.at(best, asked, _without_others(heard[row], text, labels))
        vague = _VAGUE.get(folded(text))
        if vague is not None:
            best[list(KNOWN).index(vague)] = _VAGUELY
        found[column] = np.maximum(found[column], best)
    return found


def _labels(name: str) -> list[str]:
    return [name.replace("_", " "), *KNOWN[name].labels, *_ALSO.get(name, ())]


def _without_others(heard: Matrix, text: str, labels: Sequence[tuple[int, str]]) -> Matrix:
    plain = folded(text)
    for at in map(int, np.flatnonzero(heard > 0)):
        label = labels[at][1]
        if folded(label) == plain:
            heard[at] = _EXACT
        elif is_another_matter(text, label):
            heard[at] *= _ANOTHER_MATTER
    return heard


def _heard(texts: Sequence[str], labels: Sequence[str]) -> Matrix:
    """How much of each label is in each text and of the text in the label, weighed by rarity."""
    said, asked = _Words(texts), _Words(labels)
    same = _same(said.words, asked.words)
    rarity = np.log1p(len(labels) / asked.of.sum(axis=0))
    known = same.max(axis=1) if same.size else np.zeros(len(said.words))
    weight = np.where(known > 0, (same * rarity).max(axis=1), _STRANGE * rarity.mean())
    in_text = np.minimum(said.of @ same, 1)  # texts x label words
    of_label = _share(in_text, asked.of, rarity)
    in_label = np.minimum(same @ asked.of.T, 1)  # text words x labels
    weighted = said.of.multiply(weight).tocsr()
    of_text = (weighted @ in_label) / np.maximum(weighted.sum(axis=1)[:, None], 1e-9)
    heard = of_label * ((1 - _BESIDES) + _BESIDES * of_text)
    return np.asarray(np.minimum(heard, _UNSPOKEN))


def _share(in_text: Matrix, of: csr_array, rarity: Matrix) -> Matrix:
    """Which part of each label is in each text, as the square: half a label is little."""
    weighted = of.multiply(rarity).tocsr()
    share = (weighted @ in_text.T).T / weighted.sum(axis=1)[None, :]
    return np.asarray(share) ** 2


class _Words:
    """The telling words of some texts: which words there are, and which text holds which."""

    def __init__(self, texts: Sequence[str]) -> None:
        spoken_by = [spoken(text) or ("",) for text in texts]
        place = {word: at for at, word in enumerate(dict.fromkeys(sum(spoken_by, ())))}
        self.words = list(place)
        rows = [row for row, words in enumerate(spoken_by) for _ in words]
        columns = [place[word] for words in spoken_by for word in words]
        shape = (len(texts), len(self.words))
        self.of = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)


def _same(said: Sequence[str], asked: Sequence[str]) -> Matrix:
    """1 where two words are the same word, 0 elsewhere."""
    alike = cdist(said, asked, scorer=Indel.normalized_similarity, score_cutoff=SAME_WORD) > 0
    short = np.array([len(word) <= SHORT for word in said])[:, None]
    short = short | np.array([len(word) <= SHORT for word in asked])[None, :]
    exact = np.array(said, dtype=object)[:, None] == np.array(asked, dtype=object)[None, :]
    return np.asarray(np.where(short, exact, alike), dtype=float)
