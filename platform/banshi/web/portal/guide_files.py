"""What can one take home about a matter?  Its guide as a PDF, and the one-time notice sheet as a page and as a PDF."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from io import BytesIO

from flask import render_template, send_file, url_for
from werkzeug.wrappers import Response

from banshi.definitions.guide import EditionMark, GuideKind, notice_sheet, service_guide
from banshi.definitions.model import EditionKey
from banshi.documents import guide_pdf
from banshi.use_cases import drafting
from banshi.use_cases.told_at_once import told_at_once
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal
from banshi_rules.texts import Language

#: Files of guides that a process keeps: setting one takes a moment, and everybody asks for the same.
KEPT = 64


@portal.get("/m/<code>/guide.pdf")
def guide_file(code: str) -> Response:
    """The service guide to print and keep, in the language of the page."""
    return _file(code, GuideKind.GUIDE)


@portal.get("/m/<code>/sheet", endpoint="notice_sheet")
def sheet_page(code: str) -> str:
    """The one-time notice sheet for everybody."""
    world = the_world()
    edition = world.editions.current(code, world.today())
    return render_template(
        "portal/notice_sheet.html",
        guide=notice_sheet(edition.matter, world.today()),
        edition=edition,
        file=url_for("portal.sheet_file", code=code),
        back=url_for("portal.guide", code=code),
        back_title=_("办事指南"),
    )


@portal.get("/m/<code>/sheet.pdf")
def sheet_file(code: str) -> Response:
    """The same to print and keep."""
    return _file(code, GuideKind.SHEET)


@portal.get("/apply/<draft_id>/sheet")
def own_sheet(draft_id: str) -> str:
    """The one-time notice sheet of a draft: only what this applicant needs, and why."""
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    return render_template(
        "portal/notice_sheet.html",
        guide=told_at_once(the_world(), draft),
        edition=draft.edition,
        file=url_for("portal.own_sheet_file", draft_id=draft_id),
        back=url_for("portal.check", draft_id=draft_id),
        back_title=_("核对并提交"),
    )


@portal.get("/apply/<draft_id>/sheet.pdf")
def own_sheet_file(draft_id: str) -> Response:
    """The same to print and keep; it is kept nowhere else."""
    draft = drafting.open_draft(the_world(), the_actor(), draft_id)
    sheet = told_at_once(the_world(), draft)
    mark = EditionMark(draft.edition.number, draft.edition.in_force_from)
    name = f"{sheet.heading.say(language())} {sheet.title.say(language())}.pdf"
    response = pdf_response(guide_pdf(sheet, language(), mark), name)
    response.headers["Cache-Control"] = "no-store"
    return response


def pdf_response(content: bytes, name: str) -> Response:
    """A PDF to be kept under that name."""
    return send_file(BytesIO(content), mimetype="application/pdf", as_attachment=True, download_name=name, max_age=0)


def _file(code: str, kind: GuideKind) -> Response:
    world = the_world()
    edition = world.editions.current(code, world.today())
    mark = EditionMark(edition.number, edition.in_force_from)
    heading, content = _set(edition.key, mark, kind, world.today(), language())
    return pdf_response(content, f"{heading} {edition.matter.title.say(language())}.pdf")


@lru_cache(maxsize=KEPT)
def _set(edition: EditionKey, mark: EditionMark, kind: GuideKind, on: date, spoken: Language) -> tuple[str, bytes]:
    """What the guide is called, and its PDF; the key of an edition names everything it says."""
    matter = the_world().editions.matter(edition)
    made = service_guide(matter, on) if kind is GuideKind.GUIDE else notice_sheet(matter, on)
    return made.heading.say(spoken), guide_pdf(made, spoken, mark)
