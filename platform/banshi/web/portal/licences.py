"""Which licences do I hold, and what holds of each?"""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.definitions.model import Matter
from banshi.licences.register import Licence, LicenceState
from banshi.licences.words import STATE_WORDS
from banshi.store.boards import case_row
from banshi.store.licences import licences_of
from banshi.use_cases.holding import why_not
from banshi.use_cases.starting_on import matters_for, start_on
from banshi.web.frame import posted
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal
from banshi_rules.texts import Text

TONES = {LicenceState.VALID: "ok", LicenceState.EXPIRED: "warn", LicenceState.REVOKED: "stop"}


@dataclass(frozen=True, slots=True)
class OwnLicence:
    """A licence in the list: its state today, the number of the case that issued its document, the matters that can be
    begun with it today, and the others, each with why not."""

    licence: Licence
    state: Text
    tone: str
    case: str
    offered: tuple[Matter, ...]
    not_now: tuple[tuple[Matter, Text], ...]


@portal.get("/my/licences")
def my_licences() -> str:
    """Every licence of one's own, those that hold first."""
    world, actor = the_world(), the_actor()
    today = world.today()
    with world.reading() as connection:
        held = licences_of(connection, actor.person)
        rows = {one.case: case_row(connection, one.case) for one in held}
    shown = []
    for one in held:
        state, row = one.state_on(today), rows[one.case]
        about = matters_for(world, one) if state in (LicenceState.VALID, LicenceState.EXPIRED) else ()
        why = [(matter, _why_not(matter, one)) for matter in about]
        offered = tuple(matter for matter, no in why if no is None)
        not_now = tuple((matter, no) for matter, no in why if no is not None)
        case = row.number if row else ""
        shown.append(OwnLicence(one, STATE_WORDS[state], TONES.get(state, "plain"), case, offered, not_now))
    shown.sort(key=lambda own: own.tone != "ok")
    return render_template("portal/licences.html", licences=shown)


def _why_not(matter: Matter, held: Licence) -> Text | None:
    """What would be said to an application of today, so that nobody fills in a form in vain."""
    world = the_world()
    return next(why_not(world, matter, matter.acts_on, held, world.today()), None) if matter.acts_on else None


@portal.post("/my/licences/<path:number>/start")
def start_on_licence(number: str) -> Response:
    """A draft of a matter about that licence.  Raises NotFound for everybody but its holder."""
    posted.only("matter")
    code = request.form.get("matter", "")[:100]
    draft = start_on(the_world(), the_actor(), code, number)
    return redirect(url_for("portal.task_list", draft_id=draft), 303)
