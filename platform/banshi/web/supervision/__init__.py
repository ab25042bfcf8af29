"""What do supervisors look at?  Warnings and cards by what they are about, each with the proof of its clock."""

from __future__ import annotations

from banshi.web.supervision.blueprint import supervision

from banshi.web.supervision import card_page, card_pages  # isort: skip  # they add routes to the blueprint

__all__ = ["card_page", "card_pages", "supervision"]
