"""What surrounds every page?  Sign-in, languages, help, errors, and the rules of who may come in."""

from __future__ import annotations

from banshi.web.frame import health, preferences, sign_in, standing_pages  # they add routes to the blueprint
from banshi.web.frame.blueprint import frame

__all__ = ["frame", "health", "preferences", "sign_in", "standing_pages"]
