"""What becomes of a page that was posted but could not be taken?  It waits, and is shown again where it was typed."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, request, session
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from banshi.use_cases import visits
from banshi.web.frame.limits import too_many_kept
from banshi.web.frame.visitor import the_world

#: Posted names that are not answers, and secrets that are never kept.
_NOT_ANSWERS = frozenset({"csrf_token", "password", "login", "token", "key"})


def typed_texts() -> list[tuple[str, str]]:
    """What was typed into the page that was posted now."""
    return [(name, text) for name, text in request.form.items(multi=True) if name not in _NOT_ANSWERS]


def keep_posted() -> str:
    """Keep the posted page for this browser; the path of the page where it was typed."""
    page = page_of_post()
    fields = typed_texts()
    if fields and not too_many_kept():
        token = visits.keep_form(the_world(), page, fields)
        if token:
            session["kept"] = token
    return page


def kept_texts() -> MultiDict[str, str] | None:
    """What this browser posted to this path before it had to sign in, or None."""
    token = session.get("kept")
    fields = visits.kept_form(the_world(), token, request.path) if token else None
    return MultiDict(fields) if fields else None


def forget_kept() -> None:
    """What was kept for this path has been taken."""
    token = session.get("kept")
    if token and visits.kept_form(the_world(), token, request.path) is not None:
        visits.drop_form(the_world(), token)
        session.pop("kept")


def page_of_post() -> str:
    """The path one can GET: that of the post itself, else the page it came from, else the own cases."""
    came_from = urlsplit(request.referrer or "")
    for path in (request.path, came_from.path if came_from.netloc == request.host else ""):
        if path and _can_get(path):
            return path
    return "/my"


def _can_get(path: str) -> bool:
    try:
        current_app.create_url_adapter(request).match(path, method="GET")  # type: ignore[union-attr]
    except HTTPException:
        return False
    return True
