"""What does the register hold?  Entries are written with the events that make them; licences are what entries make."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from banshi.cases.case import Case
from banshi.cases.events import DecisionRevoked, DeemedRenewed, Event, LicenceCancelled, LicenceIssued, Recorded
from banshi.licences.register import Entry, Licence, LicenceAct, LicenceState, licence_of
from banshi.people import PersonId
from banshi.store.licence_tables import licence_entries, licences
from banshi_rules.texts import Text


def entry_of(case: Case, record: Recorded[Event]) -> Entry | None:
    """The entry that this event of the case is, if it is one; `case` is the case with the event."""
    match record.event:
        case LicenceIssued(number, name, matter, first, until, how):
            return _entry(case, record, LicenceAct(how), number, name, matter, valid_from=first, valid_until=until)
        case DeemedRenewed(number, name, matter, first, until):
            act = LicenceAct.DEEMED_RENEWED
            return _entry(case, record, act, number, name, matter, valid_from=first, valid_until=until)
        case LicenceCancelled(number, name, matter):
            return _entry(case, record, LicenceAct.CANCELLED, number, name, matter)
        case DecisionRevoked(reasons=reasons) if case.licence is not None:
            one = case.licence
            return _entry(case, record, LicenceAct.REVOKED, one.number, one.name, one.matter, reason=reasons)
        case _:
            return None


def _entry(
    case: Case, record: Recorded[Event], act: LicenceAct, number: str, name: Text, matter: str, **more: Any
) -> Entry:
    return Entry(
        sequence=record.sequence,
        case=case.id,
        number=number,
        act=act,
        at=record.at,
        name=name,
        matter=matter,
        department=case.department,
        holder=case.party.person,
        holder_name=case.party.name,
        holder_number=case.party.number,
        **more,
    )


def entry_row(entry: Entry) -> dict[str, Any]:
    """The row of an entry."""
    row = {one.name: getattr(entry, one.name) for one in fields(entry)}
    return {**row, "name": _json(entry.name), "act": entry.act.value}


def keep_licence(connection: Connection, number: str) -> None:
    """Let the row of that licence be what its entries make."""
    made = licence_of(entries(connection, number))
    if made is None:
        return
    row = licence_row(made)
    if not connection.execute(update(licences).where(licences.c.number == number).values(row)).rowcount:
        connection.execute(insert(licences).values(row))


def licence_row(licence: Licence) -> dict[str, Any]:
    """The row of a licence."""
    row = {one.name: getattr(licence, one.name) for one in fields(licence)}
    return {**row, "name": _json(licence.name), "state": licence.state.value}


def entries(connection: Connection, number: str) -> tuple[Entry, ...]:
    """The entries of that licence, oldest first."""
    found = connection.execute(
        select(licence_entries).where(licence_entries.c.number == number).order_by(licence_entries.c.sequence)
    )
    return tuple(Entry(**{**_plain(row), "act": LicenceAct(row.act), "name": Text(*row.name)}) for row in found)


def licence(connection: Connection, number: str, *, hold: bool = False) -> Licence | None:
    """The licence of that number; None where the register has none.  With `hold` nobody else changes it meanwhile."""
    one = select(licences).where(licences.c.number == number)
    row = connection.execute(one.with_for_update() if hold else one).first()
    return _read(row) if row is not None else None


def licences_of(connection: Connection, holder: PersonId) -> tuple[Licence, ...]:
    """The licences this person applied for, the last first."""
    mine = select(licences).where(licences.c.holder == holder)
    return tuple(map(_read, connection.execute(mine.order_by(licences.c.issued.desc(), licences.c.number))))


def licences_by_number(connection: Connection, holder_number: str, matter: str) -> tuple[Licence, ...]:
    """The licences of that matter whose holder has this number of a person or an enterprise."""
    mine = (licences.c.holder_number == holder_number, licences.c.matter == matter)
    return tuple(map(_read, connection.execute(select(licences).where(*mine).order_by(licences.c.number))))


def _read(row: Row[Any]) -> Licence:
    return Licence(**{**_plain(row), "state": LicenceState(row.state), "name": Text(*row.name)})


def _plain(row: Row[Any]) -> dict[str, Any]:
    return dict(row._mapping)


def _json(name: Text) -> list[str | None]:
    return [name.zh, name.en]
