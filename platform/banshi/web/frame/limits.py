"""How often may one address try?  Enough for people, too little for guessing."""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import parse
from werkzeug.wrappers import Response

limiter = Limiter(get_remote_address, headers_enabled=False)

#: Failed sign-ins of one address, whatever login it tries, and of one address for one login.
SIGN_INS = "60 per 5 minutes"
SIGN_INS_OF_ONE = "10 per 5 minutes"
#: Public progress queries of one address that found nothing.
QUERIES = "20 per 5 minutes"
_KEPT = parse("30 per 5 minutes")
#: Seconds a Redis may take to count; after that this process counts by itself for a while.
_PATIENCE = 0.2


def failed(response: Response) -> bool:
    """Whether a try counts: one that found what it wanted does not."""
    return response.status_code not in (302, 303)


def login_and_address() -> str:
    """One login from one address."""
    return f"{get_remote_address()} {request.form.get('login', '').strip()[:100]}"


def too_many_kept() -> bool:
    """Whether this address has had too many pages kept without signing in."""
    return not limiter.limiter.hit(_KEPT, "kept-pages", get_remote_address())


def attach(app: Flask, redis_url: str | None) -> None:
    """Count in Redis where there is one, else in this process."""
    app.config["RATELIMIT_STORAGE_URI"] = storage_address(redis_url)
    if redis_url:
        app.config["RATELIMIT_STORAGE_OPTIONS"] = {"socket_timeout": _PATIENCE, "socket_connect_timeout": _PATIENCE}
    app.config["RATELIMIT_IN_MEMORY_FALLBACK_ENABLED"] = bool(redis_url)
    limiter.init_app(app)


def storage_address(redis_url: str | None) -> str:
    """The address as the counter spells it: a socket on this machine has a name of its own there."""
    if redis_url is None:
        return "memory://"
    return f"redis+{redis_url}" if redis_url.startswith("unix://") else redis_url
