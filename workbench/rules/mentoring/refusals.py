"""Why somebody said no to a pair: a word of a short list and, where given, words of her own.

Kept as one text, `code` or `code: words`, so that it is read in every language and counted.
"""

from __future__ import annotations

from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Refusal, Side

OF_SIDE = {
    Side.FELLOW: tuple(each for each in Refusal if each is not Refusal.NO_TIME),
    Side.MENTOR: tuple(Refusal),
}
"""The reasons each side may give; only a mentor has time for nobody."""


def written(why: Refusal, words: str = "") -> str:
    """The reason as it is kept."""
    said = " ".join(words.split())
    return f"{why}: {said}" if said else str(why)


def of(text: str | None) -> Refusal:
    """The word of the list that a reason kept has; OTHER for what was kept in other words."""
    code = (text or "").partition(":")[0].strip()
    known = [each for each in Refusal if each == code]
    return known[0] if known else Refusal.OTHER if code else Refusal.UNSAID


def words_of(text: str | None) -> str:
    """What was added to the word of the list, or all of what was kept without one."""
    kept = (text or "").strip()
    code, _, rest = kept.partition(":")
    return rest.strip() if code.strip() in tuple(Refusal) else kept


def said(text: str | None) -> Sentence:
    """A reason kept, for those who may read it."""
    words = words_of(text)
    if not words:
        return sentence("{reason}", reason=of(text))
    if of(text) in (Refusal.OTHER, Refusal.UNSAID):
        return sentence("{reason}", reason=words)
    return sentence("{reason}: {words}", reason=of(text), words=words)
