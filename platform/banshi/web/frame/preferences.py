"""How does a visitor choose the language and the size of letters?  By cookies that say nothing else."""

from __future__ import annotations

from datetime import timedelta

from flask import abort, current_app, redirect, request
from werkzeug.wrappers import Response

from banshi.web.frame.blueprint import frame
from banshi.web.frame.languages import COOKIE, TAGS
from banshi.web.frame.surroundings import LARGE_COOKIE
from banshi.web.frame.ways import safe_path

_KEPT = timedelta(days=365)


@frame.get("/language/<chosen>")
def language(chosen: str) -> Response:
    """Speak that language from now on, on the same page."""
    if chosen not in TAGS:
        abort(404)
    return _remember(COOKIE, chosen)


@frame.get("/view/<chosen>")
def view(chosen: str) -> Response:
    """Large letters, or letters as usual."""
    if chosen not in ("large", "usual"):
        abort(404)
    return _remember(LARGE_COOKIE, chosen)


def _remember(cookie: str, chosen: str) -> Response:
    response = redirect(safe_path(request.args.get("next")), 303)
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(cookie, chosen, max_age=_KEPT, samesite="Lax", httponly=True, secure=secure)
    return response
