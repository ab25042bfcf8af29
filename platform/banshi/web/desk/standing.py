"""Who has to do what now?  Every open task of a case, and everything that officers, departments and the public said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from banshi.cases import commands as wish
from banshi.cases.case import Case, Task, Visit
from banshi.cases.decide import tasks_for
from banshi.cases.hearing_words import who
from banshi.cases.hearings import Challenge, Hearing
from banshi.cases.standing import department_name, procedure_name, task_name
from banshi.cases.tasks import step_of
from banshi.cases.words import TASK_OUTCOME_WORDS
from banshi.definitions.flow import Consult, PostCheck
from banshi.definitions.flow import Visit as VisitStep
from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi.use_cases.world import World
from banshi.web.desk import clocks
from banshi.web.desk.clocks import ShownClock
from banshi.web.frame.languages import gettext as _
from banshi_rules.texts import Text

#: What was said of an item of a checklist.
FINDING_WORDS = {
    "yes": Text("是", "Yes"),
    "no": Text("否", "No"),
    "not-applicable": Text("不适用", "Not applicable"),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open task as officers see it: whose it is, who holds it, its clock, whether this officer may take it."""

    id: str
    name: Text
    role: Text
    department: Text
    holder: str
    clock: ShownClock | None
    can_claim: bool


def waiting(world: World, matter: Matter, case: Case, actor: Actor) -> list[Waiting]:
    """Every open task, the one that has waited longest first."""
    now = world.clock.now()
    shown = {clock.watch: clock for clock in clocks.of_case(case, now, world.calendars.current())}
    free = {task.id for task in tasks_for(wish.Claim, matter, case, actor, now)}
    return [
        Waiting(
            id=task.id,
            name=task_name(matter, case, task),
            role=ROLE_WORDS[task.role],
            department=department_name(matter, task),
            holder=_holder(task, actor),
            clock=shown.get(f"stage:{task.id}"),
            can_claim=task.id in free,
        )
        for task in case.waiting_tasks
    ]


def _holder(task: Task, actor: Actor) -> str:
    return _("我") if task.holder == actor.person else task.holder_name or _("待领取")


@dataclass(frozen=True, slots=True)
class Looked:
    """What officers found at the place, item by item."""

    name: Text
    names: str
    visit: Visit
    items: tuple[tuple[Text, Text], ...]


def looked(matter: Matter, case: Case) -> list[Looked]:
    """The visits and checks, in their order."""
    return [_looked(matter, case, visit) for visit in case.visits]


def _looked(matter: Matter, case: Case, visit: Visit) -> Looked:
    task = case.tasks[visit.task]
    step = step_of(matter, case, task)
    listed: tuple[Text, ...] = ()
    if isinstance(step, VisitStep | PostCheck) and step.checklist:
        listed = matter.checklists.get(step.checklist, ())
    said = (FINDING_WORDS.get(visit.findings.get(str(n), ""), Text("")) for n, _item in enumerate(listed, start=1))
    names = _("、").join(visitor.name for visitor in visit.visitors)
    return Looked(task_name(matter, case, task), names, visit, tuple(zip(listed, said, strict=True)))


@dataclass(frozen=True, slots=True)
class Heard:
    """What a department answered, when and in which words."""

    department: Text
    at: datetime
    word: Text
    opinion: str


def heard(matter: Matter, case: Case) -> list[Heard]:
    """The answers of the departments that were asked."""
    return [
        Heard(department_name(matter, task), task.done, TASK_OUTCOME_WORDS[task.outcome or ""], task.opinion)
        for task in case.tasks.values()
        if task.done is not None and isinstance(step_of(matter, case, task), Consult) and task.outcome != "dropped"
    ]


@dataclass(frozen=True, slots=True)
class ShownHearing:
    """A hearing of the case: its name, how it stands, who asked for it or did without it, who challenged the chair."""

    name: Text
    state: Text
    hearing: Hearing
    requested: tuple[Text, ...]
    waived: tuple[Text, ...]
    challenges: tuple[tuple[Text, Challenge], ...]


def hearings_of(matter: Matter, case: Case) -> list[ShownHearing]:
    """The hearings of the case, in their order."""
    return [
        ShownHearing(
            task_name(matter, case, case.tasks[task]),
            hearing_state(one),
            one,
            tuple(who(by) for by in one.requested),
            tuple(who(by) for by in one.waived),
            tuple((who(challenge.by), challenge) for challenge in one.challenges),
        )
        for task, one in case.hearings.items()
    ]


def hearing_state(one: Hearing) -> Text:
    """How far a hearing is."""
    if one.record is not None:
        return Text("已举行", "Held")
    if one.forgone is not None:
        return Text("不举行", "Not held")
    if one.waits_for_request:
        return Text("等待是否要求听证", "Waiting whether somebody asks for it")
    if one.open_challenge is not None:
        return Text("主持人被申请回避，等待决定", "The chair is challenged")
    return Text("等待安排", "To be set") if one.sitting is None else Text("已安排", "Set")


@dataclass(frozen=True, slots=True)
class Paused:
    """A procedure of the law in the case."""

    name: Text
    begun: datetime
    until: date
    ended: datetime | None
    stops: bool
    reason: str
    result: str


def paused(matter: Matter, case: Case) -> list[Paused]:
    """The procedures of the case, in their order."""
    return [
        Paused(procedure_name(matter, one), one.begun, one.until, one.ended, one.stops, one.reason, one.result)
        for one in case.suspensions.values()
    ]
