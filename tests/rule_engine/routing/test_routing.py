"""Is the first route that fits taken, and is it said why?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.routing import Route, choose
from banshi_rules.time_limits import TimeLimit, Unit
from banshi_rules.values import BOOLEAN, DECIMAL, enum, list_of, record

SCOPE = {"area": DECIMAL, "track": enum(["express", "standard"]), "rows": list_of(record({"ok": BOOLEAN}))}


def when(text: str) -> Expression:
    expression, findings = compile_expression(text, SCOPE, NOWHERE)
    assert expression is not None, findings
    return expression


EXPRESS = Route("express", when("track == 'express'"), TimeLimit(1, Unit.WORKING_DAY), "express-3", NOWHERE)
LARGE = Route("large", when("area > 300 && size(rows) > 0"), None, None, NOWHERE)
STANDARD = Route("standard", None, None, None, NOWHERE)
ROUTES = (EXPRESS, LARGE, STANDARD)


def test_the_first_that_fits_is_taken_with_its_reasons() -> None:
    choice = choose(ROUTES, {"track": "express", "area": Decimal(900)})
    assert choice.route is EXPRESS
    assert [(reason.text, reason.value) for reason in choice.because] == [("track == 'express'", True)]


def test_the_last_takes_the_rest_and_says_why_no_other_fitted() -> None:
    choice = choose(ROUTES, {"track": "standard", "area": Decimal(20), "rows": ({"ok": True},)})
    assert choice.route is STANDARD
    assert [(reason.text, reason.value) for reason in choice.because] == [
        ("track == 'express'", False),
        ("area > 300", False),
    ]


def test_unknown_is_not_satisfied() -> None:
    choice = choose(ROUTES, {})
    assert choice.route is STANDARD
    assert {reason.value for reason in choice.because} == {None}


def test_the_same_reason_is_given_once() -> None:
    twice = (EXPRESS, Route("again", EXPRESS.when, None, None, NOWHERE), STANDARD)
    assert len(choose(twice, {"track": "standard"}).because) == 1


def test_no_routes_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(ValueError, match="one route"):
        choose((), {})
