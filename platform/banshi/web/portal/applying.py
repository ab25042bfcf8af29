"""How far is my application?  A list of topics with their states, and what is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from banshi.cases.corrections import gaps_to_answer
from banshi.cases.events import Gap
from banshi.cases.moment import civil_day
from banshi.definitions.model import Matter
from banshi.use_cases import drafting, reading
from banshi.use_cases.drafts import Draft
from banshi.use_cases.overview import Overview, SectionState
from banshi.web.frame import posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal
from banshi_forms.model import Form, Section
from banshi_forms.party import SECTION as PARTY_SECTION
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A line of the task list: where it leads, its name, its state."""

    address: str
    name: Text | str
    state: SectionState


def section_of(matter: Matter, section_id: str) -> tuple[Form, Section] | None:
    """The form and the section of that id."""
    form = matter.party_form if section_id == PARTY_SECTION else matter.form
    section = form.section(section_id)
    return (form, section) if section else None


def section_rows(draft: Draft, whole: Overview) -> list[TaskRow]:
    """The topics that are asked of these answers."""
    rows = []
    for section_id, state in whole.sections.items():
        found = section_of(draft.matter, section_id)
        if found:
            address = url_for("portal.section", draft_id=draft.id, section_id=section_id)
            rows.append(TaskRow(address, found[1].title, state))
    return rows


def materials_state(draft: Draft, whole: Overview) -> SectionState:
    """How far the files are."""
    if not whole.missing:
        return SectionState.DONE
    return SectionState.IN_PROGRESS if any(draft.files.values()) else SectionState.NOT_STARTED


def filed_already(draft: Draft) -> Response | None:
    """Where a draft leads that was handed in, or that answers a notice nobody waits for any more."""
    if draft.case is not None:
        number = reading.case_file(the_world(), the_actor(), draft.case).case.number
        return redirect(url_for("portal.receipt", number=number), 303)
    if draft.correcting is not None:
        case = reading.case_file(the_world(), the_actor(), draft.correcting).case
        if not gaps_to_answer(case, the_world().clock.now()):
            return redirect(url_for("portal.case_page", number=case.number), 303)
    return None


def answer_by(draft: Draft) -> date | None:
    """The last day on which it can be mended, by notice or on the spot; None for others, and where none is set."""
    if draft.correcting is None:
        return None
    case = reading.case_file(the_world(), the_actor(), draft.correcting).case
    clock = case.running("correction") or case.running("on-the-spot")
    return civil_day(clock.due) if clock and clock.due else None


def gaps_to_mend(draft: Draft) -> list[tuple[Gap, str | None]]:
    """What this draft is to mend, by notice or on the spot, each with the page to mend it on."""
    if draft.correcting is None:
        return []
    case = reading.case_file(the_world(), the_actor(), draft.correcting).case
    return [(gap, place_of(draft, gap.about)) for gap in gaps_to_answer(case, the_world().clock.now())]


def place_of(draft: Draft, about: str) -> str | None:
    """The address of the page on which `field:area` or `material:layout` is mended."""
    kind, _colon, name = about.partition(":")
    if kind == "material" and draft.matter.material(name):
        return url_for("portal.materials", draft_id=draft.id, _anchor=f"material-{name}")
    top = name.partition(".")[0]
    for form in (draft.matter.party_form, draft.matter.form):
        section = form.section_of(top) or form.section(top)
        if kind == "field" and section:
            anchor = "f_" + name.replace(".", "-")
            return url_for("portal.section", draft_id=draft.id, section_id=section.id, back="check", _anchor=anchor)
    return None


@portal.get("/apply/<draft_id>")
def task_list(draft_id: str) -> str | Response:
    """The topics of this application and how far each is."""
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    gone = filed_already(draft)
    if gone is not None:
        return gone
    whole = drafting.overview(the_world(), draft)
    rows = section_rows(draft, whole)
    files = TaskRow(url_for("portal.materials", draft_id=draft.id), _("上传材料"), materials_state(draft, whole))
    asked = rows if whole.elsewhere else [*rows, files]
    next_row = next((row for row in asked if row.state is not SectionState.DONE), None)
    return render_template(
        "portal/task_list.html",
        draft=draft,
        matter=draft.matter,
        rows=rows,
        files=files,
        next_row=next_row,
        done=sum(row.state is SectionState.DONE for row in asked),
        whole_of=len(asked),
        gaps=gaps_to_mend(draft),
        ready=whole.ready,
        whole=whole,
        answer_by=answer_by(draft),
    )


@portal.get("/apply/<draft_id>/discard")
def discard(draft_id: str) -> str | Response:
    """Asks once before a draft is thrown away."""
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    return filed_already(draft) or render_template("portal/discard.html", draft=draft, matter=draft.matter)


@portal.post("/apply/<draft_id>/discard")
def discard_now(draft_id: str) -> Response:
    """Throw it away."""
    posted.only()
    drafting.discard(the_world(), the_actor(), draft_id)
    return redirect(url_for("portal.mine"), 303)
