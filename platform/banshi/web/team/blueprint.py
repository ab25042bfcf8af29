"""Where do the routes of a team hang?"""

from __future__ import annotations

from flask import Blueprint

team = Blueprint("team", __name__, template_folder="templates")
