"""What does one need to know before applying?  Always in the same order, from whether one can to whom to ask."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from banshi.definitions.guide import service_guide
from banshi.store import boards
from banshi.store.editions import Offer
from banshi.use_cases import drafting
from banshi.use_cases.elsewhere import nowhere
from banshi.web.frame import posted
from banshi.web.frame.visitor import the_actor, the_world, visitor
from banshi.web.portal import promises, track
from banshi.web.portal.blueprint import portal
from banshi_forms.party import APPLICANT_KINDS

#: The sections that stand beside the others where there is room.
BESIDE = frozenset({"where", "windows", "result", "quota", "remedies"})


@portal.get("/m/<code>")
def guide(code: str) -> str:
    """The service guide of a matter; of one that cannot be applied for, since when and why."""
    world = the_world()
    standing = world.editions.standing(code, world.today())
    if standing.offer is not Offer.IN_FORCE:
        return render_template("portal/not_offered.html", standing=standing, offer=Offer)
    matter = standing.edition.matter
    last_route = [route for route in matter.routes if route.ends is None][-1]
    return render_template(
        "portal/guide.html",
        matter=matter,
        edition=standing.edition,
        standing=standing,
        guide=service_guide(matter, world.today()),
        beside=BESIDE,
        promise=promises.promise_today(matter.promised(last_route.id), world.clock.now(), world.calendars.current()),
        promised=matter.promised(last_route.id),
        statutory=matter.statutory(last_route.id),
        nowhere=nowhere(matter),
        stages=track.of_flow(matter.flow(last_route.id)),
        begun=_begun(code),
    )


@portal.get("/m/<code>/start")
def start(code: str) -> str:
    """Before the first question: go on with what was begun, or begin."""
    world = the_world()
    matter = world.editions.current(code, world.today()).matter
    refused = nowhere(matter)
    if refused is not None:
        raise refused
    return render_template(
        "portal/start.html",
        matter=matter,
        begun=_begun(code),
        applicants=[APPLICANT_KINDS[kind] for kind in matter.applicants],
    )


@portal.post("/m/<code>/start")
def begin(code: str) -> Response:
    """A new draft."""
    posted.only()
    draft = drafting.start(the_world(), the_actor(), code)
    return redirect(url_for("portal.task_list", draft_id=draft), 303)


def _begun(code: str) -> list[boards.DraftRow]:
    """Own drafts of this matter."""
    actor = visitor()
    if actor is None:
        return []
    with the_world().reading() as connection:
        rows = boards.my_drafts(connection, actor.person)
    now = the_world().clock.now()
    return [row for row in rows if row.edition.matter == code and row.correcting is None and row.expires > now]
