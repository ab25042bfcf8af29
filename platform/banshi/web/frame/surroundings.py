"""What does every page know?  Whose service it is, who is signed in, its assets, and how to say dates and limits."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flask import Flask, g, request, url_for

from banshi.definitions.guide import paragraphs
from banshi.definitions.model import District
from banshi.store import boards
from banshi.store.card_lists import count_unread_cards
from banshi.web.frame import dates
from banshi.web.frame.languages import language
from banshi.web.frame.visitor import the_world, visitor
from banshi_rules.time_limits import TimeLimit
from banshi_rules.time_limits import say as say_limit

LARGE_COOKIE = "view"
_STATIC = Path(__file__).parents[1] / "static"


@cache
def asset(name: str) -> str:
    """The address of an asset, with its digest: a browser keeps it for ever, and never an old one."""
    digest = hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]
    return url_for("static", filename=name, v=digest)


def district() -> District | None:
    """The district whose matters are in force."""
    if "district" not in g:
        catalogue = the_world().editions.catalogue(the_world().today())
        g.district = catalogue[0].matter.district if catalogue else None
    found: District | None = g.district
    return found


def is_large() -> bool:
    """Whether the visitor asked for large letters."""
    return request.cookies.get(LARGE_COOKIE) == "large"


def _surroundings() -> dict[str, Any]:
    actor = visitor()
    return {
        "actor": actor,
        "district": district(),
        "is_large": is_large(),
        "unread": _unread,
        "unread_cards": _unread_cards,
        "today": the_world().today(),
        "version": version("banshi"),
        "here": request.full_path.rstrip("?") if request.method == "GET" else request.path,
    }


def _unread() -> int:
    """How many delivered notices the visitor has not opened."""
    actor = visitor()
    if actor is None:
        return 0
    with the_world().reading() as connection:
        return boards.count_unread(connection, actor.person)


def _unread_cards() -> int:
    """How many messages about warnings and cards the visitor has not opened."""
    actor = visitor()
    if actor is None:
        return 0
    with the_world().reading() as connection:
        return count_unread_cards(connection, actor.person)


def limit_words(limit: TimeLimit) -> str:
    """A limit with its unit."""
    return say_limit(limit, language())


def attach(app: Flask) -> None:
    """Teach the templates what every page needs."""
    app.context_processor(_surroundings)
    app.jinja_env.globals.update(asset=asset)
    app.jinja_env.filters.update(
        day=dates.day,
        short_day=dates.short_day,
        week_day=dates.week_day,
        month=dates.month,
        last_moment=dates.last_moment,
        moment=dates.moment,
        clock=dates.clock,
        lately=dates.lately,
        iso=dates.iso,
        limit=limit_words,
        paragraphs=lambda text: paragraphs(text, language()),
    )
