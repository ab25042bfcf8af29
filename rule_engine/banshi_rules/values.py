"""What may a fact be?  Types as the expression checker sees them, and the Python values that carry them.

A missing fact is an absent key or None: missing is not false, and every reader must say what it does with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from banshi_rules.calendars import WorkingCalendar

#: BOOLEAN bool, INTEGER int, DECIMAL Decimal (finite), TEXT str, DATE date, ENUM str (a member id), LIST tuple,
#: RECORD mapping.
Value: TypeAlias = (
    "bool | int | Decimal | str | date | tuple[Value, ...] | Mapping[str, Value | None] | WorkingCalendar"
)

#: Facts by name; a group is a tuple of mappings, `applicant` a mapping, CALENDAR the working calendar.
Facts: TypeAlias = "Mapping[str, Value | None]"

#: Under this name facts carry the calendar that `working_days` counts in.  It is no id: no author can name it.
CALENDAR: Final = "#calendar"


class Kind(StrEnum):
    """The eight shapes a fact can have."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    ENUM = "enum"
    LIST = "list"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a fact or an expression.

    `members` are the ids of an ENUM in their order, `branches` the ids that stand for several of them (the branches of
    a tree, each with all its leaves); `item` is the type in a LIST; `columns` are the fields of a RECORD (a row of a
    group, the applicant, the outputs of a table).
    """

    kind: Kind
    members: tuple[str, ...] = ()
    item: Type | None = None
    columns: Mapping[str, Type] = field(default_factory=dict)
    branches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


BOOLEAN = Type(Kind.BOOLEAN)
INTEGER = Type(Kind.INTEGER)
DECIMAL = Type(Kind.DECIMAL)
TEXT = Type(Kind.TEXT)
DATE = Type(Kind.DATE)


def enum(members: Sequence[str], branches: Mapping[str, Sequence[str]] | None = None) -> Type:
    """The type of a choice among these ids; `branches` are ids that stand for several of them."""
    leaves = {branch: tuple(below) for branch, below in (branches or {}).items()}
    return Type(Kind.ENUM, members=tuple(members), branches=leaves)


def list_of(item: Type) -> Type:
    """The type of a list of such items."""
    return Type(Kind.LIST, item=item)


def record(columns: Mapping[str, Type]) -> Type:
    """The type of something with named columns."""
    return Type(Kind.RECORD, columns=dict(columns))
