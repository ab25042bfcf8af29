"""Do the generated function, the tree walk and Google's CEL say the same of random expressions and random facts?

Expressions are well typed; any fact may be missing, also in a row of a group.  Against CEL only operators stand that
mean the same in both languages: no `/`, no integers beside decimals, no functions of our own.  CEL's errors about
missing values are absorbed by `&&`, `||`, `exists` and `all` just as our unknown is.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from cel_expr_python import cel
from hypothesis import given, settings
from hypothesis import strategies as st
from random_author import ALL, AT, SCOPE, Author, some_facts

from banshi_rules.expressions import compile_expression, evaluate, holds, value_of
from banshi_rules.expressions.clauses import every_part
from banshi_rules.expressions.nodes import Call, Column, Each, Name, Negative, Node, Not
from banshi_rules.values import Kind


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


CEL_TYPES = {
    Kind.INTEGER: cel.Type.INT,
    Kind.DECIMAL: cel.Type.DOUBLE,
    Kind.BOOLEAN: cel.Type.BOOL,
    Kind.DATE: cel.Type.TIMESTAMP,
    Kind.TEXT: cel.Type.STRING,
    Kind.ENUM: cel.Type.STRING,
}
CEL_SCOPE = {name: CEL_TYPES.get(kind.kind, cel.Type.DYN) for name, kind in SCOPE.items()}
#: What is compared: every operator, macro and function that means the same in both languages.
OPERATORS = (
    "&&", "||", "!", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "%", "negative", "?:", "exists", "all",
    "has", "size",
)  # fmt: skip
EXPRESSIONS = 20_000


def as_cel(value: Any) -> Any:
    """A fact as CEL takes it: doubles, lists, timestamps, and what is missing is not there."""
    match value:
        case Decimal():
            return float(value)
        case tuple():
            return [as_cel(item) for item in value]
        case dict():
            return {key: as_cel(item) for key, item in value.items() if item is not None}
        case date():
            return datetime.combine(value, time(), UTC)
        case _:
            return value


def operators_of(node: Node) -> Counter[str]:
    """How often each operator stands in an expression."""
    found: Counter[str] = Counter()
    for part in every_part(node):
        match part:
            case Not():
                found["!"] += 1
            case Negative():
                found["negative"] += 1
            case Call():
                found[part.function] += 1
            case Each():
                found[part.macro] += 1
            case _ if hasattr(part, "op"):
                found[part.op] += 1
            case _:
                name = {"And": "&&", "Or": "||", "In": "in", "Conditional": "?:"}.get(type(part).__name__)
                found.update([name] if name is not None else [])
    return found


def reads_something_missing(node: Node, facts: dict[str, Any]) -> bool:
    """Whether a fact of the expression, a column of the applicant or of some row, is not there."""
    for part in every_part(node):
        if isinstance(part, Name) and part.name in SCOPE and facts.get(part.name) is None:
            return True
        if isinstance(part, Column) and isinstance(part.record, Name):
            rows = [facts["applicant"]] if part.record.name == "applicant" else facts.get("rows") or ()
            if any(row.get(part.name) is None for row in rows):
                return True
    return False


def test_against_googles_cel(capsys: pytest.CaptureFixture[str]) -> None:
    """20,000 random expressions: the same value, or unknown in both.  What they were is printed, and is enough."""
    rng = random.Random(20261127)
    environment = cel.NewEnv(variables=CEL_SCOPE)
    outcomes: Counter[str] = Counter()
    operators: Counter[str] = Counter()
    heights: Counter[int] = Counter()
    missing = compared = 0
    while compared < EXPRESSIONS:
        kind = rng.choice(["boolean", "boolean", "boolean", "integer", "decimal", "text"])
        text = Author(rng, like_cel=True, slender=True).write(kind, rng.randint(3, 6))
        expression, findings = compile_expression(text, SCOPE, AT)
        if expression is None:
            assert {finding.code for finding in findings} <= {"X101", "X109", "X115"}, (text, findings)
            continue
        facts = some_facts(rng, rng.choice([0.0, 0.35, 0.35]))
        facts["applicant"] = facts.get("applicant") or {}  # has(applicant.n) is an error in CEL without the record
        ours = value_of(expression, facts)
        found = environment.compile(text).eval(data=as_cel(facts))
        if found.type() == cel.Type.ERROR:
            assert ours is None, (text, facts, found.value())
        else:
            assert ours is not None and as_cel(ours) == found.value(), (text, facts, ours, found.value())
        compared += 1
        outcomes[f"{kind}: {'unknown' if ours is None else ours if kind == 'boolean' else 'a value'}"] += 1
        operators += operators_of(expression.node)
        heights[expression.node.height] += 1
        missing += reads_something_missing(expression.node, facts)
    deep = sum(count for height, count in heights.items() if height > 3)
    with capsys.disabled():
        print(f"\n{compared} expressions against CEL: {deep} deeper than three levels, {missing} with missing values")
        for what, counts in (("operators", operators), ("levels", heights), ("outcomes", outcomes)):
            shown = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
            print(f"  {what}: " + ", ".join(f"{name} {count}" for name, count in shown))
    assert {name for name in OPERATORS if operators[name] < 500} == set()
    assert set(operators) == set(OPERATORS)
    assert deep >= EXPRESSIONS / 2
    assert missing >= EXPRESSIONS / 3
    assert min(outcomes[f"boolean: {truth}"] for truth in (True, False, "unknown")) > 1000
