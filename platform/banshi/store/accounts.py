"""Who has an account, and which posts does a person hold today?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, or_, select

from banshi.people import Actor, PersonId, Post, Role
from banshi.store.tables import accounts, people, posts
from banshi.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Account:
    """How a person signs in; `password` is an argon2 hash."""

    person: PersonId
    login: str
    password: str
    active: bool


def account_of(connection: Connection, login: str) -> Account | None:
    """The account of that login."""
    row = connection.execute(select(accounts).where(accounts.c.login == login)).one_or_none()
    return Account(row.person, row.login, row.password, row.active) if row else None


def actor(connection: Connection, person: PersonId, today: date) -> Actor | None:
    """The person with the posts held today; None when there is no such person or the account is closed."""
    query = (
        select(people.c.name, accounts.c.active)
        .join(accounts, accounts.c.person == people.c.id)
        .where(people.c.id == person)
    )
    row = connection.execute(query).one_or_none()
    if row is None or not row.active:
        return None
    held = select(posts.c.department, posts.c.role).where(
        posts.c.person == person, posts.c.since <= today, or_(posts.c.until.is_(None), posts.c.until >= today)
    )
    return Actor(person, row.name, frozenset(Post(p.department, Role(p.role)) for p in connection.execute(held)))


def add_person(
    work: UnitOfWork,
    person: PersonId,
    name: str,
    login: str,
    password: str,
    held: tuple[Post, ...],
    at: datetime,
    since: date,
    demo: bool,
) -> None:
    """A person with an account (password hashed already) and posts from `since` on."""
    work.connection.execute(insert(people).values(id=person, name=name, created=at))
    work.connection.execute(
        insert(accounts).values(person=person, login=login, password=password, active=True, demo=demo)
    )
    for post in held:
        work.connection.execute(
            insert(posts).values(person=person, department=post.department, role=post.role.value, since=since)
        )


def count_accounts(connection: Connection) -> int:
    """How many accounts there are."""
    return connection.execute(select(func.count()).select_from(accounts)).scalar_one()


def logins(connection: Connection) -> frozenset[str]:
    """Every login that is taken."""
    return frozenset(connection.execute(select(accounts.c.login)).scalars())
