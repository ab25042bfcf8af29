"""How does somebody come in and go out?"""

from __future__ import annotations

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from banshi.people import Actor, Role
from banshi.use_cases import people
from banshi.use_cases.people import NotPossible
from banshi.web.frame import posted
from banshi.web.frame.blueprint import frame
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi.web.frame.limits import SIGN_INS, SIGN_INS_OF_ONE, failed, limiter, login_and_address
from banshi.web.frame.visitor import enter, leave, the_world, visitor
from banshi.web.frame.ways import safe_path


@frame.get("/sign-in")
def sign_in() -> str | Response:
    """The page to sign in; whoever is in already goes on."""
    actor = visitor()
    if actor is not None:
        return redirect(_way_on(actor), 303)
    return _page("")


@frame.post("/sign-in")
@limiter.limit(SIGN_INS, deduct_when=failed)
@limiter.limit(SIGN_INS_OF_ONE, key_func=login_and_address, deduct_when=failed)
def enter_account() -> Response | tuple[str, int]:
    """Come in; every failure looks the same."""
    posted.only("login", "password", "next")
    login = request.form.get("login", "")
    actor = people.verify_login(the_world(), login[:200], request.form.get("password", "")[:1000])
    if actor is None:
        return _page(login, _("登录名或者密码不对。请检查大小写后再试。")), 401
    enter(actor)
    return redirect(_way_on(actor), 303)


@frame.post("/sign-out")
def sign_out() -> Response:
    """Go out: what this browser holds opens nothing any more."""
    posted.only()
    leave()
    return redirect(url_for("frame.sign_in", out=1), 303)


@frame.get("/setup")
def setup() -> str | Response:
    """The first account of a new installation; the address was printed where the service was started."""
    if not people.needs_setup(the_world()):
        return redirect(url_for("frame.sign_in"), 303)
    return render_template("frame/setup.html", token=request.args.get("token", ""), problem=None, typed={})


@frame.post("/setup")
@limiter.limit(SIGN_INS, deduct_when=failed)
def make_first_account() -> Response | tuple[str, int]:
    """Make it, and sign in with it."""
    posted.only("token", "name", "login", "password")
    typed = {name: request.form.get(name, "") for name in ("token", "name", "login")}
    world = the_world()
    password = request.form.get("password", "")
    try:
        people.setup(world, typed["token"], typed["name"], typed["login"], password)
    except NotPossible as refusal:
        said = refusal.say(language())
        return render_template("frame/setup.html", token=typed["token"], problem=said, typed=typed), 422
    actor = people.verify_login(world, typed["login"], password)
    assert actor is not None
    enter(actor)
    return redirect("/", 303)


def _page(login: str, problem: str | None = None) -> str:
    return render_template(
        "frame/sign_in.html",
        login=login,
        problem=problem,
        way_on=safe_path(request.values.get("next"), ""),
        waiting="kept" in session,
        out="out" in request.args,
    )


def _way_on(actor: Actor) -> str:
    """Where the visitor wanted to go, else where the work of this person lies."""
    own = "/my"
    if actor.has(Role.OPERATOR):
        own = "/operations/"
    if actor.has_desk:
        own = "/desk"
    return safe_path(request.values.get("next"), own)
