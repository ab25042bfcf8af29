"""Where do the routes of the frame hang?"""

from __future__ import annotations

from flask import Blueprint

frame = Blueprint("frame", __name__, template_folder="templates")
