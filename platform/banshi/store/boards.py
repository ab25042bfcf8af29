"""What do pages read?  Rows for case pages, own cases, letters and the public query; keyset pages, never offsets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, tuple_

from banshi.cases.case import Case, Status
from banshi.cases.events import CaseId, Event, Recorded
from banshi.cases.folding import replay
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.people import PersonId
from banshi.store import event_log
from banshi.store.tables import cases, drafts, filings, messages, notices

#: Rows on a page of a list.
PAGE = 20


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list.  `due` is the end of the clock people look at (UTC), `due_day` its last day, or None."""

    id: CaseId
    number: str
    edition: EditionKey
    department: str
    applicant: PersonId
    party_name: str
    status: Status
    stage: Stage
    received: datetime
    accepted: datetime | None
    concluded: datetime | None
    due: datetime | None
    due_day: date | None
    provisional: bool
    late: bool
    version: int


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice of a case; `version` is the case's at the event that issued it."""

    id: str
    case: CaseId
    kind: str
    number: str
    issued: datetime
    version: int


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A notice in somebody's inbox; those with one `digest` made up for an outage together."""

    id: int
    notice: NoticeRow
    case_number: str
    at: datetime
    read: datetime | None
    digest: str | None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """An unsent application in a list."""

    id: str
    edition: EditionKey
    started: datetime
    saved: datetime
    expires: datetime
    correcting: CaseId | None


def as_case_row(row: Row[Any]) -> CaseRow:
    """A row of `cases`, typed."""
    return CaseRow(
        id=row.id,
        number=row.number,
        edition=EditionKey(row.matter, row.edition),
        department=row.department,
        applicant=row.applicant,
        party_name=row.party_name,
        status=Status(row.status),
        stage=Stage(row.stage),
        received=row.received,
        accepted=row.accepted,
        concluded=row.concluded,
        due=row.due,
        due_day=row.due_day,
        provisional=row.provisional,
        late=row.late,
        version=row.version,
    )


def my_cases(
    connection: Connection, person: PersonId, *, after: tuple[datetime, str] | None = None, limit: int = PAGE
) -> list[CaseRow]:
    """The cases of an applicant, newest first; `after` is (received, id) of the last row of the page before."""
    query = select(cases).where(cases.c.applicant == person).order_by(cases.c.received.desc(), cases.c.id.desc())
    if after is not None:
        query = query.where(tuple_(cases.c.received, cases.c.id) < tuple_(*after))
    return [as_case_row(row) for row in connection.execute(query.limit(limit))]


def my_drafts(connection: Connection, person: PersonId) -> list[DraftRow]:
    """The unsent applications of a person, last saved first."""
    query = (
        select(drafts)
        .where(drafts.c.owner == person, drafts.c.case.is_(None))
        .order_by(drafts.c.saved.desc())
        .limit(100)
    )
    return [
        DraftRow(r.id, EditionKey(r.matter, r.edition), r.started, r.saved, r.expires, r.correcting)
        for r in connection.execute(query)
    ]


def case_by_number(connection: Connection, number: str) -> CaseRow | None:
    """The case of that number.  Whoever shows it asks `people.may_see` first."""
    row = connection.execute(select(cases).where(cases.c.number == number)).one_or_none()
    return as_case_row(row) if row else None


def case_row(connection: Connection, case_id: CaseId) -> CaseRow | None:
    """The row of that case."""
    row = connection.execute(select(cases).where(cases.c.id == case_id)).one_or_none()
    return as_case_row(row) if row else None


def case_page(connection: Connection, case_id: CaseId) -> Case | None:
    """The case, folded from its events."""
    history = event_log.history(connection, case_id)
    return replay(history) if history else None


def timeline(connection: Connection, case_id: CaseId) -> tuple[Recorded[Event], ...]:
    """Everything that happened, oldest first."""
    return event_log.history(connection, case_id)


def progress(connection: Connection, number: str, query_code: str) -> CaseRow | None:
    """The public query: number and code of the receipt must both be right."""
    query = (
        select(cases)
        .join(filings, filings.c.case == cases.c.id)
        .where(
            cases.c.number == number.strip(),
            filings.c.act == "application",
            filings.c.query_code == query_code.strip().upper(),
        )
    )
    row = connection.execute(query).one_or_none()
    return as_case_row(row) if row else None


def notices_of(connection: Connection, case_id: CaseId) -> list[NoticeRow]:
    """The notices of a case, oldest first."""
    query = select(notices).where(notices.c.case == case_id).order_by(notices.c.version)
    return [_notice_row(row) for row in connection.execute(query)]


def notice(connection: Connection, notice_id: str) -> NoticeRow | None:
    """The notice of that id.  Whoever shows it asks `people.may_see` about its case first."""
    row = connection.execute(select(notices).where(notices.c.id == notice_id)).one_or_none()
    return _notice_row(row) if row else None


def _notice_row(row: Row[Any]) -> NoticeRow:
    return NoticeRow(row.id, row.case, row.kind, row.number, row.issued, row.version)


def inbox_messages(connection: Connection, person: PersonId, limit: int = 50) -> list[MessageRow]:
    """What was delivered to a person, newest first."""
    query = (
        select(
            notices,
            messages.c.id.label("message"),
            messages.c.at,
            messages.c.read,
            messages.c.digest,
            cases.c.number.label("of_case"),
        )
        .join(notices, notices.c.id == messages.c.notice)
        .join(cases, cases.c.id == notices.c.case)
        .where(messages.c.person == person)
        .order_by(messages.c.at.desc(), messages.c.id.desc())
        .limit(limit)
    )
    return [
        MessageRow(row.message, _notice_row(row), row.of_case, row.at, row.read, row.digest)
        for row in connection.execute(query)
    ]


def count_unread(connection: Connection, person: PersonId) -> int:
    """How many delivered notices this person has not opened; those of one digest are one."""
    one = func.count(func.coalesce(messages.c.digest, messages.c.notice).distinct())
    query = select(one).where(messages.c.person == person, messages.c.read.is_(None))
    return connection.execute(query).scalar_one()


def running_case_ids(connection: Connection) -> list[CaseId]:
    """The cases that are not concluded, oldest first."""
    query = select(cases.c.id).where(cases.c.concluded.is_(None)).order_by(cases.c.received)
    return list(connection.execute(query).scalars())


def running_cases(connection: Connection) -> dict[str, int]:
    """How many cases of each matter are not concluded."""
    query = select(cases.c.matter, func.count()).where(cases.c.concluded.is_(None)).group_by(cases.c.matter)
    return {code: number for code, number in connection.execute(query)}
