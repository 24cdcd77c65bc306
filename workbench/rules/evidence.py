"""What is said of two people who look alike: each agreement and difference, and what it weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.engines.blocking import Ints
from workbench.engines.levels import CLOSE, NEAR, OTHER, SAME, TURNED, YEAR, YEARS, Floats, Truths
from workbench.rules.comparing import BIRTH, EMAIL, FAMILY, FIELDS, GIVEN, PHONE
from workbench.sentences import Sentence, sentence

_SAID: Mapping[str, Mapping[int, Sentence]] = {
    GIVEN: {
        SAME: sentence("same given name"),
        CLOSE: sentence("given names close"),
        OTHER: sentence("given names differ"),
    },
    FAMILY: {
        SAME: sentence("same family name"),
        CLOSE: sentence("family names close"),
        OTHER: sentence("family names differ"),
    },
    PHONE: {
        SAME: sentence("same phone"),
        CLOSE: sentence("phones one digit apart"),
        OTHER: sentence("phones differ"),
    },
    EMAIL: {
        SAME: sentence("same e-mail"),
        CLOSE: sentence("e-mails nearly the same"),
        NEAR: sentence("e-mails the same before the @"),
        OTHER: sentence("e-mails differ"),
    },
    BIRTH: {
        SAME: sentence("same birth date"),
        TURNED: sentence("day and month of birth change place"),
        YEAR: sentence("same year of birth"),
        YEARS: sentence("same year of birth, no day known"),
        NEAR: sentence("birth dates differ in one part"),
        OTHER: sentence("birth dates differ"),
    },
}
_AFTER_NAMES = (PHONE, EMAIL, BIRTH)


@dataclass(frozen=True)
class Reason:
    """One thing that two people have in common or not, and how much it speaks for one woman.

    `weight` is a natural logarithm: 0.7 makes it twice as likely that they are one, -0.7 half as
    likely.
    """

    fields: tuple[str, ...]
    said: Sentence
    weight: float


@dataclass(frozen=True, eq=False)
class Levels:
    """The level and the weight of every field (pairs, FIELDS), and what is true of the names."""

    levels: Ints
    weights: Floats
    is_turned: Truths
    two_scripts: Truths

    def of(self, field: str) -> Ints:
        """The levels of one field."""
        return self.levels[:, FIELDS.index(field)]


def reasons(compared: Levels, at: int) -> tuple[Reason, ...]:
    """What speaks for and against one pair: names, then phone, e-mail and birth date."""
    level = dict(zip(FIELDS, compared.levels[at].tolist(), strict=True))
    weight = dict(zip(FIELDS, compared.weights[at].tolist(), strict=True))
    both = _of_both_names(compared, at, level)
    after = _each(_AFTER_NAMES, level, weight)
    if both is None:
        return (*_each((GIVEN, FAMILY), level, weight), *after)
    return (Reason((GIVEN, FAMILY), both, round(weight[GIVEN] + weight[FAMILY], 2)), *after)


def _each(
    fields: tuple[str, ...], level: Mapping[str, int], weight: Mapping[str, float]
) -> tuple[Reason, ...]:
    return tuple(
        Reason((field,), _SAID[field][level[field]], round(weight[field], 2))
        for field in fields
        if level[field] in _SAID[field]
    )


def _of_both_names(compared: Levels, at: int, level: Mapping[str, int]) -> Sentence | None:
    if compared.is_turned[at]:
        return sentence("given and family name change place")
    if level[GIVEN] == level[FAMILY] == SAME:
        if compared.two_scripts[at]:
            return sentence("same name in two scripts")
        return sentence("same name")
    return None
