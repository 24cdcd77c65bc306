"""The log of every verb that changed the store."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables.base import Table


class AuditEntry(Table):
    """One verb that changed the store: who, when, on what. Append-only, chained."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    by: Mapped[str]
    verb: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(comment="no personal data")
    previous: Mapped[str] = mapped_column(comment="digest of the entry before")
    digest: Mapped[str] = mapped_column(unique=True)
