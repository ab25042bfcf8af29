"""How does somebody read a notice?  As a page, and as the PDF of the same letter."""

from __future__ import annotations

from banshi.web.notices.blueprint import notices

from banshi.web.notices import pages  # isort: skip  # it adds routes to the blueprint

__all__ = ["notices", "pages"]
