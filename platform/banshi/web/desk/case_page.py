"""What does an officer see of a case?  Answers and materials, checks, clocks, notices and everything that happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases import commands as wish
from banshi.cases.case import Case
from banshi.cases.decide import Moment, decide, possible, tasks_for
from banshi.cases.events import StoredFile
from banshi.cases.licensing import REMINDER
from banshi.cases.moment import civil_day
from banshi.cases.standing import forks_of
from banshi.cases.words import COMMAND_WORDS, RETENTION_WORDS, STATUS_WORDS, reads
from banshi.definitions.facts import facts_beside
from banshi.definitions.flow_words import LEVEL_WORDS, STAGE_WORDS
from banshi.definitions.model import MaterialSpec, Matter
from banshi.licences.register import standing
from banshi.licences.words import ACT_WORDS, STATE_WORDS
from banshi.notices.intake import about_words
from banshi.notices.kinds import NoticeKind, title
from banshi.people import STEP_ROLES, Actor, Role
from banshi.store import boards
from banshi.store.boards import NoticeRow
from banshi.store.licences import entries
from banshi.store.places import ahead_of
from banshi.use_cases import handling, reading
from banshi.use_cases.prerequisites import Prerequisite
from banshi.use_cases.projects import project_of_case
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, NotFound, OutOfOrder, Stale
from banshi.use_cases.understanding import case_facts, case_licence, needed_before_case
from banshi.use_cases.world import World
from banshi.web.desk import cards, checks, clocks
from banshi.web.desk.acting import Offered
from banshi.web.desk.acts import ACTS
from banshi.web.desk.blueprint import desk
from banshi.web.desk.conflicts import conflict
from banshi.web.desk.drafted import shown_draft
from banshi.web.desk.history import told
from banshi.web.desk.standing import heard, hearings_of, looked, paused, waiting
from banshi.web.frame import posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.ledgers import ledger_page
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.files import download
from banshi_forms.html import ReviewRow, answers_by_section, in_blocks, review_rows
from banshi_forms.kinds.upload import UPLOAD
from banshi_forms.model import Field, Section
from banshi_forms.party import applicant_facts
from banshi_rules.texts import Text


def staff_file(number: str) -> CaseFile:
    """The case of that number, for officers of its department and supervisors.  Raises NotFound."""
    world, actor = the_world(), the_actor()
    file = reading.case_file(world, actor, reading.case_id_of(world, actor, number))
    if not works_on(actor, file.case):
        raise NotFound
    return file


def works_on(actor: Actor, case: Case) -> bool:
    """Whether the actor may see the case as staff; an own application is followed in the portal like anybody's."""
    return actor.has(Role.SUPERVISOR) or any(actor.holds(role, one) for role in STEP_ROLES for one in case.departments)


def acts_of(world: World, file: CaseFile, actor: Actor) -> list[Offered]:
    """The acts this officer may do now, in the order they are shown; one for each task it can be about.

    A procedure that no step provides for is begun once, from whichever task.
    """
    now = world.clock.now()
    can = possible(file.matter, file.case, actor, now)
    found: list[Offered] = []
    for act in ACTS.values():
        if act.kind not in can:
            continue
        tasks = tasks_for(act.kind, file.matter, file.case, actor, now) if act.names_task else ()
        tasks = tasks[:1] if act.rare else tasks
        found += [Offered(act, task, len(tasks) > 1) for task in tasks or (None,)]
    return found


@desk.get("/desk/cases/<number>")
def case_page(number: str) -> str:
    """Everything about a case."""
    world, actor = the_world(), the_actor()
    file = staff_file(number)
    case, matter = file.case, file.matter
    with world.reading() as connection:
        history = boards.timeline(connection, case.id)
        notices = boards.notices_of(connection, case.id)
    can = possible(matter, case, actor, world.clock.now())
    acts = acts_of(world, file, actor)
    now, calendar = world.clock.now(), world.calendars.current()
    open_to = bool(acts) or any(task.holder == actor.person for task in case.waiting_tasks)
    whole = checks.look_again(world, file)
    checked = checks.results(world, file, whole)
    return render_template(
        "desk/case.html",
        case=case,
        matter=matter,
        edition=file.edition,
        tasks=waiting(world, matter, case, actor),
        forks=[fork.words for fork in forks_of(matter, case)],
        status=STATUS_WORDS[case.status],
        stage=STAGE_WORDS[case.stage],
        kept=RETENTION_WORDS[file.matter.retention] if file.matter.retention else None,
        reads=reads(case),
        holder=holder_words(case, actor),
        clocks=[
            one
            for one in clocks.of_case(case, now, calendar)
            if not one.watch.startswith("stage:") and one.watch != REMINDER
        ],
        answers=answers(file, open_to=open_to),
        files=_answered_by_file(file),
        masked=not open_to,
        materials=materials(file, whole.required.asked),
        supplied=[matter.material(material) for material in case.supplied],
        checked=checked,
        wrong=sum(1 for line in checked if line.verdict is not checks.Verdict.GOOD),
        gaps=[(about_words(gap, matter), gap) for gap in case.correction.gaps] if case.correction else [],
        notices=[(notice, notice_title(notice, matter)) for notice in notices],
        history=told(history, file),
        looked=looked(matter, case),
        heard=heard(matter, case),
        paused=paused(matter, case),
        hearings=hearings_of(matter, case),
        draft=shown_draft(matter, case),
        level=LEVEL_WORDS.get(case.level or "", Text(case.level or "")),
        acts=acts,
        why_not=why_not(matter, case, actor, world) if not acts else None,
        done=ACTS.get(request.args.get("done", "")),
        claimed="claimed" in request.args,
        can_assign=wish.Assign in can,
        assigned="assigned" in request.args,
        cards=cards.of_case(case, actor),
        money=bool(case.payments) or wish.AskPayment in can,
        place=place_words(case, matter, world),
        licence=licence_shown(world, case),
        needed=needed_before(world, file),
        project=project_of_case(world, case, actor),
    )


@desk.post("/desk/cases/<number>/claim")
def claim(number: str) -> Response | tuple[str, int]:
    """Take the open task, as the page showed it."""
    posted.only("seen", "task")
    file = staff_file(number)
    seen = request.form.get("seen", type=int, default=-1)
    try:
        handling.claim(the_world(), the_actor(), file.case.id, seen, request.form.get("task", "")[:60])
    except (Stale, OutOfOrder, Forbidden) as refusal:
        return conflict(staff_file(number), refusal, COMMAND_WORDS[wish.Claim], [])
    return redirect(url_for("desk.case_page", number=number, claimed=1), 303)


@desk.get("/desk/cases/<number>/clocks/<watch>")
def clock_ledger(number: str, watch: str) -> str:
    """Why a clock of the case ends when it does, day by day."""
    back: list[tuple[str | None, str]] = [
        (url_for("desk.inbox"), _("工作台")),
        (url_for("desk.case_page", number=number), number),
    ]
    return ledger_page(staff_file(number), watch, back, staff=True)


@desk.get("/desk/cases/<number>/files/<material_id>/<digest>")
def material(number: str, material_id: str, digest: str) -> Response:
    """A file of the case, to be saved and not opened in our place."""
    file = staff_file(number)
    return download(*reading.case_material(the_world(), the_actor(), file.case.id, material_id, digest))


@desk.get("/desk/cases/<number>/hearing/files/<digest>")
def hearing_file(number: str, digest: str) -> Response:
    """A file of the record of a hearing."""
    return download(*reading.hearing_file(the_world(), staff_file(number).case, digest))


@desk.get("/desk/cases/<number>/answers/<field_id>")
def answer_file(number: str, field_id: str) -> Response:
    """The file that answers a question of the form."""
    return download(*reading.answer_file(the_world(), staff_file(number), field_id))


def _answered_by_file(file: CaseFile) -> set[str]:
    uploads = (f for f in file.matter.form.fields() if isinstance(f, Field) and f.kind is UPLOAD)
    return {field.id for field in uploads if file.sheet.get(field.id)}


def why_not(matter: Matter, case: Case, actor: Actor, world: World) -> str | None:
    """Why this officer can do nothing with an open case."""
    if case.concluded is not None:
        return None
    try:
        decide(matter, case, wish.Claim(None), Moment(world.clock.now(), actor, world.calendars.current()))
    except (OutOfOrder, Forbidden) as refusal:
        return refusal.say(language())
    return None


def holder_words(case: Case, actor: Actor) -> str:
    """Who has the case in hand."""
    task = case.open_task
    if task is None:
        return _("无") if case.concluded else _("申请人")
    if task.holder == actor.person:
        return _("我")
    return task.holder_name or _("待领取")


def licence_shown(world: World, case: Case) -> dict[str, object] | None:
    """What the register says of the licence that this case issued or is about: how it stands, and every entry."""
    today, matter = world.today(), world.editions.matter(case.edition)
    with world.reading() as connection:
        facts = case_facts(connection, matter, case, world.calendars.current())
        now = case_licence(connection, matter, case, facts)
        told = entries(connection, now.number) if now else ()
    if now is None:
        return None
    shown = [
        (ACT_WORDS[entry.act], entry, STATE_WORDS[state] if state else None) for entry, state in standing(told, today)
    ]
    return {"now": now, "state": STATE_WORDS[now.state_on(today)], "entries": shown}


def needed_before(world: World, file: CaseFile) -> tuple[Prerequisite, ...]:
    """The licences that are needed before this is granted, and how they stand."""
    with world.reading() as connection:
        return needed_before_case(world, connection, file.matter, file.case)


def place_words(case: Case, matter: Matter, world: World) -> Text | None:
    """Which number the case is now, where only so many can be granted."""
    if matter.quota is None or not case.keeps_place:
        return None
    with world.reading() as connection:
        rank = (ahead_of(connection, case) or 0) + 1
    amount = matter.quota.amount
    return Text(f"现在排在第 {rank} 位，限额 {amount} 个", f"Number {rank} now; {amount} can be granted")


#: The answers of one topic: those of one row of a group under its label, the others under an empty one.
Blocks: TypeAlias = list[tuple[str, list[tuple[ReviewRow, str]]]]


def answers(file: CaseFile, open_to: bool) -> list[tuple[Section, Blocks]]:
    """Every answer by topic; personal particulars are masked for those who do not act on the case."""
    received = file.case.received
    applicant = applicant_facts(file.party, file.matter.applicants)
    more = facts_beside(applicant, civil_day(received), the_world().calendars.current())
    found: list[tuple[Section, Blocks]] = []
    for form, sheet in ((file.matter.party_form, file.party), (file.matter.form, file.sheet)):
        by_section = answers_by_section(review_rows(form, sheet, more, language()))
        for section in form.sections:
            blocks = [
                (around, [(row, row.shown if open_to else row.masked) for row in rows])
                for around, rows in in_blocks(by_section.get(section.id, []))
            ]
            if blocks:
                found.append((section, blocks))
    return found


def materials(
    file: CaseFile, asked: Sequence[MaterialSpec]
) -> list[tuple[MaterialSpec | None, str, tuple[StoredFile, ...]]]:
    """Every material that is asked or was handed in, with its files."""
    ids = list(dict.fromkeys([*(material.id for material in asked), *file.case.materials]))
    found = [(file.matter.material(name), name, tuple(file.case.materials.get(name, ()))) for name in ids]
    wanted = {material.id for material in asked}
    return [(spec, name, stored) for spec, name, stored in found if stored or name in wanted]


def notice_title(notice: NoticeRow, matter: Matter) -> Text:
    """What a notice is called."""
    return title(NoticeKind(notice.kind), matter.kind)
