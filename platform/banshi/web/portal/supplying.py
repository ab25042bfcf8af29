"""How do I hand in what was to follow?  One page with every material still to come, by when, and one button."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.cases.commands import SupplyMaterials
from banshi.cases.decide import possible
from banshi.cases.words import STATUS_WORDS
from banshi.definitions.flow_words import KIND_WORDS
from banshi.definitions.model import MaterialSpec
from banshi.use_cases import supplying
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import Incomplete, TooLarge
from banshi.web.frame import posted
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal
from banshi.web.portal.own_file import own_file
from banshi_forms.messages import say_beside
from banshi_rules.texts import Text

_FILE = "file-"


@dataclass(frozen=True, slots=True)
class FollowingRow:
    """A material still to come: by which step (None: before the result), and what is wrong with what was chosen."""

    spec: MaterialSpec
    step: Text | None
    problems: tuple[str, ...] = ()


def following_rows(file: CaseFile, problems: dict[str, list[str]] | None = None) -> list[FollowingRow]:
    """What the applicant still has to hand in, in the order of the definition."""
    steps = {step.id: step.title or KIND_WORDS[type(step)] for step in file.matter.flow(file.case.route).steps}
    follow = file.case.to_follow
    wrong = problems or {}
    return [
        FollowingRow(spec, steps.get(follow[spec.id]), tuple(wrong.get(spec.id, ())))
        for spec in file.matter.materials
        if spec.id in follow
    ]


@portal.get("/my/cases/<number>/supply")
def supply(number: str) -> str:
    """The materials still to come."""
    return _page(own_file(number), {})


@portal.post("/my/cases/<number>/supply")
def supply_now(number: str) -> Response | tuple[str, int]:
    """Take what was chosen, all of it or nothing."""
    file = own_file(number)
    posted.only(many={f"{_FILE}{material.id}" for material in file.matter.materials})
    chosen = {
        name.removeprefix(_FILE): [(one.filename, one.read()) for one in files if one.filename]
        for name, files in request.files.lists()
    }
    try:
        wrong = supplying.supply(the_world(), the_actor(), file.case.id, chosen)
    except (Incomplete, TooLarge) as lacking:
        return _page(own_file(number), {}, lacking.say(language())), 422
    if wrong:
        problems: dict[str, list[str]] = {}
        for problem in wrong:
            problems.setdefault(problem.at, []).append(say_beside(problem, language()))
        return _page(file, problems), 422
    return redirect(url_for("portal.case_page", number=number), 303)


def _page(file: CaseFile, problems: dict[str, list[str]], lacking: str | None = None) -> str:
    can = SupplyMaterials in possible(file.matter, file.case, the_actor(), the_world().clock.now())
    return render_template(
        "portal/supply.html",
        case=file.case,
        matter=file.matter,
        state=STATUS_WORDS[file.case.status],
        rows=following_rows(file, problems) if can else [],
        follow_by=file.case.running("tolerance"),
        lacking=lacking,
    )
