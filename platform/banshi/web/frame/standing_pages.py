"""What does the service say about itself?  Help, accessibility, privacy, supervision."""

from __future__ import annotations

from flask import render_template

from banshi.definitions.model import Department
from banshi.web.frame.blueprint import frame
from banshi.web.frame.visitor import the_world


def departments() -> list[Department]:
    """The organs whose matters are in force."""
    world = the_world()
    found = {e.matter.department.id: e.matter.department for e in world.editions.catalogue(world.today())}
    return [found[key] for key in sorted(found)]


@frame.get("/help")
def help_page() -> str:
    """Who helps, where and when; how online applications work."""
    return render_template("frame/help.html", departments=departments())


@frame.get("/accessibility")
def accessibility() -> str:
    """What everybody can rely on, and what to do where something is in the way."""
    return render_template("frame/accessibility.html", departments=departments())


@frame.get("/privacy")
def privacy() -> str:
    """Which particulars are asked, why, and how long they are kept."""
    return render_template("frame/privacy.html", departments=departments())


@frame.get("/supervision")
def supervision() -> str:
    """Whom to call when something goes wrong in an office."""
    return render_template("frame/supervision.html", departments=departments())
