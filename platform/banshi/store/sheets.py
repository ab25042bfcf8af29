"""Where are the answers of a case?  Beside its events, by digest, so that retention can end them one day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from banshi.cases.events import CaseId
from banshi.store.refusals import NotFound
from banshi.store.tables import sheets
from banshi.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """Answers and applicant's particulars as JSON; the forms of the case's edition read them back."""

    answers: Mapping[str, Any]
    party: Mapping[str, Any]


def keep(work: UnitOfWork, case_id: CaseId, answers: Mapping[str, Any], party: Mapping[str, Any]) -> str:
    """Keep what was filed; its SHA-256 over answers and particulars, which is what events carry."""
    whole = json.dumps([answers, party], sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(whole.encode()).hexdigest()
    known = select(sheets.c.digest).where(sheets.c.case == case_id, sheets.c.digest == digest)
    if work.connection.execute(known).first() is None:
        work.connection.execute(
            insert(sheets).values(case=case_id, digest=digest, answers=dict(answers), party=dict(party))
        )
    return digest


def read(connection: Connection, case_id: CaseId, digest: str) -> KeptSheet:
    """What was filed under that digest.  Raises NotFound."""
    row = connection.execute(select(sheets).where(sheets.c.case == case_id, sheets.c.digest == digest)).one_or_none()
    if row is None:
        raise NotFound
    return KeptSheet(row.answers, row.party)
