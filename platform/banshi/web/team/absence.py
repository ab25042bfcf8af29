"""Who of an organ is away, and who acts in that one's place?  For the head of the organ."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.people import Actor, DepartmentId, Role
from banshi.store import delegations
from banshi.web.frame import posted
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.team.blueprint import team
from banshi.web.team.delegation_form import (
    NAMES,
    DelegationForm,
    Unreadable,
    colleagues_of,
    name_as_typed,
    posts_of,
    staff_of,
    typed_fields,
)
from banshi.web.team.rows import rows


def headed(actor: Actor) -> frozenset[DepartmentId]:
    """The departments whose head the actor is, or stands in for."""
    return frozenset(post.department for post in actor.held if post.role is Role.ORGAN_HEAD)


@team.get("/team/absence")
def absence() -> str:
    """Who acts for whom, and the form to name a deputy for somebody absent."""
    return _page({"since": the_world().today().isoformat()})


@team.post("/team/absence")
def name_deputy_for() -> Response | tuple[str, int]:
    """Somebody acts in the place of somebody absent."""
    posted.only(*NAMES)
    typed = typed_fields()
    try:
        name_as_typed(the_actor(), typed, own_only=False)
    except Unreadable as wrong:
        return _page(typed, wrong), 422
    return redirect(url_for("team.absence", done="named"), 303)


def _page(typed: dict[str, str], wrong: Unreadable | None = None) -> str:
    world, actor = the_world(), the_actor()
    with world.reading() as connection:
        found = delegations.of_departments(connection, headed(actor))
    staff = staff_of(actor)
    return render_template(
        "team/absence.html",
        form=DelegationForm(
            posts_of(staff, own=False),
            colleagues_of(staff, None),
            typed,
            wrong.field if wrong else None,
            wrong.sentence if wrong else None,
        ),
        rows=rows(found, actor, world.today()),
        can_name=any(post.role is Role.ORGAN_HEAD for post in actor.posts),
        done=request.args.get("done"),
    )
