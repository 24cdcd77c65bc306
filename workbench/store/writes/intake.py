"""What an import brought, and what a person says of applications that look alike."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Pair
from workbench.vocabulary import Likeness


def say_pair(store: Store, pair_id: int, likeness: Likeness, *, now: datetime) -> None:
    """Keep what a person said of two applications that look alike."""
    with store.writing() as session:
        session.execute(
            update(Pair)
            .where(Pair.id == pair_id)
            .values(said=likeness, said_by=store.by, said_at=now)
        )
        audit.append(
            session,
            verb="say_pair",
            subject=f"pair {pair_id}",
            detail={"said": str(likeness)},
            by=store.by,
            now=now,
        )
