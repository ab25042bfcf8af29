"""How far is a case, for whoever holds its receipt?  Stage and dates; one answer for all that is wrong."""

from __future__ import annotations

import unicodedata

from flask import render_template, request

from banshi.cases.case import Case
from banshi.cases.words import STATUS_WORDS
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.store import boards
from banshi.store.boards import CaseRow
from banshi.web.frame import posted
from banshi.web.frame.limits import QUERIES, limiter
from banshi.web.frame.visitor import the_world
from banshi.web.portal import promises
from banshi.web.portal.blueprint import portal
from banshi.web.portal.mine import TONES


@portal.get("/progress")
def progress() -> str:
    """The form; nothing is asked in an address, which others might read."""
    return render_template("portal/progress.html", number=request.args.get("number", "")[:60], found=None, failed=False)


@portal.post("/progress")
@limiter.limit(QUERIES, deduct_when=lambda response: response.status_code != 200)
def look_up() -> str | tuple[str, int]:
    """The answer to number and code."""
    posted.only("number", "code")
    number, code = request.form.get("number", "")[:60], request.form.get("code", "")[:20]
    world = the_world()
    with world.reading() as connection:
        row = boards.progress(connection, number, _plain(code)) or boards.progress(
            connection, _plain(number), _plain(code)
        )
        case = boards.case_page(connection, row.id) if row else None
    if row is None or case is None:
        return render_template("portal/progress.html", number=number, found=None, failed=True), 422
    return _found(row, case, number)


def _plain(typed: str) -> str:
    """As receipts print it, whether it was typed in small or wide letters, with blanks or dashes."""
    return unicodedata.normalize("NFKC", typed).upper().replace(" ", "").replace("-", "")


def _found(row: CaseRow, case: Case, number: str) -> str:
    world = the_world()
    return render_template(
        "portal/progress.html",
        number=number,
        found=row,
        failed=False,
        state=STATUS_WORDS[row.status],
        tone=TONES.get(row.status, "plain"),
        stage=STAGE_WORDS[row.stage],
        matter=world.editions.matter(row.edition),
        clock=promises.of_case(case, world.today(), world.calendars.current()),
    )
