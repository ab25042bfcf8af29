"""Where do the routes of supervision hang?"""

from __future__ import annotations

from flask import Blueprint

supervision = Blueprint("supervision", __name__, template_folder="templates")
