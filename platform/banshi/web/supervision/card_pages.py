"""Which cards are there, and what was I told?  A list that can be narrowed, and the messages of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from flask import render_template, request, url_for

from banshi.cases.card_words import CARD_LEVEL_WORDS, CARD_STATE_WORDS
from banshi.cases.cards import CardState
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.definitions.supervision import CardLevel
from banshi.people import Role
from banshi.store.boards import PAGE
from banshi.store.card_lists import (
    CardFilter,
    CardRow,
    card_list,
    card_messages_of,
    count_cards,
    departments_with_cards,
)
from banshi.web.desk.cards import Badge, badge, state_tone
from banshi.web.frame.standing_pages import departments
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.supervision.blueprint import supervision
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Line:
    """A card in the list, in words."""

    case_number: str
    number: int
    badge: Badge
    words: Text
    matter: Text
    department: Text | str
    stage: Text
    holder: str
    issued: datetime
    state: Text
    tone: str


@supervision.get("/watch/cards")
def list_of_cards() -> str:
    """The cards this person may see, narrowed by level, state, department and case number."""
    world, actor = the_world(), the_actor()
    wanted = _wanted()
    with world.reading() as connection:
        found = card_list(connection, actor, wanted, after=_after(request.args.get("after")), limit=PAGE + 1)
        counted = count_cards(connection, actor, wanted)
        units = departments_with_cards(connection, actor)
    names = department_names()
    return render_template(
        "supervision/cards.html",
        lines=[_line(row, names) for row in found[:PAGE]],
        wanted=wanted,
        levels=list(CARD_LEVEL_WORDS.items()),
        states=list(CARD_STATE_WORDS.items()),
        units=[(unit, names.get(unit, unit)) for unit in units],
        sums=[(badge(level), _sum(counted, level), _confirmed(counted, level)) for level in reversed(CardLevel)],
        narrowed=wanted != CardFilter(),
        later_page="after" in request.args,
        next_page=_next(found[PAGE - 1], wanted) if len(found) > PAGE else None,
        first_page=_address(wanted),
        watches=actor.has(Role.SUPERVISOR),
    )


@supervision.get("/watch/messages")
def messages() -> str:
    """What this person was told of cards, the last first."""
    world, actor = the_world(), the_actor()
    with world.reading() as connection:
        found = card_messages_of(connection, actor.person)
    names = department_names()
    return render_template("supervision/messages.html", messages=[(one, _line(one.card, names)) for one in found])


def department_names() -> dict[str, Text]:
    """What departments are called, by id."""
    return {one.id: one.name for one in departments()}


def _wanted() -> CardFilter:
    level, state = request.args.get("level", ""), request.args.get("state", "")
    return CardFilter(
        level=CardLevel(level) if level in set(CardLevel) else None,
        state=CardState(state) if state in set(CardState) else None,
        department=request.args.get("department", "").strip()[:41] or None,
        case_number=request.args.get("q", "").strip()[:60] or None,
    )


def _sum(counted: dict[tuple[CardLevel, CardState], int], level: CardLevel) -> int:
    return sum(number for (one, _), number in counted.items() if one is level)


def _confirmed(counted: dict[tuple[CardLevel, CardState], int], level: CardLevel) -> int:
    return counted.get((level, CardState.CONFIRMED), 0) + counted.get((level, CardState.RECTIFIED), 0)


def _line(row: CardRow, names: dict[str, Text]) -> Line:
    return Line(
        case_number=row.case_number,
        number=row.number,
        badge=badge(row.level),
        words=row.words,
        matter=the_world().editions.matter(row.edition).title,
        department=names.get(row.department, row.department),
        stage=STAGE_WORDS[row.stage],
        holder=row.holder_name or "",
        issued=row.issued,
        state=CARD_STATE_WORDS[row.state],
        tone=state_tone(row.state),
    )


def _after(wanted: str | None) -> tuple[datetime, str, int] | None:
    """The place in the address; a broken one begins at the beginning."""
    moment, _first, rest = (wanted or "").partition("~")
    case_id, _second, number = rest.partition("~")
    try:
        at = datetime.fromisoformat(moment)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        return (at, case_id[:40], int(number[:9])) if case_id else None
    except (ValueError, OverflowError):
        return None


def _next(last: CardRow, wanted: CardFilter) -> str:
    moment, case_id, number = last.after
    return _address(wanted, after=f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}~{case_id}~{number}")


def _address(wanted: CardFilter, **more: str) -> str:
    said = {"level": wanted.level, "state": wanted.state, "department": wanted.department, "q": wanted.case_number}
    query = urlencode({**{name: str(one) for name, one in said.items() if one}, **more})
    return f"{url_for('supervision.list_of_cards')}?{query}" if query else url_for("supervision.list_of_cards")
