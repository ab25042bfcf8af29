"""What can be done here?  Search first, then what people use most, then everything by department."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import render_template, request

from banshi.cases.case import Status
from banshi.definitions.model import Department, Matter
from banshi.store import boards
from banshi.store.usage import matters_by_use
from banshi.use_cases.elsewhere import nowhere
from banshi.web.frame.visitor import the_world, visitor
from banshi.web.portal.blueprint import portal
from banshi.web.portal.finding import find
from banshi.web.portal.promises import promised

#: How many of the most used matters the first page shows.
MOST_USED = 6
#: Letters of a search that are looked at.
_LONGEST_SEARCH = 100


def matters() -> list[Matter]:
    """Everything in force today."""
    world = the_world()
    return [edition.matter for edition in world.editions.catalogue(world.today())]


def by_department(found: Sequence[Matter]) -> list[tuple[Department, list[Matter]]]:
    """The matters under their organs."""
    ordered = sorted(found, key=lambda matter: (matter.department.id, matter.code))
    return [
        (many[0].department, many) for many in (list(some) for _, some in groupby(ordered, lambda m: m.department.id))
    ]


def most_used(found: Sequence[Matter]) -> list[Matter]:
    """Those most applied for, then those that can be applied for here, then the rest in their order."""
    with the_world().reading() as connection:
        used = matters_by_use(connection)
    return sorted(found, key=lambda matter: (-used.get(matter.code, 0), nowhere(matter) is not None))[:MOST_USED]


@portal.get("/")
def home() -> str:
    """The first page."""
    found = matters()
    return render_template(
        "portal/home.html", departments=by_department(found), used=most_used(found), waiting=_waiting_for_me()
    )


@portal.get("/search")
def search() -> str:
    """What fits some words; everything when nothing does."""
    words = request.args.get("q", "").strip()[:_LONGEST_SEARCH]
    everything = matters()
    found = find(everything, words) if words else []
    return render_template(
        "portal/search.html",
        words=words,
        found=found,
        departments=by_department(everything),
    )


@portal.context_processor
def _of_lists() -> dict[str, object]:
    """What a list says about each matter."""
    return {"promises_of": promised, "not_online": nowhere}


def _waiting_for_me() -> list[boards.CaseRow]:
    """Own cases that wait for a correction."""
    actor = visitor()
    if actor is None:
        return []
    with the_world().reading() as connection:
        return [row for row in boards.my_cases(connection, actor.person) if row.status is Status.CORRECTION]
