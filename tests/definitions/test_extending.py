"""May a district change an entry of the city's catalogue?  Only to make things easier, and the checker says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from banshi.assembly import plugin_host
from banshi.definitions.library import Library, compile_library
from banshi.definitions.model import Matter
from banshi.definitions.source.files import Sources, read_folder
from banshi_rules.findings import Severity

WHOLE = Path(__file__).parent / "whole"
ENTRY = "catalogue/city-catering.yaml"
OWN = """banshi: 1
matter: catering-licence
extends: city-catering
department: market_supervision
guide:
  windows: [{name: 示例区政务服务中心, hours: 工作日, phone: 000-00000001}]
  faq: [{q: 周六办吗, a: 不办。}]
time_limit:
  promised: 5 working days
shorten:
  steps: {visit: 1 working day, hygiene: 4 hours}
  routes: {express: 1 working day}
drop: {materials: [canteen_contract]}
examples:
  - name: 小餐馆
    given: {business: catering, area: 45, central_kitchen: false}
    expect: {route: express}
"""
Implementing = Callable[..., Library]


@pytest.fixture(scope="module")
def implementing() -> Implementing:
    """The library of a district whose matter is that file, changed, over the catalogue's entry."""
    vocabulary = plugin_host().vocabulary()
    files = dict(read_folder(WHOLE).files)
    entry = files.pop("catering-licence.yaml").replace("matter: catering-licence", "catalogue: city-catering", 1)
    for old, new in (
        ("department: market_supervision\n", ""),
        ("  promised: 5 working days", "  promised: 6 working days"),
        ("promised: 1 working day", "promised: 2 working days"),
    ):
        assert entry.count(old) == 1
        entry = entry.replace(old, new)
    files[ENTRY] = entry[: entry.index("examples:")]

    def implement(*changes: tuple[str, str]) -> Library:
        own = OWN
        for old, new in changes:
            assert own.count(old) == 1, old
            own = own.replace(old, new)
        return compile_library(Sources({**files, "own.yaml": own}), vocabulary)

    return implement


@pytest.fixture(scope="module")
def matter(implementing: Implementing) -> Matter:
    library = implementing()
    grave = [finding for finding in library.findings if finding.severity is not Severity.ADVICE]
    assert grave == []
    return library.matters["catering-licence"]


def test_what_the_district_says_and_what_the_catalogue_says(matter: Matter) -> None:
    assert matter.title.zh == "食品经营许可（餐饮服务）新办"
    assert matter.department.id == "market_supervision"
    assert [window.name.zh for window in matter.guide.windows] == ["示例区政务服务中心"]
    assert [one.q.zh for one in matter.guide.faq] == ["只卖预包装食品要办吗", "周六办吗"]
    assert (matter.promised("standard").amount, matter.statutory("standard").amount) == (5, 10)
    assert [material.id for material in matter.materials] == ["licence", "layout"]


def test_limits_of_steps_and_routes_are_shortened_also_inside_forks(matter: Matter) -> None:
    flow = matter.flow("standard")
    assert flow.step("visit").limit is not None and flow.step("visit").limit.amount == 1  # type: ignore[union-attr]
    assert str(flow.step("hygiene").limit.unit) == "hour"  # type: ignore[union-attr]
    assert matter.promised("express").amount == 1


def test_an_edition_keeps_the_entry_it_was_made_from(implementing: Implementing) -> None:
    assert ENTRY in implementing().frozen["catering-licence"]


def test_two_districts_do_not_touch_each_other(implementing: Implementing) -> None:
    implementing()
    slower = implementing(("visit: 1 working day, ", ""))
    step = slower.matters["catering-licence"].flow("standard").step("visit")
    assert step.limit is not None and step.limit.amount == 2


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("extends: city-catering", "extends: city-caterin", "R201"),
        ("promised: 5 working days", "promised: 7 working days", "D012"),
        ("visit: 1 working day", "visit: 3 working days", "D012"),
        ("visit: 1 working day", "visits: 1 working day", "R201"),
        ("express: 1 working day", "express: 3 working days", "D012"),
        ("promised: 5 working days", "correction: {reply_within: 5 working days}", "D013"),
        ("promised: 5 working days", "statutory: {limit: 9 working days, basis: order-78}", "D011"),
        ("promised: 5 working days", "class: complex", "D011"),
        ("drop: {materials: [canteen_contract]}", "drop: {materials: [canteen_contracts]}", "R201"),
        ("drop: {", "materials: [{id: extra, title: 身份证复印件, source: applicant, accept: [pdf]}]\ndrop: {", "D014"),
        ("drop: {", "title: 别的名称\ndrop: {", "D011"),
        ("drop: {", "flow: [{step: accept, stage: accept, does: intake, by: window-clerk}]\ndrop: {", "D011"),
        ("drop: {", "result: {licence: 另一个证}\ndrop: {", "D011"),
        ("drop: {", "depatrment: x\ndrop: {", "H001"),
        ("  faq: ", "  fee: none\n  faq: ", "D011"),
    ],
)
def test_what_a_district_cannot_do(implementing: Implementing, old: str, new: str, code: str) -> None:
    library = implementing((old, new))
    grave = [finding for finding in library.findings if finding.severity is not Severity.ADVICE]
    assert [finding.code for finding in grave] == [code]
    assert grave[0].at.file == "own.yaml"


def test_a_mistake_of_the_catalogue_is_said_where_it_stands(implementing: Implementing) -> None:
    library = implementing()
    broken = dict(library.sources)
    broken[ENTRY] = broken[ENTRY].replace("area > 300", "aera > 300")
    found = compile_library(Sources(broken), plugin_host().vocabulary()).findings
    assert [(f.code, f.at.file) for f in found if f.severity is Severity.ERROR] == [("X120", ENTRY)]
