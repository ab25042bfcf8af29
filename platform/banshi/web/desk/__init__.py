"""What do officers work at?  A desk of cases by time left, a page for each case, and a page to act on it."""

from __future__ import annotations

from banshi.web.desk.blueprint import desk

from banshi.web.desk import assigning, case_page, decide_page, hearing_record, inbox, payments  # isort: skip  # they add routes to the blueprint

__all__ = ["assigning", "case_page", "decide_page", "desk", "hearing_record", "inbox", "payments"]
