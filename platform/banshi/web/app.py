"""How do the pages come together?  One Flask application on a world, its areas, and a guard in front of all of them."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask_babel import Babel

from banshi.settings import Settings
from banshi.use_cases.world import World
from banshi.web.areas import AREAS
from banshi.web.frame import errors, languages, limits, permissions, security, surroundings, visitor

#: The longest request: one page of answers with one file.
LONGEST_REQUEST = 32 * 1024 * 1024
#: How long a browser keeps its cookie; the sign-in behind it ends sooner.
COOKIE_KEPT = timedelta(hours=12)
#: Addresses a machine calls itself by; health checks use them.
_LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]


def create_app(world: World, settings: Settings) -> Flask:
    """The application.  Raises permissions.UnguardedRoute when a route does not say who may come in."""
    base = urlsplit(settings.base_url)
    app = Flask("banshi.web", static_folder="static", template_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LONGEST_REQUEST,
        TRUSTED_HOSTS=[base.hostname or "localhost", *_LOOPBACK],
        SESSION_COOKIE_NAME="banshi",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=base.scheme == "https",
        PERMANENT_SESSION_LIFETIME=COOKIE_KEPT,
        SESSION_REFRESH_EACH_REQUEST=False,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # where a request comes from is checked by security, also without TLS
        BABEL_DEFAULT_LOCALE="zh_Hans_CN",
        REDIS_URL=settings.redis_url,
        BASE_URL=settings.base_url,
    )
    app.session_interface = SecureCookieSessionInterface()
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["banshi.world"] = world
    Babel(app, locale_selector=languages.locale)
    languages.attach(app)
    surroundings.attach(app)
    errors.attach(app)
    security.attach(app)  # first of all: is the request ours?
    visitor.attach(app)  # then: who is it?
    guard = permissions.attach(app)  # then: may this person come in here?
    security.attach_csrf(app)  # and is it meant?
    limits.attach(app, settings.redis_url)
    for area in AREAS:
        area(app, world)
    guard.check_all_routes(app)
    return app
