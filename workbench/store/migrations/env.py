"""Alembic's door to the store: the connection is handed over by `store.engine.create_store`."""

from __future__ import annotations

from alembic import context

from workbench.store.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
)
context.run_migrations()
