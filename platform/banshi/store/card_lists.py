"""Which cards may somebody look through, and what was somebody told?  Keyset pages, never offsets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, false, func, select, tuple_, type_coerce, update

from banshi.cases.cards import CardState
from banshi.cases.events import CaseId
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.definitions.supervision import CardLevel
from banshi.people import STEP_ROLES, Actor, DepartmentId, PersonId, Role
from banshi.store.boards import PAGE
from banshi.store.card_tables import card_messages, cards
from banshi.store.columns import Instant
from banshi.store.tables import cases
from banshi.store.unit_of_work import UnitOfWork
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card in a list."""

    case: CaseId
    case_number: str
    edition: EditionKey
    party_name: str
    number: int
    rule: str
    level: CardLevel
    stage: Stage
    department: DepartmentId
    holder_name: str | None
    words: Text
    issued: datetime
    state: CardState

    @property
    def after(self) -> tuple[datetime, str, int]:
        """Where the next page begins."""
        return self.issued, self.case, self.number


@dataclass(frozen=True, slots=True)
class CardFilter:
    """Which cards; None narrows nothing.  A case is named by the beginning of its number."""

    level: CardLevel | None = None
    state: CardState | None = None
    department: DepartmentId | None = None
    case_number: str | None = None


@dataclass(frozen=True, slots=True)
class CardMessageRow:
    """That somebody was told of a card, and whether it was read."""

    id: int
    card: CardRow
    at: datetime
    read: datetime | None
    again: bool


def card_list(
    connection: Connection,
    actor: Actor,
    wanted: CardFilter,
    *,
    after: tuple[datetime, str, int] | None = None,
    limit: int = PAGE,
) -> list[CardRow]:
    """The cards the actor may see, the last issued first: a supervisor's all, an officer's those of the own units."""
    query = _narrowed(_rows(), actor, wanted).order_by(cards.c.issued.desc(), cards.c.case.desc(), cards.c.card.desc())
    if after is not None:
        place = tuple_(cards.c.issued, cards.c.case, cards.c.card)
        query = query.where(place < tuple_(type_coerce(after[0], Instant), after[1], after[2]))
    return [_card_row(row) for row in connection.execute(query.limit(limit))]


def count_cards(connection: Connection, actor: Actor, wanted: CardFilter) -> dict[tuple[CardLevel, CardState], int]:
    """How many of them there are, by level and state."""
    some = _narrowed(
        select(cards.c.level, cards.c.state, func.count()).join(cases, cases.c.id == cards.c.case), actor, wanted
    )
    found = connection.execute(some.group_by(cards.c.level, cards.c.state))
    return {(CardLevel(level), CardState(state)): number for level, state, number in found}


def departments_with_cards(connection: Connection, actor: Actor) -> list[DepartmentId]:
    """The departments of the cards the actor may see."""
    query = select(cards.c.department).where(_may_see(actor)).distinct().order_by(cards.c.department)
    return list(connection.execute(query).scalars())


def card_messages_of(connection: Connection, person: PersonId, limit: int = 50) -> list[CardMessageRow]:
    """What a person was told, the last first."""
    query = (
        _rows()
        .add_columns(card_messages.c.id.label("message"), card_messages.c.at, card_messages.c.read)
        .join(card_messages, (card_messages.c.case == cards.c.case) & (card_messages.c.card == cards.c.card))
        .where(card_messages.c.person == person)
        .order_by(card_messages.c.at.desc(), card_messages.c.id.desc())
        .limit(limit)
    )
    return [
        CardMessageRow(row.message, _card_row(row), row.at, row.read, row.at > row.issued)
        for row in connection.execute(query)
    ]


def count_unread_cards(connection: Connection, person: PersonId) -> int:
    """How many messages about cards this person has not opened."""
    query = select(func.count()).select_from(card_messages)
    query = query.where(card_messages.c.person == person, card_messages.c.read.is_(None))
    return connection.execute(query).scalar_one()


def mark_card_read(work: UnitOfWork, person: PersonId, case: CaseId, card: int, at: datetime) -> None:
    """The person has opened the card."""
    work.connection.execute(
        update(card_messages)
        .where(
            card_messages.c.person == person,
            card_messages.c.case == case,
            card_messages.c.card == card,
            card_messages.c.read.is_(None),
        )
        .values(read=at)
    )


def _rows() -> Select[Any]:
    return select(cards, cases.c.number.label("of_case"), cases.c.matter, cases.c.edition, cases.c.party_name).join(
        cases, cases.c.id == cards.c.case
    )


def _narrowed(query: Select[Any], actor: Actor, wanted: CardFilter) -> Select[Any]:
    query = query.where(_may_see(actor))
    if wanted.level is not None:
        query = query.where(cards.c.level == wanted.level.value)
    if wanted.state is not None:
        query = query.where(cards.c.state == wanted.state.value)
    if wanted.department is not None:
        query = query.where(cards.c.department == wanted.department)
    if wanted.case_number:
        query = query.where(cases.c.number.startswith(wanted.case_number, autoescape=True))
    return query


def _may_see(actor: Actor) -> ColumnElement[bool]:
    if actor.has(Role.SUPERVISOR):
        return cards.c.card.is_not(None)
    own = {post.department for post in actor.held if post.role in STEP_ROLES}
    return cards.c.department.in_(own) if own else false()


def _card_row(row: Row[Any]) -> CardRow:
    return CardRow(
        case=row.case,
        case_number=row.of_case,
        edition=EditionKey(row.matter, row.edition),
        party_name=row.party_name,
        number=row.card,
        rule=row.rule,
        level=CardLevel(row.level),
        stage=Stage(row.stage),
        department=row.department,
        holder_name=row.holder_name,
        words=Text(*row.words),
        issued=row.issued,
        state=CardState(row.state),
    )
