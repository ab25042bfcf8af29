"""How does a web server of your own start Banshi?  `gunicorn 'banshi.web.wsgi:application()'`."""

from __future__ import annotations

import os

from flask import Flask

from banshi.assembly import build_world
from banshi.settings import Settings
from banshi.web.app import create_app


def application() -> Flask:
    """The pages, on the settings of the environment.  The database must have been prepared by `banshi serve` once."""
    settings = Settings.read(os.environ)
    return create_app(build_world(settings), settings)
