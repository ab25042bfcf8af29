"""What can an applicant do about a hearing?  Ask for it, do without it, challenge the chair, read its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases import commands as wish
from banshi.cases.commands import Command
from banshi.cases.decide import possible
from banshi.cases.hearings import APPLICANT, Challenge, Hearing
from banshi.cases.standing import task_name
from banshi.cases.words import COMMAND_WORDS, STATUS_WORDS
from banshi.store.refusals import Stale
from banshi.use_cases import reading
from banshi.use_cases.issuing import carry_out
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, Incomplete, NotFound, OutOfOrder
from banshi.use_cases.visibility import own_case
from banshi.web.frame import posted
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal
from banshi.web.portal.files import download
from banshi.web.portal.own_file import own_file
from banshi_rules.texts import Text

#: What an applicant can wish, by the name it is posted under.
_WISHES: Mapping[str, tuple[type[Command], Callable[[str, str], Command]]] = {
    "request": (wish.RequestHearing, lambda task, _reason: wish.RequestHearing(task=task)),
    "waive": (wish.WaiveHearing, lambda task, _reason: wish.WaiveHearing(task=task)),
    "challenge": (wish.ChallengeChair, lambda task, reason: wish.ChallengeChair(reason, task=task)),
}
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class OwnHearing:
    """A hearing as its applicant sees it: until when it can be asked for, what the applicant said, and what is set."""

    task: str
    name: Text
    hearing: Hearing
    request_by: date | datetime | None
    requested: bool
    waived: bool
    challenges: tuple[Challenge, ...]


def own_hearings(file: CaseFile) -> list[OwnHearing]:
    """The hearings of the own case, the last first."""
    case, found = file.case, []
    for task, one in case.hearings.items():
        clock = case.running(f"request:{task}")
        own = tuple(challenge for challenge in one.challenges if challenge.by == APPLICANT)
        name = task_name(file.matter, case, case.tasks[task])
        by = clock.due if clock is not None else None
        found.append(OwnHearing(task, name, one, by, APPLICANT in one.wanted_by, APPLICANT in one.waived, own))
    return found[::-1]


@portal.get("/my/cases/<number>/hearing")
def hearing(number: str) -> str:
    """The hearings of the own case, and what can be wished about them now."""
    file = own_file(number)
    if not file.case.hearings:
        raise NotFound
    return _page(file)


@portal.post("/my/cases/<number>/hearing")
def hearing_wish(number: str) -> Response | tuple[str, int]:
    """Ask, do without, or challenge: as the page showed the case."""
    posted.only("seen", "task", "wish", "reason")
    file = own_file(number)
    kind = _WISHES.get(request.form.get("wish", ""))
    if kind is None:
        abort(400)
    reason = request.form.get("reason", "").replace("\r\n", "\n").strip()
    command = kind[1](request.form.get("task", "")[:60], reason)
    seen = request.form.get("seen", type=int, default=-1)
    try:
        posted.short_enough({"reason": reason}, _LONGEST)
        carry_out(the_world(), the_actor(), file.case.id, seen, command, own_case)
    except Incomplete as lacking:
        return _page(own_file(number), reason, lacking.say(language()), lacking.field), 422
    except (Stale, OutOfOrder, Forbidden) as refusal:
        return _page(own_file(number), reason, refusal.say(language())), 409
    return redirect(url_for("portal.hearing", number=number, done=request.form["wish"]), 303)


@portal.get("/my/cases/<number>/hearing/files/<digest>")
def hearing_file(number: str, digest: str) -> Response:
    """A file of the record of a hearing of the own case."""
    return download(*reading.hearing_file(the_world(), own_file(number).case, digest))


def _page(file: CaseFile, reason: str = "", wrong: str | None = None, field: str | None = None) -> str:
    can = possible(file.matter, file.case, the_actor(), the_world().clock.now())
    done = _WISHES.get(request.args.get("done", ""))
    return render_template(
        "portal/hearing.html",
        case=file.case,
        matter=file.matter,
        state=STATUS_WORDS[file.case.status],
        hearings=own_hearings(file),
        can={name for name, (kind, _) in _WISHES.items() if kind in can},
        done=COMMAND_WORDS[done[0]] if done else None,
        reason=reason,
        wrong=wrong,
        field=field,
    )
