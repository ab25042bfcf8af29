"""Is this filed here?  Not where it ends at the intake, nor where the matter is online only to ask about."""

from __future__ import annotations

from banshi.definitions.model import Matter
from banshi.definitions.running import filed_online
from banshi.use_cases.refusals import NotOnline
from banshi_rules.routing import Route


def elsewhere(route: Route) -> NotOnline | None:
    """Why an application on this route is not filed here; None where it is."""
    return None if route.ends is None else NotOnline("ends", {"message": route.ends.message})


def nowhere(matter: Matter) -> NotOnline | None:
    """Why no application of this matter is filed here, so that its form is not filled in either; None where it is."""
    return None if filed_online(matter) else NotOnline("consult-only")
