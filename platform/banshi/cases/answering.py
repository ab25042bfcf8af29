"""What becomes of a card?  Issued by the clock, explained by the unit, judged by a supervisor, put right.

Cards outlive the case: they are answered after it is closed, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from banshi.cases.card_words import CARD_STATE_WORDS
from banshi.cases.cards import Card, CardState
from banshi.cases.case import Case
from banshi.cases.commands import CancelCard, ConfirmCard, ExplainCard, IssueCards, RectifyCard
from banshi.cases.duties import is_party, must_be_clock, must_know
from banshi.cases.events import CardCancelled, CardConfirmed, CardExplained, CardIssued, CardRectified, Event
from banshi.cases.moment import Moment
from banshi.cases.refusals import Forbidden, OutOfOrder, Refusal, must_say
from banshi.cases.words import dated
from banshi.definitions.model import Matter
from banshi.people import STEP_ROLES, Actor, Role
from banshi_rules.time_limits import passed


def may_issue_cards(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise Forbidden for everybody but the clock of the system."""
    must_be_clock(actor)


def issue_cards(matter: Matter, case: Case, command: IssueCards, moment: Moment) -> tuple[Event, ...]:
    """The cards and reminders that are due, each with its number; a card that the case has already is left out."""
    may_issue_cards(matter, case, moment.actor, moment.now)
    known = {card.key for card in case.cards.values()}
    happened: list[Event] = []
    number = len(case.cards)
    for event in command.cards:
        if not isinstance(event, CardIssued):
            happened.append(event)
        elif (event.rule, event.about) not in known:
            number += 1
            known.add((event.rule, event.about))
            happened.append(replace(event, card=number))
    return tuple(happened)


def may_explain_card(matter: Matter, case: Case, actor: Actor, now: datetime, card: int | None = None) -> Card:
    """A card that waits for the explanation of this actor's unit; raises OutOfOrder or Forbidden."""
    return _fit(case, actor, card, lambda one: _must_be_explainable(one, actor))


def explain_card(matter: Matter, case: Case, command: ExplainCard, moment: Moment) -> tuple[Event, ...]:
    """The unit says how it came about."""
    card = may_explain_card(matter, case, moment.actor, moment.now, command.card)
    return (CardExplained(card.number, must_say(command.words, "words", "explanation-missing")),)


def may_confirm_card(matter: Matter, case: Case, actor: Actor, now: datetime, card: int | None = None) -> Card:
    """A card that this supervisor may confirm: the unit was heard, or let its time for that go by."""

    def confirmable(one: Card) -> None:
        _must_be_judgeable(case, one, actor)
        if one.state is CardState.ISSUED and (one.explain_by is None or not passed(one.explain_by, now)):
            if one.explain_by is None:
                raise OutOfOrder("card-not-heard")
            raise OutOfOrder("card-not-heard-yet", {"until": dated(one.explain_by)})

    return _fit(case, actor, card, confirmable)


def confirm_card(matter: Matter, case: Case, command: ConfirmCard, moment: Moment) -> tuple[Event, ...]:
    """A supervisor found it right, with the reason: it counts."""
    card = may_confirm_card(matter, case, moment.actor, moment.now, command.card)
    return (CardConfirmed(card.number, must_say(command.reason, "reason", "judgement-missing")),)


def may_cancel_card(matter: Matter, case: Case, actor: Actor, now: datetime, card: int | None = None) -> Card:
    """A card that this supervisor may cancel; raises OutOfOrder or Forbidden."""
    return _fit(case, actor, card, lambda one: _must_be_judgeable(case, one, actor))


def cancel_card(matter: Matter, case: Case, command: CancelCard, moment: Moment) -> tuple[Event, ...]:
    """A supervisor found it wrong, with the reason: it does not count."""
    card = may_cancel_card(matter, case, moment.actor, moment.now, command.card)
    return (CardCancelled(card.number, must_say(command.reason, "reason", "judgement-missing")),)


def may_rectify_card(matter: Matter, case: Case, actor: Actor, now: datetime, card: int | None = None) -> Card:
    """A confirmed card that this actor's unit may say to have put right; raises OutOfOrder or Forbidden."""

    def rectifiable(one: Card) -> None:
        _must_be_of_unit(one, actor)
        if one.state is not CardState.CONFIRMED:
            raise OutOfOrder("card-not-confirmed", {"state": CARD_STATE_WORDS[one.state]})

    return _fit(case, actor, card, rectifiable)


def rectify_card(matter: Matter, case: Case, command: RectifyCard, moment: Moment) -> tuple[Event, ...]:
    """The unit put it right, and says how."""
    card = may_rectify_card(matter, case, moment.actor, moment.now, command.card)
    return (CardRectified(card.number, must_say(command.words, "words", "rectification-missing")),)


def _fit(case: Case, actor: Actor, number: int | None, must_fit: Callable[[Card], None]) -> Card:
    """The card of that number (None: the first that fits), when it fits; raises OutOfOrder or Forbidden."""
    must_know(case, actor)
    cards = [card for card in case.cards.values() if number in (None, card.number)]
    if not cards:
        raise OutOfOrder("no-such-card")
    reasons: list[Refusal] = []
    for card in cards:
        try:
            must_fit(card)
        except (OutOfOrder, Forbidden) as reason:
            reasons.append(reason)
        else:
            return card
    raise reasons[0]


def _must_be_explainable(card: Card, actor: Actor) -> None:
    _must_be_of_unit(card, actor)
    if card.state is not CardState.ISSUED:
        raise OutOfOrder("card-answered", {"state": CARD_STATE_WORDS[card.state]})


def _must_be_of_unit(card: Card, actor: Actor) -> None:
    if not any(actor.holds(role, card.department) for role in STEP_ROLES):
        raise Forbidden("not-your-unit")


def _must_be_judgeable(case: Case, card: Card, actor: Actor) -> None:
    """A supervisor who has no part in it, and a card that nobody has judged."""
    if not actor.has(Role.SUPERVISOR):
        raise Forbidden("supervisor-only")
    if card.holder in actor.accounts or is_party(case.party, actor):
        raise Forbidden("own-card")
    if card.explained is not None and card.explained.person in actor.accounts:
        raise Forbidden("own-explanation")
    if card.state not in (CardState.ISSUED, CardState.EXPLAINED):
        raise OutOfOrder("card-judged", {"state": CARD_STATE_WORDS[card.state]})
