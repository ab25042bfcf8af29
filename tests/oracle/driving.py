"""How does a random application become a case?  Its history is acted out through `decide`, its dates are read off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cases.matters import CATERING, DEPARTMENT
from cases.story import APPLICANT, GAPS, LAYOUT, new_application
from oracle.day_loop import DAY, HOUR, MONTH, WD, Happened, Last, Period, Rules

from banshi.cases.case import Case
from banshi.cases.commands import Accept, Command, Grant, RequestCorrection, SubmitCorrection
from banshi.cases.decide import Moment, decide, file_application
from banshi.cases.events import Event, Recorded
from banshi.cases.folding import begin, evolve
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.flow import Decide, Flow, Intake, Issue, Stage
from banshi.definitions.model import LimitClass, LimitSpec, Matter, TimeLimits
from banshi.people import Actor, Post, Role
from banshi_rules.findings import NOWHERE
from banshi_rules.time_limits import TimeLimit, Unit

UNITS = {WD: Unit.WORKING_DAY, DAY: Unit.DAY, MONTH: Unit.MONTH, HOUR: Unit.HOUR}
CLERK = Actor("clerk", "李窗口", frozenset({Post(DEPARTMENT.id, Role.WINDOW_CLERK)}))
APPROVER = Actor("approver", "孙批准", frozenset({Post(DEPARTMENT.id, Role.APPROVER)}))
#: What our clocks are called, by the words of the oracle.
CLOCKS = {"answer": "stage:accept-1", "reply": "correction", **{n: n for n in ("promised", "statutory", "delivery")}}


def as_limit(period: Period) -> TimeLimit:
    """The oracle's pair as a limit of ours."""
    return TimeLimit(period[0], UNITS[period[1]])


def matter_of(rules: Rules) -> Matter:
    """A matter with these limits: intake, decision, delivery."""

    def spec(period: Period | None) -> LimitSpec | None:
        return LimitSpec(as_limit(period), "order-78", NOWHERE) if period else None

    def step(kind, name: str, stage: Stage, by: Role, limit: TimeLimit | None = None):
        return kind(id=name, title=None, stage=stage, by=by, limit=limit, at=NOWHERE)

    parts = (
        step(Intake, "accept", Stage.ACCEPT, Role.WINDOW_CLERK, as_limit(rules.answer)),
        step(Decide, "approve", Stage.APPROVE, Role.APPROVER),
        step(Issue, "issue", Stage.COMPLETE, Role.WINDOW_CLERK),
    )
    limits = TimeLimits(
        kind=LimitClass.ORDINARY,
        statutory=spec(rules.statutory),
        promised=spec(rules.promised),
        delivery=spec(rules.delivery),
        correction_reply=spec(rules.reply),
        at=NOWHERE,
    )
    district = replace(CATERING.district, intake_ceiling=as_limit(rules.answer))
    return replace(CATERING, district=district, limits=limits, flows={"standard": Flow("standard", parts, NOWHERE)})


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
        """This actor does this now."""
        self._record(actor, now, decide(self.matter, self.case, command, self._at(now, actor)))


def act_out(rules: Rules, happened: Happened, driver: Driver) -> Case:
    """The case of that history."""
    if happened.asked:
        driver.do(CLERK, happened.asked, RequestCorrection(GAPS))
    if happened.answered:
        answer = SubmitCorrection("6" * 64, {"layout": (LAYOUT,)}, ("licence",), "standard", ())
        driver.do(APPLICANT, happened.answered, answer)
    if happened.accepted:
        driver.do(CLERK, happened.accepted, Accept())
    if happened.decided:
        driver.do(APPROVER, happened.decided, Grant("准予。"))
    return driver.case


def stored(case: Case) -> dict[str, Last]:
    """The dates the case holds."""
    clocks = {name: case.watches[ours] for name, ours in CLOCKS.items() if ours in case.watches}
    return {name: Last(clock.due, clock.provisional) for name, clock in clocks.items()}
