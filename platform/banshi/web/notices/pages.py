"""What does a notice say?  To its addressee and to officers of its department; for all others it is not there."""

from __future__ import annotations

from io import BytesIO

from flask import render_template, send_file, url_for
from werkzeug.wrappers import Response

from banshi.cases.duties import is_applicant
from banshi.documents import letter_pdf
from banshi.use_cases import delivering, reading
from banshi.web.desk.history import who_words
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.notices.blueprint import notices

#: Printed under the date while no seal is put on notices.
NO_SEAL = "（本文书未加盖电子印章）"


@notices.get("/notices/<notice_id>")
def page(notice_id: str) -> str:
    """The letter as a page; reading it marks it as read in the inbox of its addressee."""
    world, actor = the_world(), the_actor()
    row, letter = reading.notice(world, actor, notice_id)
    file = reading.case_file(world, actor, row.case)
    own = is_applicant(file.case, actor)
    if own:
        delivering.mark_read(world, actor, notice_id)
    endpoint = "portal.case_page" if own else "desk.case_page"
    return render_template(
        "notices/page.html",
        notice=row,
        letter=letter,
        mark=NO_SEAL,
        back=url_for(endpoint, number=file.case.number),
        case=file.case,
        issued_by=None if own else who_words(reading.issued(world, actor, notice_id)),
    )


@notices.get("/notices/<notice_id>.pdf")
def pdf(notice_id: str) -> Response:
    """The same letter to print and keep."""
    _row, letter = reading.notice(the_world(), the_actor(), notice_id)
    name = _("%(title)s %(number)s", title=letter.title, number=letter.number)
    response = send_file(
        BytesIO(letter_pdf(letter, mark=NO_SEAL)),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{name}.pdf",
        etag=False,
        max_age=0,
    )
    response.headers["Cache-Control"] = "no-store"
    return response
