"""Is this process alive, and can it work?"""

from __future__ import annotations

import logging

from flask import current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from banshi.use_cases.clock_watch import is_doubted
from banshi.web.frame.blueprint import frame
from banshi.web.frame.limits import limiter
from banshi.web.frame.visitor import the_world

log = logging.getLogger("banshi.web")


@frame.get("/healthz")
@limiter.exempt
def alive() -> tuple[dict[str, str], int]:
    """It answers."""
    return {"status": "ok"}, 200


@frame.get("/readyz")
@limiter.exempt
def ready() -> tuple[dict[str, str], int]:
    """It reaches its database, and the clocks are believed: pages go on while they are not, time limits do not."""
    try:
        with the_world().reading() as connection:
            connection.execute(text("SELECT 1 FROM editions WHERE 1 = 0"))
            doubted = is_doubted(connection)
    except SQLAlchemyError:
        log.exception("the database of %s does not answer", current_app.name)
        return {"status": "database"}, 503
    return {"status": "ok", "clock": "doubted" if doubted else "ok"}, 200
