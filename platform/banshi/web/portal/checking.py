"""Is everything right?  All answers once more, what is still wrong, and the one act that files the application."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.use_cases import drafting, filing
from banshi.use_cases.drafts import Draft
from banshi.use_cases.following import to_sign
from banshi.use_cases.overview import Overview
from banshi.use_cases.refusals import Incomplete, NotReady, Stale
from banshi.web.frame import kept_pages, posted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language, say
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.applying import filed_already, place_of
from banshi.web.portal.blueprint import portal
from banshi.web.portal.materials import material_rows
from banshi_forms.html import ReviewRow, answers_by_section, in_blocks, review_rows
from banshi_forms.messages import say as say_problem
from banshi_forms.model import Section
from banshi_forms.party import SECTION as PARTY_SECTION


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing to mend, and where."""

    words: str
    address: str | None


def complaints(draft: Draft, whole: Overview) -> list[Complaint]:
    """Everything that still keeps the application from being filed; from being printed where it is filed at the window,
    and nothing where it ends at the intake."""
    matter = draft.matter
    if whole.route.route.ends is not None and whole.elsewhere is not None:
        return []
    found = [
        Complaint(say_problem(problem, form, language()), place_of(draft, f"field:{problem.at}"))
        for form, problems in ((matter.party_form, whole.party_problems), (matter.form, whole.problems))
        for problem in problems
    ]
    for wrong in whole.wrong:
        found.append(Complaint(say(wrong.message), place_of(draft, f"field:{wrong.at}") if wrong.at else None))
    for missing in whole.missing if whole.elsewhere is None else ():
        spec = matter.material(missing)
        title = spec.title.say(language()) if spec else missing
        found.append(Complaint(_("还没有上传“%(title)s”", title=title), place_of(draft, f"material:{missing}")))
    return found


def answered(draft: Draft) -> list[tuple[Section, list[tuple[str, list[ReviewRow]]]]]:
    """Every answer by topic, the applicant's particulars first; those of one row of a group under its label."""
    more = draft.more(the_world().today(), the_world().calendars.current())
    rows = review_rows(draft.matter.party_form, draft.party, more, language())
    by_section = {
        PARTY_SECTION: rows,
        **answers_by_section(review_rows(draft.matter.form, draft.sheet, more, language())),
    }
    sections = (*draft.matter.party_form.sections, *draft.matter.form.sections)
    return [(section, in_blocks(by_section[section.id])) for section in sections if by_section.get(section.id)]


@portal.get("/apply/<draft_id>/check")
def check(draft_id: str) -> str | Response:
    """The page to check before filing."""
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    return filed_already(draft) or _page(draft)


@portal.post("/apply/<draft_id>/check")
def file_application(draft_id: str) -> Response | tuple[str, int]:
    """File it; the same key gets the same receipt, however often this is sent."""
    posted.only("key", "body", "declared", many=("signed",))
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    key, body = request.form.get("key", ""), request.form.get("body")
    signing = frozenset(request.form.getlist("signed"))
    if request.form.get("declared") != "yes" and draft.case is None:
        return _page(draft, _("请先确认声明"), signing=signing), 422
    act = filing.file if draft.correcting is None else filing.correct
    try:
        receipt = act(the_world(), the_actor(), draft_id, key, body, signing)
    except Incomplete as unsigned:
        return _page(draft, signing=signing, unsigned=unsigned.say(language())), 422
    except NotReady:
        return _page(drafting.open_draft(the_world(), the_actor(), draft_id)), 422
    except Stale:
        return _page(drafting.open_draft(the_world(), the_actor(), draft_id), changed=True), 409
    kept_pages.forget_kept()
    return redirect(url_for("portal.receipt", number=receipt.number), 303)


def _page(
    draft: Draft,
    undeclared: str | None = None,
    changed: bool = False,
    *,
    signing: frozenset[str] = frozenset(),
    unsigned: str | None = None,
) -> str:
    whole = drafting.overview(the_world(), draft)
    rows = material_rows(draft, whole, {})
    return render_template(
        "portal/check.html",
        draft=draft,
        matter=draft.matter,
        answered=answered(draft),
        complaints=complaints(draft, whole),
        rows=rows,
        whole=whole,
        promised=draft.matter.promised(whole.route.route.id),
        undeclared=undeclared,
        commitments=to_sign(draft.matter, whole, draft.files) if whole.elsewhere is None else {},
        signing=signing,
        unsigned=unsigned,
        changed=changed,
    )
