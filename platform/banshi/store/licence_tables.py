"""Tables of the register of licences: what its entries say, and what holds of each licence now."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, String, Table, Text

from banshi.store.columns import Instant, Json
from banshi.store.tables import metadata

_NUMBER = String(100)

#: One row for each event of a case that is an entry of the register.
licence_entries = Table(
    "licence_entries",
    metadata,
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),  # of the event
    Column("case", ForeignKey("cases.id"), nullable=False, index=True),
    Column("number", _NUMBER, nullable=False, index=True),
    Column("act", String(20), nullable=False),
    Column("at", Instant, nullable=False),
    Column("name", Json, nullable=False),  # [zh, en]
    Column("matter", String(100), nullable=False),
    Column("department", String(41), nullable=False),
    Column("holder", String(40), nullable=False),
    Column("holder_name", String(200), nullable=False),
    Column("holder_number", String(100), nullable=False),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Column("reason", Text, nullable=False),
)
#: What the entries of a number make, so that it can be looked for.
licences = Table(
    "licences",
    metadata,
    Column("number", _NUMBER, primary_key=True),
    Column("name", Json, nullable=False),
    Column("matter", String(100), nullable=False),
    Column("department", String(41), nullable=False),
    Column("holder", String(40), nullable=False),
    Column("holder_name", String(200), nullable=False),
    Column("holder_number", String(100), nullable=False),
    Column("case", String(40), nullable=False),  # that issued the document which holds
    Column("issued", Instant, nullable=False),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Column("state", String(12), nullable=False),
    Column("since", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_licences_holder", "holder", "matter"),
    Index("ix_licences_holder_number", "holder_number", "matter"),
)
