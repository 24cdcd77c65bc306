"""What every application came in with, where merging has changed it since.

A merge moves an application to another person and fills its gaps; who wrote what, and what
the file said, is still needed: to compare, to recognise somebody who comes back, to undo.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.store.tables import Merge

PERSON, SET_ASIDE, ANSWER, FINGERPRINT = "person", "set_aside", "answer", "fingerprint"
"""What a merge may change of an application."""


@dataclass(frozen=True)
class Origins:
    """By application that a merge has changed: the person it came in as, its fingerprint then."""

    persons: dict[int, int] = field(default_factory=dict)
    fingerprints: dict[int, str] = field(default_factory=dict)


def origins(session: Session) -> Origins:
    """What the merges that hold have changed; applications not in it are as they came in."""
    found = Origins()
    changes = session.scalars(
        select(Merge.changes).where(Merge.undone_at.is_(None)).order_by(Merge.id)
    )
    for merge in changes:
        for change in merge:
            if change["what"] == PERSON:
                found.persons.setdefault(change["application"], change["before"])
            elif change["what"] == FINGERPRINT:
                found.fingerprints.setdefault(change["application"], change["before"])
    return found
