"""Which days counted?  The proof of a due date, as officers and applicants see it alike."""

from __future__ import annotations

from flask import render_template

from banshi.cases.ledgers import ledger_of
from banshi.cases.words import watch_word
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import NotFound
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.visitor import the_world


def ledger_page(file: CaseFile, watch: str, ways: list[tuple[str | None, str]], *, staff: bool) -> str:
    """The page of that clock; `ways` lead back, `staff` says for whom it is.  Raises NotFound without such a clock."""
    if watch not in file.case.watches:
        raise NotFound
    world = the_world()
    found = ledger_of(file.matter, file.case, watch, world.today(), world.calendars.current())
    return render_template(
        "frame/ledger.html",
        case=file.case,
        matter=file.matter,
        name=watch_word(watch),
        ledger=found,
        ways=[*ways, (None, _("逐日计算"))],
        staff=staff,
        today=world.today(),
    )
