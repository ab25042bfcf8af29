"""When does a granted case enter a licence in the register?  When it is handed over, or at once where nobody issues."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from banshi.cases.case import Case
from banshi.cases.events import LicenceIssued
from banshi.definitions.model import Matter


def issued(matter: Matter, case: Case, first: date, valid_until: date | None) -> Iterator[LicenceIssued]:
    """The document of this case, where its matter has one; numbered as the decision says, else like the case."""
    if matter.licence is not None:
        number = case.outcome.licence_number if case.outcome else None
        yield LicenceIssued(number or case.number, matter.licence.name, matter.code, first, valid_until)
