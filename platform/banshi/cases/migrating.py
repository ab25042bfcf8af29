"""Can a running case go on under another edition of its matter?  Only where it stands somewhere in both.

Cases stay on the edition they began with; moving one is an explicit act, on record.  Clocks that run keep the limit
that was promised under the old edition; whatever begins after the move follows the new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from banshi.cases.case import ERRAND, Case, Status, Task
from banshi.cases.commands import Migrate
from banshi.cases.events import CaseMigrated, Event
from banshi.cases.moment import Moment
from banshi.cases.refusals import Forbidden, OutOfOrder
from banshi.cases.tasks import must_run
from banshi.definitions.flow import Flow, Fork, Procedure, Step
from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.model import Matter
from banshi.people import Actor, Role
from banshi_rules.texts import Text


class Verdict(StrEnum):
    """Whether a case moves: it may stay as it is, moves, moves only when somebody says so, or cannot move."""

    KEEP = "keep"
    MOVE = "move"
    ASK = "ask"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Migration:
    """What moving one case to another edition means, and why; `steps` maps its open steps to those of the new one."""

    verdict: Verdict
    reason: Text
    steps: Mapping[str, str] = field(default_factory=dict)


def migration(case: Case, old: Matter, new: Matter, renamed: Mapping[str, str]) -> Migration:
    """What it means for this case.  `renamed` maps step ids of the old edition to those of the new one."""
    if case.concluded is not None or case.outcome is not None:
        return Migration(Verdict.KEEP, Text("已经作出决定", "it is decided"))
    if case.status is Status.CORRECTION:
        return Migration(Verdict.KEEP, Text("正在等申请人补正", "the applicant is answering the correction notice"))
    route = next((route for route in new.routes if route.id == case.route), None)
    if route is None or route.ends is not None:
        return Migration(
            Verdict.BLOCKED, Text(f"新版本没有路径“{case.route}”", f'there is no route "{case.route}" any more')
        )
    before, after = old.flow(case.route), new.flow(case.route)
    steps: dict[str, str] = {}
    doubts: list[Text] = []
    for task in (one for one in case.open_tasks if not one.step.startswith(ERRAND)):
        target = _counterpart(before, after, task, renamed)
        if isinstance(target, Text):
            return Migration(Verdict.BLOCKED, target)
        steps[task.step] = target.id
        if target.by is not task.role:
            doubts.append(_other_role(task, target))
    for name, due in case.to_follow.items():
        gone = _gone(old, new, case.route, name, due, renamed)
        if gone is not None:
            return Migration(Verdict.BLOCKED, gone)
        if due:
            steps[due] = renamed.get(due, due)
    for fork in case.forks:
        if not _same_fork(before, after, fork):
            return Migration(Verdict.BLOCKED, Text(f"并行环节“{fork}”变了", f'the fork "{fork}" is another one'))
    if old.statutory(case.route) != new.statutory(case.route):
        doubts.append(
            Text(
                "法定时限变了，正在计算的时限仍按原版本",
                "the statutory limit changed; the clock that runs keeps the old one",
            )
        )
    if doubts:
        reason = Text("；".join(one.zh for one in doubts), "; ".join(one.say("en") for one in doubts))
        return Migration(Verdict.ASK, reason, steps)
    return Migration(Verdict.MOVE, Text("每个环节都有对应", "every step has its counterpart"), steps)


def _counterpart(before: Flow, after: Flow, task: Task, renamed: Mapping[str, str]) -> Step | Text:
    """The step of the new flow that this task goes on as, or why there is none."""
    wanted = renamed.get(task.step, task.step)
    target = next((step for step in after.steps if step.id == wanted), None)
    if target is None:
        return Text(f"新版本没有环节“{wanted}”", f'there is no step "{wanted}" any more')
    was = before.step(task.step)
    if type(target) is not type(was) or target.stage is not task.stage or _other_procedure(was, target):
        return Text(f"环节“{wanted}”的性质变了", f'the step "{wanted}" is of another kind')
    if _fork_of(before, task.step) != _fork_of(after, wanted):
        return Text(f"环节“{wanted}”换了并行分支", f'the step "{wanted}" moved to another branch')
    return target


def _other_procedure(was: Step, now: Step) -> bool:
    """Whether what is under way or offered would go on as another procedure, or one that begins in another way."""
    if not isinstance(was, Procedure) or not isinstance(now, Procedure):
        return False
    return (was.procedure, was.on_request) != (now.procedure, now.on_request)


def _gone(old: Matter, new: Matter, route: str, name: str, due: str, renamed: Mapping[str, str]) -> Text | None:
    """Why a material that is still to come cannot follow under the new edition; None where it can, by the same step."""
    known = old.material(name)
    title = known.title if known is not None else Text(name)
    if new.material(name) is None:
        return Text(
            f"申请人还要补交“{title.zh}”，新版本没有这份材料",
            f'the applicant still has to hand in "{title.say("en")}", which the new edition does not ask for',
        )
    wanted = renamed.get(due, due)
    was = next((step for step in old.flow(route).steps if step.id == due), None)
    now = next((step for step in new.flow(route).steps if step.id == wanted), None)
    if not due or (now is not None and (was is None or type(now) is type(was))):
        return None
    return Text(
        f"“{title.zh}”应当在环节“{due}”前补交，新版本没有对应的环节“{wanted}”",
        f'"{title.say("en")}" is due at the step "{due}", and the new edition has no such step "{wanted}"',
    )


def _fork_of(flow: Flow, step: str) -> tuple[str, int] | None:
    """The fork and branch that hold a step, if any does."""
    for fork in (part for part in flow.parts if isinstance(part, Fork)):
        for number, branch in enumerate(fork.branches):
            if any(one.id == step for one in branch):
                return fork.id, number
    return None


def _same_fork(before: Flow, after: Flow, fork_id: str) -> bool:
    old, new = (
        next((p for p in flow.parts if isinstance(p, Fork) and p.id == fork_id), None) for flow in (before, after)
    )
    return old is not None and new is not None and (len(old.branches), old.needed) == (len(new.branches), new.needed)


def _other_role(task: Task, target: Step) -> Text:
    old, new = ROLE_WORDS[task.role], ROLE_WORDS[target.by]
    was, now = old.say("en").lower(), new.say("en").lower()
    return Text(
        f"环节“{target.id}”改由{new.zh}办理，已经打开的任务仍由{old.zh}办理",
        f'"{target.id}" belongs to the {now} now; the task that is open stays with the {was}',
    )


def may_migrate(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless an administrator of matters may look into moving this case."""
    if not actor.has(Role.ADMINISTRATOR):
        raise Forbidden("administrator-only")
    must_run(case)


def migrate(matter: Matter, case: Case, command: Migrate, moment: Moment) -> tuple[Event, ...]:
    """The case goes on under the other edition; refused where it stands nowhere in it."""
    may_migrate(matter, case, moment.actor, moment.now)
    found = migration(case, matter, command.to, command.renamed)
    if found.verdict is Verdict.MOVE or (found.verdict is Verdict.ASK and command.confirmed):
        return (CaseMigrated(command.edition, found.steps),)
    raise OutOfOrder("not-migrated", {"reason": found.reason})
