"""Which licences do I hold, and what holds of each?"""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from banshi.licences.register import Licence, LicenceState
from banshi.licences.words import STATE_WORDS
from banshi.store.boards import case_row
from banshi.store.licences import licences_of
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.portal.blueprint import portal
from banshi_rules.texts import Text

TONES = {LicenceState.VALID: "ok", LicenceState.EXPIRED: "warn", LicenceState.REVOKED: "stop"}


@dataclass(frozen=True, slots=True)
class OwnLicence:
    """A licence in the list: its state today, and the number of the case that issued its document."""

    licence: Licence
    state: Text
    tone: str
    case: str


@portal.get("/my/licences")
def my_licences() -> str:
    """Every licence of one's own, those that hold first."""
    world, actor = the_world(), the_actor()
    today = world.today()
    with world.reading() as connection:
        held = licences_of(connection, actor.person)
        rows = {one.case: case_row(connection, one.case) for one in held}
    shown = []
    for one in held:
        state, row = one.state_on(today), rows[one.case]
        shown.append(OwnLicence(one, STATE_WORDS[state], TONES.get(state, "plain"), row.number if row else ""))
    shown.sort(key=lambda own: own.tone != "ok")
    return render_template("portal/licences.html", licences=shown)
