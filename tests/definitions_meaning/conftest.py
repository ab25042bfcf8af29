"""A small district to try meanings in: `matter_of(parts)` compiles a matter with just those parts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from banshi.assembly import content, plugin_host
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.library import load_library
from banshi.definitions.model import Matter
from banshi.definitions.words import format_finding
from banshi_rules.calendars import WorkingCalendar

#: What every matter has; tests add form, materials, tables, checks, routes.
BEGINNING = """\
banshi: 1
matter: tried
title: 试办
kind: licence
department: market_supervision
level: county
online_depth: full
applicants: [{applicants}]
law:
  - {{id: licensing-law, name: 行政许可法, article: 第四十二条, rank: law}}
guide:
  conditions: [有经营场所]
  windows: [{{name: 窗口, hours: 工作日, phone: 000-00000000}}]
  visits: 0
  fee: none
  faq: [{{q: 多久, a: 十个工作日}}]
time_limit:
  class: ordinary
  statutory: {{limit: 20 working days, basis: licensing-law}}
  promised: 10 working days
  delivery: 10 working days
  correction: {{reply_within: 10 working days}}
flow:
  - {{step: accept, stage: accept, does: intake, by: window-clerk, limit: 5 working days}}
  - {{step: examine, stage: handle, does: review, by: handler, limit: 2 working days}}
  - {{step: approve, stage: approve, does: decide, by: approver, limit: 1 working day, outcomes: [grant, refuse]}}
  - {{step: issue, stage: complete, does: issue, by: window-clerk, limit: 5 working days}}
"""


@pytest.fixture
def matter_of(tmp_path: Path) -> Callable[..., Matter]:
    """Compiles a matter of these parts (YAML after the beginning, changed at a few places); errors fail the test."""
    shipped = content("matter_definitions") / "shili"
    for name in ("departments", "flows", "dictionaries"):
        shutil.copytree(shipped / name, tmp_path / name)
    shutil.copy(shipped / "district.yaml", tmp_path)

    def compiling(
        parts: str, applicants: str = "enterprise, natural-person", changes: tuple[tuple[str, str], ...] = ()
    ) -> Matter:
        beginning = BEGINNING.format(applicants=applicants)
        for old, new in changes:
            assert beginning.count(old) == 1, old
            beginning = beginning.replace(old, new)
        text = beginning + parts
        (tmp_path / "tried.yaml").write_text(text, "utf-8")
        library = load_library(tmp_path, plugin_host().vocabulary())
        assert "tried" in library.matters, "\n".join(format_finding(f, "en") for f in library.findings)
        return library.matters["tried"]

    return compiling


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    """The shipped calendars."""
    return shipped_calendar()
