"""Can the system alone answer an application (秒批)?  Only where everything was checked from what registers hold."""

from __future__ import annotations

from banshi.cases.case import Case
from banshi.cases.commands import AcceptByRule
from banshi.cases.decide import NewApplication, decide
from banshi.cases.moment import Moment
from banshi.cases.refusals import OutOfOrder
from banshi.definitions.model import Matter
from banshi.people import SYSTEM
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.issuing import go_by_rule, with_notices
from banshi.use_cases.overview import Overview
from banshi.use_cases.world import World
from banshi_rules.routing import RouteMode


def checked_by_rule(whole: Overview, application: NewApplication) -> bool:
    """Whether nothing is left that only a person can look at: an automatic route, no file that was handed in, and an
    answer from every department that was asked.

    They were asked when the application was looked at as a whole, before the transaction that files it: a department
    that is slow to answer keeps nobody else from filing.
    """
    automatic = whole.route.route.mode is RouteMode.AUTOMATIC and not any(application.materials.values())
    return automatic and not whole.wrong and not whole.unanswered


def accept_by_rule(world: World, work: UnitOfWork, matter: Matter, case: Case, moment: Moment) -> Case:
    """Accepted by the system, and on to what its rule decides; the case after it."""
    own = Moment(moment.now, SYSTEM, moment.calendar, moment.facts)
    try:
        happened = decide(matter, case, AcceptByRule(), own)
    except OutOfOrder:  # a fee is due before: somebody asks for it and accepts
        return case
    after = work.append(case, with_notices(work, matter, case, happened, own), SYSTEM, own.now)
    return go_by_rule(world, work, matter, after, own)
