"""Which open tasks can nobody take, and which lie with somebody who is not there?  Both are looked for, not waited for.

A task that no active holder of its post may do (nobody holds the post, or whoever does applied or acted as another
hand) waits for ever unless somebody is told.  So does one whose holder left, or is away without a deputy for it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from banshi.cases.duties import obstacle
from banshi.cases.refusals import Forbidden
from banshi.people import Actor, DepartmentId, PersonId, Post
from banshi.store import accounts, boards, delegations, workloads
from banshi.store.workloads import OpenTask
from banshi.use_cases.world import World
from banshi_rules.texts import Text

#: So many cases are looked at closely in one look; more than that is a disaster seen already.
MOST = 200
#: So many open tasks are looked at in one look, those with the least time left.
MOST_TASKS = 5000

_NOBODY = Text("没有在岗人员有这个岗位", "nobody who works here holds this post")
_LEFT = Text("{name}已不在这个岗位", "{name} no longer holds this post")
_AWAY = Text("{name}不在岗，这个岗位没有代理人", "{name} is away and has no deputy for this post")


@dataclass(frozen=True, slots=True)
class Unattended:
    """A task and why it does not go on, a sentence for each person that could be thought of."""

    task: OpenTask
    why: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Unattendeds:
    """What nobody can take, and what lies with somebody who is not there; `all_looked_at` unless there was too much."""

    stuck: tuple[Unattended, ...]
    left_alone: tuple[Unattended, ...]
    all_looked_at: bool


def unattended(world: World, departments: Collection[DepartmentId] | None = None) -> Unattendeds:
    """What does not go on in these departments (None: everywhere) today, the least time left first."""
    today = world.today()
    with world.reading() as connection:
        waiting = workloads.open_tasks(connection, departments, limit=MOST_TASKS)
        staff = accounts.officers(connection, {task.post.department for task in waiting}, today)
        away = delegations.away(connection, {one.person for one in staff}, today)
        acted = workloads.acted_before(connection, departments)
        look = _Look(world, connection, staff, away)
        stuck, alone = [], []
        for task in waiting:
            reasons = look.why_nobody(task, acted.get(task.case, set()) | {task.applicant})
            if reasons:
                stuck.append(Unattended(task, reasons))
            elif (reason := look.why_alone(task)) is not None:
                alone.append(Unattended(task, (reason,)))
    return Unattendeds(tuple(stuck), tuple(alone), look.budget > 0 and len(waiting) < MOST_TASKS)


class _Look:
    """One look at all open tasks, with everybody who works there today."""

    def __init__(
        self, world: World, connection: Connection, staff: Collection[Actor], away: Collection[PersonId]
    ) -> None:
        self.world, self.connection, self.staff, self.away = world, connection, staff, away
        self.budget = MOST

    def holding(self, post: Post) -> list[Actor]:
        return [one for one in self.staff if post in one.held]

    def why_nobody(self, task: OpenTask, near: set[PersonId]) -> tuple[Text, ...]:
        """Why no one can take it; empty when somebody can.

        The case itself is read only where everybody in the post has something to do with it: few are.
        """
        able = self.holding(task.post)
        if not able:
            return (_NOBODY,)
        if any(_is_far(one, task.post, near) for one in able) or self.budget <= 0:
            return ()
        self.budget -= 1
        case = boards.case_page(self.connection, task.case)
        if case is None or task.task not in case.tasks:
            return ()
        matter = self.world.editions.matter(case.edition)
        reasons = []
        for one in able:
            hindered = obstacle(matter, case, case.tasks[task.task], one)
            if hindered is None:
                return ()
            about = {"name": one.name, **hindered.about}
            refusal = Forbidden(f"colleague-{hindered.code}", about)
            reasons.append(Text(refusal.say("zh"), refusal.say("en")))
        return tuple(reasons)

    def why_alone(self, task: OpenTask) -> Text | None:
        """Why the one who holds it does not go on with it; None when that one, or a deputy, can."""
        if task.holder is None:
            return None
        holder = next((one for one in self.holding(task.post) if one.person == task.holder), None)
        here = holder is not None and task.holder not in self.away
        stands_in = any(
            (absent := one.behalf.get(task.post)) is not None and absent.person == task.holder for one in self.staff
        )
        if here or stands_in:
            return None
        return _named(_LEFT if holder is None else _AWAY, task.holder_name or "")


def _is_far(one: Actor, post: Post, near: set[PersonId]) -> bool:
    """Whether nothing can keep this person away: neither who acts nor who is represented was ever near the case."""
    absent = one.behalf.get(post)
    close = one.accounts | (absent.accounts if absent else frozenset())
    return close.isdisjoint(near) and one.number is None and (absent is None or absent.number is None)


def _named(text: Text, name: str) -> Text:
    return Text(text.zh.format(name=name), text.say("en").format(name=name))
