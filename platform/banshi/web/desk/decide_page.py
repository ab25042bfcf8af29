"""How does an officer act on a case?  Choose, fill in, see what follows, confirm; nothing typed is lost on the way."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from banshi.cases import commands as wish
from banshi.cases.case import Case
from banshi.cases.reviewing import ways_back
from banshi.cases.standing import task_name
from banshi.cases.words import MANNER_WORDS, STATUS_WORDS
from banshi.definitions.flow import Step
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.definitions.model import Matter
from banshi.people import Human
from banshi.use_cases.foresight import foresee
from banshi.use_cases.gaps import brought_by, gaps_of
from banshi.use_cases.issuing import carry_out
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, Incomplete, OutOfOrder, Stale
from banshi.web.desk import checks, clocks, gap_rows, standing
from banshi.web.desk.acting import FINDING, LONGEST, Act, Offered, Posted
from banshi.web.desk.acts import ACTS
from banshi.web.desk.asking import asked_of, chosen_of, colleagues
from banshi.web.desk.blueprint import desk
from banshi.web.desk.case_page import acts_of, staff_file, why_not
from banshi.web.desk.conflicts import conflict
from banshi.web.desk.consequences import consequences
from banshi.web.desk.gap_rows import GapRow
from banshi.web.desk.hearing_asking import possible_chairs
from banshi.web.desk.typed_words import fields, typed_words
from banshi.web.frame import kept_pages, posted
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world


@desk.get("/desk/cases/<number>/decide")
def decide_page(number: str) -> str:
    """The acts that are possible, and the fields of the chosen one."""
    file = staff_file(number)
    kept = kept_pages.kept_texts()
    typed: MultiDict[str, str] = kept or MultiDict()
    chosen = typed.get("act") or request.args.get("act")
    seen = typed.get("seen", type=int, default=file.case.version)
    return _page(file, chosen, typed, seen, waiting=kept is not None)


@desk.post("/desk/cases/<number>/decide")
def act_on_case(number: str) -> Response | str | tuple[str, int]:
    """Show what follows from the act; carry it out once it is confirmed."""
    act = ACTS.get(request.form.get("act", ""))
    if act is None or act.page is not None:
        abort(400)
    posted.only("act", "seen", "go", *act.names, many=act.many, prefix=act.prefix)
    world, actor = the_world(), the_actor()
    file = staff_file(number)
    typed: MultiDict[str, str] = MultiDict(request.form.items(multi=True))
    chairs = possible_chairs(world, file, typed.get("task")) if "chair" in act.names else {}
    page = Posted(typed, _colleagues(file, typed.get("task")) if act.many == ("visitors",) else {}, chairs)
    if any(person not in page.colleagues for person in typed.getlist("visitors")):
        abort(400)
    seen = request.form.get("seen", type=int, default=-1)
    step = request.form.get("go", "look")
    if step in ("edit", "add"):
        return _page(file, act.id, typed, seen, another=step == "add")
    try:
        posted.short_enough(typed, gap_rows.LONGEST if act.prefix == gap_rows.PREFIX else LONGEST)
        command = act.wish(page)
        if isinstance(command, wish.RequestCorrection | wish.OfferOnTheSpot):
            _must_be_about_the_matter(file, command)
        if isinstance(command, wish.RequestCorrection):
            command = _with_all_it_brings(file, command, typed)
        foreseen = foresee(world, actor, file.case.id, seen, command)
        act.must_be_chosen(page)
        if step == "confirm":
            carry_out(world, actor, file.case.id, seen, command)
    except Incomplete as lacking:
        return _page(file, act.id, typed, seen, lacking=lacking), 422
    except (Stale, OutOfOrder, Forbidden) as refusal:
        return conflict(staff_file(number), refusal, act.word, typed_words(file, act, typed, page.people))
    if step == "confirm":
        kept_pages.forget_kept()
        return redirect(_way_on(number, act), 303)
    return render_template(
        "desk/confirm.html",
        case=file.case,
        matter=file.matter,
        act=act,
        seen=seen,
        fields=fields(act, typed),
        shown=typed_words(file, act, typed, page.people) if act.kind is not wish.RequestCorrection else [],
        consequences=consequences(file.matter, file.case, foreseen),
        letters=foreseen.letters,
    )


def _way_on(number: str, act: Act) -> str:
    """To the next act at once, where the same officer goes on (immediate matters); else back to the case."""
    file = staff_file(number)
    can = {each.act.kind for each in acts_of(the_world(), file, the_actor())}
    if act.kind is wish.Accept and can & {wish.Grant, wish.Pass}:
        return url_for("desk.decide_page", number=number, accepted=1)
    return url_for("desk.case_page", number=number, done=act.id)


def _page(
    file: CaseFile,
    chosen: str | None,
    typed: MultiDict[str, str],
    seen: int,
    *,
    lacking: Incomplete | None = None,
    another: bool = False,
    waiting: bool = False,
) -> str:
    world, actor = the_world(), the_actor()
    case, matter = file.case, file.matter
    acts = acts_of(world, file, actor)
    offered = chosen_of(acts, chosen, typed.get("task") or request.args.get("task"))
    act = offered.act if offered else None
    whole = checks.look_again(world, file)
    rows: list[GapRow] = []
    if act is not None and act.prefix == gap_rows.PREFIX:
        rows = gap_rows.typed_rows(file, typed) or gap_rows.first_rows(file, gaps_of(matter, whole))
        rows = gap_rows.with_another(rows) if another else rows
    shown = clocks.of_case(case, world.clock.now(), world.calendars.current())
    return render_template(
        "desk/decide.html",
        case=case,
        matter=matter,
        status=STATUS_WORDS[case.status],
        stage=STAGE_WORDS[case.stage],
        tasks=standing.waiting(world, matter, case, actor),
        clocks=[clock for clock in shown if clock.bar is not None and not clock.watch.startswith("stage:")],
        wrong=[line for line in checks.results(world, file, whole) if line.verdict is not checks.Verdict.GOOD],
        acts=acts,
        act=act,
        offered=offered,
        chosen_task=task_name(matter, case, offered.task) if offered and offered.task else None,
        task_name=lambda task: task_name(matter, case, task),
        typed=typed,
        seen=seen,
        lacking=lacking.say(language()) if lacking else None,
        lacks=_place(lacking, rows) if lacking else None,
        rows=rows,
        subjects=gap_rows.subjects(file, whole) if rows else [],
        ways=[(step.id, step.title or STAGE_WORDS[step.stage]) for step in _ways_back(matter, case, offered)],
        laws=[(law.id, law.name, law.article) for law in matter.basis],
        manners=list(MANNER_WORDS.items()),
        recipient=case.party.contact or case.party.name,
        why_not=why_not(matter, case, actor, world) if not acts else None,
        waiting=waiting,
        just_accepted="accepted" in request.args and case.outcome is None,
        **(asked_of(world, file, actor, offered) if offered else {}),
    )


def _ways_back(matter: Matter, case: Case, offered: Offered | None) -> tuple[Step, ...]:
    """The earlier steps to which the case may be sent back from the task of that act."""
    if offered is None or offered.task is None or offered.act.kind is not wish.ReturnTo:
        return ()
    return ways_back(matter, case, offered.task)


def _colleagues(file: CaseFile, task: str | None) -> dict[str, Human]:
    """Who can have been at the place: the officers of the task's department."""
    return colleagues(the_world(), file.case, file.case.tasks.get(task or ""), the_actor())


def _place(lacking: Incomplete, rows: list[GapRow]) -> str:
    """The name of the field the sentence is about."""
    number = lacking.about.get("number")
    if lacking.field == "findings":
        return f"{FINDING}{number or 1}"
    if lacking.field != "gaps":
        return lacking.field
    counted = gap_rows.counted(rows)
    if isinstance(number, int) and 0 < number <= len(counted):
        row = counted[number - 1]
        return row.name("remedy" if row.problem.strip() else "problem")
    return rows[0].name("problem") if rows else "gaps"


def _with_all_it_brings(
    file: CaseFile, command: wish.RequestCorrection, typed: MultiDict[str, str]
) -> wish.RequestCorrection:
    """The notice with what other answers to the clerk's own points may ask for, unless the page had offered it."""
    wrong = {gap.about.removeprefix("field:") for gap in command.gaps if gap.about.startswith("field:")}
    offered = {(row.about, row.problem) for row in gap_rows.typed_rows(file, typed)}
    brought = brought_by(file.matter, checks.look_again(the_world(), file), wrong)
    more = tuple(gap for gap in brought if (gap.about, gap.problem) not in offered)
    return replace(command, gaps=(*command.gaps, *more))


def _must_be_about_the_matter(file: CaseFile, command: wish.RequestCorrection | wish.OfferOnTheSpot) -> None:
    """A tampered page gets no notice about something the matter does not have."""
    if not all(gap_rows.known_about(file, gap.about) for gap in command.gaps):
        abort(400)
