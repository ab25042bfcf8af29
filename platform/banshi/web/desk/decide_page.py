"""How does an officer act on a case?  Choose, fill in, see what follows, confirm; nothing typed is lost on the way."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from banshi.cases import commands as wish
from banshi.cases.case import Case
from banshi.cases.reviewing import may_return, ways_back
from banshi.cases.words import MANNER_WORDS, STATUS_WORDS
from banshi.definitions.flow import Step
from banshi.definitions.flow_words import ROLE_WORDS, STAGE_WORDS
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi.use_cases.foresight import foresee
from banshi.use_cases.gaps import gaps_of
from banshi.use_cases.issuing import carry_out
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, Incomplete, OutOfOrder, Stale
from banshi.web.desk import checks, clocks, gap_rows
from banshi.web.desk.acts import ACTS, Act
from banshi.web.desk.blueprint import desk
from banshi.web.desk.case_page import acts_of, holder_words, staff_file, why_not
from banshi.web.desk.conflicts import conflict
from banshi.web.desk.consequences import consequences
from banshi.web.desk.gap_rows import GapRow
from banshi.web.frame import kept_pages, posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi_rules.texts import Text


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
    if act is None:
        abort(400)
    posted.only("act", "seen", "go", *act.names, many=act.many, prefix=act.prefix)
    world, actor = the_world(), the_actor()
    file = staff_file(number)
    typed: MultiDict[str, str] = MultiDict(request.form.items(multi=True))
    seen = request.form.get("seen", type=int, default=-1)
    step = request.form.get("go", "look")
    if step in ("edit", "add"):
        return _page(file, act.id, typed, seen, another=step == "add")
    command = act.wish(typed)
    try:
        if isinstance(command, wish.RequestCorrection):
            _must_be_about_the_matter(file, command)
        foreseen = foresee(world, actor, file.case.id, seen, command)
        if step == "confirm":
            carry_out(world, actor, file.case.id, seen, command)
    except Incomplete as lacking:
        return _page(file, act.id, typed, seen, lacking=lacking), 422
    except (Stale, OutOfOrder, Forbidden) as refusal:
        return conflict(staff_file(number), refusal, act.word, _words_typed(file, act, typed))
    if step == "confirm":
        kept_pages.forget_kept()
        return redirect(_way_on(number, act), 303)
    return render_template(
        "desk/confirm.html",
        case=file.case,
        matter=file.matter,
        act=act,
        seen=seen,
        fields=_fields(act, typed),
        shown=_words_typed(file, act, typed) if act.prefix is None else [],
        consequences=consequences(file.case, foreseen),
        letters=foreseen.letters,
    )


def _way_on(number: str, act: Act) -> str:
    """To the next act at once, where the same officer goes on (immediate matters); else back to the case."""
    file = staff_file(number)
    can = {each.kind for each in acts_of(the_world(), file, the_actor())}
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
    act = next((each for each in acts if each.id == chosen), None)
    if act is None and len(acts) == 1:
        act = acts[0]
    whole = checks.look_again(world, file)
    rows: list[GapRow] = []
    if act is not None and act.prefix is not None:
        rows = gap_rows.typed_rows(file, typed) or gap_rows.first_rows(file, gaps_of(matter, whole))
        rows = gap_rows.with_another(rows) if another else rows
    shown = clocks.of_case(case, world.clock.now(), world.calendars.current())
    return render_template(
        "desk/decide.html",
        case=case,
        matter=matter,
        status=STATUS_WORDS[case.status],
        stage=STAGE_WORDS[case.stage],
        role=ROLE_WORDS[case.open_task.role] if case.open_task else None,
        holder=holder_words(case, actor),
        clocks=[clock for clock in shown if clock.bar is not None],
        wrong=[line for line in checks.results(world, file, whole) if line.verdict is not checks.Verdict.GOOD],
        acts=acts,
        act=act,
        typed=typed,
        seen=seen,
        lacking=lacking.say(language()) if lacking else None,
        lacks=_place(lacking, rows) if lacking else None,
        rows=rows,
        subjects=gap_rows.subjects(file, whole) if rows else [],
        ways=[(step.id, step.title or STAGE_WORDS[step.stage]) for step in _ways_back(matter, case, actor)],
        laws=[(law.id, law.name, law.article) for law in matter.basis],
        manners=list(MANNER_WORDS.items()),
        recipient=case.party.contact or case.party.name,
        why_not=why_not(matter, case, actor, world) if not acts else None,
        waiting=waiting,
        just_accepted="accepted" in request.args and case.outcome is None,
    )


def _ways_back(matter: Matter, case: Case, actor: Actor) -> tuple[Step, ...]:
    """The earlier steps to which this officer may send the case back."""
    try:
        return ways_back(matter, case, may_return(matter, case, actor, case.received))
    except (OutOfOrder, Forbidden):
        return ()


def _place(lacking: Incomplete, rows: list[GapRow]) -> str:
    """The name of the field the sentence is about."""
    if lacking.field != "gaps":
        return lacking.field
    number = lacking.about.get("number")
    counted = gap_rows.counted(rows)
    if isinstance(number, int) and 0 < number <= len(counted):
        row = counted[number - 1]
        return row.name("remedy" if row.problem.strip() else "problem")
    return rows[0].name("problem") if rows else "gaps"


def _must_be_about_the_matter(file: CaseFile, command: wish.RequestCorrection) -> None:
    """A tampered page gets no notice about something the matter does not have."""
    if not all(gap_rows.known_about(file, gap.about) for gap in command.gaps):
        abort(400)


def _fields(act: Act, typed: MultiDict[str, str]) -> list[tuple[str, str]]:
    """What the page of confirmation carries on."""
    names = {*act.names, *act.many}
    return [
        (name, text)
        for name, text in typed.items(multi=True)
        if name in names or (act.prefix is not None and name.startswith(act.prefix))
    ]


def _words_typed(file: CaseFile, act: Act, typed: MultiDict[str, str]) -> list[tuple[str, str]]:
    """What was typed, each with the name of its field, in words."""
    if act.prefix is not None:
        rows = gap_rows.counted(gap_rows.typed_rows(file, typed))
        return [(f"{row.title or _('其他')}", f"{row.problem}\n{row.remedy}") for row in rows]
    return [(field_word(name), _value(file, name, text)) for name, text in _fields(act, typed) if text.strip()]


def field_word(name: str) -> str:
    """What a field of an act is called."""
    return {
        "reasons": _("理由"),
        "reason": _("退回理由"),
        "opinion": _("办理意见"),
        "competent_organ": _("应当受理的机关"),
        "basis": _("法律依据"),
        "step": _("退回到"),
        "manner": _("送达方式"),
        "recipient": _("领取人或者收件人"),
    }[name]


def _value(file: CaseFile, name: str, text: str) -> str:
    words: Text | None = None
    if name == "manner":
        words = MANNER_WORDS.get(text)
    if name == "step":
        steps = file.matter.flow(file.case.route).steps
        words = next((step.title or STAGE_WORDS[step.stage] for step in steps if step.id == text), None)
    if name == "basis":
        law = next((law for law in file.matter.basis if law.id == text), None)
        return f"{law.name.say(language())} {law.article.say(language())}" if law else text
    return words.say(language()) if words else text
