"""Does the request come from our own pages, and what may a browser do with the answer?"""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Flask, abort, g, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from banshi_forms.posted_names import PREFIX

csrf = CSRFProtect()

#: The longest page of answers, in bytes: hundreds of questions answered at length.
LONGEST_ANSWERS = 4 * 1024 * 1024
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ForeignRequest(Forbidden):
    """Another site made the browser send this."""


def nonce() -> str:
    """The word of this answer that its own scripts carry."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    word: str = g.nonce
    return word


def refuse_foreign() -> None:
    """An act must come from a page of ours.  Raises ForeignRequest."""
    if request.method in _SAFE:
        return
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        if fetched_from not in ("same-origin", "none"):
            raise ForeignRequest
        return
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise ForeignRequest


def measure() -> None:
    """Only files are long: a page of answers is read up to a limit of its own (413 beyond it)."""
    if request.mimetype != "multipart/form-data":
        request.max_content_length = LONGEST_ANSWERS


def refuse_unwritable() -> None:
    """A NUL is typed by nobody and kept by no database: 404 in a path, 400 in a query or in what is not an answer.

    Answers are judged by their own questions, which name the sign and keep the rest.
    """
    if "\0" in request.path:
        abort(404)
    posted = ((name, text) for name, text in request.form.items(multi=True) if not name.startswith(PREFIX))
    if any("\0" in name or "\0" in text for name, text in (*request.args.items(multi=True), *posted)):
        abort(400)


def policy() -> str:
    """What a page may load: our own files, and scripts of this very answer."""
    return (
        "default-src 'none'; "
        f"script-src 'self' 'nonce-{nonce()}'; style-src 'self' 'nonce-{nonce()}'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )


def set_headers(response: Response) -> Response:
    """Headers of every answer."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", policy())
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint == "static" and response.status_code in (200, 304):
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
    elif _is_personal():
        headers["Cache-Control"] = "no-store"
    else:
        headers["Cache-Control"] = "private, no-cache"
        response.vary.add("Cookie")
    return response


def _is_personal() -> bool:
    """Whether the answer is about one person, or holds what somebody typed."""
    return request.method not in _SAFE or bool(current_user and current_user.is_authenticated)


def attach(app: Flask) -> None:
    """Check every request first, and dress every answer last."""
    app.before_request(refuse_foreign)
    app.before_request(measure)
    app.before_request(refuse_unwritable)
    app.after_request(set_headers)
    app.jinja_env.globals["csp_nonce"] = nonce


def attach_csrf(app: Flask) -> None:
    """Every act carries the token of its session; checked after it is known who comes."""
    csrf.init_app(app)


__all__ = ["CSRFError", "ForeignRequest", "attach", "attach_csrf", "csrf", "nonce", "policy"]
