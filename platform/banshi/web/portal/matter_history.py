"""What changed about a matter, when and why?  Public, complete, in the words of the differences."""

from __future__ import annotations

from flask import render_template

from banshi.definitions.diff import Change, Effect
from banshi.store.editions import Offer
from banshi.use_cases.matter_history import HistoryEntry
from banshi.use_cases.matter_history import matter_history as read_history
from banshi.web.frame.visitor import the_world
from banshi.web.portal.blueprint import portal


@portal.get("/matters/<code>/history")
def matter_history(code: str) -> str:
    """The history of a matter, the newest change first."""
    world = the_world()
    entries = read_history(world, code)
    today = world.today()
    return render_template(
        "portal/matter_history.html",
        standing=world.editions.standing(code, today),
        offer=Offer,
        entries=[(entry, entry.first_day > today, _by_effect(entry)) for entry in entries],
    )


def _by_effect(entry: HistoryEntry) -> list[tuple[Effect, list[Change]]]:
    """The changes under what they mean for running cases, the gravest first."""
    found = [(effect, [change for change in entry.changes if change.effect is effect]) for effect in reversed(Effect)]
    return [(effect, changes) for effect, changes in found if changes]
