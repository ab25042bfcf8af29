"""Who is signed in on which browser, and which posted pages wait for one?  Browsers hold tokens, rows their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from banshi.people import PersonId
from banshi.store.tables import kept_forms, sign_ins
from banshi.store.unit_of_work import UnitOfWork


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def add_sign_in(work: UnitOfWork, token: str, person: PersonId, at: datetime, idle_since: datetime) -> None:
    """Somebody signed in; rows not seen since `idle_since` go."""
    work.connection.execute(delete(sign_ins).where(sign_ins.c.seen < idle_since))
    work.connection.execute(insert(sign_ins).values(token=_digest(token), person=person, began=at, seen=at))


def signed_in(connection: Connection, token: str) -> tuple[PersonId, datetime] | None:
    """The person of that token, and when it was seen last."""
    row = connection.execute(
        select(sign_ins.c.person, sign_ins.c.seen).where(sign_ins.c.token == _digest(token))
    ).one_or_none()
    return (row.person, row.seen) if row else None


def see_again(work: UnitOfWork, token: str, at: datetime) -> None:
    """It was used now."""
    work.connection.execute(update(sign_ins).where(sign_ins.c.token == _digest(token)).values(seen=at))


def end_sign_in(work: UnitOfWork, token: str) -> None:
    """It opens nothing any more."""
    work.connection.execute(delete(sign_ins).where(sign_ins.c.token == _digest(token)))


def keep_form(
    work: UnitOfWork, token: str, path: str, fields: Sequence[tuple[str, str]], now: datetime, expires: datetime
) -> None:
    """Keep a posted page; those that expired go."""
    work.connection.execute(delete(kept_forms).where(kept_forms.c.expires < now))
    work.connection.execute(
        insert(kept_forms).values(
            token=_digest(token), path=path, fields=[list(pair) for pair in fields], expires=expires
        )
    )


def kept_form(connection: Connection, token: str, now: datetime) -> tuple[str, list[tuple[str, str]]] | None:
    """Path and fields of a kept page."""
    row = connection.execute(
        select(kept_forms.c.path, kept_forms.c.fields).where(
            kept_forms.c.token == _digest(token), kept_forms.c.expires >= now
        )
    ).one_or_none()
    return (row.path, [(name, text) for name, text in row.fields]) if row else None


def drop_form(work: UnitOfWork, token: str) -> None:
    """It is not needed any more."""
    work.connection.execute(delete(kept_forms).where(kept_forms.c.token == _digest(token)))
