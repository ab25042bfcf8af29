"""What is a decision table, once compiled?  Columns, rows of tests and results, and the answer of one look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from banshi_rules.expressions import Reason
from banshi_rules.findings import Span
from banshi_rules.tables.cells import Tests
from banshi_rules.tables.policies import HitPolicy
from banshi_rules.values import Facts, Type, Value


@dataclass(frozen=True, slots=True)
class TableInput:
    """A condition column: the fact it reads (`area`, `applicant.kind`) and its type."""

    name: str
    type: Type
    at: Span


@dataclass(frozen=True, slots=True)
class TableOutput:
    """A result column."""

    name: str
    type: Type
    at: Span


@dataclass(frozen=True, slots=True)
class Hit:
    """The answer of a table: its outputs by name, the row (from 1) and what decided it.

    Without a row every output is None (empty, where rows are collected), and the reasons are the inputs as they were,
    or the rows that contradict each other: `contradicting` are their numbers.  `rows` are all that count: more than
    one only where they are collected.
    """

    outputs: Mapping[str, Value | None]
    row: int | None
    because: tuple[Reason, ...]
    contradicting: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number from 1, what it asks of each input, in order, and its hit."""

    number: int
    tests: tuple[Tests, ...]
    hit: Hit
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class DecisionTable:
    """A checked table; `answer` looks its rows up by index.

    With `for_each`, the id of a group, it is looked up for every row of that group, and its outputs are columns there.
    """

    id: str
    inputs: tuple[TableInput, ...]
    outputs: tuple[TableOutput, ...]
    rows: tuple[Row, ...]
    policy: HitPolicy
    at: Span
    answer: Callable[[Facts], Hit] = field(repr=False)
    for_each: str | None = None
