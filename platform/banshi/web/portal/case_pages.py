"""Where does my case stand?  Its stages, its clock, its notices, and what I can do."""

from __future__ import annotations

from collections.abc import Collection

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases import commands as wish
from banshi.cases import events as fact
from banshi.cases.case import Case, Status
from banshi.cases.commands import Command
from banshi.cases.corrections import gaps_to_answer
from banshi.cases.decide import possible
from banshi.cases.standing import forks_of, procedure_name
from banshi.cases.words import STATUS_WORDS, dated, reads
from banshi.store import boards
from banshi.use_cases import filing, reading
from banshi.use_cases.issuing import carry_out
from banshi.use_cases.prerequisites import Prerequisite
from banshi.use_cases.projects import project_of_case
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import NotFound
from banshi.use_cases.understanding import needed_before_case
from banshi.use_cases.visibility import own_case
from banshi.use_cases.world import World
from banshi.web.frame import posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.ledgers import ledger_page
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal import promises, telling, track
from banshi.web.portal.blueprint import portal
from banshi.web.portal.mine import TONES, notice_title
from banshi.web.portal.own_file import own_file
from banshi.web.portal.supplying import following_rows
from banshi_forms.messages import label_of
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit


@portal.get("/my/cases/<number>")
def case_page(number: str) -> str:
    """Everything about one own case."""
    world, actor = the_world(), the_actor()
    file = own_file(number)
    case, matter = file.case, file.matter
    with world.reading() as connection:
        history = boards.timeline(connection, case.id)
        notices = boards.notices_of(connection, case.id)
    told = [(record.at, telling.told(record.event, matter, case)) for record in history]
    can = possible(matter, case, actor, world.clock.now())
    orders = list(enumerate(case.payments.values(), start=1))
    asked = gaps_to_answer(case, world.clock.now())
    return render_template(
        "portal/case.html",
        case=case,
        matter=matter,
        state=STATUS_WORDS[case.status],
        tone=TONES.get(case.status, "plain"),
        reads=reads(case),
        stages=track.of_case(case, matter),
        forks=[fork.words for fork in forks_of(matter, case)],
        pauses=[(procedure_name(matter, one), one) for one in case.suspensions.values() if one.stops],
        longer=_longer(case),
        clock=promises.of_case(case, world.today(), world.calendars.current()),
        gaps=_gaps(file),
        notices=[(notice, notice_title(notice.kind, matter)) for notice in reversed(notices)],
        told=[(at, words) for at, words in reversed(told) if words is not None],
        can_withdraw=wish.Withdraw in can,
        needed=needed_before(world, file),
        project=project_of_case(world, case, actor),
        can_ask_recheck=wish.AskRecheck in can,
        mend_by=next((visit.mend_by for visit in case.visits if visit.mend_by is not None), None),
        can_correct=bool(asked) and wish.SubmitCorrection in can,
        on_the_spot=bool(asked) and case.status is not Status.CORRECTION,
        hearing=hearing_call(file, can),
        can_ask_hearing=wish.RequestHearing in can,
        to_follow=following_rows(file) if wish.SupplyMaterials in can else [],
        follow_by=case.running("tolerance"),
        files=[(matter.material(name), stored) for name, stored in case.materials.items() if stored],
        receipt=reading.receipt(world, actor, case.id),
        unpaid=[(count, order) for count, order in orders if order.owed and not case.came_to_nothing],
        settled=[(count, order) for count, order in orders if not order.owed or case.came_to_nothing],
    )


@portal.get("/my/cases/<number>/clocks/<watch>")
def clock_ledger(number: str, watch: str) -> str:
    """Why a limit of the own case ends when it does, day by day.  NotFound for the limits officers have inside."""
    file = own_file(number)
    if not promises.concerns_applicant(file.case, watch):
        raise NotFound
    back: list[tuple[str | None, str]] = [
        ("/my", _("我的办件")),
        (url_for("portal.case_page", number=number), number),
    ]
    return ledger_page(file, watch, back, staff=False)


@portal.post("/my/cases/<number>/correct")
def begin_correction(number: str) -> Response:
    """Open the draft that answers the correction notice; the one that is open already, if there is one."""
    posted.only()
    draft = filing.begin_correction(the_world(), the_actor(), own_file(number).case.id)
    return redirect(url_for("portal.task_list", draft_id=draft), 303)


@portal.get("/my/cases/<number>/withdraw")
def withdraw(number: str) -> str:
    """Asks once before an application is taken back."""
    file = own_file(number)
    can = wish.Withdraw in possible(file.matter, file.case, the_actor(), the_world().clock.now())
    return render_template("portal/withdraw.html", case=file.case, matter=file.matter, can=can)


@portal.post("/my/cases/<number>/withdraw")
def withdraw_now(number: str) -> Response:
    """Take it back, once.  A case that has changed since the page was shown is not touched (409)."""
    posted.only("seen", "reason")
    case = own_file(number).case
    if case.status is Status.WITHDRAWN:  # pressed twice: it is done
        return redirect(url_for("portal.case_page", number=number), 303)
    seen = request.form.get("seen", type=int, default=-1)
    filing.withdraw(the_world(), the_actor(), case.id, seen, request.form.get("reason", "").strip()[:500])
    return redirect(url_for("portal.case_page", number=number), 303)


@portal.post("/my/cases/<number>/recheck")
def ask_recheck(number: str) -> Response:
    """All is put right: ask to be looked at again, once.  A case that has changed meanwhile is not touched (409)."""
    posted.only("seen")
    case = own_file(number).case
    if case.recheck_asked is None:
        seen = request.form.get("seen", type=int, default=-1)
        carry_out(the_world(), the_actor(), case.id, seen, wish.AskRecheck(), own_case)
    return redirect(url_for("portal.case_page", number=number), 303)


def hearing_call(file: CaseFile, can: Collection[type[Command]]) -> Text | None:
    """What a hearing of the case asks of its applicant now, in one line; None without any hearing."""
    task, one = next(reversed(list(file.case.hearings.items())), ("", None))
    if one is None:
        return None
    if one.waits_for_request and wish.RequestHearing in can:
        clock = file.case.running(f"request:{task}")
        if clock is None or clock.due is None:
            return Text("您有权要求听证", "You can ask for a hearing")
        last = dated(clock.due)
        return Text(
            f"您有权要求听证，请在{last.zh}前（含当日）提出",
            f"You can ask for a hearing until {last.say('en')}, that day included",
        )
    if one.to_be_held and one.sitting is not None:
        when = dated(one.sitting.at)
        return Text(f"听证定于{when.zh}举行", f"The hearing is on {when.say('en')}")
    if one.to_be_held:
        return Text("将举行听证，等待通知时间和地点", "There will be a hearing; you will be told when and where")
    return Text("查看听证情况", "About the hearing")


def needed_before(world: World, file: CaseFile) -> tuple[Prerequisite, ...]:
    """The licences for which the decision waits."""
    with world.reading() as connection:
        found = needed_before_case(world, connection, file.matter, file.case)
    return tuple(one for one in found if one.held is None and file.case.outcome is None and file.case.concluded is None)


def _longer(case: Case) -> TimeLimit | None:
    """By how long the limits of the case were extended."""
    clock = case.watches.get("statutory")
    return clock.watch.extended[0] if clock and clock.watch.extended else None


def _gaps(file: CaseFile) -> list[tuple[str, fact.Gap]]:
    """What is to be mended now, each with the name of what it is about."""
    return [(_subject(file, gap.about), gap) for gap in gaps_to_answer(file.case, the_world().clock.now())]


def _subject(file: CaseFile, about: str) -> str:
    kind, _colon, name = about.partition(":")
    if kind == "material":
        spec = file.matter.material(name)
        return spec.title.zh if spec else ""
    for form in (file.matter.party_form, file.matter.form):
        label = label_of(name, form, "zh")
        if label:
            return label
    return ""
