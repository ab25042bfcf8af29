"""Who is it?  A browser holds a token of a sign-in; the person and the posts are looked up at every request."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, session
from flask_login import LoginManager, UserMixin, current_user, login_user

from banshi.people import Actor
from banshi.use_cases import visits
from banshi.use_cases.world import World


class Visitor(UserMixin):  # type: ignore[misc]
    """Somebody signed in."""

    def __init__(self, token: str, actor: Actor) -> None:
        self.token = token
        self.actor = actor

    def get_id(self) -> str:
        """What the browser holds."""
        return self.token


def the_world() -> World:
    """The world of this application."""
    world: World = current_app.extensions["banshi.world"]
    return world


def visitor() -> Actor | None:
    """Who is signed in, if anybody."""
    return current_user.actor if current_user and current_user.is_authenticated else None


def the_actor() -> Actor:
    """Who is signed in; only behind a route that lets nobody else in."""
    actor = visitor()
    assert actor is not None
    return actor


def enter(actor: Actor) -> None:
    """Begin a sign-in on this browser: nothing of the session before is taken over but a kept page."""
    kept = session.get("kept")
    leave()
    if kept:
        session["kept"] = kept
    session.permanent = True
    login_user(Visitor(visits.sign_in(the_world(), actor.person), actor))


def leave() -> None:
    """End the sign-in of this browser, and everything its session held."""
    if current_user and current_user.is_authenticated:
        visits.sign_out(the_world(), current_user.token)
    session.clear()


def _visitor_of(token: str) -> Visitor | None:
    actor = visits.who(the_world(), token)
    return Visitor(token, actor) if actor else None


def attach(app: Flask) -> None:
    """Let Flask-Login find the visitor."""
    manager: Any = LoginManager(app)
    manager.session_protection = None  # a telephone changes its address; the token is what counts
    manager.user_loader(_visitor_of)
