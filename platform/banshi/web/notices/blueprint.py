"""Where do the routes of notices hang?"""

from __future__ import annotations

from flask import Blueprint

notices = Blueprint("notices", __name__, template_folder="templates")
