"""Do the generated function, the tree walk and Google's CEL say the same of random expressions and random facts?

Expressions are well typed; any fact may be missing, also in a row of a group.  Against CEL only operators stand that
mean the same in both languages: no `/` and `%`, no integers beside decimals, no functions of our own.  CEL's errors
about missing values are absorbed by `&&`, `||`, `exists` and `all` just as our unknown is.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from cel_expr_python import cel
from hypothesis import given, settings
from hypothesis import strategies as st

from banshi_rules.expressions import Expression, compile_expression, evaluate, holds, value_of
from banshi_rules.findings import Span
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind, Type, enum, list_of, record

AT = Span("matter.yaml", 3, 9, 3, 4000)
CHOICES = ("catering", "canteen", "prepackaged")
ROW: dict[str, Type] = {"n": INTEGER, "price": DECIMAL, "role": enum(CHOICES), "done": BOOLEAN}
SCOPE: dict[str, Type] = {
    "n": INTEGER, "m": INTEGER, "area": DECIMAL, "fee": DECIMAL, "ok": BOOLEAN, "ready": BOOLEAN, "name": TEXT,
    "business": enum(CHOICES), "day": DATE, "until": DATE, "items": list_of(enum(CHOICES)),
    "rows": list_of(record(ROW)), "applicant": record(ROW),
}  # fmt: skip
ALL = ("boolean", "integer", "decimal", "text", "date", "choice")


class Author:
    """Writes random expressions; `cel` keeps to what CEL means alike."""

    def __init__(self, rng: random.Random, like_cel: bool) -> None:
        self.rng = rng
        self.cel = like_cel
        self.variables: list[str] = []

    def write(self, kind: str, depth: int) -> str:
        """An expression of that type, nested up to that depth."""
        ways = [getattr(self, f"{kind}_leaf")]
        if depth > 0:
            deep = getattr(self, f"{kind}_deep", None)
            ways = [deep, deep, deep, *ways] if deep is not None else ways
            if not (self.cel and kind == "date"):
                ways.append(lambda depth: self.chosen(kind, depth))
        return self.rng.choice(ways)(depth - 1)

    def chosen(self, kind: str, depth: int) -> str:
        return f"({self.write('boolean', depth)} ? {self.write(kind, depth)} : {self.write(kind, depth)})"

    def column(self, name: str) -> str:
        return f"{self.rng.choice(['applicant', *self.variables, *self.variables])}.{name}"

    def boolean_leaf(self, _: int) -> str:
        return self.rng.choice(["ok", "ready", "true", "false", self.column("done"), f"has({self.column('n')})"])

    def boolean_deep(self, depth: int) -> str:
        write, pick = self.write, self.rng.choice
        number = pick(["integer", "decimal"])
        other = number if self.cel else pick(["integer", "decimal"])
        same = pick(["integer", "decimal", "text", "choice", "boolean", *([] if self.cel else ["date"])])
        ways: list[Callable[[], str]] = [
            lambda: f"(!{write('boolean', depth)})",
            lambda: f"({' && '.join(write('boolean', depth) for _ in range(self.rng.randint(2, 4)))})",
            lambda: f"({' || '.join(write('boolean', depth) for _ in range(self.rng.randint(2, 4)))})",
            lambda: f"({write(number, depth)} {pick(['<', '<=', '>', '>=', '==', '!='])} {write(other, depth)})",
            lambda: f"({self.side(same, depth)} {pick(['==', '!='])} {write(same, depth)})",
            lambda: f"({write('choice', depth)} in ['catering', 'canteen'])",
            lambda: f"({write('integer', depth)} in [1, 2, -3])",
            lambda: f"({write('choice', depth)} in items)",
            lambda: self.each(pick(["exists", "all"]), "boolean", depth),
        ]
        if not self.cel:
            ways += [
                lambda: f"({write('date', depth)} {pick(['<', '<=', '>', '>='])} {write('date', depth)})",
                lambda: f"(n in [{write('integer', depth)}, {write('integer', depth)}])",
                lambda: f"has({pick(['n', 'area', 'items', 'applicant'])})",
            ]
        return pick(ways)()

    def side(self, kind: str, depth: int) -> str:
        """The left side of an equality: a fact where a written text would be no member of anything."""
        return (
            self.write(kind, depth) if kind not in ("choice", "date") else {"choice": "business", "date": "day"}[kind]
        )

    def each(self, macro: str, kind: str, depth: int) -> str:
        if len(self.variables) >= 2:
            return self.write(kind, depth)
        name = f"x{len(self.variables)}"
        self.variables.append(name)
        body = self.write(kind, depth)
        self.variables.pop()
        return f"rows.{macro}({name}, {body})"

    def integer_leaf(self, _: int) -> str:
        return self.rng.choice(["n", "m", "0", "7", "-3", self.column("n"), "size(items)", "size(rows)"])

    def integer_deep(self, depth: int) -> str:
        write = self.write
        ways = [f"({write('integer', depth)} {self.rng.choice('+-*')} {write('integer', depth)})"]
        if not self.cel:
            ways += [
                f"({write('integer', depth)} % {write('integer', depth)})",
                f"(-{write('integer', depth)})",
                f"days({self.side('date', depth)}, {write('date', depth)})",
                f"{self.rng.choice(['min', 'max'])}({write('integer', depth)}, {write('integer', depth)})",
                self.each("sum", "integer", depth),
                f"size({write('text', depth)})",
            ]
        return self.rng.choice(ways)

    def decimal_leaf(self, _: int) -> str:
        return self.rng.choice(["area", "fee", "2.5", "0.25", "-1.75", self.column("price")])

    def decimal_deep(self, depth: int) -> str:
        write = self.write
        ways = [f"({write('decimal', depth)} {self.rng.choice('+-*')} {write('decimal', depth)})"]
        if not self.cel:
            mixed = self.rng.choice(["integer", "decimal"])
            ways += [
                f"({write(mixed, depth)} / {write('integer', depth)})",
                f"({write(mixed, depth)} {self.rng.choice('+-*')} {write('decimal', depth)})",
                f"max({write(mixed, depth)}, {write('decimal', depth)}, 1)",
                self.each("sum", "decimal", depth),
                f"({write('boolean', depth)} ? {write('integer', depth)} : {write('decimal', depth)})",
            ]
        return self.rng.choice(ways)

    def text_leaf(self, _: int) -> str:
        return self.rng.choice(["name", "'餐饮'", "''"])

    def text_deep(self, depth: int) -> str:
        return f"({self.write('text', depth)} + {self.write('text', depth)})"

    def choice_leaf(self, _: int) -> str:
        return self.rng.choice(["business", self.column("role")])

    def date_leaf(self, _: int) -> str:
        return self.rng.choice(["day", "until"])


def some_facts(rng: random.Random, missing: float) -> dict[str, Any]:
    """Random facts; each is missing with that probability, half of those as None."""

    def value(kind: Type) -> Any:
        match kind.kind:
            case Kind.BOOLEAN:
                return rng.random() < 0.5
            case Kind.INTEGER:
                return rng.randint(-4, 8)
            case Kind.DECIMAL:
                return Decimal(rng.randint(-16, 40)) / 4
            case Kind.TEXT:
                return rng.choice(["餐饮", "", "示例区"])
            case Kind.ENUM:
                return rng.choice(kind.members)
            case Kind.DATE:
                return date(2026, 1, 1) + timedelta(days=rng.randint(0, 60))
            case Kind.LIST:
                assert kind.item is not None
                return tuple(value(kind.item) for _ in range(rng.randint(0, 3)))
            case Kind.RECORD:
                return facts(kind.columns)

    def facts(columns: Any) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, kind in columns.items():
            if rng.random() >= missing:
                made[name] = value(kind)
            elif rng.random() < 0.5:
                made[name] = None
        return made

    return facts(SCOPE)


def compiled(text: str) -> Expression:
    expression, findings = compile_expression(text, SCOPE, AT)
    assert expression is not None, (text, findings)
    return expression


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(ALL), st.integers(0, 4))
def test_function_and_tree_walk_agree(rng: random.Random, kind: str, depth: int) -> None:
    text = Author(rng, like_cel=False).write(kind, depth)
    expression, findings = compile_expression(text, SCOPE, AT)
    if expression is None:  # random texts may become too long or too deep, and nothing else
        assert {finding.code for finding in findings} <= {"X101", "X109", "X115"}, (text, findings)
        return
    for missing in (0.0, 0.3, 0.9):
        facts = some_facts(rng, missing)
        value, verdict = value_of(expression, facts), evaluate(expression, facts)
        assert value == verdict.value and type(value) is type(verdict.value), (text, facts)
        assert holds(expression, facts) is (value is True), (text, facts)
        for reason in verdict.because:
            assert reason.text in text


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_known_stays_when_more_becomes_known(rng: random.Random) -> None:
    """A definite answer never changes when a missing answer is given, except through `has`, which asks about that."""
    text = Author(rng, like_cel=False).write("boolean", 3)
    expression, _ = compile_expression(text, SCOPE, AT)
    if expression is None or "has(" in text:
        return
    known = some_facts(rng, 0.0)
    fewer = {name: value for name, value in known.items() if rng.random() < 0.6}
    before = value_of(expression, fewer)
    assert before is None or before == value_of(expression, known), (text, fewer)


CEL_TYPES = {Kind.INTEGER: cel.Type.INT, Kind.DECIMAL: cel.Type.DOUBLE, Kind.BOOLEAN: cel.Type.BOOL}
CEL_SCOPE = {
    name: CEL_TYPES.get(kind.kind, cel.Type.STRING if kind.kind in (Kind.TEXT, Kind.ENUM) else cel.Type.DYN)
    for name, kind in SCOPE.items()
    if kind.kind is not Kind.DATE
}


def as_cel(value: Any) -> Any:
    """A fact as CEL takes it: no decimals, no tuples, and what is missing is not there."""
    match value:
        case Decimal():
            return float(value)
        case tuple():
            return [as_cel(item) for item in value]
        case dict():
            return {key: as_cel(item) for key, item in value.items() if item is not None and not isinstance(item, date)}
        case _:
            return value


def test_against_googles_cel(capsys: pytest.CaptureFixture[str]) -> None:
    """3,000 random expressions on two sets of facts each: the same value, or unknown in both."""
    rng = random.Random(20261122)
    environment = cel.NewEnv(variables=CEL_SCOPE)
    seen: Counter[str] = Counter()
    for number in range(3000):
        kind = rng.choice(["boolean", "boolean", "boolean", "integer", "decimal", "text"])
        text = Author(rng, like_cel=True).write(kind, rng.randint(1, 3))
        expression, findings = compile_expression(text, SCOPE, AT)
        if expression is None:
            assert {finding.code for finding in findings} <= {"X101", "X109", "X115"}, (text, findings)
            seen["too large for us"] += 1
            continue
        theirs = environment.compile(text)
        for missing in (0.0, 0.25):
            facts = some_facts(rng, missing)
            facts["applicant"] = facts.get("applicant") or {}  # has(applicant.n) is an error in CEL without the record
            ours = value_of(expression, facts)
            found = theirs.eval(data=as_cel(facts))
            if found.type() == cel.Type.ERROR:
                assert ours is None, (number, text, facts, found.value())
                seen[f"{kind}: unknown in both"] += 1
            else:
                assert ours is not None and as_cel(ours) == found.value(), (number, text, facts, ours, found.value())
                seen[f"{kind}: {ours if kind == 'boolean' else 'the same value'} in both"] += 1
    with capsys.disabled():
        print("\nexpressions against CEL: " + ", ".join(f"{what} {count}" for what, count in sorted(seen.items())))
    assert sum(seen.values()) >= 5500
    assert min(seen["boolean: True in both"], seen["boolean: False in both"], seen["boolean: unknown in both"]) > 300
