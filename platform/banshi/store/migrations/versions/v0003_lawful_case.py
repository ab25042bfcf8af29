"""The lawful case: who acts in whose place"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people()
    _clocks()
    _cards()
    _recounts()
    _particulars()
    _money()


def _people() -> None:
    """Deputies for a time, and identity numbers that are compared and never shown."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("id_number", sa.String(length=18), nullable=True))
        batch_op.create_index("ix_people_id_number", ["id_number"], unique=False)
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("behalf", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("behalf_name", sa.String(length=100), nullable=True))
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("done_for", sa.String(length=40), nullable=True))
    op.create_table(
        "delegations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("principal", sa.String(length=40), nullable=False),
        sa.Column("deputy", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=41), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("named", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by", sa.String(length=40), nullable=False),
        sa.Column("named_by_name", sa.String(length=100), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.String(length=40), nullable=True),
        sa.Column("revoked_by_name", sa.String(length=100), nullable=True),
        sa.Column("revoked_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["deputy"], ["people.id"], name=op.f("fk_delegations_deputy_people")),
        sa.ForeignKeyConstraint(["principal"], ["people.id"], name=op.f("fk_delegations_principal_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegations")),
    )
    with op.batch_alter_table("delegations", schema=None) as batch_op:
        batch_op.create_index("ix_delegations_department", ["department"], unique=False)
        batch_op.create_index("ix_delegations_deputy", ["deputy"], unique=False)
        batch_op.create_index("ix_delegations_principal", ["principal"], unique=False)


def _clocks() -> None:
    """Wall clocks that are watched, timers that broke, and notices whose moment fell into an outage."""
    with op.batch_alter_table("timers", schema=None) as batch_op:
        batch_op.create_index(
            "ix_timers_tried",
            ["attempts"],
            unique=False,
            sqlite_where=sa.text("attempts > 0 AND fired IS NULL"),
            postgresql_where=sa.text("attempts > 0 AND fired IS NULL"),
        )
    op.create_table(
        "clock_anchors",
        sa.Column("boot", sa.String(length=64), nullable=False),
        sa.Column("wall", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Float(precision=53), nullable=False),
        sa.Column("slack", sa.Float(precision=53), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("boot", name=op.f("pk_clock_anchors")),
    )
    op.create_table(
        "clock_alarms",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("boot", sa.String(length=64), nullable=False),
        sa.Column("noticed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expected", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ending", sa.String(length=10), nullable=True),
        sa.Column("ended_by", sa.String(length=100), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_alarms")),
    )
    with op.batch_alter_table("clock_alarms", schema=None) as batch_op:
        batch_op.create_index(
            "uq_clock_alarms_open",
            ["boot"],
            unique=True,
            sqlite_where=sa.text("ended IS NULL"),
            postgresql_where=sa.text("ended IS NULL"),
        )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("made_up", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("digest", sa.String(length=60), nullable=True))


def _particulars() -> None:
    """The topic of the applicant's particulars has a name that no section of a definition can have."""
    op.execute("UPDATE draft_sections SET section = '_applicant' WHERE section = 'applicant'")


def _recounts() -> None:
    """Open cases that are counted anew when a calendar changes."""
    op.create_table(
        "recounts",
        sa.Column("case", sa.String(length=40), nullable=False),
        sa.Column("ready", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_recounts_case_cases")),
        sa.PrimaryKeyConstraint("case", name=op.f("pk_recounts")),
    )
    with op.batch_alter_table("recounts", schema=None) as batch_op:
        batch_op.create_index("ix_recounts_ready", ["ready"], unique=False)


def _cards() -> None:
    """Rules of supervision, the cards of cases, and who was told of them."""
    op.create_table(
        "supervision_rules",
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("imported", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by", sa.String(length=210), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_supervision_rules")),
    )
    op.create_table(
        "cards",
        sa.Column("case", sa.String(length=40), nullable=False),
        sa.Column("card", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=24), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("department", sa.String(length=41), nullable=False),
        sa.Column("holder", sa.String(length=40), nullable=True),
        sa.Column("holder_name", sa.String(length=100), nullable=True),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("issued", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_cards_case_cases")),
        sa.PrimaryKeyConstraint("case", "card", name=op.f("pk_cards")),
        sa.UniqueConstraint("case", "rule", "about", name=op.f("uq_cards_case_rule_about")),
    )
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.create_index("ix_cards_issued", ["issued", "case", "card"], unique=False)
        batch_op.create_index("ix_cards_department_issued", ["department", "issued"], unique=False)
    op.create_table(
        "card_messages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("case", sa.String(length=40), nullable=False),
        sa.Column("card", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_card_messages_case_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_messages")),
        sa.UniqueConstraint("person", "case", "version", name=op.f("uq_card_messages_person_case_version")),
    )
    with op.batch_alter_table("card_messages", schema=None) as batch_op:
        batch_op.create_index("ix_card_messages_person_at", ["person", "at"], unique=False)


def _money() -> None:
    """Orders that wait for money, and places in the order of acceptance."""
    op.create_table(
        "payment_orders",
        sa.Column("order", sa.String(length=70), nullable=False),
        sa.Column("case", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.String(length=20), nullable=False),
        sa.Column("ready", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_payment_orders_case_cases")),
        sa.PrimaryKeyConstraint("order", name=op.f("pk_payment_orders")),
    )
    with op.batch_alter_table("payment_orders", schema=None) as batch_op:
        batch_op.create_index("ix_payment_orders_case", ["case"], unique=False)
        batch_op.create_index("ix_payment_orders_ready", ["ready"], unique=False)
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("place_period", sa.String(length=8), nullable=True))
        batch_op.create_index("ix_cases_matter_place", ["matter", "place_period", "place"], unique=False)
