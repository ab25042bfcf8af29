"""Who has an account, and which posts does a person hold today, in the own name or in the place of somebody absent?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, or_, select

from banshi.people import STEP_ROLES, Actor, DepartmentId, Human, PersonId, Post, Role
from banshi.store.delegations import standing_on
from banshi.store.tables import accounts, delegations, people, posts
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
    return actors(connection, {person}, today).get(person)


def actors(connection: Connection, persons: Collection[PersonId], today: date) -> dict[PersonId, Actor]:
    """Those of these persons whose account is open, with the posts held today.

    A deputy holds the post of somebody absent only while that person has it, both accounts are open, and the deputy
    works in the same department in the own name.
    """
    rows = connection.execute(
        select(delegations.c.deputy, delegations.c.principal, delegations.c.department, delegations.c.role)
        .where(delegations.c.deputy.in_(persons), standing_on(today))
        .order_by(delegations.c.id)
    ).all()
    humans = _humans(connection, {*persons, *(row.principal for row in rows)})
    held = _posts_held(connection, humans.keys(), today)
    in_place_of: dict[PersonId, dict[Post, Human]] = defaultdict(dict)
    for row in rows:
        post = Post(row.department, Role(row.role))
        at_home = any(own.department == row.department and own.role in STEP_ROLES for own in held.get(row.deputy, ()))
        if at_home and post in held.get(row.principal, ()):
            in_place_of[row.deputy][post] = humans[row.principal]
    return {
        person: Actor(
            person,
            human.name,
            held.get(person, frozenset()),
            dict(in_place_of.get(person, {})),
            number=human.number,
            also=human.also,
        )
        for person, human in humans.items()
        if person in persons
    }


def officers(connection: Connection, departments: Collection[DepartmentId], today: date) -> list[Actor]:
    """Everybody with an open account who holds a post of a step in one of these departments today, by name."""
    query = select(posts.c.person).where(
        posts.c.department.in_(departments),
        posts.c.role.in_([role.value for role in STEP_ROLES]),
        posts.c.since <= today,
        or_(posts.c.until.is_(None), posts.c.until >= today),
    )
    found = actors(connection, set(connection.execute(query).scalars()), today)
    return sorted(found.values(), key=lambda one: (one.name, one.person))


def holders(
    connection: Connection, wanted: Collection[Post], anywhere: Collection[Role], today: date
) -> frozenset[PersonId]:
    """Everybody with an open account who holds one of these posts today, or one of these roles in any department."""
    query = (
        select(posts.c.person, posts.c.department, posts.c.role)
        .join(accounts, accounts.c.person == posts.c.person)
        .where(
            accounts.c.active,
            posts.c.role.in_({post.role.value for post in wanted} | {role.value for role in anywhere}),
            posts.c.since <= today,
            or_(posts.c.until.is_(None), posts.c.until >= today),
        )
    )
    return frozenset(
        row.person
        for row in connection.execute(query)
        if Role(row.role) in anywhere or Post(row.department, Role(row.role)) in wanted
    )


def deputies(
    connection: Connection,
    persons: Collection[PersonId],
    departments: Collection[DepartmentId],
    anywhere: Collection[Role],
    today: date,
) -> frozenset[PersonId]:
    """Whoever acts today in the place of one of these persons, in a post of these departments or in one of these roles
    in any department."""
    query = select(delegations.c.deputy).where(delegations.c.principal.in_(persons), standing_on(today))
    found = actors(connection, set(connection.execute(query).scalars()), today)
    return frozenset(
        deputy.person
        for deputy in found.values()
        for post, principal in deputy.behalf.items()
        if principal.person in persons and (post.department in departments or post.role in anywhere)
    )


def _humans(connection: Connection, persons: Collection[PersonId]) -> dict[PersonId, Human]:
    """Those of these persons whose account is open."""
    query = (
        select(people.c.id, people.c.name, people.c.id_number)
        .join(accounts, accounts.c.person == people.c.id)
        .where(people.c.id.in_(persons), accounts.c.active)
    )
    rows = connection.execute(query).all()
    same: dict[str, set[PersonId]] = defaultdict(set)
    if numbers := {row.id_number for row in rows if row.id_number}:
        for row in connection.execute(select(people.c.id, people.c.id_number).where(people.c.id_number.in_(numbers))):
            same[row.id_number].add(row.id)
    return {
        row.id: Human(row.id, row.name, number=row.id_number, also=frozenset(same.get(row.id_number, set()) - {row.id}))
        for row in rows
    }


def _posts_held(
    connection: Connection, persons: Collection[PersonId], today: date
) -> Mapping[PersonId, frozenset[Post]]:
    query = select(posts.c.person, posts.c.department, posts.c.role).where(
        posts.c.person.in_(persons), posts.c.since <= today, or_(posts.c.until.is_(None), posts.c.until >= today)
    )
    held: dict[PersonId, set[Post]] = defaultdict(set)
    for row in connection.execute(query):
        held[row.person].add(Post(row.department, Role(row.role)))
    return {person: frozenset(found) for person, found in held.items()}


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
    id_number: str | None = None,
) -> None:
    """A person with an account (password hashed already) and posts from `since` on."""
    work.connection.execute(insert(people).values(id=person, name=name, created=at, id_number=id_number))
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
