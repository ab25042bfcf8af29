"""How does an officer give a task to a colleague?  Those who may do it to choose from, and why the others may not."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases import commands as wish
from banshi.cases.case import Task
from banshi.cases.words import COMMAND_WORDS, task_word
from banshi.use_cases import handling
from banshi.use_cases.colleagues import colleagues_for, open_tasks_to_give
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Forbidden, Incomplete, NotFound, OutOfOrder, Stale
from banshi.web.desk.blueprint import desk
from banshi.web.desk.case_page import staff_file
from banshi.web.desk.conflicts import conflict
from banshi.web.frame import posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world

#: Chosen to give a task back to everybody who holds its post; no person has this id.
NOBODY = "-"
_LONGEST = 500


@desk.get("/desk/cases/<number>/assign")
def assign_page(number: str) -> str:
    """Who may take a task of the case."""
    file = staff_file(number)
    return _page(file, {"task": request.args.get("task", "")[:60]}, file.case.version)


@desk.post("/desk/cases/<number>/assign")
def assign(number: str) -> Response | str | tuple[str, int]:
    """Give the task to the chosen colleague, or back to all."""
    posted.only("seen", "task", "to", "reason")
    file = staff_file(number)
    typed = {name: request.form.get(name, "").strip() for name in ("task", "to", "reason")}
    seen = request.form.get("seen", type=int, default=-1)
    if not typed["to"]:
        return _page(file, typed, seen, "to", _("请选择转给谁。")), 422
    world, actor = the_world(), the_actor()
    try:
        posted.short_enough(typed, _LONGEST)
        if typed["to"] == NOBODY:
            handling.release(world, actor, file.case.id, seen, typed["task"], typed["reason"])
        else:
            handling.assign(world, actor, file.case.id, seen, typed["task"], typed["to"], typed["reason"])
    except Incomplete as lacking:
        return _page(file, typed, seen, lacking.field, lacking.say(language())), 422
    except NotFound:
        abort(404)
    except (Stale, OutOfOrder, Forbidden) as refusal:
        kept = [(_("原因"), typed["reason"])]
        return conflict(staff_file(number), refusal, COMMAND_WORDS[wish.Assign], kept)
    return redirect(url_for("desk.case_page", number=number, assigned=1), 303)


def _page(file: CaseFile, typed: dict[str, str], seen: int, field: str | None = None, wrong: str | None = None) -> str:
    tasks = open_tasks_to_give(file.case, the_actor())
    task = next((one for one in tasks if one.id == typed["task"]), tasks[0] if tasks else None)
    found = colleagues_for(the_world(), file.matter, file.case, task) if task else ()
    return render_template(
        "desk/assign.html",
        case=file.case,
        matter=file.matter,
        task=task,
        where=task_word(task) if task else None,
        others=[(one.id, _word(one)) for one in tasks if task is not None and one.id != task.id],
        able=[(one.person.person, one.person.name) for one in found if one.why_not is None],
        unable=[(one.person.name, one.why_not.say(language())) for one in found if one.why_not is not None],
        nobody=NOBODY,
        typed=typed,
        seen=seen,
        field=field,
        wrong=wrong,
    )


def _word(task: Task) -> str:
    return task_word(task).say(language())
