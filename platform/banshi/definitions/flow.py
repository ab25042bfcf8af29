"""How does a case go from hand to hand?  Steps, each of one kind, in sequence or side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from banshi.people import DepartmentId, Role
from banshi_rules.expressions import Expression
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit


class Stage(StrEnum):
    """The five stages every case shows (受理 承办 审核 批准 办结)."""

    ACCEPT = "accept"
    HANDLE = "handle"
    CHECK = "check"
    APPROVE = "approve"
    COMPLETE = "complete"


#: Accepting and examining are one hand's work; reviewing and approving each need another person (审批分离).
#: Handing over the result decides nothing, so anybody with the post may do it.
HANDS: Mapping[Stage, str] = {
    Stage.ACCEPT: "handle", Stage.HANDLE: "handle", Stage.CHECK: "check", Stage.APPROVE: "approve",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBase:
    """What every step has: an id, the stage it counts to, who does it, in which time, and in which cases (`when`)."""

    id: str
    title: Text | None
    stage: Stage
    by: Role
    limit: TimeLimit | None
    when: Expression | None = None
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A way back: to which earlier step, and how often at most."""

    to: str
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(StepBase):
    """Look whether the application is complete: accept, not accept, or ask once for corrections (Licensing Law 32)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(StepBase):
    """Examine and pass on with an opinion, or return to an earlier step where the definition allows it.

    It can draft the decision, or countersign (会签) what the step named by `countersigns` drafted: whoever disagrees
    returns the case there.
    """

    returns: tuple[Return, ...] = ()
    drafts: bool = False
    countersigns: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(StepBase):
    """Look at the place, with `people` officers (Licensing Law 34: two at least) and a checklist, a dictionary's id."""

    people: int
    checklist: str | None = None
    returns: tuple[Return, ...] = ()


class Silence(StrEnum):
    """What it means when somebody who is asked does not answer in time: nothing, or consent."""

    NONE = "none"
    AGREE = "agree"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consult(StepBase):
    """Ask another department for its opinion; silence is no consent unless the definition says so."""

    department: DepartmentId
    silence: Silence = Silence.NONE


class OnRequest(StrEnum):
    """Who is told of the right to a hearing and can ask for it."""

    APPLICANT = "applicant"
    CONCERNED = "concerned"  # the applicant and interested parties (Licensing Law 47)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(StepBase):
    """A procedure that stops the clock (Licensing Law 45); `planned` is what the applicant is told in writing.

    A hearing on request waits for its `limit` whether somebody asks for it, and only then begins.
    """

    procedure: str  # one of the district's `procedures`
    planned: TimeLimit
    on_request: OnRequest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicise(StepBase):
    """Put the case before the public for `open_for`; an objection may lead back to an earlier step."""

    open_for: TimeLimit
    on_objection: Return | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward(StepBase):
    """Hand the case to the upper level with everything that came with it (Licensing Law 35, 43)."""

    to_level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Automatic(StepBase):
    """The engine grants where this holds; everything else goes on to a person, who alone can refuse."""

    grants_when: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(StepBase):
    """Grant or refuse (Licensing Law 37, 38), or return."""

    outcomes: tuple[str, ...] = ("grant", "refuse")
    returns: tuple[Return, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(StepBase):
    """Hand the result over to the applicant; runs on the delivery clock (Licensing Law 44)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCheck(StepBase):
    """Look, after the decision, whether what was committed to is true; its limit runs from the decision.

    Not true at first, it is to be put right within `correct_within` (without it whoever checks says how long) and is
    looked at again within `recheck_within`, by default as long as the step's own limit.  Of every hundred cases
    `share` are drawn for the check; without it all are checked.
    """

    people: int
    checklist: str | None = None
    correct_within: TimeLimit | None = None
    recheck_within: TimeLimit | None = None
    share: Decimal | None = None


Step: TypeAlias = (
    "Intake | Review | Visit | Consult | Procedure | Publicise | Forward | Automatic | Decide | Issue | PostCheck"
)


def ways_back(step: Step) -> tuple[Return, ...]:
    """The ways back to earlier steps that a case may take from this one."""
    match step:
        case Review() | Visit() | Decide():
            return step.returns
        case Publicise(on_objection=Return() as back):
            return (back,)
        case _:
            return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """Branches that run side by side; the case goes on when `needed` of those that run are done."""

    id: str
    title: Text | None
    branches: tuple[tuple[Step, ...], ...]
    needed: int  # of len(branches); a branch whose steps all fall away counts as done
    when: Expression | None = None
    at: Span


Part: TypeAlias = "Step | Fork"


def steps_in(part: Part) -> tuple[Step, ...]:
    """The steps of a part in the order of the file: those of all branches, or the step itself."""
    return tuple(step for branch in part.branches for step in branch) if isinstance(part, Fork) else (part,)


@dataclass(frozen=True, slots=True)
class Flow:
    """What a case on one route goes through, in order; the first is the intake, exactly one decides."""

    id: str
    parts: tuple[Part, ...]
    at: Span

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in the order of the file, also those inside forks."""
        return tuple(step for part in self.parts for step in steps_in(part))

    @property
    def decision(self) -> Decide:
        """The step that decides."""
        return next(step for step in self.steps if isinstance(step, Decide))

    def every_part(self) -> Iterator[Part]:
        """Every step and fork in the order of the file, a fork before the steps inside it."""
        for part in self.parts:
            if isinstance(part, Fork):
                yield part
            yield from steps_in(part)

    def step(self, step_id: str) -> Step:
        """The step of that id."""
        return next(step for step in self.steps if step.id == step_id)

    def after(self, step_id: str) -> Step | None:
        """The step that follows in the order of the file, or None at the end."""
        steps = self.steps
        place = [step.id for step in steps].index(step_id) + 1
        return steps[place] if place < len(steps) else None
