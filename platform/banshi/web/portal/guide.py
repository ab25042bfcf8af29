"""What does one need to know before applying?  Always in the same order, from whether one can to whom to ask."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from banshi.definitions.fact_names import names_of
from banshi.definitions.law_texts import resolve
from banshi.definitions.model import MaterialSource, Matter, Necessity
from banshi.store import boards
from banshi.store.editions import Offer
from banshi.use_cases import drafting
from banshi.use_cases.elsewhere import nowhere
from banshi.web.frame import posted
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world, visitor
from banshi.web.portal import promises, track
from banshi.web.portal.blueprint import portal
from banshi_forms.party import APPLICANT_KINDS
from banshi_rules.expressions import in_words


@portal.get("/m/<code>")
def guide(code: str) -> str:
    """The service guide of a matter; of one that cannot be applied for, since when and why."""
    world = the_world()
    standing = world.editions.standing(code, world.today())
    if standing.offer is not Offer.IN_FORCE:
        return render_template("portal/not_offered.html", standing=standing, offer=Offer)
    edition = standing.edition
    matter = edition.matter
    open_routes = [route for route in matter.routes if route.ends is None]
    last_route = open_routes[-1]
    return render_template(
        "portal/guide.html",
        matter=matter,
        edition=edition,
        standing=standing,
        promise=promises.promise_today(matter.promised(last_route.id), world.clock.now(), world.calendars.current()),
        promised=matter.promised(last_route.id),
        statutory=matter.statutory(last_route.id),
        other_routes=[route for route in open_routes if matter.promised(route.id) != matter.promised(last_route.id)],
        endings=[route.ends for route in matter.routes if route.ends is not None],
        nowhere=nowhere(matter),
        stages=track.of_flow(matter.flow(last_route.id)),
        applicants=[APPLICANT_KINDS[kind] for kind in matter.applicants],
        cited=[(basis, resolve(basis, world.today())) for basis in matter.basis],
        shared=MaterialSource.SHARING,
        later=Necessity.SECONDARY,
        when=_when(matter),
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


def _when(matter: Matter) -> Mapping[str, str]:
    """When a material is asked that not everybody needs, by its id."""
    names = names_of(matter)
    return {
        material.id: in_words(material.required, language(), names)
        for material in matter.materials
        if not isinstance(material.required, bool)
    }


def _begun(code: str) -> list[boards.DraftRow]:
    """Own drafts of this matter."""
    actor = visitor()
    if actor is None:
        return []
    with the_world().reading() as connection:
        rows = boards.my_drafts(connection, actor.person)
    now = the_world().clock.now()
    return [row for row in rows if row.edition.matter == code and row.correcting is None and row.expires > now]
