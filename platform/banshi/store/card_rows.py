"""What do boards show of a card, and who is told?  Rows derived from the events of cards, in their transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from banshi.cases.cards import CardEvent
from banshi.cases.case import Case
from banshi.cases.events import CardIssued, CardReminded
from banshi.people import PersonId
from banshi.store.card_tables import card_messages, cards


def project_card(connection: Connection, case: Case, event: CardEvent, at: datetime, version: int) -> None:
    """Bring the row of the card up to that event, and leave everybody who is told of it a message."""
    if isinstance(event, CardIssued):
        connection.execute(
            insert(cards).values(
                case=case.id,
                card=event.card,
                rule=event.rule,
                about=event.about,
                level=event.level.value,
                stage=event.stage.value,
                department=event.department,
                holder=event.holder,
                holder_name=event.holder_name,
                words=[event.words.zh, event.words.en],
                issued=at,
                state=case.cards[event.card].state.value,
                changed=at,
            )
        )
    elif not isinstance(event, CardReminded):
        connection.execute(
            update(cards)
            .where(cards.c.case == case.id, cards.c.card == event.card)
            .values(state=case.cards[event.card].state.value, changed=at)
        )
    if isinstance(event, CardIssued | CardReminded):
        _tell(connection, case, event.card, event.recipients, version, at)


def _tell(
    connection: Connection, case: Case, card: int, persons: Iterable[PersonId], version: int, at: datetime
) -> None:
    """One message each; nobody is told twice of one event, also where rows are made anew from the history."""
    told = select(card_messages.c.person).where(card_messages.c.case == case.id, card_messages.c.version == version)
    known = set(connection.execute(told).scalars())
    rows = [
        {"person": person, "case": case.id, "card": card, "version": version, "at": at}
        for person in persons
        if person not in known
    ]
    if rows:
        connection.execute(insert(card_messages), rows)
