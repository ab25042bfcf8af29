"""How do the tables look to Flask-Admin?  As classes that are read here and nowhere else."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Flask, has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, column_property, registry, scoped_session, sessionmaker

from banshi.store import tables
from banshi.store.engine import reading


class Person:
    """Somebody with an account."""

    id: str
    name: str
    login: str
    active: bool
    demo: bool
    created: datetime


class HeldPost:
    """A post somebody holds or held."""

    id: int
    person: str
    person_name: str
    department: str
    role: str
    since: date
    until: date | None


class KeptCalendar:
    """A year of the working calendar, as imported."""

    path: str
    text: str
    imported: datetime


class PublishedEdition:
    """An edition of a matter."""

    matter: str
    number: int
    in_force_from: date
    summary: str
    published: datetime
    published_by: str


class Delivery:
    """A notice on its way."""

    id: int
    notice: str
    channel: str
    attempts: int
    ready: datetime
    done: datetime | None
    dead: datetime | None
    last_error: str | None


def _map() -> None:
    mapped = registry(metadata=tables.metadata)
    whole = tables.people.join(tables.accounts)
    mapped.map_imperatively(
        Person,
        whole,
        properties={"id": [tables.people.c.id, tables.accounts.c.person]},
        exclude_properties=[tables.accounts.c.password, tables.people.c.id_number],
        primary_key=[tables.people.c.id],
    )
    name = select(tables.people.c.name).where(tables.people.c.id == tables.posts.c.person)
    mapped.map_imperatively(
        HeldPost,
        tables.posts,
        properties={"person_name": column_property(name.correlate(tables.posts).scalar_subquery())},
    )
    mapped.map_imperatively(KeptCalendar, tables.calendars)
    mapped.map_imperatively(PublishedEdition, tables.editions, exclude_properties=["source", "digest"])
    mapped.map_imperatively(Delivery, tables.outbox)


_map()


class ReadingSession(SQLAlchemy):
    """What Flask-Admin takes for a database: it reads by it; what changes is done by use cases."""

    def __init__(self, session: scoped_session[Session]) -> None:
        self.session = session  # type: ignore[assignment]


def open_database(app: Flask, engine: Engine) -> ReadingSession:
    """The database of these pages; its session ends with the request."""
    session = scoped_session(sessionmaker(reading(engine)), scopefunc=_this_request)

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        session.remove()

    return ReadingSession(session)


def _this_request() -> Any:
    return id(request._get_current_object()) if has_request_context() else None  # type: ignore[attr-defined]
