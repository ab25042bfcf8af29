"""What needs me, what is under way, what did I not send yet?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases.case import Case, Status
from banshi.cases.words import STATUS_WORDS
from banshi.definitions.model import Matter
from banshi.notices import kinds
from banshi.store import boards
from banshi.store.boards import CaseRow, DraftRow, MessageRow
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal import promises
from banshi.web.portal.blueprint import portal
from banshi.web.portal.home import matters, most_used
from banshi_rules.texts import Text

#: Rows of own cases on one page.
ROWS = 50

TONES = {
    Status.CORRECTION: "warn",
    Status.GRANTED: "ok",
    Status.DELIVERED: "ok",
    Status.REFUSED: "stop",
    Status.NOT_ACCEPTED: "stop",
    Status.TRANSFERRED: "stop",
    Status.REVOKED: "stop",
    Status.SUBMITTED: "brand",
    Status.IN_PROGRESS: "brand",
    Status.SUSPENDED: "plain",
}


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case in the list, with its matter, state and clock."""

    row: CaseRow
    matter: Matter
    state: Text
    tone: str
    clock: promises.Countdown | None


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A draft in the list."""

    row: DraftRow
    matter: Matter


@portal.get("/my")
def mine() -> str:
    """Own cases and drafts, what needs an answer first."""
    world, actor = the_world(), the_actor()
    after = _after(request.args.get("after"))
    with world.reading() as connection:
        rows = boards.my_cases(connection, actor.person, after=after, limit=ROWS + 1)
        drafts = boards.my_drafts(connection, actor.person) if after is None else []
        unread = [group[0] for group in _digests(boards.inbox_messages(connection, actor.person), unread=True)]
        cases = {row.id: boards.case_page(connection, row.id) for row in rows[:ROWS] if row.concluded is None}
    more = rows[ROWS - 1] if len(rows) > ROWS else None
    own = [_own(row, cases.get(row.id)) for row in rows[:ROWS]]
    now = world.clock.now()
    return render_template(
        "portal/mine.html",
        needs_me=[one for one in own if one.row.status is Status.CORRECTION],
        under_way=[one for one in own if one.row.concluded is None and one.row.status is not Status.CORRECTION],
        concluded=[one for one in own if one.row.concluded is not None],
        drafts=[
            OwnDraft(row, world.editions.matter(row.edition))
            for row in drafts
            if row.correcting is None and row.expires > now
        ],
        news=[
            (message, notice_title(message.notice.kind, _matter(message.notice.case, own))) for message in unread[:5]
        ],
        older=f"{more.received.isoformat()} {more.id}" if more else None,
        first=after is None,
        used=most_used(matters()) if not own and not drafts else [],
    )


@portal.get("/my/messages")
def messages() -> str:
    """Every notice that was delivered, newest first."""
    world, actor = the_world(), the_actor()
    with world.reading() as connection:
        found = boards.inbox_messages(connection, actor.person)
        known = {message.notice.case: boards.case_row(connection, message.notice.case) for message in found}
    shown = []
    for group in _digests(found):
        rows = []
        for message in group:
            row = known[message.notice.case]
            matter = world.editions.matter(row.edition) if row else None
            rows.append((message, notice_title(message.notice.kind, matter), matter))
        shown.append(rows)
    return render_template("portal/messages.html", digests=shown)


def _digests(found: list[MessageRow], *, unread: bool = False) -> list[list[MessageRow]]:
    """The messages in their order; those that came together after an outage stand together."""
    groups: dict[str, list[MessageRow]] = {}
    for message in found:
        if not unread or message.read is None:
            groups.setdefault(message.digest or message.notice.id, []).append(message)
    return list(groups.values())


@portal.get("/my/cases")
def my_cases() -> Response:
    """The list is the page above."""
    return redirect(url_for("portal.mine"), 303)


def notice_title(kind: str, matter: Matter | None) -> Text:
    """What a notice is called."""
    return kinds.title(kinds.NoticeKind(kind), matter.kind if matter else "")


def _own(row: CaseRow, case: Case | None) -> OwnCase:
    world = the_world()
    clock = promises.of_case(case, world.today(), world.calendars.current()) if case else None
    tone = TONES.get(row.status, "plain")
    return OwnCase(row, world.editions.matter(row.edition), STATUS_WORDS[row.status], tone, clock)


def _matter(case_id: str, own: list[OwnCase]) -> Matter | None:
    return next((one.matter for one in own if one.row.id == case_id), None)


def _after(given: str | None) -> tuple[datetime, str] | None:
    if not given:
        return None
    moment, _space, case_id = given.rpartition(" ")
    try:
        at = datetime.fromisoformat(moment)
        if at.tzinfo is None:
            abort(400)
        return at.astimezone(UTC), case_id
    except (ValueError, OverflowError):
        abort(400)
