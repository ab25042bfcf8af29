"""Two persons publish; a matter can end; everything is kept as history

Editions from before become history, too: proposed and approved by the one person who published them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("in_force_until", sa.Date(), nullable=True))
    op.create_table(
        "proposals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("proposed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.String(length=120), nullable=False),
        sa.Column("proposed_name", sa.String(length=100), nullable=False),
        sa.Column("proposed_role", sa.String(length=20), nullable=True),
        sa.Column("decision", sa.String(length=10), nullable=True),
        sa.Column("decided", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(length=120), nullable=True),
        sa.Column("decided_name", sa.String(length=100), nullable=True),
        sa.Column("decided_role", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_table(
        "proposed_matters",
        sa.Column("proposal", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("matter", sa.String(length=100), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("source", sa.JSON(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_proposed_matters_proposal_proposals")),
        sa.PrimaryKeyConstraint("proposal", "matter", name=op.f("pk_proposed_matters")),
    )
    with op.batch_alter_table("proposed_matters", schema=None) as batch_op:
        batch_op.create_index("ix_proposed_matters_matter", ["matter"], unique=False)
    op.create_table(
        "withdrawals",
        sa.Column("matter", sa.String(length=100), nullable=False),
        sa.Column("through", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("proposal", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_withdrawals_proposal_proposals")),
        sa.PrimaryKeyConstraint("matter", "through", "proposal", name=op.f("pk_withdrawals")),
    )
    _remember()


def _remember() -> None:
    """One approved proposal for every edition there is, in the order they were published."""
    text = sa.text
    connection = op.get_bind()
    editions = connection.execute(
        text(
            "SELECT matter, number, digest, in_force_from, summary, published, published_by FROM editions "
            "ORDER BY published, matter, number"
        )
    ).all()
    for identity, row in enumerate(editions, start=1):
        connection.execute(
            text(
                "INSERT INTO proposals (id, act, summary, first_day, proposed, proposed_by, proposed_name, decision, "
                "decided, decided_by, decided_name) VALUES (:id, 'publish', :summary, :day, :at, :key, :name, "
                "'approved', :at, :key, :name)"
            ),
            {
                "id": identity,
                "summary": row.summary,
                "day": row.in_force_from,
                "at": row.published,
                "key": f"name:{row.published_by}",
                "name": row.published_by,
            },
        )
        connection.execute(
            text(
                "INSERT INTO proposed_matters (proposal, matter, after, kind, digest, changes) "
                "VALUES (:id, :matter, :after, :kind, :digest, '[]')"
            ),
            {
                "id": identity,
                "matter": row.matter,
                "after": row.number - 1,
                "kind": "added" if row.number == 1 else "modified",
                "digest": row.digest,
            },
        )
    if editions and connection.dialect.name == "postgresql":
        connection.execute(text("SELECT setval(pg_get_serial_sequence('proposals', 'id'), :id)"), {"id": len(editions)})
