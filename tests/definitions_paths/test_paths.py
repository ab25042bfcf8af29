"""Are all paths of a flow found, with the right lengths, and none too many; and how long does a large flow take?"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from typing import Any

import pytest
from path_parts import DECIDE, ISSUE, SCOPE, base, flow, fork, review, when

from banshi.definitions.flow import (
    Automatic,
    Consult,
    Flow,
    Fork,
    Part,
    PostCheck,
    Procedure,
    Publicise,
    Return,
    Review,
    Stage,
)
from banshi.definitions.limit_sums import LimitSum, sum_of
from banshi.definitions.paths import Meanings, Path, RunsOn, given_by, paths_of
from banshi.people import Role
from banshi_rules.expressions import holds
from banshi_rules.findings import NOWHERE
from banshi_rules.routing import Route
from banshi_rules.tables import DecisionTable, compile_table
from banshi_rules.time_limits import TimeLimit, Unit


def days(path: Path, clock: RunsOn = RunsOn.JUDGING) -> str:
    return path.takes(clock).text.say("en")


def runs(path: Path) -> list[str]:
    return [step.id for step in path.steps]


def test_one_way_without_conditions() -> None:
    paths = paths_of(flow(review("one", "2 working days"), review("two")))
    assert (paths.count, paths.exact) == (1, True)
    assert paths.slowest == paths.fastest
    assert runs(paths.slowest) == ["accept", "one", "two", "decide", "issue"]
    assert days(paths.slowest) == "4 working days"
    assert [days(paths.slowest, clock) for clock in (RunsOn.INTAKE, RunsOn.DELIVERY)] == ["5 working days"] * 2


def test_steps_fall_away_where_their_condition_does_not_hold() -> None:
    paths = paths_of(flow(review("one", "2 working days", "area > 300"), review("two", "3 working days")))
    assert paths.count == 2
    assert (days(paths.slowest), days(paths.fastest)) == ("6 working days", "4 working days")
    assert runs(paths.fastest) == ["accept", "two", "decide", "issue"]


def test_of_two_that_exclude_each_other_only_one_is_waited_for() -> None:
    """No false alarm: `area > 300` and `area <= 300` never run together, nor do two choices, nor `a` and `!a`."""
    for one, other in (
        ("area > 300", "area <= 300"),
        ("kind == 'x'", "kind == 'y'"),
        ("kind in ['x', 'y']", "kind == 'z'"),
        ("a && b", "!a"),
        ("n < 3", "n > 3"),
        ("size(items) > 2", "size(items) <= 2"),
        ("items.exists(i, i == 'p')", "!items.exists(i, i == 'p')"),
    ):
        paths = paths_of(flow(review("one", "5 working days", one), review("two", "4 working days", other)))
        assert days(paths.slowest) == "6 working days", one
        assert all(not {"one", "two"} <= set(runs(path)) for path in paths.from_the_slowest()), one
        assert paths.exact


def test_a_situation_is_what_it_means() -> None:
    when_c = when("area > 300")
    assert when_c is not None
    made = flow(review("one", "5 working days", "c"), review("two", "4 working days", "area < 100"))
    assert days(paths_of(made, (), Meanings({"c": when_c})).slowest) == "6 working days"
    assert days(paths_of(made).slowest) == "10 working days"


def table(policy: str, *rows: tuple[object, object, str]) -> DecisionTable:
    """From `area` and `a` to `kind`."""
    cells = [dict(zip(("area", "a", "kind"), ((cell, NOWHERE) for cell in row), strict=True)) for row in rows]
    inputs = [("area", SCOPE["area"], NOWHERE), ("a", SCOPE["a"], NOWHERE)]
    made, findings = compile_table("kind", inputs, [("kind", SCOPE["kind"], NOWHERE)], cells, policy, NOWHERE)
    assert made is not None, findings
    return made


def test_the_result_of_a_table_is_what_its_rows_say() -> None:
    """No false alarm: large places are of kind y or z by the table, so that `x` and `area > 300` never meet."""
    first = table("first", ("> 300", True, "y"), ("> 200", "-", "z"), ("-", "-", "x"))
    unique = table("unique", ("<= 200", "-", "x"), ("> 200", True, "y"), ("> 200", False, "z"))
    made = flow(review("large", "5 working days", "area > 300"), review("x", "4 working days", "kind == 'x'"))
    for one in (first, unique):
        paths = paths_of(made, (), Meanings({}, {"kind": one}))
        assert days(paths.slowest) == "6 working days" and paths.exact
        assert all(not {"large", "x"} <= path.runs for path in paths.from_the_slowest())
    both = flow(review("large", "5 working days", "area > 300 && !a"), review("z", "4 working days", "kind == 'z'"))
    assert days(paths_of(both, (), Meanings({}, {"kind": first})).slowest) == "10 working days"
    never = flow(review("large", "5 working days", "area > 300 && a"), review("z", "4 working days", "kind == 'z'"))
    assert days(paths_of(never, (), Meanings({}, {"kind": first})).slowest) == "6 working days"


def test_a_route_chosen_by_a_table_demands_what_its_rows_demand() -> None:
    small = table("unique", ("<= 50", False, "x"), ("<= 50", True, "y"), ("> 50", "-", "z"))
    routes = (Route("small", when("kind == 'x'"), None, None, NOWHERE), Route("last", None, None, None, NOWHERE))
    made = flow(review("large", "5 working days", "area > 300"), review("a", "3 working days", "a"))
    found = paths_of(made, given_by(routes, routes[0]), Meanings({}, {"kind": small}))
    assert (found.count, days(found.slowest)) == (1, "1 working day")


def test_large_tables_cost_no_time() -> None:
    """A hundred rows of which the first counts, asked about in every step: tried where that is quick, else free."""
    rows = [(f"[{n}..{n + 1})", "-", "xyz"[n % 3]) for n in range(100)]
    large = Meanings({}, {"kind": table("first", *rows)})
    start = time.process_time()
    made = flow(*(review(f"s{n}", "1 working day", f"kind == '{'xyz'[n % 3]}' && f{n}") for n in range(8)))
    paths = paths_of(made, (), large)
    assert days(paths.slowest) == "4 working days" and paths.exact
    only = paths_of(
        flow(review("x", "1 working day", "kind == 'x'"), review("far", "1 working day", "area > 99")), (), large
    )
    assert (days(only.slowest), only.exact) == ("3 working days", True)
    assert time.process_time() - start < 2


def test_what_the_route_demands_is_so_on_every_path() -> None:
    routes = (
        Route("small", when("area <= 100"), None, None, NOWHERE),
        Route("dirty", when("kind == 'x'"), None, None, NOWHERE),
        Route("standard", None, None, None, NOWHERE),
    )
    made = flow(review("big", "5 working days", "area > 300"), review("x", "3 working days", "kind == 'x'"))
    found = {route.id: paths_of(made, given_by(routes, route)) for route in routes}
    assert {name: days(paths.slowest) for name, paths in found.items()} == {
        "small": "4 working days",
        "dirty": "9 working days",
        "standard": "6 working days",
    }
    assert {name: days(paths.fastest) for name, paths in found.items()} == {
        "small": "1 working day",
        "dirty": "4 working days",
        "standard": "1 working day",
    }


@pytest.mark.parametrize(("needed", "takes"), [(3, "8 working days"), (2, "4 working days"), (1, "3 working days")])
def test_of_a_fork_the_branch_counts_that_completes_the_join(needed: int, takes: str) -> None:
    branches = (
        [review("slow", "7 working days")],
        [review("quick", "2 working days")],
        [review("first"), review("then", "2 working days")],
    )
    paths = paths_of(flow(fork(*branches, needed=needed)))
    assert days(paths.slowest) == takes


def test_a_branch_that_falls_away_counts_as_done() -> None:
    made = flow(fork([review("fire", "7 working days", "area > 300")], [review("hygiene", "2 working days")]))
    paths = paths_of(made)
    assert (days(paths.slowest), days(paths.fastest)) == ("8 working days", "3 working days")
    whole = paths_of(flow(fork([review("fire")], [review("hygiene")], condition="a")))
    assert [days(path) for path in whole.from_the_slowest()] == ["2 working days", "1 working day"]


def test_a_procedure_of_the_law_stops_the_clock_and_the_public_does_not() -> None:
    expert = Procedure(
        **base("expert", Stage.HANDLE, Role.HANDLER, None, "a"),
        procedure="expert-review",
        planned=TimeLimit(10, Unit.WORKING_DAY),
    )
    public = Publicise(
        **base("public", Stage.HANDLE, Role.HANDLER, None, None), open_for=TimeLimit(7, Unit.DAY), on_objection=None
    )
    slowest = paths_of(flow(expert, public)).slowest
    assert days(slowest) == "1 working day and 7 days"
    assert slowest.takes(RunsOn.JUDGING).text.zh == "1 个工作日加 7 日"
    assert days(slowest, RunsOn.STOPPED) == "10 working days"
    assert not slowest.within(TimeLimit(5, Unit.WORKING_DAY)) and slowest.within(TimeLimit(7, Unit.WORKING_DAY))


def test_what_the_engine_grants_is_not_examined() -> None:
    """An automatic step ends it where it grants; everything else goes on, and there its condition does not hold."""
    rule = when("area < 10")
    assert rule is not None
    auto = Automatic(**base("auto", Stage.HANDLE, Role.HANDLER, None, None), grants_when=rule)
    paths = paths_of(flow(auto, review("small", "9 working days", "area < 5"), review("one", "2 working days")))
    assert runs(paths.fastest) == ["accept", "auto", "issue"]
    assert days(paths.fastest) == "the same day"
    assert days(paths.slowest) == "3 working days"
    assert "small" not in runs(paths.slowest)


def test_after_the_decision_nothing_counts() -> None:
    look = PostCheck(**base("look", Stage.COMPLETE, Role.INSPECTOR, "20 working days", None), people=2)
    slowest = paths_of(flow(ending=(DECIDE, ISSUE, look))).slowest
    assert days(slowest) == "1 working day" and days(slowest, RunsOn.AFTERWARDS) == "20 working days"


def test_a_step_without_a_limit_is_named() -> None:
    paths = paths_of(flow(review("one", None, "a"), review("two")))
    assert [step.id for step in paths.slowest.untimed] in (["one"], [])
    assert {step.id for path in paths.from_the_slowest() for step in path.untimed} == {"one"}


def test_a_return_counts_nothing_and_its_price_is_said() -> None:
    back = (Return(to="one", at_most=2),)
    paths = paths_of(flow(review("one", "3 working days"), review("check", returns=back)))
    assert days(paths.slowest) == "5 working days"
    (repeat,) = paths.repeats
    assert (repeat.again.text.en, repeat.most.text.en) == ("4 working days", "8 working days")


def test_twenty_free_conditions_are_a_million_paths_at_once() -> None:
    made = flow(*(review(f"s{n}", f"{n + 1} working days", f"f{n}") for n in range(20)))
    start = time.process_time()
    paths = paths_of(made)
    listed = list(islice(paths.from_the_slowest(), 50))
    assert time.process_time() - start < 1
    assert (paths.count, paths.exact) == (2**20, True)
    assert (days(paths.slowest), days(paths.fastest)) == ("211 working days", "1 working day")
    lengths = [path.takes(RunsOn.JUDGING).civil_days for path in listed]
    assert lengths == sorted(lengths, reverse=True) and len({path.runs for path in listed}) == 50


def test_twenty_conditions_that_hang_together_are_bounded_and_that_is_said() -> None:
    start = time.process_time()
    chained = flow(*(review(f"s{n}", "1 working day", f"f{n} && f{n + 1}") for n in range(20)))
    forked = flow(fork(*([review(f"s{n}", f"{n + 1} working days", f"f{n}")] for n in range(20))))
    for made, slowest in ((chained, "21 working days"), (forked, "21 working days")):
        paths = paths_of(made)
        assert not paths.exact
        assert (days(paths.slowest), days(paths.fastest)) == (slowest, "1 working day")
    assert time.process_time() - start < 1


def test_sums_keep_their_units() -> None:
    whole = sum_of([TimeLimit(2, Unit.WORKING_DAY), TimeLimit(3, Unit.DAY), TimeLimit(1, Unit.WORKING_DAY)])
    assert whole == LimitSum((TimeLimit(3, Unit.WORKING_DAY), TimeLimit(3, Unit.DAY)))
    assert whole.civil_days == Fraction(36, 5) and not whole.exact
    assert sum_of([]).text.zh == "当日"


# -- against trying every case ---------------------------------------------------------------------------------------

CONDITIONS = [
    None, None, "a", "!a", "b", "a && b", "a || !c", "kind == 'x'", "kind != 'x'", "kind in ['y', 'z']", "n > 3",
    "n >= 5", "n == 4", "a ? n < 4 : b",
]  # fmt: skip
CASES: list[dict[str, Any]] = [
    {"a": a, "b": b, "c": c, "kind": kind, "n": n}
    for a, b, c, kind, n in product([True, False], [True, False], [True, False], ["x", "y", "z"], range(8))
]


def random_parts(rng: random.Random) -> list[Part]:
    parts: list[Part] = []
    number = iter(range(100))

    def step() -> Review | Consult:
        made = base(
            f"s{next(number)}", Stage.HANDLE, Role.HANDLER, f"{rng.randint(1, 9)} working days", rng.choice(CONDITIONS)
        )
        return Consult(**made, department="fire") if rng.random() < 0.3 else Review(**made)

    for _ in range(rng.randint(1, 4)):
        if rng.random() < 0.3:
            branches = [[step() for _ in range(rng.randint(1, 2))] for _ in range(rng.randint(2, 3))]
            parts.append(fork(*branches, needed=rng.randint(1, len(branches)), condition=rng.choice(CONDITIONS)))
        else:
            parts.append(step())
    return parts


def naive_runs(parts: Sequence[Part], facts: dict[str, Any]) -> Iterator[tuple[frozenset[str], int]]:
    """The steps that run for these facts, and the working days until all is done, part by part."""
    for part in parts:
        if part.when is not None and not holds(part.when, facts):
            continue
        branches = part.branches if isinstance(part, Fork) else ((part,),)
        ran = [[s for s in branch if s.when is None or holds(s.when, facts)] for branch in branches]
        lengths = sorted(sum(s.limit.amount for s in branch if s.limit is not None) for branch in ran)
        yield (
            frozenset(s.id for branch in ran for s in branch),
            lengths[part.needed - 1 if isinstance(part, Fork) else 0],
        )


def test_the_paths_are_those_of_trying_every_case() -> None:
    """300 random flows: the same sets of steps, the same lengths, the slowest and the fastest; also under a route."""
    rng = random.Random(4)
    for _ in range(300):
        parts = random_parts(rng)
        rule = rng.choice([None, None, *CONDITIONS])
        routes = (Route("r", when(rule), None, None, NOWHERE), Route("last", None, None, None, NOWHERE))
        paths = paths_of(Flow("flow", tuple(parts), NOWHERE), given_by(routes, routes[0]) if rule else ())
        expected: dict[frozenset[str], int] = {}
        for facts in CASES:
            if routes[0].when is None or holds(routes[0].when, facts):
                found = list(naive_runs(parts, facts))
                expected[frozenset[str]().union(*(ran for ran, _ in found))] = sum(length for _, length in found)
        ours = {path.runs: path.takes(RunsOn.JUDGING) for path in paths.from_the_slowest()}
        assert paths.exact and paths.count == len(expected)
        assert {ran: sum(limit.amount for limit in took.limits) for ran, took in ours.items()} == expected
        assert sum(limit.amount for limit in paths.slowest.takes(RunsOn.JUDGING).limits) == max(expected.values())
        assert sum(limit.amount for limit in paths.fastest.takes(RunsOn.JUDGING).limits) == min(expected.values())
