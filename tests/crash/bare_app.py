"""The narrowest door: one POST files one draft.  `gunicorn crash.bare_app:application()`."""

import json
import os

from banshi.assembly import build_world
from banshi.people import Actor
from banshi.settings import Settings
from banshi.use_cases import drafting, filing


def application():
    world = build_world(Settings.read(os.environ))
    world.editions.catalogue(world.today())
    world.store.engine.dispose()

    def answer(environ, start_response):
        person, draft_id = environ["PATH_INFO"].strip("/").split("/")
        actor = Actor(person, "测试甲")
        draft = drafting.open_draft(world, actor, draft_id)
        receipt = filing.file(world, actor, draft_id, draft.key, draft.body)
        body = json.dumps({"number": receipt.number}).encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return answer
