"""What do boards show of a card, and who is told?  Rows derived from the events of cards, in their transaction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import bindparam, update

from banshi.cases.cards import CardEvent
from banshi.cases.case import Case
from banshi.cases.events import CardIssued, CardReminded
from banshi.store.card_tables import card_messages, cards
from banshi.store.many_rows import INSERT, Write

_CARD = update(cards).where(cards.c.case == bindparam("of_case"), cards.c.card == bindparam("of_card"))


def rows_of_card(case: Case, event: CardEvent, at: datetime, version: int) -> Iterator[Write]:
    """The row of the card as of that event, and a message for everybody who is told of it."""
    if isinstance(event, CardIssued):
        yield (
            INSERT[cards],
            {
                "case": case.id,
                "card": event.card,
                "rule": event.rule,
                "about": event.about,
                "level": event.level.value,
                "stage": event.stage.value,
                "department": event.department,
                "holder": event.holder,
                "holder_name": event.holder_name,
                "words": [event.words.zh, event.words.en],
                "issued": at,
                "state": case.cards[event.card].state.value,
                "changed": at,
            },
        )
    elif not isinstance(event, CardReminded):
        state = case.cards[event.card].state.value
        yield _CARD, {"of_case": case.id, "of_card": event.card, "state": state, "changed": at}
    if isinstance(event, CardIssued | CardReminded):
        for person in dict.fromkeys(event.recipients):
            message = {"person": person, "case": case.id, "card": event.card, "version": version, "at": at}
            yield INSERT[card_messages], message
