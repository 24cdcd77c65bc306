"""The pairs of a cohort that look alike: which are shown, who they are, which comes next."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.sentences import Sentence, sentence

OPEN, JUDGED, ALL = "open", "judged", "all"
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
        """True for each pair of which nobody has said anything yet."""
        return self.pairs["said"].isna()

    def shown(self, kind: str) -> tuple[int, ...]:
        """The pairs not judged yet, those judged, or all; the likeliest first."""
        kept = {OPEN: self.waits, JUDGED: ~self.waits}.get(kind)
        frame = self.pairs if kept is None else self.pairs[kept]
        return tuple(int(one) for one in frame.index)

    def next_waiting(self, pair: int) -> int | None:
        """The next pair to judge after this one, from the top again at the end."""
        every = [int(one) for one in self.pairs.index]
        at = every.index(pair)
        waits = self.waits
        return next((one for one in (*every[at + 1 :], *every[:at]) if waits[one]), None)

    def name(self, application: int) -> str:
        """Her name as she wrote it."""
        row = self.people.loc[application]
        return f"{row['given_name']} {row['family_name']}".strip()

    def names(self, pair: int) -> tuple[str, str]:
        """The two names of a pair, the earlier application first."""
        row = self.pairs.loc[pair]
        return self.name(int(row["a_id"])), self.name(int(row["b_id"]))

    def compared(self, pair: int) -> tuple[Compared, ...]:
        """The two of a pair side by side, field by field."""
        row = self.pairs.loc[pair]
        one, other = (self._facts(int(row[side])) for side in ("a_id", "b_id"))
        return tuple(Compared(name, one[name], other[name]) for name in FIELDS)

    def evidence(self, pair: int) -> tuple[Sentence, ...]:
        """What the rule found the same or different."""
        return tuple(Sentence(msgid) for msgid in self.pairs.at[pair, "evidence"])

    def _facts(self, application: int) -> dict[str, object]:
        row = self.people.loc[application]
        facts = {name: row[name] or None for name in ("birth_date", "email", "city", "cohort")}
        name = self.name(application) or None
        received = pd.Timestamp(row["submitted_at"]).date()
        return {**facts, "name": name, "phone": _phone(row["phone"]), "received": received}


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
