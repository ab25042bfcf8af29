"""No part of a matter can change unnoticed: every mutation of it is told as a change."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest

from banshi.definitions.compile import compile_parsed, compile_shared, parse
from banshi.definitions.diff import diff
from banshi.definitions.diff.outline import owner_of
from banshi.definitions.diff.parts import UNCOMPARED
from banshi_rules.expressions import Expression
from banshi_rules.findings import Span
from banshi_rules.tables.model import Hit
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit
from banshi_rules.values import Type

#: Told as a whole.
WHOLE = (Text, TimeLimit, Expression, Type, Span, Hit)

#: Mutations of which no matter can come: a table without a column its rows have, a flow nobody compiled.
IMPOSSIBLE = {"Matter.flows", "Route.flow", "DecisionTable.inputs"}


def mutated(value: Any) -> Any:
    """Another value of the same type; None where this test knows none."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return next((other for other in type(value) if other is not value), None)
    if isinstance(value, (int, Decimal)):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    if isinstance(value, Text):
        return Text(value.zh, (value.en or "") + "x")
    if isinstance(value, TimeLimit):
        return TimeLimit(value.amount + 1, value.unit)
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, Expression):
        return None
    return None


def mutations(value: Any, spot: str = "") -> Iterator[tuple[str, Any]]:
    """Every state of the value in which one part is another or is gone, with the class and field where it is."""
    if is_dataclass(value) and not isinstance(value, (type, *WHOLE)):
        for field in fields(value):
            name = f"{owner_of(type(value), field.name)}.{field.name}"
            if field.name in ("at", "id") or name in UNCOMPARED or name == "Example.name":
                continue
            part = getattr(value, field.name)
            if part is not None and not isinstance(part, bool) and "None" in str(field.type):
                yield name, replace(value, **{field.name: None})
            for where, other in mutations(part, name):
                yield where, replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield spot, (*value[:place], *value[place + 1 :])
            for where, other in mutations(part, spot):
                yield where, (*value[:place], other, *value[place + 1 :])
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield spot, {name: one for name, one in value.items() if name != key}
            for where, other in mutations(part, spot):
                yield where, {**value, key: other}
    else:
        other = mutated(value)
        if other is not None:
            yield spot, other


@pytest.mark.parametrize("code", ["catering-licence", "road-occupation"])
def test_every_mutation_of_a_matter_is_told(library, code: str) -> None:
    matter = library.matters[code]
    tried: set[str] = set()
    for where, other in mutations(matter):
        if where in tried or where in IMPOSSIBLE:
            continue
        if not set(other.flows) >= {route.id for route in other.routes if route.ends is None}:
            continue  # such a matter cannot be made
        tried.add(where)
        changes = diff(matter, other)
        assert changes, where
        assert all(change.say("zh") and change.say("en") for change in changes)
    assert len(tried) > 60, sorted(tried)


def test_lines_of_a_definition_that_mean_something_are_told(shipped, vocabulary, library) -> None:
    """Every third line is left out in turn; where a matter comes of it that is not the same, there is a change."""
    matter = library.matters["catering-licence"]
    path, same = library.paths[matter.code], shadow(matter)
    parts, _ = compile_shared(parse(name, text) for name, text in shipped.files.items())
    lines = shipped.files[path].splitlines(keepends=True)
    different = 0
    for place in range(0, len(lines), 3):
        text = "".join(lines[:place] + lines[place + 1 :])
        other = compile_parsed(parse(path, text), parts, vocabulary, judge=False).matter
        if other is None or shadow(other) == same:
            continue
        different += 1
        assert diff(matter, other), lines[place]
    assert different > 20


#: Places, digests and functions: what two states of a matter may differ in and still be the same.
LEFT_OUT = {"at", "digest", "start", "end", "answer", "keys_at"}


def shadow(value: Any) -> Any:
    """The value as two states must share it to be the same."""
    if isinstance(value, Expression):
        return shadow(value.node)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in LEFT_OUT]
        return (type(value).__name__, [(name, shadow(getattr(value, name))) for name in names])
    if isinstance(value, Mapping):
        return [(key, shadow(part)) for key, part in value.items()]
    if isinstance(value, (tuple, list)):
        return [shadow(part) for part in value]
    return repr(value)
