"""What can an applicant do?  Find a matter, apply for it, follow it to its end."""

from __future__ import annotations

from banshi.web.portal import (  # they add routes to the blueprint
    applying,
    case_pages,
    checking,
    files,
    guide,
    guide_files,
    hearing,
    home,
    licences,
    materials,
    matter_history,
    mine,
    payments,
    progress,
    receipts,
    sections,
    supplying,
)
from banshi.web.portal.blueprint import portal

__all__ = [
    "applying",
    "case_pages",
    "checking",
    "files",
    "guide",
    "guide_files",
    "hearing",
    "home",
    "licences",
    "materials",
    "matter_history",
    "mine",
    "payments",
    "portal",
    "progress",
    "receipts",
    "sections",
    "supplying",
]
