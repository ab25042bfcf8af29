"""Who acts in whose place, from when to when, and who said so?  Rows are added and revoked, never deleted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from banshi.people import Actor, DepartmentId, PersonId, Post, Role
from banshi.store.tables import delegations, people
from banshi.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """One deputy for one post of one absent person, from `since` to `until`, both days included.

    It is in force on such a day while it is not revoked and both persons still work there (see `accounts`).
    """

    id: int
    principal: PersonId
    principal_name: str
    deputy: PersonId
    deputy_name: str
    post: Post
    since: date
    until: date
    reason: str
    named: datetime
    named_by: PersonId
    named_by_name: str
    revoked: datetime | None
    revoked_by_name: str | None
    revoked_why: str | None

    def covers(self, day: date) -> bool:
        """Whether it was meant for that day and is not revoked."""
        return self.revoked is None and self.since <= day <= self.until


def standing_on(day: date) -> ColumnElement[bool]:
    """Not revoked, and meant for that day."""
    return and_(delegations.c.revoked.is_(None), delegations.c.since <= day, delegations.c.until >= day)


def add(
    work: UnitOfWork,
    principal: PersonId,
    deputy: PersonId,
    post: Post,
    since: date,
    until: date,
    reason: str,
    by: Actor,
    at: datetime,
) -> int:
    """Write down that one acts for the other; the number of the row."""
    row = {
        "principal": principal,
        "deputy": deputy,
        "department": post.department,
        "role": post.role.value,
        "since": since,
        "until": until,
        "reason": reason,
        "named": at,
        "named_by": by.person,
        "named_by_name": by.name,
    }
    added: int = work.connection.execute(insert(delegations).returning(delegations.c.id), row).scalar_one()
    return added


def revoke(work: UnitOfWork, delegation: int, by: Actor, why: str, at: datetime) -> None:
    """End it now; what was done under it stays true."""
    ended = {"revoked": at, "revoked_by": by.person, "revoked_by_name": by.name, "revoked_why": why}
    work.connection.execute(update(delegations).where(delegations.c.id == delegation).values(ended))


def hold_people(work: UnitOfWork, persons: Collection[PersonId]) -> None:
    """Let nobody else change who acts for these persons until this transaction ends."""
    query = select(people.c.id).where(people.c.id.in_(persons)).order_by(people.c.id).with_for_update()
    work.connection.execute(query).all()


def by_id(connection: Connection, delegation: int) -> Delegation | None:
    """The delegation of that number."""
    return next(iter(_read(connection, delegations.c.id == delegation)), None)


def touching(connection: Connection, persons: Collection[PersonId], since: date, until: date) -> list[Delegation]:
    """What is not revoked on any of these days and has one of these persons on either side."""
    side = or_(delegations.c.principal.in_(persons), delegations.c.deputy.in_(persons))
    days = and_(delegations.c.revoked.is_(None), delegations.c.since <= until, delegations.c.until >= since)
    return _read(connection, and_(side, days))


def of_person(connection: Connection, person: PersonId, limit: int = 50) -> list[Delegation]:
    """Those of a person, on either side, the last named first."""
    return _read(connection, or_(delegations.c.principal == person, delegations.c.deputy == person), limit)


def of_departments(connection: Connection, departments: Collection[DepartmentId], limit: int = 100) -> list[Delegation]:
    """Those of posts of these departments, the last named first."""
    return _read(connection, delegations.c.department.in_(departments), limit)


def away(connection: Connection, persons: Collection[PersonId], day: date) -> frozenset[PersonId]:
    """Which of these persons are represented by somebody on that day, in whatever post: they are not there."""
    query = select(delegations.c.principal).where(delegations.c.principal.in_(persons), standing_on(day))
    return frozenset(connection.execute(query).scalars())


def _read(connection: Connection, which: ColumnElement[bool], limit: int | None = None) -> list[Delegation]:
    absent, present = people.alias("absent"), people.alias("present")
    query = (
        select(delegations, absent.c.name.label("principal_name"), present.c.name.label("deputy_name"))
        .join(absent, absent.c.id == delegations.c.principal)
        .join(present, present.c.id == delegations.c.deputy)
        .where(which)
        .order_by(delegations.c.named.desc(), delegations.c.id.desc())
        .limit(limit)
    )
    return [_delegation(row) for row in connection.execute(query)]


def _delegation(row: Row[Any]) -> Delegation:
    return Delegation(
        id=row.id,
        principal=row.principal,
        principal_name=row.principal_name,
        deputy=row.deputy,
        deputy_name=row.deputy_name,
        post=Post(row.department, Role(row.role)),
        since=row.since,
        until=row.until,
        reason=row.reason,
        named=row.named,
        named_by=row.named_by,
        named_by_name=row.named_by_name,
        revoked=row.revoked,
        revoked_by_name=row.revoked_by_name,
        revoked_why=row.revoked_why,
    )
