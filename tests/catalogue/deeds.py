"""What do the officers and the applicant of any matter do when all is well?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from banshi.cases.case import Case, Task
from banshi.cases.commands import (
    Accept,
    Command,
    DecideByRule,
    Deliver,
    EndProcedure,
    ForwardUp,
    GiveOpinion,
    Grant,
    Pass,
    RecordHearing,
    RecordPayment,
    RecordPostCheck,
    RecordVisit,
    RequestHearing,
    ScheduleHearing,
    TellInterested,
)
from banshi.cases.events import StoredFile
from banshi.cases.outstanding import due_by
from banshi.definitions.flow import (
    Automatic,
    Consult,
    Decide,
    Forward,
    Intake,
    Issue,
    PostCheck,
    Procedure,
    Publicise,
    Review,
    Step,
    Visit,
)
from banshi.definitions.model import Matter
from banshi.licences.register import Licence, LicenceState
from banshi.people import Actor, Human, Party, Post, Role
from banshi_rules.calendars import CIVIL_ZONE
from banshi_rules.texts import Text
from banshi_rules.values import Facts

#: Somebody does something at some time.
Deed: TypeAlias = tuple[Actor, datetime, Command]
#: A material that is handed in later.
PAPER = StoredFile("1" * 64, "材料.pdf", "pdf", 1024)


def wish(matter: Matter, step: Step, officer: Actor) -> Command:
    """What the officer of that step does when all is well."""
    there = (officer, *(Human(f"more-{n}", f"同行{n}") for n in range(1, 4)))
    match step:
        case Intake():
            return Accept()
        case Review() | Publicise():
            return Pass("符合条件", grants=True)
        case Visit():
            return RecordVisit(there[: step.people], items(matter, step.checklist), True, "符合要求")
        case Consult():
            return GiveOpinion(True, "没有意见")
        case Procedure():
            return EndProcedure("专家同意")
        case Forward():
            return ForwardUp("同意上报")
        case Automatic():
            return DecideByRule()
        case Decide():
            return Grant("准予")
        case Issue():
            return Deliver("window", "测试甲")
        case PostCheck():
            return RecordPostCheck(there[: step.people], items(matter, step.checklist), True, "符合承诺")


def hearing(case: Case, task: Task, officer: Actor, applicant: Actor, now: datetime) -> Iterator[Deed]:
    """All that happens to a hearing, who does it and when, when all is well: asked for, set, held on record."""
    one = case.hearings[task.id]
    if one.waits_for_request:
        if one.others:
            yield officer, now, TellInterested("测试乙", "当面送达", task.id)
        yield applicant, now, RequestHearing()
    chair = Actor("chair", "测试主持", frozenset({Post(task.department, Role.INSPECTOR)}))
    at = now + timedelta(days=21)
    yield officer, now, ScheduleHearing(chair, "政务服务中心", at, True, "", task.id)
    yield chair, at, RecordHearing((PAPER,), ("测试甲", "测试乙"), "各方陈述了意见。")


def waits(matter: Matter, case: Case, step: Step) -> bool:
    """Whether this step is not done before the applicant has handed something in."""
    return bool(due_by(matter, case, step.id))


def items(matter: Matter, checklist: str | None) -> dict[str, str]:
    """Every item of a checklist, answered with yes."""
    return {str(number): "yes" for number, _ in enumerate(matter.checklists.get(checklist or "", ()), start=1)}


def held_licence(matter: Matter, facts: Facts, holder: Party, day: date) -> Licence | None:
    """The licence that such an application is about, near its end; None where it is about none."""
    acts = matter.acts_on
    if acts is None:
        return None
    since = datetime.combine(day, time(), CIVIL_ZONE)
    return Licence(
        number=str(facts[acts.number]),
        name=Text("证照", "Licence"),
        matter=acts.result_of[0],
        department=matter.department.id,
        holder=holder.person,
        holder_name=holder.name,
        holder_number=holder.number,
        case="held",
        issued=since,
        valid_from=day,
        valid_until=day + timedelta(days=60),
        state=LicenceState.VALID,
        since=since,
    )


def payments(case: Case) -> list[RecordPayment]:
    """What the treasury says once everything that is asked is paid."""
    unpaid = [(order, one) for order, one in case.payments.items() if one.paid is None and one.total > 0]
    return [RecordPayment(order, f"{one.total}", f"票据 {order}") for order, one in unpaid]
