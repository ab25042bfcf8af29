"""What does one card say, why, and what has become of it?  Its unit explains it here, a supervisor judges it here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases import answering
from banshi.cases.card_words import CARD_STATE_WORDS
from banshi.cases.cards import Card, Said
from banshi.cases.case import Case
from banshi.cases.events import CaseId
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.definitions.model import Matter
from banshi.people import Actor, PersonId
from banshi.store import accounts
from banshi.use_cases import reading, supervising
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, Incomplete, NotFound, OutOfOrder, Refusal, Stale
from banshi.use_cases.world import World
from banshi.web.desk.cards import badge, state_tone
from banshi.web.frame import kept_pages, posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.supervision.blueprint import supervision
from banshi.web.supervision.card_pages import department_names
from banshi.web.supervision.proofs import proof_of
from banshi_rules.texts import Text

#: The longest text about a card, in signs.
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Answer:
    """What one may say of a card: its gate, and the use case behind it."""

    may: Callable[[Matter, Case, Actor, datetime, int], Card]
    say: Callable[[World, Actor, CaseId, int, str], None]


ANSWERS: Mapping[str, Answer] = {
    "explain": Answer(answering.may_explain_card, supervising.explain),
    "confirm": Answer(answering.may_confirm_card, supervising.confirm),
    "cancel": Answer(answering.may_cancel_card, supervising.cancel),
    "rectify": Answer(answering.may_rectify_card, supervising.rectify),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the life of a card."""

    at: datetime
    who: str
    what: str
    words: str


@supervision.get("/watch/cards/<number>/<int:card_number>")
def card_page(number: str, card_number: int) -> str:
    """A card; opening it marks what one was told of it as read."""
    file, card = seen_card(number, card_number)
    supervising.read_card(the_world(), the_actor(), file.case, card.number)
    kept = kept_pages.kept_texts()
    return _page(file, card, typed=kept.get("words", "") if kept else "", waiting=kept is not None)


@supervision.post("/watch/cards/<number>/<int:card_number>")
def answer_card(number: str, card_number: int) -> Response | tuple[str, int]:
    """Explain, confirm, cancel or report what was put right."""
    posted.only("act", "words")
    answer = ANSWERS.get(request.form.get("act", ""))
    if answer is None:
        abort(400)
    file, card = seen_card(number, card_number)
    words = request.form.get("words", "").replace("\r\n", "\n").strip()
    try:
        posted.short_enough({"words": words}, LONGEST)
        answer.say(the_world(), the_actor(), file.case.id, card.number, words)
    except Incomplete as lacking:
        return _page(file, card, typed=words, lacking=lacking), 422
    except (OutOfOrder, Forbidden, Stale) as refusal:
        file, card = seen_card(number, card_number)
        return _page(file, card, typed=words, refusal=refusal), 409
    kept_pages.forget_kept()
    return redirect(url_for("supervision.card_page", number=number, card_number=card_number, done=1), 303)


def seen_card(number: str, card_number: int) -> tuple[CaseFile, Card]:
    """The card with its case, for those who may see it.  Raises NotFound."""
    world, actor = the_world(), the_actor()
    file = reading.case_file(world, actor, reading.case_id_of(world, actor, number))
    card = file.case.cards.get(card_number)
    if card is None or not supervising.may_see_card(actor, card):
        raise NotFound
    return file, card


def _page(
    file: CaseFile,
    card: Card,
    *,
    typed: str = "",
    waiting: bool = False,
    lacking: Incomplete | None = None,
    refusal: Refusal | None = None,
) -> str:
    world, actor = the_world(), the_actor()
    can = {name for name, answer in ANSWERS.items() if _may(answer, file, actor, world.clock.now(), card)}
    return render_template(
        "supervision/card.html",
        case=file.case,
        matter=file.matter,
        card=card,
        badge=badge(card.level),
        state=CARD_STATE_WORDS[card.state],
        tone=state_tone(card.state),
        stage=STAGE_WORDS[card.stage],
        department=department_names().get(card.department, card.department),
        told=_names(world, card.recipients),
        deeds=_life(card),
        proof=proof_of(file.matter, file.case, card, world.today(), world.calendars.current()),
        today=world.today(),
        others=_others(file.case, card, actor),
        can=can,
        unheard=_unheard(file, actor, world.clock.now(), card) if "cancel" in can and "confirm" not in can else None,
        typed=typed,
        waiting=waiting,
        lacking=lacking.say(language()) if lacking else None,
        refusal=refusal.say(language()) if refusal else None,
        done="done" in request.args,
    )


def _may(answer: Answer, file: CaseFile, actor: Actor, now: datetime, card: Card) -> bool:
    try:
        answer.may(file.matter, file.case, actor, now, card.number)
    except (OutOfOrder, Forbidden):
        return False
    return True


def _unheard(file: CaseFile, actor: Actor, now: datetime, card: Card) -> str | None:
    """Why a supervisor cannot confirm yet."""
    try:
        answering.may_confirm_card(file.matter, file.case, actor, now, card.number)
    except OutOfOrder as refusal:
        return refusal.say(language())
    return None


def _names(world: World, persons: tuple[PersonId, ...]) -> list[str]:
    with world.reading() as connection:
        known = accounts.actors(connection, persons, world.today())
    return [known[person].name for person in persons if person in known]


def _life(card: Card) -> list[Deed]:
    """What happened to the card, the first first."""
    deeds = [Deed(card.issued, _("系统"), _("发出"), "")]
    deeds += [Deed(at, _("系统"), _("再次提醒"), "") for at in card.reminded]
    said: list[tuple[str, Said | None]] = [
        (_("责任单位说明"), card.explained),
        (_("监察人员确认") if card.counts else _("监察人员撤销"), card.judged),
        (_("责任单位报告整改"), card.rectified),
    ]
    deeds += [Deed(one.at, one.name, what, one.words) for what, one in said if one is not None]
    return sorted(deeds, key=lambda deed: deed.at)


def _others(case: Case, card: Card, actor: Actor) -> list[tuple[int, Text]]:
    """The cards that this one is about: the one nobody cleared, or the warnings nobody answered."""
    kind, _sign, number = card.about.partition(":")
    if kind not in ("card", "warnings") or not number.isdigit():
        return []
    one = case.cards.get(int(number))
    return [(one.number, one.words)] if one is not None and supervising.may_see_card(actor, one) else []
