"""How does Alembic reach the database?  Through the connection that `upgrade` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

import banshi.store.card_tables
import banshi.store.licence_tables  # noqa: F401  their tables belong to the others
from banshi.store.columns import Instant
from banshi.store.tables import metadata


def _frozen(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """A migration names the types of its day, not ours, which may change."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_frozen,
)
with context.begin_transaction():
    context.run_migrations()
