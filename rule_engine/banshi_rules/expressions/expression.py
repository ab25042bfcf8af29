"""What is an expression, once compiled?  Its text, its typed tree, what it reads, and its generated functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from banshi_rules.expressions.generate import truth_function, value_function
from banshi_rules.expressions.nodes import Node
from banshi_rules.findings import Span
from banshi_rules.values import Facts, Kind, Type, Value


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A checked expression.

    `reads` are the facts it reads, as paths (`("area",)`, `("applicant", "kind")`, `("safety_staff", "role")` for a
    column of a group).  `value` and `truth` are generated when they are first called.
    """

    text: str
    node: Node
    type: Type
    reads: frozenset[tuple[str, ...]]
    at: Span
    value: Callable[[Facts], Value | None] = field(init=False, repr=False)
    truth: Callable[[Facts], bool] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", self._first_value)
        object.__setattr__(self, "truth", self._first_truth)

    def _first_value(self, facts: Facts) -> Value | None:
        object.__setattr__(self, "value", value_function(self.node))
        return self.value(facts)

    def _first_truth(self, facts: Facts) -> bool:
        boolean = self.type.kind is Kind.BOOLEAN
        object.__setattr__(self, "truth", truth_function(self.node) if boolean else _never)
        return self.truth(facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and (self.text, self.at, self.type) == (other.text, other.at, other.type)

    def __hash__(self) -> int:
        return hash((self.text, self.at))


def _never(_: Facts) -> bool:
    """What is neither true nor false is not satisfied."""
    return False


def value_of(expression: Expression, facts: Facts) -> Value | None:
    """The value for these facts; None is unknown.  Never raises for facts of the types it was compiled for."""
    return expression.value(facts)


def holds(expression: Expression, facts: Facts) -> bool:
    """Whether a condition is satisfied; one that is unknown is not."""
    return expression.truth(facts)
