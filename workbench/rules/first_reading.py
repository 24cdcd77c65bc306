"""How a file is read when it comes in: by its form, by a saved mapping, by its headers, or so.

The first way that can be followed is taken; what it leaves open is proposed, to be amended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.rules.known_questions import KNOWN
from workbench.rules.mapping import understood, wanting
from workbench.rules.mapping_changes import NO_CHANGES, Changes, changes_of
from workbench.rules.mapping_proposals import propose
from workbench.rules.questionnaire import Form
from workbench.rules.rows import Rows
from workbench.rules.saved_mapping import SavedMapping
from workbench.rules.understanding import LEFT_OUT, Understanding
from workbench.vocabulary import Confidence

NEAR = 0.5
"""Which part of the columns a saved mapping must share with a file to be followed in it."""


@dataclass(frozen=True)
class Reading:
    """What each column is taken for at first, how sure each is, and by which saved mapping.

    `changes` are what the file has otherwise than the mapping that was followed.
    """

    understanding: Understanding
    confidences: tuple[Confidence, ...]
    saved: SavedMapping | None = None
    changes: Changes = NO_CHANGES

    def unsure(self) -> tuple[str, ...]:
        """The questions no application can do without that are found, but not surely."""
        firm = (Confidence.SURE, Confidence.SAID)
        doubted = {
            taken.target
            for taken, confidence in zip(self.understanding.taken, self.confidences, strict=True)
            if confidence not in firm
        }
        return tuple(name for name in KNOWN if KNOWN[name].is_required and name in doubted)


def first_reading(rows: Rows, form: Form | None, saved: Sequence[SavedMapping] = ()) -> Reading:
    """How this file is best read, with the form it came with and the mappings that are saved."""
    if form is None:
        fitting = [each for each in saved if each.fits(rows.header)]
        if fitting:
            return by_mapping(rows, None, max(fitting, key=lambda each: each.on))
    by_header = understood(rows, form)
    if wanting(rows, form, by_header) and form is None:
        near = max(saved, key=lambda each: each.nearness(rows.header), default=None)
        if near is not None and near.nearness(rows.header) >= NEAR:
            return by_mapping(rows, form, near)
    return _proposed(rows, form, by_header)


def by_mapping(rows: Rows, form: Form | None, saved: SavedMapping) -> Reading:
    """A file read by a saved mapping; what changed since is said, and proposed anew."""
    changes = changes_of(saved, rows.header)
    kept = saved.understanding(rows.header)
    place = {header: at for at, header in enumerate(rows.header)}
    renamed = {place[each.after]: saved.columns[each.before] for each in changes.renamed}
    for at, taken in renamed.items():
        kept = kept.taking(at, taken)
    new = {place[header] for header in changes.new}
    said = [
        Confidence.NOTHING if at in new else Confidence.LIKELY if at in renamed else Confidence.SAID
        for at in range(len(rows.header))
    ]
    proposal = propose(rows, form, kept, among=new)
    found = zip(said, proposal.confidences, strict=True)
    return Reading(
        proposal.understanding,
        tuple(after if before == Confidence.NOTHING else before for before, after in found),
        saved,
        changes,
    )


def _proposed(rows: Rows, form: Form | None, by_header: Understanding) -> Reading:
    proposal = propose(rows, form, by_header)
    after = proposal.understanding
    still = frozenset(at for at in by_header.unknown if after.taken[at] == LEFT_OUT)
    is_by_header = after.taken == by_header.taken
    unknown = still if form is not None or is_by_header else frozenset()
    return Reading(replace(after, unknown=unknown, is_by_header=is_by_header), proposal.confidences)
