"""What lies on an officer's desk?  Cases by view, least time left first; keyset pages, never offsets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    func,
    not_,
    or_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy import case as choose

from banshi.people import STEP_ROLES, Actor, PersonId, Role
from banshi.store.boards import PAGE, CaseRow, as_case_row
from banshi.store.columns import Instant
from banshi.store.projections import END_OF_TIME
from banshi.store.tables import cases, tasks


class View(StrEnum):
    """What an officer may look through."""

    MINE = "mine"  # tasks the officer holds
    UNCLAIMED = "unclaimed"  # tasks of the officer's posts that nobody holds
    WAITING = "waiting"  # cases the officer worked on that now wait for somebody else
    DONE = "done"  # cases the officer worked on that are closed


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A case on a desk, with the open task it lies there for, or the one that has waited longest, if there is one.

    `left` is the end (UTC) of whatever is over first, the step's own limit or the one of the case; `step_first` tells
    which; rows of closed cases carry the moment they were closed.
    """

    case: CaseRow
    left: datetime
    task: str | None
    step_first: bool
    opened: datetime | None
    holder: PersonId | None
    holder_name: str | None

    @property
    def after(self) -> tuple[datetime, str, str]:
        """Where the next page begins."""
        return self.left, self.case.id, self.task or ""


_OPEN = tasks.alias("open_task")
_OLDER = tasks.alias("older_task")
_TASK: ColumnElement[str] = func.coalesce(_OPEN.c.task, "")
_STEP_FIRST = and_(_OPEN.c.task.is_not(None), or_(cases.c.due.is_(None), _OPEN.c.due < cases.c.due))
#: The end of time stands for what has no end, so that it sorts.
_LEFT: ColumnElement[Any] = type_coerce(
    choose(
        (cases.c.concluded.is_not(None), cases.c.concluded),
        (_STEP_FIRST, _OPEN.c.due),
        else_=func.coalesce(cases.c.due, type_coerce(END_OF_TIME, Instant)),
    ),
    Instant,
)


def desk(
    connection: Connection,
    actor: Actor,
    view: View,
    *,
    after: tuple[datetime, str, str] | None = None,
    limit: int = PAGE,
) -> list[DeskRow]:
    """The cases of that view: least time left first, closed ones with the last closed first.

    A case lies there once for each task the officer holds or may take.
    """
    query = _of(actor, view)
    place = tuple_(_LEFT, cases.c.id, _TASK)
    if view is View.DONE:
        query = query.order_by(_LEFT.desc(), cases.c.id.desc(), _TASK.desc())
        query = query if after is None else query.where(place < _place(after))
    else:
        query = query.order_by(_LEFT, cases.c.id, _TASK)
        query = query if after is None else query.where(place > _place(after))
    return [_desk_row(row) for row in connection.execute(query.limit(limit))]


def count_desk(connection: Connection, actor: Actor, view: View, most: int = 100) -> int:
    """How many there are, counted up to `most`."""
    some = _of(actor, view).with_only_columns(cases.c.id).limit(most).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def find(connection: Connection, actor: Actor, words: str, limit: int = PAGE) -> list[DeskRow]:
    """Cases the officer may know whose number begins with these words or whose applicant's name holds them."""
    wanted = words.strip()
    if not wanted:
        return []
    query = (
        _base()
        .where(
            _knows(actor),
            or_(
                cases.c.number.startswith(wanted, autoescape=True), cases.c.party_name.contains(wanted, autoescape=True)
            ),
        )
        .order_by(cases.c.received.desc(), cases.c.id.desc())
        .limit(limit)
    )
    return [_desk_row(row) for row in connection.execute(query)]


def _place(after: tuple[datetime, str, str]) -> ColumnElement[Any]:
    return tuple_(type_coerce(after[0], Instant), after[1], after[2])


def _base(*, every_task: bool = False) -> Select[Any]:
    """Cases with their open tasks: every one of them, or the one that has waited longest."""
    waiting = and_(_OPEN.c.case == cases.c.id, _OPEN.c.done.is_(None))
    if not every_task:
        longer = tuple_(_OLDER.c.opened, _OLDER.c.task) < tuple_(_OPEN.c.opened, _OPEN.c.task)
        older = select(_OLDER.c.task).where(_OLDER.c.case == cases.c.id, _OLDER.c.done.is_(None), longer)
        waiting = and_(waiting, not_(older.correlate(cases, _OPEN).exists()))
    return (
        select(cases, _OPEN.c.task, _OPEN.c.opened, _OPEN.c.holder, _OPEN.c.holder_name)
        .add_columns(_LEFT.label("left_until"), _STEP_FIRST.label("step_first"))
        .select_from(cases)
        .outerjoin(_OPEN, waiting)
    )


def _of(actor: Actor, view: View) -> Select[Any]:
    worked_on = (
        select(tasks.c.case)
        .where(tasks.c.case == cases.c.id, tasks.c.done_by == actor.person)
        .correlate(cases)
        .exists()
    )
    match view:
        case View.MINE:
            return _base(every_task=True).where(_held(_OPEN, actor))
        case View.UNCLAIMED:
            return _base(every_task=True).where(_free(_OPEN, actor))
        case View.WAITING:
            here = (
                select(_OLDER.c.task)
                .where(
                    _OLDER.c.case == cases.c.id,
                    _OLDER.c.done.is_(None),
                    or_(_held(_OLDER, actor), _free(_OLDER, actor)),
                )
                .correlate(cases)
                .exists()
            )
            return _base().where(cases.c.concluded.is_(None), worked_on, _knows(actor), not_(here))
        case View.DONE:
            return _base().where(cases.c.concluded.is_not(None), worked_on, _knows(actor))


def _fits(task: FromClause, actor: Actor) -> ColumnElement[bool]:
    held = [(post.department, post.role.value) for post in actor.held]
    return tuple_(task.c.department, task.c.role).in_(held)


def _held(task: FromClause, actor: Actor) -> ColumnElement[bool]:
    """The officer holds it, or somebody absent does in whose place the officer is."""
    in_place = [(post.department, post.role.value, absent.person) for post, absent in actor.behalf.items()]
    stands_in = tuple_(task.c.department, task.c.role, task.c.holder).in_(in_place)
    return or_(and_(task.c.holder == actor.person, _fits(task, actor)), stands_in)


def _free(task: FromClause, actor: Actor) -> ColumnElement[bool]:
    """Nobody holds it, and it is one for the officer's posts."""
    return and_(
        task.c.task.is_not(None),
        task.c.holder.is_(None),
        _fits(task, actor),
        cases.c.applicant.not_in(actor.accounts),
    )


def _knows(actor: Actor) -> ColumnElement[bool]:
    """The same rule as `people.may_see`, for officers."""
    if actor.has(Role.SUPERVISOR):
        return cases.c.id.is_not(None)
    own = {post.department for post in actor.held if post.role in STEP_ROLES}
    asked = select(_OLDER.c.case).where(_OLDER.c.case == cases.c.id, _OLDER.c.department.in_(own))
    return or_(cases.c.department.in_(own), asked.correlate(cases).exists())


def _desk_row(row: Row[Any]) -> DeskRow:
    first = bool(row.step_first)
    return DeskRow(as_case_row(row), row.left_until, row.task, first, row.opened, row.holder, row.holder_name)
