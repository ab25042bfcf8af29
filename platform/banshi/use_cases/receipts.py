"""What does an applicant hold in hand after filing?"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from banshi.store.tables import filings

#: Letters and digits nobody mistakes for another; eight of them, with the case number, open the public progress query.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a filing; the same key always gets the same one.  `reply_by` is the last day of the intake."""

    number: str
    query_code: str
    received: datetime
    reply_by: date | None
    case_id: str


def new_query_code() -> str:
    """Eight random signs."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def receipt_of(row: Row[Any]) -> Receipt:
    """The receipt of a row of `filings`."""
    return Receipt(row.number, row.query_code, row.received, row.reply_by, row.case)


def receipt_of_case(connection: Connection, case_id: str) -> Receipt | None:
    """The receipt of the application that became this case."""
    row = connection.execute(
        select(filings).where(filings.c.case == case_id, filings.c.act == "application")
    ).one_or_none()
    return receipt_of(row) if row else None
