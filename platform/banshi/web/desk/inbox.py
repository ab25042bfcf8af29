"""Which cases wait for this officer?  Views with addresses of their own, and a search by number or name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases.words import STATUS_WORDS
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.people import Actor, Role
from banshi.store.boards import PAGE
from banshi.store.desk_lists import DeskRow, View, count_desk, find
from banshi.store.desk_lists import desk as rows_of_desk
from banshi.web.desk import clocks
from banshi.web.desk.blueprint import desk
from banshi.web.desk.clocks import Bar, Chip
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.visitor import the_actor, the_world
from banshi_rules.texts import Text

#: Counts stop here: nobody reads 4137 as anything but "many".
MOST = 99
#: Fewer signs than this find too much to be of use.
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the list, in words."""

    number: str
    title: Text
    party: str
    stage: Text
    status: Text
    chip: Chip | None
    bar: Bar | None
    last_day: date | None
    provisional: bool
    holder: str
    concluded: datetime | None
    received: datetime


def views() -> dict[View, str]:
    """The views by their names, in the order they are shown."""
    return {
        View.MINE: _("我的任务"),
        View.UNCLAIMED: _("科室待领"),
        View.WAITING: _("等待他人"),
        View.DONE: _("已办"),
    }


@desk.get("/desk")
def inbox() -> str | Response:
    """The desk: one view of it, or what a search found.  Operators without a desk have their own pages."""
    world, actor = the_world(), the_actor()
    if {post.role for post in actor.held} <= {Role.OPERATOR, Role.ADMINISTRATOR} and actor.has(Role.OPERATOR):
        return redirect(url_for("operations.index"), 303)
    words = request.args.get("q", "").strip()[:100]
    view = _view(request.args.get("view"))
    searching = len(words) >= _LEAST_WORDS
    with world.reading() as connection:
        counts = {each: count_desk(connection, actor, each, MOST + 1) for each in View}
        found: list[DeskRow] = []
        if searching:
            found = find(connection, actor, words, PAGE + 1)
        elif not words:
            found = rows_of_desk(connection, actor, view, after=_after(request.args.get("after")), limit=PAGE + 1)
        nearest = rows_of_desk(connection, actor, View.WAITING, limit=1)
    lines = [_line(row, actor) for row in found[:PAGE]]
    more = len(found) > PAGE
    return render_template(
        "desk/inbox.html",
        views=[(each, name, _count(counts[each])) for each, name in views().items()],
        view=None if words else view,
        name=_("查找结果") if words else views()[view],
        words=words,
        too_short=bool(words) and not searching,
        lines=lines,
        cut=more and searching,
        next_page=_next(found[PAGE - 1], view) if more and not words else None,
        later_page="after" in request.args,
        unclaimed=counts[View.UNCLAIMED],
        nearest=clocks.last_day(nearest[0]) if nearest else None,
        pressing=sum(1 for line in lines if line.bar is not None and line.bar.tone != "calm"),
    )


def _view(wanted: str | None) -> View:
    return View(wanted) if wanted in set(View) else View.MINE


def _count(count: int) -> str:
    return f"{MOST}+" if count > MOST else str(count)


def _after(wanted: str | None) -> tuple[datetime, str, str] | None:
    """The place in the address; a broken one begins at the beginning."""
    moment, _sign, place = (wanted or "").partition("~")
    case_id, _sign, task = place.partition("~")
    try:
        at = datetime.fromisoformat(moment)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return (at, case_id[:40], task[:60]) if case_id else None


def _next(last: DeskRow, view: View) -> str:
    moment, case_id, task = last.after
    place = f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}~{case_id}~{task}"
    return url_for("desk.inbox", view=view.value, after=place)


def _line(row: DeskRow, actor: Actor) -> Line:
    world, case = the_world(), row.case
    shown = clocks.of_row(row, world.clock.now(), world.calendars.current())
    holder = row.holder_name or ""
    if row.holder == actor.person:
        holder = _("我")
    elif row.task is not None and row.holder is None:
        holder = _("待领取")
    elif row.task is None and case.concluded is None:
        holder = _("申请人")
    return Line(
        number=case.number,
        title=world.editions.matter(case.edition).title,
        party=case.party_name,
        stage=STAGE_WORDS[case.stage],
        status=STATUS_WORDS[case.status],
        chip=clocks.chip(row, shown),
        bar=shown,
        last_day=clocks.last_day(row),
        provisional=case.provisional,
        holder=holder,
        concluded=case.concluded,
        received=case.received,
    )
