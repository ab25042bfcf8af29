"""Is this application filed here?  Not where it ends at the intake, nor where it cannot be handled online yet."""

from __future__ import annotations

from banshi.definitions.model import Matter
from banshi.definitions.running import CONSULT_ONLY, can_begin, not_yet_run
from banshi.use_cases.refusals import NotOnline
from banshi_rules.routing import Route
from banshi_rules.texts import Text


def elsewhere(matter: Matter, route: Route) -> NotOnline | None:
    """Why an application on this route is not filed here; None where it is."""
    if route.ends is not None:
        return NotOnline("ends", {"message": route.ends.message})
    return _not_here(not_yet_run(matter, route))


def nowhere(matter: Matter) -> NotOnline | None:
    """Why no application of this matter can be filed here; None where one can."""
    if can_begin(matter):
        return None
    reasons = {reason: None for route in matter.routes for reason in not_yet_run(matter, route)}
    return _not_here(tuple(reasons))


def unasked(matter: Matter) -> NotOnline | None:
    """Why this matter's form is not even filled in here, to be printed and taken to the window; None where it is."""
    return nowhere(matter) if matter.online_depth == CONSULT_ONLY else None


def _not_here(reasons: tuple[Text, ...]) -> NotOnline | None:
    if not reasons:
        return None
    joined = Text("、".join(one.zh for one in reasons), ", ".join(one.say("en") for one in reasons))
    return NotOnline("not-here", {"reasons": joined})
