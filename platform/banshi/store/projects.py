"""Which cases belong to one project?  Beside the events, like the answers that say so."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from banshi.cases.events import CaseId
from banshi.store.boards import CaseRow, as_case_row
from banshi.store.tables import case_projects, cases
from banshi.store.unit_of_work import UnitOfWork

#: More cases of one project than that are not listed.
MOST = 50


def keep(work: UnitOfWork, case_id: CaseId, project: str | None) -> None:
    """The project of the answers that were filed last; None where they name none."""
    work.connection.execute(delete(case_projects).where(case_projects.c.case == case_id))
    if project is not None:
        work.connection.execute(insert(case_projects).values(case=case_id, project=project))


def beside(connection: Connection, case_id: CaseId) -> tuple[str | None, list[CaseRow]]:
    """The project of a case, and the other cases of that project, oldest first.  Whoever shows them asks who may see
    which."""
    named = select(case_projects.c.project).where(case_projects.c.case == case_id)
    project = connection.execute(named).scalar_one_or_none()
    if project is None:
        return None, []
    others = (
        select(cases)
        .join(case_projects, case_projects.c.case == cases.c.id)
        .where(case_projects.c.project == project, cases.c.id != case_id)
        .order_by(cases.c.received, cases.c.id)
        .limit(MOST)
    )
    return project, [as_case_row(row) for row in connection.execute(others)]
