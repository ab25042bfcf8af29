"""Which materials may still be missing, until when, and what does not happen before they are in?  (容缺受理)

A material follows either by a step of the flow, which is not passed without it, or before the result is issued.  From
when it is due the time of tolerance runs, never later than the promised day, so that silence has an end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from banshi.cases.case import Case, Status, Task
from banshi.cases.commands import SupplyMaterials
from banshi.cases.duties import must_be_applicant, must_know
from banshi.cases.events import (
    CaseConcluded,
    CaseTerminated,
    CommitmentSigned,
    Event,
    MaterialsSupplied,
    MaterialsToFollow,
    TaskId,
    WatchStarted,
)
from banshi.cases.limits import clocks_of, end_of, started, stopped
from banshi.cases.moment import Moment
from banshi.cases.outstanding import due_by, missing
from banshi.cases.refusals import Incomplete, OutOfOrder
from banshi.cases.tasks import dropping, limit_of, must_run, step_of
from banshi.cases.words import COMMAND_WORDS, chinese_date, task_word
from banshi.definitions.flow import Consult, Publicise, Step
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi_rules.routing import RouteMode
from banshi_rules.texts import Text

#: What an applicant signs: to be as the conditions of a commitment route say (告知承诺); to hand in what follows.
CONDITIONS, LATER_MATERIALS = "conditions", "later-materials"


def undertaken(
    matter: Matter, route: str, to_follow: Mapping[str, str], commitments: Mapping[str, str]
) -> Iterator[Event]:
    """What is signed at filing, and what follows; raises Incomplete where a commitment is needed and not signed."""
    needed: tuple[str, ...] = (CONDITIONS,) if matter.route(route).mode is RouteMode.COMMITMENT else ()
    needed += (LATER_MATERIALS,) if to_follow else ()
    for kind in needed:
        if not commitments.get(kind, "").strip():
            raise Incomplete("commitment", f"unsigned-{kind}")
        yield CommitmentSigned(kind, commitments[kind])
    if to_follow:
        yield MaterialsToFollow(to_follow)


def tolerance_clock(matter: Matter, case: Case, counted_from: datetime, moment: Moment) -> Iterator[WatchStarted]:
    """The time in which missing materials follow, counted from now; never beyond the promised day.

    Where the organ was silent until the promised day was over, the applicant still gets the time of the matter.
    """
    if not missing(matter, case):
        return
    since = moment.now if matter.same_day else counted_from
    promise = started("tolerance", matter.promised(case.route), since, moment.calendar)
    own = matter.limits.tolerance
    clocks = [started("tolerance", own.limit, moment.now, moment.calendar)] if own is not None else []
    if end_of(promise.due) > moment.now:
        clocks.append(promise)
    if clocks:
        yield min(clocks, key=lambda clock: end_of(clock.due))


def clock_at(matter: Matter, case: Case, step: Step, since: datetime, moment: Moment) -> Iterator[WatchStarted]:
    """The time in which what is due by that step follows, where no such time runs: without an end to silence nobody
    could go on.

    As long as the matter tolerates; where it does not say, as long as the step has, `since` when its own time runs.
    """
    clock = case.running("tolerance")
    if case.refused or not due_by(matter, case, step.id) or (clock is not None and not clock.passed):
        return
    own, promise = matter.limits.tolerance, case.running("promised")
    limit = own.limit if own is not None else limit_of(step) or matter.promised(case.route)
    made = started("tolerance", limit, max(since, moment.now) if own is not None else since, moment.calendar)
    if end_of(made.due) <= moment.now:
        made = started("tolerance", limit, moment.now, moment.calendar)
    if promise is not None and promise.due is not None and end_of(promise.due) < end_of(made.due):
        whole = started("tolerance", promise.limit, promise.watch.started, moment.calendar)
        made = whole if end_of(whole.due) > moment.now else made
    yield made


def may_supply(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless the applicant still has materials to hand in."""
    must_know(case, actor)
    must_be_applicant(case, actor, COMMAND_WORDS[SupplyMaterials])
    must_run(case)
    if case.status is Status.CORRECTION:
        raise OutOfOrder("correct-instead")
    if not case.to_follow:
        raise OutOfOrder("nothing-to-follow")


def supply(matter: Matter, case: Case, command: SupplyMaterials, moment: Moment) -> tuple[Event, ...]:
    """They are in; with the last one that was missing the time of tolerance ends."""
    may_supply(matter, case, moment.actor, moment.now)
    if not command.materials or not all(command.materials.values()):
        raise Incomplete("materials", "materials-missing")
    for name in command.materials:
        if name not in case.to_follow:
            raise Incomplete("materials", "material-not-to-follow")
    rest = [name for name in missing(matter, case) if name not in command.materials]
    return (
        MaterialsSupplied(command.materials),
        *(stopped(case, "tolerance") if not rest else ()),
        *_days_anew(matter, case, command.materials, moment),
    )


def _days_anew(matter: Matter, case: Case, came: Collection[str], moment: Moment) -> Iterator[WatchStarted]:
    """The days after which silence at a step means something, where they ran out while a material was due there: who
    is asked, and the public, get them again with all the material."""
    still = {step for name, step in case.to_follow.items() if name not in came}
    waited = {step for name, step in case.to_follow.items() if name in came} - still
    for task in case.open_tasks:
        clock, step = case.running(f"stage:{task.id}"), step_of(matter, case, task)
        if task.step not in waited or clock is None or not clock.passed or step is None:
            continue
        if isinstance(step, Consult | Publicise) and (limit := limit_of(step)) is not None:
            yield started(f"stage:{task.id}", limit, moment.now, moment.calendar)


def must_have_come(matter: Matter, case: Case, task: Task) -> None:
    """Raise OutOfOrder while a material that follows by this step is not in."""
    waits = _due_at(case, task)
    if waits:
        raise OutOfOrder("materials-due-here", {"items": titles(matter, waits), "here": task_word(task)})


def must_have_come_to_pass(matter: Matter, case: Case, task: Task) -> None:
    """Raise Incomplete where a check is to be passed without a material that is due at it; it can fail without."""
    waits = _due_at(case, task)
    if waits:
        about = {"items": titles(matter, waits), "here": task_word(task)}
        raise Incomplete("passed", "materials-due-to-pass", about)


def _due_at(case: Case, task: Task) -> list[str]:
    return [name for name, step in case.to_follow.items() if step == task.step]


def must_be_whole(matter: Matter, case: Case, task: Task) -> None:
    """Raise OutOfOrder while nothing may be granted, and no granted result issued, because materials are missing that
    are due by that task or were due before it."""
    due = due_by(matter, case, task.step)
    if due:
        raise OutOfOrder("materials-before-result", {"items": titles(matter, due), "here": task_word(task)})


def not_supplied(matter: Matter, case: Case, due: date | datetime, moment: Moment) -> tuple[Event, ...]:
    """The time of tolerance is over: the case ends before the decision; after it nothing is issued until they come.

    Nor does anything follow where the case went back and they are due ahead of it: their time begins anew there.  What
    counts as renewed is decided, though not in writing yet.
    """
    due_now = missing(matter, case)
    if case.outcome is not None or case.deemed_renewal is not None or not due_now:
        return ()
    items = titles(matter, due_now).zh
    reason = f"受理后，申请人在{chinese_date(due)}前没有补交：{items}。"
    return ended(case, CaseTerminated(reason))


def ended(case: Case, how: Event, done: TaskId | None = None) -> tuple[Event, ...]:
    """The case ends: its tasks fall away, but for the one that was done just now, and its clocks stop."""
    tasks = [task for task in case.open_tasks if task.id != done]
    with_tasks = {watch for task in case.waiting_tasks for watch in clocks_of(task.id)}
    clocks = (watch for watch in case.watches if watch not in with_tasks)
    return (*dropping(case, tasks), *stopped(case, *clocks), how, CaseConcluded())


def titles(matter: Matter, names: Iterable[str]) -> Text:
    """These materials by their titles."""
    known = [material.title for name in names if (material := matter.material(name)) is not None]
    return Text("、".join(one.zh for one in known), ", ".join(one.say("en") for one in known))
