"""What does the register say of a licence?  Its entries, one after the other, and the state they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias, assert_never

from banshi.people import PersonId
from banshi_rules.texts import Text

LicenceNumber: TypeAlias = str


class LicenceState(StrEnum):
    """What holds of a licence, or of one of its documents."""

    VALID = "valid"  # 有效
    EXPIRED = "expired"  # 已过期
    REPLACED = "replaced"  # 已换发：a later document of the same licence took its place
    CANCELLED = "cancelled"  # 已注销：its holder gave it up (art. 70)
    REVOKED = "revoked"  # 已撤销：it should not have been granted, or was obtained by a false commitment (art. 69)


class LicenceAct(StrEnum):
    """What an entry records."""

    ISSUED = "issued"
    RENEWED = "renewed"
    DEEMED_RENEWED = "deemed-renewed"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    REVOKED = "revoked"


#: The acts that issue a document; a later one takes the place of an earlier one.
DOCUMENTS = (LicenceAct.ISSUED, LicenceAct.RENEWED, LicenceAct.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the register, made by a case; acts that issue a document say whose it is and how long it holds."""

    sequence: int  # of the event in the log
    case: str
    number: LicenceNumber
    act: LicenceAct
    at: datetime
    name: Text
    matter: str
    department: str
    holder: PersonId
    holder_name: str
    holder_number: str
    valid_from: date | None = None
    valid_until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence as its entries tell it; `case` issued the document that holds, `issued` is when."""

    number: LicenceNumber
    name: Text
    matter: str
    department: str
    holder: PersonId
    holder_name: str
    holder_number: str
    case: str
    issued: datetime
    valid_from: date | None
    valid_until: date | None
    state: LicenceState
    since: datetime
    reason: str = ""

    def state_on(self, day: date) -> LicenceState:
        """What holds on that day: a valid licence ends with its last day, without anybody doing anything."""
        over = self.valid_until is not None and self.valid_until < day
        return LicenceState.EXPIRED if self.state is LicenceState.VALID and over else self.state


def licence_of(entries: Iterable[Entry]) -> Licence | None:
    """The licence that these entries make, oldest first; None where none of them issued a document."""
    licence: Licence | None = None
    for entry in entries:
        licence = entered(licence, entry)
    return licence


def standing(entries: Sequence[Entry], day: date) -> tuple[tuple[Entry, LicenceState | None], ...]:
    """Every entry, those that issued a document with what holds of it on that day."""
    now, last = licence_of(entries), max((one.sequence for one in entries if one.act in DOCUMENTS), default=None)

    def state(entry: Entry) -> LicenceState | None:
        if now is None or entry.act not in DOCUMENTS:
            return None
        return now.state_on(day) if entry.sequence == last else LicenceState.REPLACED

    return tuple((entry, state(entry)) for entry in entries)


def entered(licence: Licence | None, entry: Entry) -> Licence | None:
    """The licence after that entry."""
    match entry.act:
        case LicenceAct.ISSUED | LicenceAct.RENEWED | LicenceAct.CHANGED:
            return _document(entry)
        case LicenceAct.DEEMED_RENEWED:
            return None if licence is None else replace(licence, valid_until=entry.valid_until)
        case LicenceAct.CANCELLED | LicenceAct.REVOKED:
            state = LicenceState.CANCELLED if entry.act is LicenceAct.CANCELLED else LicenceState.REVOKED
            return None if licence is None else replace(licence, state=state, since=entry.at, reason=entry.reason)
        case _ as never:
            assert_never(never)


def _document(entry: Entry) -> Licence:
    return Licence(
        number=entry.number,
        name=entry.name,
        matter=entry.matter,
        department=entry.department,
        holder=entry.holder,
        holder_name=entry.holder_name,
        holder_number=entry.holder_number,
        case=entry.case,
        issued=entry.at,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        state=LicenceState.VALID,
        since=entry.at,
    )
