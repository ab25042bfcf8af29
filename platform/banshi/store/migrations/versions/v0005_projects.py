"""Which project a case belongs to"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The project code that was answered, by case."""
    op.create_table(
        "case_projects",
        sa.Column("case", sa.String(length=40), nullable=False),
        sa.Column("project", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("case", name=op.f("pk_case_projects")),
    )
    with op.batch_alter_table("case_projects", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_projects_project"), ["project"], unique=False)
