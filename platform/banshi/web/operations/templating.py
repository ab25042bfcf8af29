"""How do the pages of operations look?  Like all others: our own templates, and values in words."""

from __future__ import annotations

from datetime import date, datetime

from flask import Blueprint

from banshi.web.frame import dates
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import translate

#: Only templates; it has no routes.
templates = Blueprint("operations_templates", __name__, template_folder="templates")


@templates.app_template_filter("cell")
def cell(value: object) -> str:
    """A value of a table as people read it."""
    match value:
        case bool():
            return _("可用") if value else _("已停用")
        case datetime():
            return dates.moment(value)
        case date():
            return dates.day(value)
        case None | "":
            return "-"
        case _:
            return str(value)


@templates.app_template_filter("word")
def word(source: object) -> str:
    """A label of a view in the language of the page."""
    return translate(str(source))
