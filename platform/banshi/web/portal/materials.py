"""What has to come with the application?  Every material with its standard, its files and what is wrong with one."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from banshi.cases.events import Gap, StoredFile
from banshi.definitions.model import MaterialSpec
from banshi.use_cases import drafting
from banshi.use_cases.drafts import Draft
from banshi.use_cases.overview import Overview
from banshi.use_cases.refusals import TooLarge
from banshi.web.frame import posted
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.applying import filed_already, gaps_to_mend
from banshi.web.portal.blueprint import portal
from banshi_forms.messages import say_beside
from banshi_forms.model import Problem

_FILE = "file-"


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One material on the page; `state` is `missing`, `done`, `later` or `shared`."""

    spec: MaterialSpec
    state: str
    files: tuple[StoredFile, ...]
    problems: tuple[str, ...]
    asked_again: tuple[Gap, ...]


def material_rows(draft: Draft, whole: Overview, problems: dict[str, list[str]]) -> list[MaterialRow]:
    """The materials these answers demand, those to bring first."""
    again: dict[str, list[Gap]] = {}
    for gap, _place in gaps_to_mend(draft):
        if gap.about.startswith("material:"):
            again.setdefault(gap.about.partition(":")[2], []).append(gap)

    def row(spec: MaterialSpec, state: str) -> MaterialRow:
        files = draft.files.get(spec.id, ())
        state = "done" if files else state
        return MaterialRow(spec, state, files, tuple(problems.get(spec.id, ())), tuple(again.get(spec.id, ())))

    return [
        *(row(spec, "missing") for spec in whole.required.asked),
        *(row(spec, "later") for spec in whole.required.later),
        *(MaterialRow(spec, "shared", (), (), ()) for spec in whole.required.supplied),
    ]


@portal.get("/apply/<draft_id>/materials")
def materials(draft_id: str) -> str | Response:
    """The materials of this application."""
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    return filed_already(draft) or _page(draft, {})


@portal.post("/apply/<draft_id>/materials")
def hand_in(draft_id: str) -> Response | tuple[str, int]:
    """Take the files that were chosen, or take one back; then go on when nothing is missing."""
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    own = {f"{_FILE}{material.id}" for material in draft.matter.materials}
    posted.only("_then", "_remove", many=own)
    removed = request.form.get("_remove")
    if removed is not None:
        material, _colon, digest = removed.partition(":")
        drafting.detach(the_world(), the_actor(), draft_id, material, digest)
        return redirect(url_for("portal.materials", draft_id=draft_id, _anchor=f"material-{material}"), 303)
    problems: dict[str, list[str]] = {}
    for name, files in request.files.lists():
        material = name.removeprefix(_FILE)
        for file in files:
            wrong = _take(draft, material, file)
            if wrong:
                problems.setdefault(material, []).append(wrong)
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    if problems:
        return _page(draft, problems), 422
    if request.form.get("_then") == "list":
        return redirect(url_for("portal.task_list", draft_id=draft_id), 303)
    missing = drafting.overview(the_world(), draft).missing
    if missing and any(file.filename for file in request.files.values()):
        return redirect(url_for("portal.materials", draft_id=draft_id, _anchor=f"material-{missing[0]}"), 303)
    return redirect(url_for("portal.check", draft_id=draft_id), 303)


def _take(draft: Draft, material: str, file: FileStorage) -> str | None:
    """Why the file was not taken, in words."""
    if not file.filename:
        return None
    try:
        taken = drafting.attach(the_world(), the_actor(), draft.id, material, file.filename, file.read())
    except TooLarge as refusal:
        return refusal.say(language())
    return say_beside(taken, language()) if isinstance(taken, Problem) else None


def _page(draft: Draft, problems: dict[str, list[str]]) -> str:
    whole = drafting.overview(the_world(), draft)
    rows = material_rows(draft, whole, problems)
    return render_template(
        "portal/materials.html",
        draft=draft,
        matter=draft.matter,
        rows=rows,
        to_bring=[row for row in rows if row.state != "shared"],
        shared=[row for row in rows if row.state == "shared"],
        wrong=[(row.spec, problem) for row in rows for problem in row.problems],
        missing=len(whole.missing),
        again=sum(bool(row.asked_again) for row in rows),
    )
