"""What do the tests of proofs share?  The shipped definitions, and matters written in a few lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from banshi.assembly import content, plugin_host
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.compile import SharedParts, compile_matter, compile_shared, parse
from banshi.definitions.library import Library, load_library
from banshi.definitions.model import Matter
from banshi.definitions.source.files import read_folder
from banshi.definitions.vocabulary import Vocabulary
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import Severity

DISTRICT = Path(__file__).parents[1] / "definitions" / "district"

#: A matter without rules; tests add what they are about.
HEAD = """\
banshi: 1
matter: trial
title: 试验事项
kind: licence
department: parks
level: county
online_depth: full
applicants: [enterprise, natural-person]
law:
  - {id: rules, name: 管理条例, article: 第一条, rank: administrative-regulation}
guide:
  conditions: [有场地]
  windows: [{name: 大厅, hours: 工作日, phone: 000-00000000}]
  visits: 0
  fee: none
  faq: [{q: 收费吗, a: 不收费。}]
time_limit:
  class: ordinary
  statutory: {limit: 20 working days, basis: rules}
  promised: 15 working days
  delivery: 5 working days
  correction: {reply_within: 10 working days}
flow:
  - {step: accept, stage: accept, does: intake, by: window-clerk, limit: 5 working days}
  - {step: check, stage: handle, does: review, by: handler, limit: 5 working days}
  - {step: decide, stage: approve, does: decide, by: approver, limit: 5 working days, outcomes: [grant, refuse]}
  - {step: issue, stage: complete, does: issue, by: window-clerk, limit: 5 working days}
result: {licence: 试验许可, valid: 1 years}
retention: {class: 30-years}
"""

Written = Callable[[str], Matter]


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    """The shipped calendar."""
    return shipped_calendar()


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped definitions."""
    return load_library(content("matter_definitions") / "shili", plugin_host().vocabulary())


@pytest.fixture(scope="session")
def parts() -> SharedParts:
    """The shared parts of a small district."""
    made, findings = compile_shared([parse(path, text) for path, text in read_folder(DISTRICT).files.items()])
    assert findings == ()
    return made


@pytest.fixture(scope="session")
def written(parts: SharedParts) -> Written:
    """Compiles the head with these lines; they must be free of errors before anything is proved about them."""

    def compiled(lines: str) -> Matter:
        head = HEAD.replace("  fee: none\n", "") if "\nfees:" in lines else HEAD
        made = compile_matter("trial.yaml", head + lines, parts, Vocabulary())
        assert made.matter is not None, [f for f in made.findings if f.severity is Severity.ERROR]
        return made.matter

    return compiled
