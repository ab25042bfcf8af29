"""Who may know that a case exists?  For everybody else it is as if it did not."""

from __future__ import annotations

from banshi.cases.case import Case
from banshi.cases.duties import is_applicant
from banshi.cases.events import CaseId
from banshi.people import Actor, may_see
from banshi.store.refusals import NotFound
from banshi.store.unit_of_work import UnitOfWork


def own_case(work: UnitOfWork, actor: Actor, case_id: CaseId) -> Case:
    """The actor's own case.  Raises NotFound."""
    case = work.load(case_id)
    if not is_applicant(case, actor):
        raise NotFound
    return case


def known_case(work: UnitOfWork, actor: Actor, case_id: CaseId) -> Case:
    """A case the actor may know: the applicant, officers of its departments.  Raises NotFound."""
    case = work.load(case_id)
    if not may_see(actor, case.party.person, case.departments):
        raise NotFound
    return case
