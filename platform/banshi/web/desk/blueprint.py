"""Where do the routes of the officers' desk hang?"""

from __future__ import annotations

from flask import Blueprint

desk = Blueprint("desk", __name__, template_folder="templates")
