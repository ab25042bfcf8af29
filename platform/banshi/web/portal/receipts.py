"""What does one hold in hand after filing?  A number, what comes next and by when, and whom to ask."""

from __future__ import annotations

from flask import render_template

from banshi.cases.case import Status
from banshi.use_cases import reading
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal


@portal.get("/receipt/<number>")
def receipt(number: str) -> str:
    """The receipt of an own case; as good tomorrow as now."""
    world, actor = the_world(), the_actor()
    case_id = reading.case_id_of(world, actor, number)
    held = reading.receipt(world, actor, case_id)
    file = reading.case_file(world, actor, case_id)
    return render_template(
        "portal/receipt.html",
        receipt=held,
        case=file.case,
        matter=file.matter,
        corrected=file.case.correction is not None and file.case.correction.answered is not None,
        early=file.case.status is Status.SUBMITTED,
    )
