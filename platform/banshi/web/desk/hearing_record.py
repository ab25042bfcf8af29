"""How does whoever presided record a hearing?  The signed record as files, who signed it, what was put forward."""

from __future__ import annotations

import re

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases import commands as wish
from banshi.cases.decide import tasks_for
from banshi.cases.words import COMMAND_WORDS
from banshi.use_cases import hearings
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, Incomplete, OutOfOrder, Stale, TooLarge
from banshi.web.desk.acting import LONGEST
from banshi.web.desk.blueprint import desk
from banshi.web.desk.case_page import staff_file, why_not
from banshi.web.desk.conflicts import conflict
from banshi.web.frame import posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi_forms.messages import say_beside

_SEPARATED = re.compile(r"[、，,；;\n]+")


@desk.get("/desk/cases/<number>/hearing/record")
def hearing_record(number: str) -> str:
    """What is recorded of the hearing."""
    file = staff_file(number)
    return _page(file, {}, file.case.version)


@desk.post("/desk/cases/<number>/hearing/record")
def record_hearing(number: str) -> Response | str | tuple[str, int]:
    """Record it, all of it or nothing."""
    posted.only("seen", "signatories", "report", many={"record"})
    file = staff_file(number)
    typed = {name: request.form.get(name, "").replace("\r\n", "\n").strip() for name in ("signatories", "report")}
    seen = request.form.get("seen", type=int, default=-1)
    chosen = [(one.filename, one.read()) for one in request.files.getlist("record") if one.filename]
    names = [name.strip() for name in _SEPARATED.split(typed["signatories"])]
    try:
        posted.short_enough(typed, LONGEST)
        wrong = hearings.record_hearing(the_world(), the_actor(), file.case.id, seen, chosen, names, typed["report"])
    except Incomplete as lacking:
        return _page(file, typed, seen, {lacking.field: lacking.say(language())}), 422
    except TooLarge as large:
        return _page(file, typed, seen, {"record": large.say(language())}), 422
    except (Stale, OutOfOrder, Forbidden) as refusal:
        kept = [(_("笔录签名"), typed["signatories"]), (_("听证要点"), typed["report"])]
        return conflict(staff_file(number), refusal, COMMAND_WORDS[wish.RecordHearing], kept)
    if wrong:
        return _page(file, typed, seen, {"record": " ".join(say_beside(one, language()) for one in wrong)}), 422
    return redirect(url_for("desk.case_page", number=number, done="record-hearing"), 303)


def _page(file: CaseFile, typed: dict[str, str], seen: int, wrong: dict[str, str] | None = None) -> str:
    world, actor, case, matter = the_world(), the_actor(), file.case, file.matter
    task = next(iter(tasks_for(wish.RecordHearing, matter, case, actor, world.clock.now())), None)
    return render_template(
        "desk/hearing_record.html",
        case=case,
        matter=matter,
        hearing=case.sitting(task.id)[1] if task else None,
        why_not=why_not(matter, case, actor, world) if task is None else None,
        types=hearings.RECORD_TYPES,
        typed=typed,
        seen=seen,
        wrong=wrong or {},
    )
