"""How much lies with whom?  Open tasks by holder, and who acted before in the cases they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, type_coerce
from sqlalchemy import case as choose

from banshi.cases.events import CaseId, TaskId
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.people import DepartmentId, PersonId, Post, Role
from banshi.store.columns import Instant
from banshi.store.tables import cases, tasks


@dataclass(frozen=True, slots=True)
class Load:
    """What one officer holds, or nobody yet (`holder` None) of one post: how many, due today, overdue."""

    holder: PersonId | None
    holder_name: str | None
    post: Post
    held: int
    today: int
    overdue: int


@dataclass(frozen=True, slots=True)
class OpenTask:
    """Something that waits for somebody; `left` is the end (UTC) of whatever is over first, its own limit or the
    case's, the end of time for none.
    """

    case: CaseId
    number: str
    edition: EditionKey
    party_name: str
    applicant: PersonId
    task: TaskId
    stage: Stage
    post: Post
    holder: PersonId | None
    holder_name: str | None
    left: datetime


_LEFT: ColumnElement[Any] = type_coerce(
    choose((or_(cases.c.due.is_(None), tasks.c.due < cases.c.due), tasks.c.due), else_=cases.c.due), Instant
)


def loads(
    connection: Connection, departments: Collection[DepartmentId], now: datetime, tonight: datetime
) -> list[Load]:
    """What is held by whom and what nobody has taken, of these departments; `tonight` is the end of the civil day."""
    late = _LEFT.op("<=")(type_coerce(now, Instant))
    ends_today = _LEFT.op("<=")(type_coerce(tonight, Instant))
    query = (
        select(tasks.c.holder, func.max(tasks.c.holder_name).label("name"), tasks.c.department, tasks.c.role)
        .add_columns(
            func.count().label("held"),
            func.sum(choose((late, 0), (ends_today, 1), else_=0)).label("today"),
            func.sum(choose((late, 1), else_=0)).label("overdue"),
        )
        .join(cases, cases.c.id == tasks.c.case)
        .where(tasks.c.done.is_(None), tasks.c.department.in_(departments))
        .group_by(tasks.c.holder, tasks.c.department, tasks.c.role)
    )
    return [
        Load(row.holder, row.name, Post(row.department, Role(row.role)), row.held, row.today, row.overdue)
        for row in connection.execute(query)
    ]


def open_tasks(
    connection: Connection,
    departments: Collection[DepartmentId] | None = None,
    holder: PersonId | None = None,
    limit: int | None = None,
) -> list[OpenTask]:
    """What waits in these departments (None: everywhere), with that holder where one is named, by time left."""
    query = _open().order_by(_LEFT, tasks.c.case, tasks.c.task).limit(limit)
    if departments is not None:
        query = query.where(tasks.c.department.in_(departments))
    if holder is not None:
        query = query.where(tasks.c.holder == holder)
    return [
        OpenTask(
            row.case,
            row.number,
            EditionKey(row.matter, row.edition),
            row.party_name,
            row.applicant,
            row.task,
            Stage(row.stage),
            Post(row.department, Role(row.role)),
            row.holder,
            row.holder_name,
            row.left_until,
        )
        for row in connection.execute(query)
    ]


def _open() -> Select[Any]:
    return (
        select(tasks, cases.c.number, cases.c.matter, cases.c.edition, cases.c.party_name, cases.c.applicant)
        .add_columns(_LEFT.label("left_until"))
        .join(cases, cases.c.id == tasks.c.case)
        .where(tasks.c.done.is_(None))
    )


def acted_before(connection: Connection, departments: Collection[DepartmentId] | None) -> dict[CaseId, set[PersonId]]:
    """Who acted, or was represented, in each case with an open task of these departments."""
    waiting = tasks.alias("waiting")
    open_here = select(waiting.c.case).where(waiting.c.case == tasks.c.case, waiting.c.done.is_(None))
    if departments is not None:
        open_here = open_here.where(waiting.c.department.in_(departments))
    query = select(tasks.c.case, tasks.c.done_by, tasks.c.done_for).where(
        tasks.c.done.is_not(None), open_here.correlate(tasks).exists()
    )
    acted: dict[CaseId, set[PersonId]] = defaultdict(set)
    for row in connection.execute(query):
        acted[row.case] |= {person for person in (row.done_by, row.done_for) if person}
    return acted
