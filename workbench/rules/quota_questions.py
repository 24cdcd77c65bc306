"""The answers that a quota may count: each with its groups, and who is in a group for certain.

Three values as everywhere: in the group, not in it, or unknown because she did not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.rules import ages, answers, kleene
from workbench.rules.country_groups import country_groups
from workbench.rules.figures.cuts import AGE
from workbench.rules.kleene import Answers
from workbench.rules.questions import title
from workbench.sentences import Country, Sentence, Tongue, sentence
from workbench.vocabulary import Level, Status, Track

NEW_YEARS = 2
"""A newcomer applied in the year she arrived or in one of the next two."""

YES_NO: Mapping[str, object] = {"yes": sentence("yes"), "no": sentence("no")}
EDUCATION: Mapping[str, object] = {
    "none": sentence("no diploma"),
    "secondary": sentence("secondary school"),
    "bachelor": sentence("bachelor"),
    "master": sentence("master or more"),
}
BANDS = ("under25", "under35", "under45", "older")
_ENDS = (25, 35, 45)


@dataclass(frozen=True)
class QuotaQuestion:
    """An answer that a quota may count, and the words of its groups.

    `group_of` gives the group of each application, None where it is not known. A question
    without `groups` takes them from the answers themselves, and `word` says one.
    """

    name: str
    title: Sentence
    group_of: Callable[[pd.DataFrame], pd.Series]
    groups: Mapping[str, object]
    word: Callable[[str], object] = str

    def said(self, group: str) -> object:
        """The words of one group."""
        return self.groups[group] if group in self.groups else self.word(group)

    def met(self, applications: pd.DataFrame) -> tuple[str, ...]:
        """The groups to choose from: those of the question, or those that somebody is in."""
        if self.groups:
            return tuple(self.groups)
        found = self.group_of(applications).dropna().explode().dropna()
        return tuple(sorted({str(group) for group in found}))

    def belongs(self, applications: pd.DataFrame, groups: Iterable[str]) -> Answers:
        """Whether each application is in one of these groups: yes, no or unknown (n,)."""
        wanted, found = set(groups), self.group_of(applications)
        known = found.notna().to_numpy(dtype=bool)
        inside = answers.holds(found, lambda group: bool(wanted & _as_set(group)))
        return kleene.claim(inside, known=known)


def _as_set(group: object) -> set[str]:
    return set(map(str, group)) if isinstance(group, tuple) else {str(group)}


def _column(question: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda applications: applications[question].astype(object)


def _age_bands(applications: pd.DataFrame) -> pd.Series:
    """The band of each age; unknown where the year of birth alone leaves two bands open."""
    age = answers.numbers(applications, answers.AGE)
    low, high = ages.youngest(age), ages.oldest(age)
    first, last = np.searchsorted(_ENDS, low, "right"), np.searchsorted(_ENDS, high, "right")
    band = np.array(BANDS, dtype=object)[first]
    band[np.isnan(age) | (first != last)] = None
    return pd.Series(band, applications.index, dtype=object)


def _newcomers(applications: pd.DataFrame) -> pd.Series:
    """Whether she arrived in the two years before the year in which she applied, or in it."""
    applied = pd.to_datetime(applications["submitted_at"], utc=True).dt.year.to_numpy()
    arrived = answers.numbers(applications, "arrival_year")
    is_new = np.where(applied - arrived <= NEW_YEARS, "yes", "no").astype(object)
    is_new[np.isnan(arrived)] = None
    return pd.Series(is_new, applications.index, dtype=object)


def graduates(applications: pd.DataFrame) -> pd.Series:
    """Whether she finished an earlier cohort, the springboard say; unknown while it runs."""
    earlier = applications["earlier"].notna().to_numpy(dtype=bool)
    said = np.where(earlier, "yes", "no").astype(object)
    if "earlier_how" in applications:
        how = applications["earlier_how"].to_numpy(dtype=object)
        said[earlier & (how == "left")] = "no"
        said[earlier & pd.isna(how)] = None
    return pd.Series(said, applications.index, dtype=object)


def _cities(applications: pd.DataFrame) -> pd.Series:
    return answers.changed(applications["city"], lambda city: str(city).strip().title())


def _levels() -> dict[str, object]:
    return {str(level): level for level in Level}


_ALL = (
    QuotaQuestion(
        "country_group",
        sentence("Part of the world"),
        lambda found: country_groups(found["country_of_origin"]).astype(object),
        {},
        Country,
    ),
    QuotaQuestion("country", title("country_of_origin"), _column("country_of_origin"), {}, Country),
    QuotaQuestion("french_level", title("french_level"), _column("french_level"), _levels()),
    QuotaQuestion("english_level", title("english_level"), _column("english_level"), _levels()),
    QuotaQuestion("age", sentence("age"), _age_bands, {band: AGE.groups[band] for band in BANDS}),
    QuotaQuestion("city", title("city"), _cities, {}),
    QuotaQuestion("education", title("education"), _column("education"), EDUCATION),
    QuotaQuestion("newcomer", sentence("newcomer (two years at most)"), _newcomers, YES_NO),
    QuotaQuestion("graduate", sentence("springboard finished"), graduates, YES_NO),
    QuotaQuestion(
        "residence_status",
        title("residence_status"),
        _column("residence_status"),
        {str(status): status for status in Status},
    ),
    QuotaQuestion("childcare", title("needs_childcare"), _column("needs_childcare"), YES_NO),
    QuotaQuestion("laptop", title("has_laptop"), _column("has_laptop"), YES_NO),
    QuotaQuestion("language", title("spoken_languages"), _column("spoken_languages"), {}, Tongue),
    QuotaQuestion(
        "first_choice",
        title("first_choice"),
        _column("first_choice"),
        {str(track): track for track in Track},
    ),
)
QUOTA_QUESTIONS: Mapping[str, QuotaQuestion] = {each.name: each for each in _ALL}
"""The answers a quota may count, by name. Parts of the world: see `country_groups`."""
