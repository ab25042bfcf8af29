"""Is the clock of a machine doubted?  Alarms, and an operator's word that the time is right."""

from __future__ import annotations

from flask import flash, redirect, request
from flask_admin import expose
from werkzeug.wrappers import Response

from banshi.use_cases import clock_watch
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.visitor import the_actor, the_world
from banshi.web.operations.safe_view import OperatorsOnly


class ClocksView(OperatorsOnly):
    """When a wall clock jumped, time limits wait for somebody to look here."""

    open_doors = frozenset({"index", "confirm"})

    @expose("/")  # type: ignore[untyped-decorator]
    def index(self) -> str:
        """All alarms, newest first."""
        world = the_world()
        page: str = self.render("operations/clocks.html", alarms=clock_watch.alarms(world), now=world.clock.now())
        return page

    @expose("/confirm/", methods=("POST",))  # type: ignore[untyped-decorator]
    def confirm(self) -> Response:
        """What that clock shows now is the time."""
        given = request.form.get("alarm", "")
        clock_watch.confirm(the_world(), the_actor(), int(given) if given.isascii() and given.isdigit() else 0)
        flash(_("已确认，时限恢复计算。"), "success")
        return redirect(self.get_url(".index"), 303)
