"""Which parts do the pages have?  Each brings its routes; an area that needs more of the application says so itself."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from banshi.use_cases.world import World
from banshi.web.desk import desk
from banshi.web.frame import frame
from banshi.web.notices import notices
from banshi.web.operations import attach as attach_operations
from banshi.web.portal import portal
from banshi.web.supervision import supervision
from banshi.web.team import team

#: What is called, in this order, with the application that is being made.
AREAS: tuple[Callable[[Flask, World], None], ...] = (
    lambda app, _world: app.register_blueprint(frame),
    lambda app, _world: app.register_blueprint(portal),
    lambda app, _world: app.register_blueprint(desk),
    lambda app, _world: app.register_blueprint(team),
    lambda app, _world: app.register_blueprint(notices),
    lambda app, _world: app.register_blueprint(supervision),
    attach_operations,
)
