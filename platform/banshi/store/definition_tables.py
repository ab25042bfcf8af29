"""Which tables keep definitions?  Editions, what was proposed and approved, what ended, and working calendars."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from banshi.store.columns import Instant, Json, Serial, metadata

editions = Table(
    "editions",
    metadata,
    Column("matter", String(100), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False, index=True),  # not unique: a matter may go back to an older text
    Column("in_force_from", Date, nullable=False),
    Column("in_force_until", Date),  # the last day
    Column("summary", Text, nullable=False),
    Column("published", Instant, nullable=False),
    Column("published_by", String(100), nullable=False),
    Column("source", Json, nullable=False),  # path -> text
)
#: What one person wants to come into force or to end, and what another made of it.  A row is never deleted: this is
#: the history that everybody may read.
proposals = Table(
    "proposals",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("act", String(10), nullable=False),  # publish, withdraw
    Column("summary", Text, nullable=False),
    Column("first_day", Date),  # of the new state; null: the day it is approved
    Column("last_day", Date),
    Column("proposed", Instant, nullable=False),
    Column("proposed_by", String(120), nullable=False),  # `person:` and the id, or `name:` and a folded name
    Column("proposed_name", String(100), nullable=False),
    Column("proposed_role", String(20)),
    Column("decision", String(10)),  # approved, rejected; null while it is open
    Column("decided", Instant),
    Column("decided_by", String(120)),
    Column("decided_name", String(100)),
    Column("decided_role", String(20)),
    Column("reason", Text),
)
proposed_matters = Table(
    "proposed_matters",
    metadata,
    Column("proposal", ForeignKey("proposals.id"), primary_key=True),
    Column("matter", String(100), primary_key=True),
    Column("after", Integer, nullable=False),  # the newest edition when it was proposed; 0: none
    Column("kind", String(10), nullable=False),  # added, modified, delegated, abolished
    Column("digest", String(64)),  # null: withdrawn
    Column("source", Json),  # until it is an edition, which keeps it then
    Column("changes", Json, nullable=False),
    Index("ix_proposed_matters_matter", "matter"),
)
#: From which day on the editions up to `through` are offered no longer.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("matter", String(100), primary_key=True),
    Column("through", Integer, primary_key=True, autoincrement=False),
    Column("proposal", ForeignKey("proposals.id"), primary_key=True),
    Column("first_day", Date, nullable=False),
)
calendars = Table(
    "calendars",
    metadata,
    Column("path", String(100), primary_key=True),
    Column("text", Text, nullable=False),
    Column("imported", Instant, nullable=False),
)
