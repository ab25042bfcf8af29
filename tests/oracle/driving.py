"""How does a random application become a case?  Its history is acted out through `decide`, its dates are read off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from cases.matters import CATERING, DEPARTMENT
from cases.story import APPLICANT, GAPS, LAYOUT, new_application
from oracle.day_loop import CHINA, DAY, HOUR, MONTH, WD, Happened, Last, Period, Rules

from banshi.cases.case import Case
from banshi.cases.commands import (
    Accept,
    ApproveExtension,
    AskExtension,
    Command,
    EndProcedure,
    Grant,
    Pass,
    RequestCorrection,
    SubmitCorrection,
    Tick,
)
from banshi.cases.decide import Moment, decide, file_application
from banshi.cases.events import Event, Recorded
from banshi.cases.folding import begin, evolve
from banshi.cases.limits import timers
from banshi.cases.refusals import OutOfOrder
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.flow import Decide, Flow, Fork, Intake, Issue, Procedure, Review, Stage
from banshi.definitions.model import Extension, LimitClass, LimitSpec, Matter, TimeLimits
from banshi.people import SYSTEM, Actor, Post, Role
from banshi_rules.findings import NOWHERE
from banshi_rules.time_limits import TimeLimit, Unit

UNITS = {WD: Unit.WORKING_DAY, DAY: Unit.DAY, MONTH: Unit.MONTH, HOUR: Unit.HOUR}
CLERK = Actor("clerk", "李窗口", frozenset({Post(DEPARTMENT.id, Role.WINDOW_CLERK)}))
HANDLER = Actor("handler", "陈承办", frozenset({Post(DEPARTMENT.id, Role.HANDLER)}))
HEAD = Actor("head", "周局长", frozenset({Post(DEPARTMENT.id, Role.ORGAN_HEAD)}))
APPROVER = Actor("approver", "孙批准", frozenset({Post(DEPARTMENT.id, Role.APPROVER)}))
#: What our clocks are called, by the words of the oracle.
CLOCKS = {"reply": "correction", **{name: name for name in ("answer", "promised", "statutory", "delivery")}}


def as_limit(period: Period) -> TimeLimit:
    """The oracle's pair as a limit of ours."""
    return TimeLimit(period[0], UNITS[period[1]])


def matter_of(rules: Rules, happened: Happened) -> Matter:
    """A matter with these limits: intake, for each stop a branch with a procedure behind an examination, decision."""

    def spec(period: Period | None) -> LimitSpec | None:
        return LimitSpec(as_limit(period), "order-78", NOWHERE) if period else None

    branches = tuple(
        (
            _step(Review, f"examine-{number}", Stage.HANDLE, Role.HANDLER),
            _step(
                Procedure, f"hear-{number}", Stage.HANDLE, Role.HANDLER, procedure="hearing", planned=as_limit((5, WD))
            ),
        )
        for number, _ in enumerate(happened.stops)
    )
    parts = (
        _step(Intake, "accept", Stage.ACCEPT, Role.WINDOW_CLERK),
        *((Fork(id="hearings", title=None, branches=branches, needed=len(branches), at=NOWHERE),) if branches else ()),
        _step(Decide, "approve", Stage.APPROVE, Role.APPROVER),
        _step(Issue, "issue", Stage.COMPLETE, Role.WINDOW_CLERK),
    )
    limits = TimeLimits(
        kind=LimitClass.ORDINARY,
        statutory=spec(rules.statutory),
        promised=spec(rules.promised),
        delivery=spec(rules.delivery),
        correction_reply=spec(rules.reply),
        extension=Extension(as_limit(happened.longer), Role.ORGAN_HEAD, "order-78", NOWHERE)
        if happened.longer
        else None,
        at=NOWHERE,
    )
    district = replace(CATERING.district, intake_ceiling=as_limit(rules.answer))
    return replace(CATERING, district=district, limits=limits, flows={"standard": Flow("standard", parts, NOWHERE)})


def _step(kind, name: str, stage: Stage, by: Role, **more: object):
    return kind(id=name, title=None, stage=stage, by=by, limit=None, at=NOWHERE, **more)


class Driver:
    """One case of one matter, told what happens when."""

    def __init__(self, matter: Matter, received: datetime) -> None:
        self.matter = matter
        self.calendar = shipped_calendar()
        self._record(APPLICANT, received, file_application(matter, new_application(matter), self._at(received)))

    case: Case

    def _at(self, now: datetime, actor: Actor = APPLICANT) -> Moment:
        return Moment(now, actor, self.calendar)

    def _record(self, actor: Actor, now: datetime, happened: tuple[Event, ...]) -> None:
        for event in happened:
            known = getattr(self, "case", None)
            version = known.version + 1 if known else 1
            recorded = Recorded(version, "case-1", version, now, actor.person, actor.name, event)
            self.case = evolve(known, recorded) if known else begin(recorded)

    def do(self, actor: Actor, now: datetime, command: Command) -> None:
        """This actor does this now; an extension that comes too late is refused, and asked by whoever has the case."""
        if isinstance(command, AskExtension) and case_is_with(APPROVER, self.case):
            actor = APPROVER
        try:
            happened = decide(self.matter, self.case, command, self._at(now, actor))
        except OutOfOrder as refusal:
            asked = isinstance(command, AskExtension) and refusal.code == "extension-too-late"
            if asked or (isinstance(command, ApproveExtension) and refusal.code == "other-step"):
                return
            raise
        self._record(actor, now, happened)

    def sweep(self, now: datetime) -> None:
        """Whoever watches the clocks looks at each in its moment."""
        while due := [(when, watch) for watch, when in timers(self.case) if when <= now]:
            when, watch = min(due)
            self._record(SYSTEM, when, decide(self.matter, self.case, Tick(watch), self._at(when, SYSTEM)))


def act_out(happened: Happened, driver: Driver, *, swept: bool) -> Case:
    """The case of that history; `swept`: somebody looks at the clocks before each act, else nobody ever does."""
    acts: list[tuple[datetime, Actor, Command]] = []
    if happened.asked:
        acts.append((happened.asked, CLERK, RequestCorrection(GAPS)))
    if happened.answered:
        answer = SubmitCorrection("6" * 64, {"layout": (LAYOUT,)}, ("licence",), "standard", ())
        acts.append((happened.answered, APPLICANT, answer))
    if happened.accepted:
        acts.append((happened.accepted, CLERK, Accept()))
        for number, (start, end) in enumerate(happened.stops):
            begun = max(datetime.combine(start, time(11), CHINA), happened.accepted)
            acts.append((begun, HANDLER, Pass("现场核查前举行听证。", f"examine-{number}-1")))
            if end:
                ended = max(datetime.combine(end, time(16), CHINA), begun)
                acts.append((ended, HANDLER, EndProcedure("听证已经结束。", f"hear-{number}-1")))
    if happened.extended:
        acts.append((happened.extended, HANDLER, AskExtension("情况复杂。")))
        acts.append((happened.extended, HEAD, ApproveExtension()))
    if happened.decided:
        acts.append((happened.decided, APPROVER, Grant("准予。")))
    for now, actor, command in sorted(acts, key=lambda act: act[0]):
        if swept:
            driver.sweep(now)
        if isinstance(command, Accept) and driver.case.accepted:
            continue  # nobody answered in time: it was accepted by silence
        driver.do(actor, now, command)
    return driver.case


def case_is_with(actor: Actor, case: Case) -> bool:
    """Whether a task of that post is open."""
    return any(actor.holds(task.role, task.department) for task in case.open_tasks)


def stored(case: Case) -> dict[str, Last | None]:
    """The dates the case holds; None for a clock that stands still."""
    clocks = {name: case.watches[ours] for name, ours in CLOCKS.items() if ours in case.watches}
    return {name: clock.due and Last(clock.due, clock.provisional) for name, clock in clocks.items()}
