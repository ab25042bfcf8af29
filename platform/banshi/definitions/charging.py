"""What may a matter charge, and how many may it grant?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from banshi_rules.expressions import Expression
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit


class Payable(StrEnum):
    """Before which act of the organ a fee is due."""

    BEFORE_ACCEPTANCE = "before-acceptance"
    BEFORE_ISSUE = "before-issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A fee, exact in 元: where `when` holds (None: always) and `waived_when` does not, `amount` is due."""

    id: str
    title: Text
    basis: str  # an id of `law`: a law or administrative regulation (Licensing Law 58, 59)
    when: Expression | None
    amount: Expression
    payable: Payable
    waived_when: Expression | None
    explain: Text | None
    at: Span
    pay_within: TimeLimit | None = None  # after the decision; None: as the district says


class QuotaPeriod(StrEnum):
    """Within what a quota is counted."""

    YEAR = "year"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Quota:
    """How many may be granted, to those accepted first (Licensing Law 57); `when` says which applications count."""

    amount: int
    per: QuotaPeriod
    when: Expression | None
    basis: str
    at: Span
