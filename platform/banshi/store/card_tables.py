"""Which tables keep what supervision says: its rules, the cards of cases, and who was told?"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from banshi.store.columns import Instant, Json, Serial, metadata

#: The files of rules as they were imported; they hold from that moment on.
supervision_rules = Table(
    "supervision_rules",
    metadata,
    Column("path", String(200), primary_key=True),
    Column("text", Text, nullable=False),
    Column("imported", Instant, nullable=False),
    Column("imported_by", String(210), nullable=False),
)
cards = Table(
    "cards",
    metadata,
    Column("case", ForeignKey("cases.id"), primary_key=True),
    Column("card", Integer, primary_key=True, autoincrement=False),
    Column("rule", String(24), nullable=False),
    Column("about", String(80), nullable=False),
    Column("level", String(10), nullable=False),
    Column("stage", String(10), nullable=False),
    Column("department", String(41), nullable=False),
    Column("holder", String(40)),
    Column("holder_name", String(100)),
    Column("words", Json, nullable=False),  # [Chinese, English]
    Column("issued", Instant, nullable=False),
    Column("state", String(10), nullable=False),
    Column("changed", Instant, nullable=False),
    UniqueConstraint("case", "rule", "about"),
    Index("ix_cards_issued", "issued", "case", "card"),
    Index("ix_cards_department_issued", "department", "issued"),
)
#: One row for each person told of a card, and again for each reminder; `version` is the case's at the event.
card_messages = Table(
    "card_messages",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("person", String(40), nullable=False),
    Column("case", ForeignKey("cases.id"), nullable=False),
    Column("card", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("read", Instant),
    UniqueConstraint("person", "case", "version"),
    Index("ix_card_messages_person_at", "person", "at"),
)
