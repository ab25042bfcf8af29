"""What may a fact be?  Types as the expression checker sees them, and the Python values that carry them.

A missing fact is an absent key or None: missing is not false, and every reader must say what it does with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

#: BOOLEAN bool, INTEGER int, DECIMAL Decimal (finite), TEXT str, DATE date, ENUM str (a member id), LIST tuple,
#: RECORD mapping.
Value: TypeAlias = "bool | int | Decimal | str | date | tuple[Value, ...] | Mapping[str, Value | None]"

#: Facts by name; a group is a tuple of mappings, `applicant` a mapping.
Facts: TypeAlias = "Mapping[str, Value | None]"


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

    `members` are the ids of an ENUM in their order; `item` is the type in a LIST; `columns` are the fields of a RECORD
    (a row of a group, the applicant, the outputs of a table).
    """

    kind: Kind
    members: tuple[str, ...] = ()
    item: Type | None = None
    columns: Mapping[str, Type] = field(default_factory=dict)


BOOLEAN = Type(Kind.BOOLEAN)
INTEGER = Type(Kind.INTEGER)
DECIMAL = Type(Kind.DECIMAL)
TEXT = Type(Kind.TEXT)
DATE = Type(Kind.DATE)


def enum(members: Sequence[str]) -> Type:
    """The type of a choice among these ids."""
    return Type(Kind.ENUM, members=tuple(members))


def list_of(item: Type) -> Type:
    """The type of a list of such items."""
    return Type(Kind.LIST, item=item)


def record(columns: Mapping[str, Type]) -> Type:
    """The type of something with named columns."""
    return Type(Kind.RECORD, columns=dict(columns))
