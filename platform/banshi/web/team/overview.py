"""How is work spread in an organ, and what does not go on?  For its head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import render_template, request

from banshi.cases.limits import end_of
from banshi.cases.moment import civil_day
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.people import Actor, PersonId
from banshi.store import accounts, delegations, workloads
from banshi.store.projections import END_OF_TIME
from banshi.store.workloads import Load, OpenTask
from banshi.use_cases.unattended import Unattended, unattended
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.team.absence import headed
from banshi.web.team.blueprint import team
from banshi.web.team.delegation_form import post_word
from banshi_rules.texts import Text

#: Lines of a list of tasks on one page.
_LINES = 50


@dataclass(frozen=True, slots=True)
class Officer:
    """One officer's load; `tone` and `note` say whether somebody should look."""

    person: PersonId | None
    name: str
    posts: str
    held: int
    today: int
    overdue: int
    share: int
    note: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One open task in words."""

    number: str
    task: str
    title: Text
    stage: Text
    post: str
    holder: str
    last_day: date | None
    late: bool
    why: Sequence[Text]


@team.get("/team")
def overview() -> str:
    """Load per officer, and what does not go on; one officer's tasks where one is chosen."""
    world, actor = the_world(), the_actor()
    here, now = headed(actor), world.clock.now()
    chosen = request.args.get("officer")
    with world.reading() as connection:
        found = workloads.loads(connection, here, now, end_of(world.today()))
        staff = accounts.officers(connection, here, world.today())
        away = delegations.away(connection, {one.person for one in staff}, world.today())
        held = workloads.open_tasks(connection, here, chosen, _LINES) if chosen else []
    not_going = unattended(world, here)
    officers = _officers(found, staff, away)
    return render_template(
        "team/overview.html",
        officers=officers,
        waiting=[one for one in found if one.holder is None],
        post_word=post_word,
        stuck=[_line(one, now) for one in not_going.stuck],
        alone=[_line(one, now) for one in not_going.left_alone],
        all_looked_at=not_going.all_looked_at,
        chosen=next((one for one in officers if one.person == chosen), None),
        tasks=[task_line(task, now) for task in held],
    )


def _officers(found: Sequence[Load], staff: Sequence[Actor], away: frozenset[PersonId]) -> list[Officer]:
    """Everybody who works here or holds something, the most pressed first."""
    by_holder: dict[PersonId, list[Load]] = defaultdict(list)
    for load in found:
        if load.holder is not None:
            by_holder[load.holder].append(load)
    known = {one.person: one for one in staff}
    most = max((sum(load.held for load in loads) for loads in by_holder.values()), default=0)
    officers = []
    for person in {*known, *by_holder}:
        loads, one = by_holder.get(person, []), known.get(person)
        held = sum(load.held for load in loads)
        posts = one.held if one else frozenset(load.post for load in loads)
        officers.append(
            Officer(
                person=person,
                name=one.name if one else loads[0].holder_name or person,
                posts=_("、").join(sorted({post_word(post) for post in posts})),
                held=held,
                today=sum(load.today for load in loads),
                overdue=sum(load.overdue for load in loads),
                share=round(100 * held / most) if most else 0,
                note=_("已不在岗") if one is None else _("由他人代理") if person in away else "",
            )
        )
    return sorted(officers, key=lambda one: (-one.overdue, -one.today, -one.held, one.name))


def _line(one: Unattended, now: datetime) -> TaskLine:
    return task_line(one.task, now, one.why)


def task_line(task: OpenTask, now: datetime, why: Sequence[Text] = ()) -> TaskLine:
    """A task in words."""
    endless = task.left >= END_OF_TIME
    return TaskLine(
        number=task.number,
        task=task.task,
        title=the_world().editions.matter(task.edition).title,
        stage=STAGE_WORDS[task.stage],
        post=post_word(task.post),
        holder=task.holder_name or _("待领取"),
        last_day=None if endless else civil_day(task.left - timedelta(microseconds=1)),
        late=not endless and task.left <= now,
        why=why,
    )
