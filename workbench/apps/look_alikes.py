"""The pairs of a cohort that look alike: which are shown, who they are, which comes next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from workbench.rules.merging import Side
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Likeness, Stage

OPEN, JUDGED, MERGED, ALL = "open", "judged", "merged", "all"
FIELDS = {
    "name": sentence("Name"),
    "birth_date": sentence("Birth date"),
    "phone": sentence("Phone"),
    "email": sentence("E-mail"),
    "city": sentence("City"),
    "received": sentence("Received on"),
    "cohort": sentence("Cohort"),
}
"""What two applications are compared by, and its title."""


@dataclass(frozen=True)
class Compared:
    """One line of a comparison: a field, and what each of the two says (None: not answered)."""

    field: str
    one: object
    other: object

    @property
    def is_known(self) -> bool:
        """True when both have answered."""
        return self.one is not None and self.other is not None


@dataclass(frozen=True, eq=False)
class LookAlikes:
    """The pairs (frame of `reads.pairs`) and everyone in them (frame of `reads.look_alikes`)."""

    pairs: pd.DataFrame
    people: pd.DataFrame

    @property
    def waits(self) -> pd.Series:
        """True for each pair nobody said anything of, and nothing follows for it from others."""
        return self.pairs["waits"]

    @cached_property
    def groups(self) -> dict[int, int]:
        """By application, the number of its group: those that pairs lead to, one after another."""
        group = {int(one): int(one) for one in self.people.index}
        for one, other in zip(self.pairs["a_id"], self.pairs["b_id"], strict=True):
            first, second = _root(group, int(one)), _root(group, int(other))
            group[max(first, second)] = min(first, second)
        return {one: _root(group, one) for one in group}

    @cached_property
    def order(self) -> tuple[int, ...]:
        """All pairs, the likeliest first, those of one group together."""
        first: dict[int, int] = {}
        group = [self.groups[int(one)] for one in self.pairs["a_id"]]
        for at, one in enumerate(group):
            first.setdefault(one, at)
        ranks = sorted(range(len(group)), key=lambda at: (first[group[at]], at))
        return tuple(int(self.pairs.index[at]) for at in ranks)

    def shown(self, kind: str) -> tuple[int, ...]:
        """The pairs not judged yet, those judged, those joined, or all."""
        kept = {OPEN: self.waits, JUDGED: ~self.waits, MERGED: self.pairs["merge"].notna()}
        mask = kept.get(kind)
        if mask is None:
            return self.order
        chosen = set(self.pairs.index[mask])
        return tuple(one for one in self.order if one in chosen)

    def next_waiting(self, pair: int) -> int | None:
        """The next pair to judge after this one, from the top again at the end."""
        at = self.order.index(pair)
        waiting = set(self.pairs.index[self.waits])
        after = (*self.order[at + 1 :], *self.order[:at])
        return next((one for one in after if one in waiting), None)

    def group_of(self, pair: int) -> tuple[int, ...]:
        """The applications of a pair's group, in the order they came."""
        group = self.groups[int(self.pairs.at[pair, "a_id"])]
        return tuple(one for one, number in self.groups.items() if number == group)

    def in_short(self) -> tuple[Sentence, ...]:
        """How many wait, are judged, are put off, are joined."""
        waits = int(self.waits.sum())
        asked = int((self.waits & self.pairs["note"].notna()).sum())
        joined = int(self.pairs["merge"].notna().sum())
        said = [
            sentences("{count} pair to judge", "{count} pairs to judge", waits),
            sentences("{count} pair judged", "{count} pairs judged", len(self.pairs) - waits),
        ]
        if asked:
            said.append(sentences("{count} to ask her first", "{count} to ask her first", asked))
        if joined:
            said.append(sentences("{count} joined", "{count} joined", joined))
        return tuple(said)

    def name(self, application: int) -> str:
        """Her name as she wrote it."""
        row = self.people.loc[application]
        return f"{row['given_name']} {row['family_name']}".strip()

    def names(self, pair: int) -> tuple[str, str]:
        """The two names of a pair, the earlier application first."""
        one, other = self.both(pair)
        return self.name(one), self.name(other)

    def both(self, pair: int) -> tuple[int, int]:
        """The two applications of a pair."""
        row = self.pairs.loc[pair]
        return int(row["a_id"]), int(row["b_id"])

    def compared(self, pair: int) -> tuple[Compared, ...]:
        """The two of a pair side by side, field by field."""
        one, other = (self._facts(each) for each in self.both(pair))
        return tuple(Compared(name, one[name], other[name]) for name in FIELDS)

    def evidence(self, pair: int) -> tuple[Sentence, ...]:
        """What the rule found the same or different."""
        return tuple(Sentence(msgid) for msgid in self.pairs.at[pair, "evidence"])

    def known_of(self, pair: int) -> Likeness | None:
        """What a person said of a pair, else what follows from others; None while it waits."""
        row = self.pairs.loc[pair]
        found = row["said"] or row["follows"]
        return Likeness(found) if found else None

    def is_of_one_cohort(self, pair: int) -> bool:
        """True when the two ask for one cohort: one of them is set aside once they are one."""
        one, other = (self.standing(each) for each in self.both(pair))
        cohorts = self.people["cohort_id"]
        return one != other and cohorts[one] == cohorts[other]

    def standing(self, application: int) -> int:
        """The application itself, or the one it is set aside for."""
        other = self.people.at[application, "set_aside_for"]
        return application if other is None else int(other)

    def side(self, application: int) -> Side:
        """What the rule of merging looks at, of the application that stands for this one."""
        stands = self.standing(application)
        row = self.people.loc[stands]
        return Side(
            application=stands,
            submitted_at=row["submitted_at"],
            stage=Stage(row["stage"]),
            answers=row["answers"],
            amended=row["amended"],
        )

    def _facts(self, application: int) -> dict[str, object]:
        row = self.people.loc[application]
        facts = {name: row[name] or None for name in ("birth_date", "email", "city", "cohort")}
        name = self.name(application) or None
        received = pd.Timestamp(row["submitted_at"]).date()
        return {**facts, "name": name, "phone": _phone(row["phone"]), "received": received}


def _root(group: dict[int, int], one: int) -> int:
    while group[one] != one:
        group[one] = group[group[one]]
        one = group[one]
    return one


def _phone(number: str | None) -> str | None:
    """A number with spaces, as one reads it aloud; kept as it is when it cannot be read."""
    import phonenumbers

    if not number:
        return None
    try:
        read = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return str(phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
