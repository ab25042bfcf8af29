"""Who am I here: my posts, whom I stand in for, and who stands in for me?"""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from banshi.store import delegations
from banshi.use_cases.delegating import NotDelegated, revoke_delegation
from banshi.web.frame import posted
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.team.blueprint import team
from banshi.web.team.delegation_form import (
    NAMES,
    DelegationForm,
    Unreadable,
    colleagues_of,
    department_word,
    name_as_typed,
    own_step_posts,
    post_word,
    posts_of,
    staff_of,
    typed_fields,
)
from banshi.web.team.rows import rows


@team.get("/me")
def me() -> str:
    """The own posts and delegations, and the form to name a deputy."""
    return _page({"since": the_world().today().isoformat()})


@team.post("/me/deputies")
def name_own_deputy() -> Response | tuple[str, int]:
    """Somebody acts in my place."""
    posted.only(*NAMES)
    typed = typed_fields()
    try:
        name_as_typed(the_actor(), typed, own_only=True)
    except Unreadable as wrong:
        return _page(typed, wrong), 422
    return redirect(url_for("team.me", done="named"), 303)


@team.post("/delegations/<int:number>/revoke")
def revoke(number: int) -> Response | tuple[str, int]:
    """End a delegation, by the person represented or the head of the organ; back to where it was asked."""
    posted.only("why", "back")
    back = "team.absence" if request.form.get("back") == "absence" else "team.me"
    try:
        revoke_delegation(the_world(), the_actor(), number, request.form.get("why", "").strip()[:500])
    except NotDelegated as refusal:
        return _page({}, refused=refusal.say(language())), 409
    return redirect(url_for(back, done="revoked"), 303)


def _page(typed: dict[str, str], wrong: Unreadable | None = None, refused: str | None = None) -> str:
    world, actor = the_world(), the_actor()
    with world.reading() as connection:
        found = delegations.of_person(connection, actor.person)
    own = own_step_posts(actor)
    return render_template(
        "team/me.html",
        posts=[(department_word(post.department), post_word(post)) for post in sorted(own.posts, key=str)],
        behalf=[(post_word(post), human.name) for post, human in actor.behalf.items()],
        form=DelegationForm(
            posts_of([own], own=True),
            colleagues_of(staff_of(actor), own),
            typed,
            wrong.field if wrong else None,
            wrong.sentence if wrong else None,
        ),
        rows=rows(found, actor, world.today()),
        done=request.args.get("done"),
        refused=refused,
    )
