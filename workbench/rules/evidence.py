"""What is said of two people who look alike: each agreement and difference that weighs."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.rules.comparing import CLOSE, NEAR, OTHER, SAME, TURNED, YEAR, Comparison
from workbench.sentences import Sentence, sentence

_GIVEN = {
    SAME: sentence("same given name"),
    CLOSE: sentence("given names close"),
    OTHER: sentence("given names differ"),
}
_FAMILY = {
    SAME: sentence("same family name"),
    CLOSE: sentence("family names close"),
    OTHER: sentence("family names differ"),
}
_BIRTH = {
    SAME: sentence("same birth date"),
    TURNED: sentence("day and month of birth change place"),
    YEAR: sentence("same year of birth"),
    NEAR: sentence("birth dates differ in one part"),
    OTHER: sentence("birth dates differ"),
}
_PHONE = {SAME: sentence("same phone"), OTHER: sentence("phones differ")}
_EMAIL = {
    SAME: sentence("same e-mail"),
    CLOSE: sentence("e-mails the same before the @"),
    OTHER: sentence("e-mails differ"),
}


def evidence(compared: Comparison, at: int) -> tuple[Sentence, ...]:
    """The sentences for one pair: names, then phone, e-mail and birth date."""
    fields: tuple[tuple[Mapping[int, Sentence], int], ...] = (
        (_PHONE, int(compared.phone[at])),
        (_EMAIL, int(compared.email[at])),
        (_BIRTH, int(compared.birth[at])),
    )
    return (*_names(compared, at), *(table[level] for table, level in fields if level in table))


def _names(compared: Comparison, at: int) -> tuple[Sentence, ...]:
    given, family = int(compared.given[at]), int(compared.family[at])
    if compared.is_turned[at]:
        return (sentence("given and family name change place"),)
    if given == family == SAME:
        if compared.two_scripts[at]:
            return (sentence("same name in two scripts"),)
        return (sentence("same name"),)
    levels = ((_GIVEN, given), (_FAMILY, family))
    return tuple(table[level] for table, level in levels if level in table)
