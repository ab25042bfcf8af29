"""The register of licences"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Entries, and what holds of each licence now."""
    op.create_table(
        "licence_entries",
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_whose(),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_licence_entries_case_cases")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_licence_entries")),
    )
    with op.batch_alter_table("licence_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_licence_entries_case"), ["case"], unique=False)
        batch_op.create_index(batch_op.f("ix_licence_entries_number"), ["number"], unique=False)
    op.create_table(
        "licences",
        sa.Column("number", sa.String(length=100), nullable=False),
        *_whose(),
        sa.Column("case", sa.String(length=40), nullable=False),
        sa.Column("issued", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_licences")),
    )
    with op.batch_alter_table("licences", schema=None) as batch_op:
        batch_op.create_index("ix_licences_holder", ["holder", "matter"], unique=False)
        batch_op.create_index("ix_licences_holder_number", ["holder_number", "matter"], unique=False)


def _whose() -> tuple[sa.Column[str], ...]:
    """What it is called, whose licence of which matter and department it is."""
    return (
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("matter", sa.String(length=100), nullable=False),
        sa.Column("department", sa.String(length=41), nullable=False),
        sa.Column("holder", sa.String(length=40), nullable=False),
        sa.Column("holder_name", sa.String(length=200), nullable=False),
        sa.Column("holder_number", sa.String(length=100), nullable=False),
    )
