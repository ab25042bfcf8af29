"""Short ways to write steps, forks and flows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from banshi.definitions.flow import Decide, Flow, Fork, Intake, Issue, Part, Review, Stage, Step
from banshi.people import Role
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.time_limits import TimeLimit, parse_limit
from banshi_rules.values import BOOLEAN, DECIMAL, INTEGER, Type, enum, list_of

SCOPE: dict[str, Type] = {
    "a": BOOLEAN, "b": BOOLEAN, "c": BOOLEAN, "n": INTEGER, "area": DECIMAL, "kind": enum(["x", "y", "z"]),
    "items": list_of(enum(["p", "q"])), **{f"f{number}": BOOLEAN for number in range(24)},
}  # fmt: skip


def when(text: str | None) -> Expression | None:
    if text is None:
        return None
    expression, findings = compile_expression(text, SCOPE, NOWHERE)
    assert expression is not None, findings
    return expression


def limit(text: str | None) -> TimeLimit | None:
    found = None if text is None else parse_limit(text)
    assert text is None or found is not None
    return found


def base(id: str, stage: Stage, by: Role, text: str | None, condition: str | None) -> dict[str, Any]:
    return {
        "id": id, "title": None, "stage": stage, "by": by, "limit": limit(text), "when": when(condition), "at": NOWHERE,
    }  # fmt: skip


def review(id: str, text: str | None = "1 working day", condition: str | None = None, **more: Any) -> Review:
    return Review(**base(id, Stage.HANDLE, Role.HANDLER, text, condition), **more)


INTAKE = Intake(**base("accept", Stage.ACCEPT, Role.WINDOW_CLERK, "5 working days", None))
DECIDE = Decide(**base("decide", Stage.APPROVE, Role.APPROVER, "1 working day", None))
ISSUE = Issue(**base("issue", Stage.COMPLETE, Role.WINDOW_CLERK, "5 working days", None))


def fork(*branches: Sequence[Step], needed: int | None = None, condition: str | None = None) -> Fork:
    made = tuple(tuple(branch) for branch in branches)
    whole = len(made) if needed is None else needed
    return Fork(id="opinions", title=None, branches=made, needed=whole, when=when(condition), at=NOWHERE)


def flow(*parts: Part, ending: tuple[Part, ...] = (DECIDE, ISSUE)) -> Flow:
    return Flow("flow", (INTAKE, *parts, *ending), NOWHERE)
